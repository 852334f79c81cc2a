import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer import api
from summarizer.api import Summarizer
from summarizer.engines.base import Decoding, Hypothesis
from summarizer.errors import (
    EmptyInput,
    ModelMissing,
    NoArticle,
    OptionError,
    TooLong,
    UnknownLanguage,
    WrongLanguage,
)
from summarizer.events import ArticleRecovered, Finished, SentencesTranslated, SummaryReady, TitleTranslated
from summarizer.result import Article
from summarizer.run import finish
from summarizer.text.segmentation import segment
from summarizer.translation.glossary import Glossary
from summarizer.translation.memory import SentenceMemory
from tests.conftest import Pasted
from tests.fake_models import FakeEngine, FakeModels, faithful

TITLE = "Riapre dopo tre anni il ponte vecchio di Borgo San Lauro"
ENGLISH_TEXT = (
    "The old bridge of the town was opened again yesterday morning, three years after the flood that had destroyed "
    "two of its arches, and about four hundred people came to the ceremony with the mayor and the president."
)


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> FakeModels:
    models = FakeModels()
    monkeypatch.setattr(api, "Models", lambda *args, **options: models)
    return models


@pytest.fixture
def summarizer(models: FakeModels) -> Iterator[Summarizer]:
    with Summarizer("fake") as one:
        yield one


def test_the_road_from_paste_to_result(summarizer: Summarizer, paste: str) -> None:
    result = summarizer.process(paste, ("en",))
    assert result.article.title == TITLE
    assert result.article.byline == "Marta Bellandi"
    assert len(result.article.paragraphs) == 4
    assert not any("newsletter" in paragraph for paragraph in result.article.paragraphs)
    english = result["en"]
    assert english.available
    assert [len(p) for p in english.paragraphs] == [len(segment(p)) for p in result.article.paragraphs]
    assert english.summary is not None
    assert english.summary.sentences
    assert set(result.summaries) == {"it", "en"}


def test_the_headline_is_checked_as_every_sentence_is(summarizer: Summarizer, paste: str) -> None:
    title = summarizer.process(paste, ("en",))["en"].title
    assert title is not None
    assert title.source == TITLE
    assert title.steps
    assert title.flags == ()


def test_sentences_in_are_sentences_out(summarizer: Summarizer, paste: str) -> None:
    result = summarizer.process(paste, ("en",))
    for paragraph, sentences in zip(result.article.paragraphs, result["en"].paragraphs, strict=True):
        assert "".join(s.source for s in sentences).replace(" ", "") == paragraph.replace(" ", "")
        assert all(s.target for s in sentences)


def test_a_language_without_a_model_says_what_is_missing(summarizer: Summarizer, paste: str) -> None:
    result = summarizer.process(paste, ("en", "uz"))
    assert result["en"].available
    assert not result["uz"].available
    assert "fake/en-uz (1 MB, Apache-2.0)" in str(result["uz"].reason)
    assert not result.complete
    assert "uz" not in result.summaries


def test_nothing_is_raised_unless_no_target_could_be_served(summarizer: Summarizer, paste: str) -> None:
    with pytest.raises(ModelMissing, match="en-uz"):
        summarizer.process(paste, ("uz",))


def test_the_stream_shows_the_article_first_and_the_result_last(summarizer: Summarizer, paste: str) -> None:
    events = list(summarizer.stream(paste, ("en",)))
    assert isinstance(events[0], ArticleRecovered)
    assert isinstance(events[-1], Finished)
    kinds = [type(event) for event in events]
    assert kinds.index(TitleTranslated) < kinds.index(SentencesTranslated) < kinds.index(SummaryReady)
    parts = [event for event in events if isinstance(event, SentencesTranslated)]
    assert [event.done for event in parts] == sorted(event.done for event in parts)
    assert parts[-1].done == parts[-1].total == len(events[-1].result["en"].sentences)


def test_the_summary_comes_before_the_whole_article_is_translated(summarizer: Summarizer) -> None:
    article = Article(tuple(f"Il cantiere numero {n} è stato chiuso ieri sera dal Comune." for n in range(90)), TITLE)
    kinds = [type(event) for event in summarizer.stream_article(article, ("en",))]
    last = len(kinds) - 1 - kinds[::-1].index(SentencesTranslated)
    assert kinds.index(SummaryReady) < last


def test_the_sentences_of_the_summary_are_translated_first(summarizer: Summarizer, paste: str) -> None:
    events = list(summarizer.stream(paste, ("en",)))
    first = next(event for event in events if isinstance(event, SentencesTranslated))
    [summary] = [e.summary for e in events if isinstance(e, SummaryReady) and e.summary.language == "en"]
    assert set(summary.sentences[0].sources) <= set(first.sentences)


