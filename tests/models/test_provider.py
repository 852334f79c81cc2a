"""Models: chosen, loaded once, announced once, released."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.engines.base import TranslationEngine
from summarizer.errors import ModelMissing, OptionError
from summarizer.models import Models
from summarizer.models.reach import HUB, PATIENCE
from tests.checkpoints import write_cache
from tests.tiny.sentences import SENTENCES

NLLB = "OpenNMT/nllb-200-distilled-1.3B-ct2-int8"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    write_cache(folder)
    return folder


@pytest.fixture
def cached(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(home / "hub"))
    monkeypatch.setenv("SUMMARIZER_CACHE", str(home / "derived"))
    monkeypatch.setenv("SUMMARIZER_MODELS", str(home / "models.txt"))


@pytest.fixture
def nothing_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    asked: list[str] = []

    def refuse(*arguments: object, **options: object) -> None:
        asked.append(str(arguments))
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    HUB.forget()
    yield asked
    HUB.forget()


@pytest.mark.usefixtures("cached")
def test_the_route_to_uzbek_runs_on_the_tiny_models_of_the_light_profile() -> None:
    models = Models("light", offline=True)
    route = models.route("it", "uz")
    assert route.hops == (("it", "en"), ("en", "uz"))
    assert route.model == f"Helsinki-NLP/opus-mt-it-en + {NLLB}"
    assert route.licence == "Apache 2.0 + CC BY-NC 4.0, non-commercial"
    texts = list(SENTENCES["it"][:4])
    for spec, (source, target) in zip(route.steps, route.hops, strict=True):
        texts = [hypothesis.text for hypothesis in models.engine(spec).translate(texts, source, target)]
    assert texts == list(SENTENCES["uz"][:4])
    models.close()


@pytest.mark.usefixtures("cached", "no_network")
def test_auto_takes_what_is_cached_and_says_why_and_what_is_not_for_commercial_use() -> None:
    models = Models()
    models.route("it", "uz")
    models.route("it", "en")
    models.route("it", "uz")
    assert models.notices == (
        "Italian to English: Helsinki-NLP/opus-mt-it-en (Apache 2.0), because it is in the cache.",
        f"English to Uzbek: {NLLB} (CC BY-NC 4.0, non-commercial), because it is in the cache.",
        f"{NLLB} is for non-commercial use only (CC BY-NC 4.0).",
    )


@pytest.mark.usefixtures("cached")
def test_an_engine_is_loaded_once_even_by_many_threads_and_gone_after_close() -> None:
    models = Models("light", offline=True)
    (spec,) = models.route("it", "en").steps
    engines: list[TranslationEngine] = []
    threads = [threading.Thread(target=lambda: engines.append(models.engine(spec))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(engine) for engine in engines}) == 1
    models.close()
    again = models.engine(spec)
    assert again is not engines[0]
    assert again.translate([SENTENCES["it"][0]], "it", "en")[0].text == SENTENCES["en"][0]
    models.close()


@pytest.mark.usefixtures("cached")
def test_many_threads_share_an_engine_and_get_the_same_texts() -> None:
    models = Models("light", offline=True)
    engine = models.engine(models.route("it", "en").steps[0])
    expected = [hypothesis.text for hypothesis in engine.translate(SENTENCES["it"], "it", "en")]
    results: list[list[str]] = []

    def work() -> None:
        results.append([hypothesis.text for hypothesis in engine.translate(SENTENCES["it"], "it", "en")])

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 6
    models.close()


@pytest.mark.usefixtures("cached")
def test_english_summaries_have_a_model_and_uzbek_ones_have_none() -> None:
    models = Models("light", offline=True)
    engine = models.summary_engine("en")
    assert engine is not None
    assert engine.card.id == "sshleifer/distilbart-cnn-12-6"
    assert models.summary_engine("en") is engine
    assert models.summary_engine("uz") is None
    models.close()


@pytest.mark.usefixtures("nothing_cached")
def test_without_network_auto_answers_at_once(no_network: list[str]) -> None:
    begun = time.monotonic()
    with pytest.raises(ModelMissing, match=rf"Uzbek needs {NLLB}"):
        Models().route("it", "uz")
    assert len(no_network) <= 3  # the hub is asked for once, at most one address of each family after another
    assert time.monotonic() - begun < PATIENCE + 5


@pytest.mark.usefixtures("nothing_cached")
def test_offline_never_asks_the_network(no_network: list[str]) -> None:
    with pytest.raises(ModelMissing):
        Models("light", offline=True).route("it", "uz")
    assert no_network == []


def test_unknown_devices_and_precisions_are_refused() -> None:
    with pytest.raises(OptionError, match="no precision 'int4'"):
        Models(precision="int4")
