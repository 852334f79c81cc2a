"""A loop over events may be left, at any point and in any way: nothing hangs, and the models are released."""

import gc
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from summarizer import api
from summarizer.api import Summarizer
from summarizer.engines.base import Decoding, Hypothesis
from summarizer.errors import Closed
from summarizer.events import Event, Finished, SentencesTranslated, TitleTranslated
from summarizer.result import Article
from summarizer.run import finish
from tests.fake_models import FakeModels, faithful

T = TypeVar("T")

PATIENCE = 30.0
LONG = Article(
    tuple(f"Il cantiere numero {n} è stato chiuso ieri sera dal Comune." for n in range(60)), title="Un titolo"
)
KINDS = 8  # events of a run on LONG that are looked at, one place to leave for each


class Surprise(Exception):
    """An error of the caller's own."""


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> FakeModels:
    models = FakeModels()
    monkeypatch.setattr(api, "Models", lambda *args, **options: models)
    return models


def in_time(work: Callable[[], T]) -> T:
    """What ``work`` gives; an error instead of a hanging test where it never ends."""
    given: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            given.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "it hangs"
    if errors:
        raise errors[0]
    return given[0]


def left_at(events: Iterator[Event], number: int) -> None:
    for count, _ in enumerate(events):
        if count == number:
            break


@pytest.mark.parametrize("number", range(KINDS))
def test_break_and_close(models: FakeModels, number: int) -> None:
    summarizer = Summarizer("fake")
    events = summarizer.stream_article(LONG, ("en",))
    left_at(events, number)
    in_time(summarizer.close)
    assert models.english.closed
    with pytest.raises(Closed):
        in_time(lambda: list(events))


@pytest.mark.parametrize("number", range(KINDS))
def test_break_and_go_on_with_another_text(models: FakeModels, number: int) -> None:
    with Summarizer("fake") as summarizer:
        left_at(summarizer.stream_article(LONG, ("en",)), number)
        assert in_time(lambda: summarizer.process_article(LONG, ("en",)))["en"].text


def test_an_error_of_the_caller_leaves_the_loop_and_the_with(models: FakeModels) -> None:
    def work() -> None:
        with Summarizer("fake") as summarizer:
            for event in summarizer.stream_article(LONG, ("en",)):
                if isinstance(event, SentencesTranslated):
                    raise Surprise

    with pytest.raises(Surprise):
        in_time(work)
    assert models.english.closed


def test_the_same_summarizer_inside_the_loop(models: FakeModels) -> None:
    def work() -> list[str]:
        with Summarizer("fake") as summarizer:
            inside = []
            for _ in summarizer.stream_article(LONG, ("en",)):
                inside.append(summarizer.translate_sentences(["Il ponte riapre."], "it", "en")[0].target)
                inside.append(summarizer.process_article(LONG, ("en",))["en"].sentences[0].target)
            return inside

    assert set(in_time(work)) == {"Il etnop erpair.", "Il ereitnac oremun 0 è otats osuihc irei ares lad Comune."}


def test_close_inside_the_loop_ends_it(models: FakeModels) -> None:
    def work() -> None:
        summarizer = Summarizer("fake")
        for event in summarizer.stream_article(LONG, ("en",)):
            if isinstance(event, SentencesTranslated):
                summarizer.close()

    with pytest.raises(Closed):
        in_time(work)
    assert models.english.closed