def test_stop_keeps_what_is_done(models: FakeModels, summarizer: Summarizer, paste: str) -> None:
    cancel = threading.Event()
    text = paste + "\n\n".join(f"Il cantiere numero {n} è stato chiuso ieri sera dal Comune." for n in range(1, 200))
    article = Article(tuple(line for line in text.splitlines() if line.endswith(".")), title=TITLE)
    for event in summarizer.stream_article(article, ("en", "uz"), cancel=cancel):
        if isinstance(event, SentencesTranslated):
            cancel.set()
    assert isinstance(event, Finished)
    assert event.cancelled
    done = [s for s in event.result["en"].sentences if s.target]
    missing = [s for s in event.result["en"].sentences if not s.target]
    assert done
    assert missing
    assert all(s.flags[0].kind == "untranslated" for s in missing)
    assert "Stopped" in str(event.result["uz"].reason)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyInput),
        (" \n\t ", EmptyInput),
        ("Home\nAccedi\nCookie policy\n© 2025", NoArticle),
        (ENGLISH_TEXT, WrongLanguage),
        ("parola " * 40_000, TooLong),
    ],
)
def test_bad_input_says_what_to_do_next(summarizer: Summarizer, text: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"[a-z]\. .+\.$"):
        summarizer.process(text, ("en",))


def test_who_insists_gets_any_language_translated(summarizer: Summarizer) -> None:
    with pytest.raises(WrongLanguage, match="English"):
        summarizer.process(ENGLISH_TEXT, ("en",))
    assert summarizer.process(ENGLISH_TEXT, ("en",), force=True)["en"].text


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"targets": ()}, OptionError),
        ({"targets": "en"}, OptionError),
        ({"targets": ("de",)}, UnknownLanguage),
        ({"length": "huge"}, OptionError),
    ],
)
def test_wrong_use_is_told_before_anything_is_loaded(
    models: FakeModels, summarizer: Summarizer, paste: str, options: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"Choose|Give"):
        summarizer.process(paste, **options)
    assert models.english.batches == []


def test_a_block_can_be_put_back_and_another_left_out(summarizer: Summarizer, paste: str) -> None:
    result = summarizer.process(paste, ("en",), keep=("Leggi anche",), drop=("Per i commercianti del centro",))
    assert "Leggi anche" not in {block.text for block in result.article.dropped}


def test_summaries_alone_translate_no_more_than_they_need(
    models: FakeModels, summarizer: Summarizer, paste: str
) -> None:
    summaries = summarizer.summarize(paste, ("it", "en"), "short")
    assert set(summaries) == {"it", "en"}
    translated = {text for texts, _ in models.english.batches for text in texts}
    assert len(translated) <= 2 * len(summaries["it"].sentences) + 3


def test_summaries_leave_out_a_language_without_a_model(summarizer: Summarizer, paste: str) -> None:
    assert set(summarizer.summarize(paste, ("it", "uz"))) == {"it"}
    with pytest.raises(ModelMissing):
        summarizer.summarize(paste, ("uz",))


def test_translate_makes_no_summary(summarizer: Summarizer, paste: str) -> None:
    result = summarizer.translate(paste, ("en",))
    assert result["en"].text
    assert result["en"].summary is None
    assert result.summaries == {}


def test_sixteen_threads_share_one_summarizer(models: FakeModels, summarizer: Summarizer, paste: str) -> None:
    running = threading.Semaphore(1)

    def alone(text: str, target: str, decoding: Decoding) -> Hypothesis:
        assert running.acquire(blocking=False), "two threads were in the engine at once"
        try:
            return faithful(text, target, decoding)
        finally:
            running.release()

    models.english = FakeEngine(alone)
    results: dict[int, str] = {}

    def work(n: int) -> None:
        results[n] = summarizer.process(paste.replace("2,4", f"{n + 3},4"), ("en",))["en"].text

    threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == list(range(16))
    assert all(f"{n + 3}.4" in text for n, text in results.items())  # with the marks of English


def test_idle_models_are_released_and_come_back_when_needed(models: FakeModels, paste: str) -> None:
    released = threading.Event()
    models.close = released.set  # type: ignore[method-assign]
    with Summarizer("fake", idle=0.01) as one:
        first = one.process(paste, ("en",))
        assert released.wait(20)
        assert one.process(paste, ("en",)) == first


