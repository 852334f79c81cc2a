"""A reading grows with the events, and its progress tells the truth."""

import pytest

from summarizer import events
from summarizer.result import Article, Result, Summary, SummarySentence, TranslatedSentence
from summarizer.web.offers import Offer
from summarizer.web.reading import Phase, Reading
from tests.web.fake import NLLB, OPUS

ARTICLE = Article(("Uno. Due.", "Tre. Quattro."))
PARAGRAPHS = (("Uno.", "Due."), ("Tre.", "Quattro."))


@pytest.fixture
def reading() -> Reading:
    reading = Reading(text="…", targets=("en", "uz"))
    reading.apply(events.ArticleRecovered(ARTICLE, PARAGRAPHS), 0.0)
    return reading


def one(index: int, done: int, language: str = "en") -> events.SentencesTranslated:
    source = [sentence for paragraph in PARAGRAPHS for sentence in paragraph][index]
    return events.SentencesTranslated(language, {index: TranslatedSentence(source, source.upper())}, done, 4)


def test_the_whole_counts_every_language_that_can_be_had(reading: Reading) -> None:
    assert reading.progress().total == 8
    reading.apply(events.TargetUnavailable("uz", "missing"))
    assert reading.progress().total == 4
    assert reading.available == ["en"]


def test_no_time_is_promised_before_there_is_a_pace(reading: Reading) -> None:
    reading.apply(one(0, 1), 50.0)
    assert reading.progress().seconds_left is None


def test_time_left_is_pace_times_rest_without_the_loading(reading: Reading) -> None:
    reading.apply(events.TargetUnavailable("uz", "missing"))
    reading.apply(events.ModelLoading("m", "l", "en"), 1.0)
    reading.apply(one(2, 1), 100.0)  # loading took long
    reading.apply(one(0, 2), 103.0)
    progress = reading.progress()
    assert (progress.done, progress.total, progress.seconds_left) == (2, 4, 6.0)


def test_sentences_arrive_in_any_order_and_stand_in_theirs(reading: Reading) -> None:
    reading.apply(one(3, 1))
    reading.apply(one(1, 2))
    translation = reading.translation("en")
    assert [sentence.source for sentence in translation.sentences] == ["Uno.", "Due.", "Tre.", "Quattro."]
    assert [sentence.target for sentence in translation.sentences] == ["", "DUE.", "", "QUATTRO."]


def test_a_summary_is_shown_as_soon_as_it_is_there(reading: Reading) -> None:
    summary = Summary("en", "extractive", (SummarySentence("One.", (0,)),))
    reading.apply(events.SummaryReady(summary))
    assert reading.summary("en") is summary
    assert reading.summary("uz") is None


def test_phases_follow_the_events(reading: Reading) -> None:
    phases = []
    for event in (
        events.ModelLoading("m", "l", "en"),
        one(0, 1),
        events.Finished(Result(ARTICLE), cancelled=True),
    ):
        reading.apply(event)
        phases.append((reading.phase, reading.running))
    assert phases == [(Phase.LOADING, True), (Phase.TRANSLATING, True), (Phase.STOPPED, False)]


def test_what_is_known_not_to_be_served_is_not_counted() -> None:
    reading = Reading(text="…", targets=("en", "uz"))
    reading.offers = {"en": Offer("auto", "en", (OPUS,)), "uz": Offer("auto", "uz", (), (NLLB,))}
    reading.apply(events.ArticleRecovered(ARTICLE, PARAGRAPHS))
    assert reading.progress().total == 4
    reading.apply(events.TargetStarted("uz", "m", "l"))  # it came in between
    assert reading.progress().total == 8


def test_loading_ends_when_the_models_are_there(reading: Reading) -> None:
    phases = []
    told: tuple[events.Event, ...] = (
        events.ModelLoading("m", "l", "en"),
        events.TargetStarted("en", "m", "l"),
        one(0, 1),
        events.TargetUnavailable("uz", "missing"),
        *(one(index, index + 1) for index in (1, 2, 3)),
        events.Finished(Result(ARTICLE)),
    )
    for event in told:
        reading.apply(event)
        phases.append(reading.phase.value)
    assert phases == ["loading", *["translating"] * 5, "summarising", "done"]


def test_stop_answers_at_once_and_keeps_what_still_arrives(reading: Reading) -> None:
    reading.apply(events.ModelLoading("m", "l", "en"))
    reading.apply(one(0, 1))
    reading.stop()
    assert (reading.phase, reading.unfinished, reading.over) == (Phase.STOPPED, True, False)
    reading.apply(one(1, 2))
    assert reading.phase is Phase.STOPPED
    assert reading.progress().done == 2


def test_going_on_begins_with_what_is_done(reading: Reading) -> None:
    reading.apply(one(2, 1))
    reading.apply(events.TargetUnavailable("uz", "missing"))
    reading.stop()
    new = reading.going_on()
    assert new.translation("en").sentences[2].target == "TRE."
    assert (new.phase, new.progress().done, new.memory) == (Phase.RECOVERING, 1, reading.memory)
    assert new.available == ["en", "uz"]  # asked again: its model may have come
    new.apply(one(0, 1))
    assert not reading.translation("en").sentences[0].target


def test_nothing_is_left_of_a_run_that_is_done(reading: Reading) -> None:
    reading.apply(events.TargetUnavailable("uz", "missing"))
    for index in range(4):
        reading.apply(one(index, index + 1))
    reading.apply(events.Finished(Result(ARTICLE)))
    reading.stop()
    assert (reading.phase, reading.unfinished) == (Phase.DONE, False)


def test_undo_leads_back_through_the_last_changes_only() -> None:
    reading = Reading("Titolo\nUna frase.", ("en",))
    for length in ("headline", "medium") * 10:
        reading = reading.again(length=length, before=reading)
    steps = 0
    while reading.before is not None:
        reading, steps = reading.before, steps + 1
    assert steps == 10


def test_after_the_last_sentence_come_summaries_and_then_the_checks_across_the_article(reading: Reading) -> None:
    reading.apply(events.TargetUnavailable("uz", "missing"))
    for index in range(4):
        reading.apply(one(index, index + 1))
    phases = [reading.phase]
    reading.apply(events.SummaryReady(Summary("en", "extractive", ())))
    assert [*phases, reading.phase] == [Phase.SUMMARISING, Phase.CHECKING]
