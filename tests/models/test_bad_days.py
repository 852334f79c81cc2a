"""A reader with a network is never worse off than one without: each failure, each use, in a library call."""

import threading
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.events import Finished, ModelFetching
from summarizer.models import Models
from summarizer.models.downloads import Downloads, State
from summarizer.models.reach import HUB
from tests.fake_hub import Repository
from tests.models.bad_days import (
    ARTICLE,
    DISTILBART,
    NLLB,
    NLLB_READY,
    OPUS,
    USES,
    World,
    moved,
    served,
    world,
)

GOOD = {"translation": OPUS, "Uzbek": f"{OPUS} + {NLLB_READY}", "summary": DISTILBART}
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("derived")


@pytest.fixture
def there(tmp_path: Path, derived: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with world(tmp_path, derived, monkeypatch) as made:
        yield made


# Failures of one model, by name: what happens to it.
def _moves(there: World, model: str) -> None:
    there.hub.repositories[model] = moved(there.hub.repositories[model])
    there.change_weights(model)


def _is_gone(there: World, model: str) -> None:
    del there.hub.repositories[model]


def _is_gated(there: World, model: str) -> None:
    there.alter(model, gated=True)


def _is_forbidden(there: World, model: str) -> None:
    there.hub.mood, there.hub.moody = "forbidden", model


def _breaks_while_it_loads(there: World, model: str) -> None:
    there.hub.mood, there.hub.moody = "broken", f"/{model}/resolve/"


def _arrives_altered(there: World, model: str) -> None:
    name = there.change_weights(model)
    there.hub.stated_checksums[name] = there.spec(model).hashes[name]


ONE_MODEL = [_moves, _is_gone, _is_gated, _is_forbidden, _breaks_while_it_loads, _arrives_altered]
# What stands in for a model on the machine of these tests, where the hub has nothing else of it.
INSTEAD = {"translation": "starter", "Uzbek": f"{OPUS} + {NLLB}", "summary": "extractive"}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("happens", ONE_MODEL, ids=lambda happens: happens.__name__)
def test_a_model_that_fails_costs_only_itself_and_comes_back(
    there: World, happens: Callable[[World, str], None], use: str
) -> None:
    happens(there, USES[use])
    result = there.run()
    after = served(result)
    assert after[use] in (INSTEAD[use], "starter + " + NLLB_READY)
    for other in USES.keys() - {use}:
        assert other in after
    assert any(USES[use] in notice for notice in result.notices)
    assert there.sound()
    there.heal()
    again = served(there.run())
    assert again == GOOD | {"Uzbek": again["Uzbek"]}
    assert again["Uzbek"] in (GOOD["Uzbek"], INSTEAD["Uzbek"])  # what has been fetched meanwhile is kept to
    assert there.sound()


@pytest.mark.parametrize("profile", ["auto", "light"])
@pytest.mark.parametrize(
    "mood", ["forbidden", "proxy asks", "too many", "login page", "broken json", "down", "hangs up"]
)
def test_without_a_hub_what_is_there_serves_and_the_reason_is_said(there: World, mood: str, profile: str) -> None:
    there.hub.mood = mood
    result = there.run(profile)
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert not result["uz"].available
    assert result["uz"].reason
    reasons = [notice for notice in result.notices if "starter" in notice]
    assert any(OPUS in reason or "the hub cannot be reached" in reason for reason in reasons)
    there.heal()
    assert served(there.run(profile)) == GOOD


@pytest.mark.parametrize("mood", ["forbidden", "too many", "login page", "down", "hangs up"])
def test_what_is_cached_serves_without_asking_a_hub_in_trouble(there: World, mood: str) -> None:
    there.fill()
    there.hub.mood = mood
    there.hub.requests.clear()
    assert served(there.run()) == GOOD
    assert there.hub.requests == []


@pytest.mark.parametrize("use", USES)
def test_a_damaged_model_is_fetched_again_and_offline_something_else_serves(there: World, use: str) -> None:
    there.fill()
    there.damage(USES[use])
    offline = served(there.run(offline=True))
    assert offline[use] != GOOD[use] if use in offline else use == "Uzbek"
    assert offline["translation"]
    assert served(there.run()) == GOOD
    assert there.sound()


def test_another_revision_that_models_txt_names_serves(there: World) -> None:
    good = there.hub.repositories[OPUS]
    there.hub.repositories[OPUS] = Repository(good.folder, "3a1b763".ljust(40, "0"), ("refs/pr/2",))
    result = there.run()
    assert served(result)["translation"] == OPUS
    assert any("was taken at refs/pr/2 (3a1b76300000)" in notice for notice in result.notices)


def test_the_owners_main_serves_at_last_and_it_is_said(there: World) -> None:
    good = there.hub.repositories[OPUS]
    there.hub.repositories[OPUS] = Repository(good.folder, "5" * 40, ("main",))
    result = there.run()
    assert served(result)["translation"] == OPUS
    assert any("was taken at main (555555555555)" in notice for notice in result.notices)


def test_another_model_of_the_task_that_is_cached_comes_before_the_starter(there: World) -> None:
    there.fill()
    big = "Helsinki-NLP/opus-mt-tc-big-it-en"
    text = there.registry.read_text(encoding="utf-8")
    other = next(line for line in text.splitlines() if OPUS in line).replace("light,permissive,direct,auto", "other")
    wanted = f"light translate it-en {big} refs/pr/9 CC-BY-4.0 1MB head=f965c83"
    kept = [line for line in text.splitlines() if OPUS not in line]
    there.registry.write_text("\n".join([wanted, other, *kept]), encoding="utf-8")
    result = there.run("light")
    assert served(result)["translation"] == OPUS
    assert any(f"{OPUS} (Apache 2.0), because" in notice and big in notice for notice in result.notices)


def test_a_step_down_never_leads_to_a_licence_that_forbids_more(there: World) -> None:
    there.fill()
    text = there.registry.read_text(encoding="utf-8")
    kept = [
        line.replace("light,", "other,").replace("auto", "other2") for line in text.splitlines() if OPUS not in line
    ]
    free = f"light translate it-en,en-uz a/b {'c' * 40} MIT 1MB"
    there.registry.write_text("\n".join([free, *kept]), encoding="utf-8")
    result = there.run("light")
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert "a/b" in (result["uz"].reason or "")


def test_a_disk_without_room_is_said_and_something_smaller_serves(there: World) -> None:
    size = there.spec(NLLB_READY).size
    there.patch.setattr("summarizer.engines.room.shutil.disk_usage", lambda path: Usage(10**9, 0, size - 1))
    there.patch.setattr("summarizer.models.hub.shutil.disk_usage", lambda path: Usage(10**9, 0, 1000))
    result = there.run()
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert any("needs" in notice and "free" in notice for notice in result.notices)


def test_a_disk_that_fills_up_is_said(there: World) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    there.patch.setattr("summarizer.models.transfer._receive", full)
    result = there.run()
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert any("The disk is full" in notice for notice in result.notices)


def test_an_unusable_cache_is_not_called_the_network(there: World) -> None:
    (there.home).write_text("a file where the cache should be")
    result = there.run()
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert any("cannot be written" in notice for notice in result.notices)


def test_a_model_too_large_for_the_memory_is_passed_over_for_one_that_fits(there: World) -> None:
    large = there.spec(NLLB_READY).size

    def lacking(spec: object, device: str, precision: str) -> str | None:
        return "needs 9.9 GB of memory, and 1.0 GB are free" if getattr(spec, "id", "") == NLLB_READY else None

    there.patch.setattr("summarizer.engines.room.lacking", lacking)
    result = there.run()
    assert large
    assert served(result)["Uzbek"] == f"{OPUS} + {NLLB}"
    assert any(f"because {NLLB_READY} needs 9.9 GB of memory" in notice for notice in result.notices)


def test_a_summariser_that_goes_wrong_at_work_leaves_the_translations(there: World) -> None:
    from summarizer.engines.hardware import out_of_memory
    from summarizer.engines.seq2seq import Seq2SeqSummary

    def fail(self: object, *arguments: object) -> None:
        raise out_of_memory()

    there.patch.setattr(Seq2SeqSummary, "summarize", fail)
    result = there.run()
    assert served(result) == GOOD | {"summary": "extractive"}
    assert any("summaries: sentences of the article, because There is not enough memory" in n for n in result.notices)


def test_without_a_starter_the_models_own_error_is_raised(there: World) -> None:
    from summarizer.errors import HubUnreachable

    there.patch.setattr("summarizer.models.starter.installed", lambda: False)
    there.hub.mood = "down"
    HUB.forget()
    with pytest.raises(Exception, match=OPUS) as raised:
        there.run("light")
    assert isinstance(raised.value, HubUnreachable) or "not on this machine" in str(raised.value)


def test_one_connection_that_breaks_off_is_taken_up_again(there: World) -> None:
    there.hub.cut_after = 200_000
    assert served(there.run()) == GOOD


def test_a_network_that_comes_back_is_noticed_without_a_restart(there: World) -> None:
    there.hub.mood = "hangs up"
    with there.summarizer() as summarizer:
        assert served(summarizer.process(ARTICLE, force=True))["translation"] == "starter"
        there.heal()
        _later(there, 120)
        assert served(summarizer.process(ARTICLE, force=True)) == GOOD
        assert not any("English: starter" in notice for notice in summarizer.notices)


def _later(there: World, seconds: float) -> None:
    """Let clocks run ahead."""
    now = time.monotonic
    there.patch.setattr(HUB, "_clock", lambda: now() + seconds)
    there.patch.setattr("summarizer.models.failures.time.monotonic", lambda: now() + seconds)


def test_now_serves_what_is_here_and_fetches_nothing(there: World) -> None:
    result = there.run(wait=False)
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert there.hub.requests == []
    there.fill()
    assert served(there.run(wait=False)) == GOOD


def test_progress_is_told_while_a_model_is_fetched(there: World) -> None:
    there.hub.slow = 0.02
    with there.summarizer() as summarizer:
        events = list(summarizer.stream(ARTICLE, force=True))
    fetching = [event for event in events if isinstance(event, ModelFetching) and event.model == OPUS]
    assert len(fetching) > 2
    assert fetching[0].done < fetching[-1].done == fetching[-1].total
    assert any(event.rate > 0 and event.seconds_left is not None for event in fetching)
    assert fetching[0].licence == "Apache 2.0"


def test_fetching_stops_when_asked_and_goes_on_where_it_stopped(there: World) -> None:
    there.hub.slow = 0.1
    cancel = threading.Event()
    with there.summarizer() as summarizer:
        for event in summarizer.stream(ARTICLE, force=True, cancel=cancel):
            if isinstance(event, ModelFetching) and event.done > 0:
                cancel.set()
    assert isinstance(event, Finished)
    assert event.cancelled
    assert list((there.home / "hub").glob("models--*/blobs/*"))
    there.hub.slow = 0.0
    assert served(there.run()) == GOOD


def test_nobody_waits_while_another_fetches(there: World) -> None:
    there.run(offline=True)
    there.hub.slow = 0.2
    with there.summarizer() as slow:
        fetching = slow.stream(ARTICLE, force=True)
        while not isinstance(next(fetching), ModelFetching):
            pass
        begun = time.monotonic()
        assert slow.recover(ARTICLE, force=True).paragraphs
        with slow._turn.taken():  # the turn is free
            waited = time.monotonic() - begun
        there.hub.slow = 0.0
        list(fetching)
    assert waited < 2


def test_a_batch_keeps_to_the_models_it_began_with(there: World) -> None:
    there.hub.repositories[OPUS] = moved(there.hub.repositories[OPUS])
    HUB.forget()
    chosen = Models("auto", there.registry).prepare(("en", "uz"))
    ids = [spec.id for spec in chosen]
    assert ids == ["starter", NLLB_READY, DISTILBART]
    there.heal()
    HUB.forget()
    models = Models("auto", there.registry, only=ids)
    assert models.ready("it", "uz").model == f"starter + {NLLB_READY}"
    models.close()


def test_a_page_fetches_in_the_background_and_hears_when_it_is_ready(there: World) -> None:
    ready: list[str] = []
    models = Models("auto", there.registry, wait=False)
    downloads = Downloads(models.provide, lambda spec: ready.append(spec.id))
    assert models.ready("it", "en").model == "starter"
    assert [spec.id for spec in models.missing("it", "uz")] == [OPUS, NLLB_READY]
    there.hub.slow = 0.02
    [spec] = models.missing("it", "en")
    download = downloads.start(spec)
    assert downloads.start(spec) is download  # one download, however often it is clicked
    seen = [(update.state, update.progress and update.progress.done) for update in download.updates()]
    assert seen[-1][0] is State.READY
    assert len(seen) > 2
    assert download.wait(5)
    assert models.ready("it", "en").model == OPUS
    assert ready == [OPUS]
    models.close()


def test_a_download_that_is_stopped_or_fails_says_so_and_can_be_begun_again(there: World) -> None:
    models = Models("auto", there.registry, wait=False)
    downloads = Downloads(models.provide)
    [spec] = models.missing("it", "en")
    there.hub.slow = 0.2
    download = downloads.start(spec)
    for update in download.updates():
        if update.progress and update.progress.done:
            update.cancel()
    assert download.state is State.CANCELLED
    there.hub.slow, there.hub.mood = 0.0, "down"
    failed = downloads.start(spec)
    assert failed.wait(30)
    assert failed.state is State.FAILED
    assert "trouble of its own (503)" in str(failed.error)
    there.heal()
    again = downloads.start(spec)
    assert again.wait(60)
    assert again.state is State.READY
    assert not downloads.running()
