"""The facts below the text of the page."""

import re

import pytest

from summarizer import events
from summarizer.result import Article, Dropped, Fact, Rendering, Result, TranslatedSentence, Translation
from summarizer.web.fact_table import fact_table
from summarizer.web.reader import render
from summarizer.web.reading import Reading
from summarizer.web.texts import LANGUAGES, catalogue

HOSTILE = "<img src=x onerror=alert(1)>"
FACTS = (
    Fact("place", "Milano", 0, {"en": Rendering("Milan", "same"), "uz": Rendering("Milan", "same")}),
    Fact("number", "40 km", 0, {"en": Rendering("25 miles", "converted")}),
    Fact("date", "12 marzo", 3, {"en": Rendering("", "missing"), "uz": Rendering("12-mart", "same")}),
    Fact("name", HOSTILE, 4, {"en": Rendering(HOSTILE, "changed")}),
)


@pytest.mark.parametrize("interface", LANGUAGES)
def test_it_is_closed_and_in_the_words_of_the_interface(interface: str) -> None:
    table, words = fact_table(FACTS, ["en"], "latin", interface), catalogue(interface)
    assert table.startswith(f'<details class="facts"><summary>{words["facts"]} (4)')
    assert words["facts_lost"].format(count=2) in table
    for key in ("kind", "number", "date", "place", "name", "converted", "missing", "changed"):
        assert f">{words[f'fact_{key}']}<" in table


def test_missing_and_changed_facts_are_first_and_marked_in_words() -> None:
    table = fact_table(FACTS, ["en"], "latin", "en")
    assert re.findall(r'data-go="(\d)"', table) == ["3", "4", "0", "0"]
    assert table.count('<em class="lost">') == 2
    assert '<em class="lost">missing</em>' in table


def test_every_language_on_view_has_a_column_in_its_alphabet() -> None:
    table = fact_table(FACTS, ["en", "uz"], "cyrillic", "en")
    assert table.count('scope="col"') == 4
    assert '<span lang="uz-Cyrl">12-март</span>' in table


def test_text_is_shown_as_text() -> None:
    assert "<img" not in fact_table(FACTS, ["en"], "latin", "en")


def test_a_kind_of_another_version_is_shown_as_it_is() -> None:
    assert "<td>&lt;new&gt;</td>" in fact_table(
        [Fact("<new>", "x", 0, {"en": Rendering("y", "same")})], ["en"], "latin", "en"
    )


def test_without_facts_there_is_nothing() -> None:
    assert not fact_table((), ["en"], "latin", "en")
    assert not fact_table(FACTS[1:2], ["uz"], "latin", "en")


def reading() -> Reading:
    """One sentence in two languages, with the facts above."""
    article = Article(("Uno.",), dropped=(Dropped("Pubblicità", "advertising"),))
    done = {code: Translation(code, paragraphs=((TranslatedSentence("Uno.", code),),)) for code in ("en", "uz")}
    shown = Reading(text="Uno.", targets=("en", "uz"))
    shown.apply(events.ArticleRecovered(article, (("Uno.",),)))
    shown.apply(events.Finished(Result(article, done, facts=FACTS)))
    return shown


def test_it_stands_below_the_text_and_above_what_was_left_out() -> None:
    markup = render(reading(), "en")
    assert markup.index('class="body"') < markup.index('class="facts"') < markup.index('class="dropped"')


def test_side_by_side_every_language_has_its_column() -> None:
    shown = reading()
    assert render(shown, "en").count('scope="col"') == 3
    shown.together = True
    assert render(shown, "en").count('scope="col"') == 4