def test_close_from_another_thread_ends_a_run_at_the_next_batch(models: FakeModels) -> None:
    searching, closing = threading.Event(), threading.Event()

    def slow(text: str, target: str, decoding: Decoding) -> Hypothesis:
        searching.set()
        assert closing.wait(PATIENCE)
        assert not models.english.closed, "the model was taken away in the middle of a batch"
        return faithful(text, target, decoding)

    models.english.answer = slow
    summarizer = Summarizer("fake")
    with ThreadPoolExecutor(2) as pool:
        run = pool.submit(summarizer.process_article, LONG, ("en",))
        assert searching.wait(PATIENCE)
        end = pool.submit(summarizer.close)
        while summarizer._turn._closed is False:
            pass
        closing.set()
        end.result(PATIENCE)
        with pytest.raises(Closed, match=r"closed\. .+\."):
            run.result(PATIENCE)
    assert models.english.closed
    assert len(models.english.batches) == 1


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_who_stops_is_free_at_once_and_the_engine_at_the_end_of_the_batches_in_work(
    models: FakeModels, workers: int
) -> None:
    stop, later = threading.Event(), threading.Event()
    at_work = threading.Barrier(workers + 1)

    def slow(text: str, target: str, decoding: Decoding) -> Hypothesis:
        if models.english.batches[workers:]:  # the first ones, which hold one sentence each, are quick
            at_work.wait(PATIENCE)
            assert later.wait(PATIENCE)
        return faithful(text, target, decoding)

    models.english.workers, models.english.answer = workers, slow
    with Summarizer("fake") as summarizer, ThreadPoolExecutor(1) as pool:
        run = pool.submit(lambda: list(summarizer.stream_article(LONG, ("en",), cancel=stop)))
        at_work.wait(PATIENCE)
        stop.set()
        *events, last = run.result(PATIENCE)  # while all workers still are in the middle of a batch
        begun = len(models.english.batches)
        later.set()
    assert isinstance(last, Finished)
    assert last.cancelled
    assert sum(len(event.sentences) for event in events if isinstance(event, SentencesTranslated)) < len(
        LONG.paragraphs
    )
    assert len(models.english.batches) == begun == 2 * workers


def test_text_flows_batch_by_batch_from_the_top(models: FakeModels) -> None:
    models.english.workers = 2
    with Summarizer("fake") as summarizer:
        events = list(summarizer.stream_article(LONG, ("en",), None))
    [title, *parts] = [event for event in events if isinstance(event, TitleTranslated | SentencesTranslated)]
    assert isinstance(title, TitleTranslated)
    assert max(len(part.sentences) for part in parts if isinstance(part, SentencesTranslated)) == models.english.batch
    shown = [i for part in parts if isinstance(part, SentencesTranslated) for i in part.sentences]
    assert sorted(shown) == list(range(len(LONG.paragraphs)))
    assert max(abs(i - place) for place, i in enumerate(shown)) < 8 * models.english.batch


def test_a_whole_result_is_made_in_larger_batches(models: FakeModels) -> None:
    with Summarizer("fake") as summarizer:
        result = summarizer.process_article(LONG, ("en",))
    assert all(sentence.target for sentence in result["en"].sentences)
    assert max(len(texts) for texts, _ in models.english.batches) > 2 * models.english.batch


def test_a_forgotten_iterator_holds_nothing(models: FakeModels) -> None:
    with Summarizer("fake") as summarizer:
        events = summarizer.stream_article(LONG, ("en",))
        left_at(events, 4)
        waiting = summarizer.stream_article(LONG, ("en",))
        next(waiting)
        assert in_time(lambda: finish(summarizer.stream_article(LONG, ("en",))))  # while both still wait
        del events, waiting
        gc.collect()
        assert in_time(lambda: finish(summarizer.stream_article(LONG, ("en",))))
    assert models.english.closed


def test_streams_of_two_threads_take_turns_and_each_has_its_own_result(models: FakeModels) -> None:
    texts = [Article(tuple(f"Il {name} numero {n} riapre." for n in range(150))) for name in ("ponte", "museo")]
    order: list[int] = []

    def follow(number: int) -> Event:
        for event in summarizer.stream_article(texts[number], ("en",), None):
            if isinstance(event, SentencesTranslated):
                order.append(number)
                other_came.wait(PATIENCE) if len(order) == 1 else other_came.set()
        return event

    other_came = threading.Event()
    with Summarizer("fake") as summarizer, ThreadPoolExecutor(2) as pool:
        last = list(pool.map(follow, (0, 1), timeout=PATIENCE))
        alone = [summarizer.process_article(text, ("en",)) for text in texts]
    results = [event.result for event in last if isinstance(event, Finished)]
    assert [result["en"].sentences for result in results] == [result["en"].sentences for result in alone]
    assert order != sorted(order)  # neither waited for the whole of the other's article


def test_after_its_end_every_use_says_so(models: FakeModels) -> None:
    summarizer = Summarizer("fake")
    summarizer.close()
    summarizer.close()
    uses: list[Callable[[], object]] = [
        lambda: summarizer.stream_article(LONG, ("en",)),
        lambda: summarizer.process_article(LONG, ("en",)),
        lambda: summarizer.translate_sentences(["Il ponte riapre."], "it", "en"),
        lambda: summarizer.load("it", "en"),
        lambda: summarizer.process_many(["Il ponte riapre."], ("en",)),
    ]
    for use in uses:
        with pytest.raises(Closed):
            in_time(use)
