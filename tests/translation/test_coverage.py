"""What a translation leaves out or adds."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import languages
from summarizer.engines.base import ScoredTarget, ScoredToken, TranslationEngine
from summarizer.flags import Kind
from summarizer.translation.coverage import coverage, phrases_of
from summarizer.translation.hop import Hop
from tests.fake_models import FakeEngine

IT, EN = languages.get("it"), languages.get("en")
LINKS = {"arbitro": "referee", "annullato": "disallowed", "gol": "goal", "fuorigioco": "offside"}
SOURCE = "L'arbitro ha annullato il gol per fuorigioco."


class Reader(FakeEngine):
    """Finds a target the less probable, the more words of its source have no partner there, or of it here."""

    both_ways = False

    def supports(self, source: str, target: str) -> bool:
        return self.both_ways or (source, target) == ("it", "en")

    def score(self, texts: Sequence[str], targets: Sequence[str], source: str, target: str) -> list[ScoredTarget]:
        return [
            ScoredTarget((ScoredToken(0, len(there), -_loose(here, there)),), -0.1)
            for here, there in zip(texts, targets, strict=True)
        ]


def _loose(one: str, other: str) -> float:
    """How many of the words of both have no partner."""
    here, there = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    pairs = [*LINKS.items(), *((english, italian) for italian, english in LINKS.items())]
    return float(sum((first in here) != (second in there) for first, second in pairs))


def details(target: str, both_ways: bool = False) -> list[str]:
    engine = Reader()
    engine.both_ways = both_ways
    flags = coverage(engine, SOURCE, target, IT, EN)
    assert {flag.kind for flag in flags} <= {Kind.COVERAGE}
    return [flag.detail for flag in flags]


def test_a_phrase_that_is_left_out_is_named() -> None:
    assert details("The referee disallowed the goal for offside.") == []
    assert details("The referee disallowed the goal.") == ["not in the translation: per fuorigioco"]


def test_what_is_added_is_named_where_the_model_translates_the_other_way() -> None:
    source_of_less = "The referee disallowed the goal for offside."
    engine = Reader()
    engine.both_ways = True
    [flag] = coverage(engine, "L'arbitro ha annullato il gol.", source_of_less, IT, EN)
    assert flag.detail == "not in the source: for offside"


@pytest.mark.parametrize("target", ["", "   ", "word " * 100])
def test_nothing_is_said_of_what_cannot_be_read(target: str) -> None:
    assert details(target) == []


def test_a_hop_looks_for_it_on_request() -> None:
    [plain], [covered] = (Hop(Reader(), "it", "en", coverage=asked).translate([SOURCE]) for asked in (False, True))
    assert {flag.kind for flag in covered.flags} - {flag.kind for flag in plain.flags} == {Kind.COVERAGE}


def test_phrases_are_words_of_content_with_what_leads_to_them() -> None:
    text = "La sindaca ha promesso che, prima di Natale, la scuola riaprirà alle 8.30."
    assert [text[start:end] for start, end in phrases_of(text, IT)] == [
        "La sindaca",
        "ha promesso",
        "prima di Natale",
        "la scuola",
        "riaprirà",
        "alle 8.30",
    ]


@given(st.text(max_size=80))
def test_phrases_are_in_order_and_never_overlap(text: str) -> None:
    places = [place for phrase in phrases_of(text, IT) for place in phrase]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_the_starter_notices_what_is_left_out(starter_engine: TranslationEngine) -> None:
    source = "La ministra ha inaugurato la nuova biblioteca davanti a trecento studenti."
    whole, less = (
        "The minister opened the new library in front of three hundred students.",
        "The minister opened the library.",
    )
    assert coverage(starter_engine, source, whole, IT, EN) == ()
    [flag] = coverage(starter_engine, source, less, IT, EN)
    assert "studenti" in flag.detail