def test_close_releases_the_models(models: FakeModels) -> None:
    with Summarizer("fake"):
        pass
    assert models.english.closed


@pytest.mark.usefixtures("starter_engine")
def test_a_paste_with_the_starter(pasted: Pasted) -> None:
    gold = pasted.gold
    with Summarizer("starter") as summarizer:
        result = summarizer.process(pasted.text, ("en", "uz"))
    article = result.article
    assert (article.section, article.title, article.byline) == (gold["section"], gold["title"], gold["byline"])
    assert len(article.paragraphs) == gold["paragraph_count"]
    assert all(p.startswith(words) for p, words in zip(article.paragraphs, gold["first_words"], strict=True))
    assert not any(junk in article.text for junk in gold["must_drop"] if junk not in gold["title"])
    english = result["en"]
    flagged = " ".join(s.source for s in english.sentences if s.flags)
    for name in gold["must_survive_translation"]:
        assert name in english.text or name in flagged, f"{name} is neither in the translation nor flagged"
    assert english.summary is not None
    assert all(sentence.sources for sentence in english.summary.sentences)
    assert "nllb" in str(result["uz"].reason)


def test_a_name_is_written_alike_through_the_article(models: FakeModels, summarizer: Summarizer) -> None:
    def careless(text: str, target: str, decoding: Decoding) -> Hypothesis:
        good = faithful(text, target, decoding)
        return Hypothesis(good.text.replace("Malvasi", "Malvassi") if "piazza" in text else good.text, -0.2, True, 9)

    models.english.answer = careless
    sentences = (
        "Ieri Malvasi ha aperto il ponte.",
        "Poi Malvasi ha parlato nella piazza del paese.",
        "Infine Malvasi ha lasciato il palco.",
    )
    result = summarizer.process_article(Article((" ".join(sentences),)), ("en",))
    assert [sentence.target.count("Malvasi") for sentence in result["en"].sentences] == [1, 1, 1]


def test_what_is_not_to_be_remembered_leaves_no_file(
    models: FakeModels, paste: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    monkeypatch.setenv("SUMMARIZER_SENTENCES", "1000")
    with Summarizer("fake", remember=False) as forgetful:
        forgetful.process(paste, ("en",))
    assert list(tmp_path.iterdir()) == []
    with Summarizer("fake") as remembering:
        remembering.process(paste, ("en",))
    assert list(tmp_path.iterdir()) != []


def test_what_is_not_to_be_remembered_is_translated_anew_unless_the_caller_keeps_it(
    models: FakeModels, paste: str
) -> None:
    """A server must not give one reader what another one's article has left."""
    with Summarizer("fake", remember=False) as forgetful:
        mine = SentenceMemory()
        first = finish(forgetful.stream(paste, ("en",), memory=mine))
        asked = len(models.english.batches)
        assert finish(forgetful.stream(paste, ("en",), memory=mine)) == first
        assert len(models.english.batches) == asked
        forgetful.process(paste, ("en",))
        assert len(models.english.batches) > asked


def test_a_run_with_the_memory_of_a_stopped_one_goes_on_there(models: FakeModels, paste: str) -> None:
    with Summarizer("fake", remember=False) as summarizer:
        memory, stop = SentenceMemory(), threading.Event()
        for event in summarizer.stream(paste, ("en",), cancel=stop, memory=memory):
            if isinstance(event, SentencesTranslated):
                stop.set()
        done = {text for texts, _ in models.english.batches for text in texts}
        models.english.batches.clear()
        result = finish(summarizer.stream(paste, ("en",), memory=memory))
        assert all(sentence.target for sentence in result["en"].sentences)
        assert not done & {text for texts, _ in models.english.batches for text in texts}


def test_the_terms_of_a_run_stand_in_for_the_summarizers_own(models: FakeModels, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("cantiere\tyard\ten\n", encoding="utf-8")
    article = Article(("Il cantiere è stato chiuso ieri sera dal Comune.",), TITLE)
    terms = Glossary.parse("Comune\ttown hall\ten")
    with Summarizer("fake", glossary=tmp_path / "own.tsv") as one:
        for own, unmet, put in ((None, 1, False), (terms, 0, True), (Glossary(), 0, False), (None, 1, False)):
            [sentence] = finish(one.stream_article(article, ("en",), glossary=own))["en"].sentences
            assert [flag.kind for flag in sentence.flags].count("glossary") == unmet
            assert ("town hall" in sentence.target) is put
        with pytest.raises(OptionError, match="glossary"):
            one.stream_article(article, ("en",), glossary="Comune")  # type: ignore[arg-type]
