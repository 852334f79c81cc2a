"""The long runs find their tiny model, whatever hashes models.txt holds."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.scale import home, sentences
from summarizer.models import Models
from tests.tiny.sentences import SENTENCES


def test_no_sentence_of_the_long_run_occurs_twice() -> None:
    some = list(islice(sentences(), 5000))
    assert len(set(some)) == 5000


def test_the_model_of_the_long_runs_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in home(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    models = Models("light", registry=tmp_path / "models.txt", device="cpu", offline=True)
    engine = models.engine(models.route("it", "en").steps[-1])
    assert engine.translate(SENTENCES["it"][:1], "it", "en")[0].text == SENTENCES["en"][0]
    models.close()
