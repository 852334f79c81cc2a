"""The whole way, seen from outside: overruling, notes, and texts that are hardly articles."""

import pytest

from summarizer.article import recover
from summarizer.result import Article, Dropped

PASTE = """\
Cronaca
Il ponte riapre, la valle brinda
di Ada Neri
Pubblicato il 12 marzo 2026 alle 8:00

Il ponte sul fiume ha riaperto ieri mattina dopo due anni di lavori. Lo attraversano ventimila auto al giorno, che \
prima facevano il giro da Montefosco.

Leggi anche: La storia del ponte

Il sindaco ha tagliato il nastro alle nove. Pioveva, e i lavori erano finiti da due giorni soltanto.

Condividi
"""


def test_the_fields() -> None:
    article = recover(PASTE)
    assert (article.section, article.title, article.byline) == (
        "Cronaca",
        "Il ponte riapre, la valle brinda",
        "Ada Neri",
    )
    assert (article.date, article.date_iso) == ("12 marzo 2026", "2026-03-12")
    assert len(article.paragraphs) == 2


def test_the_account_gives_reasons() -> None:
    assert recover(PASTE).dropped == (
        Dropped("Pubblicato il 12 marzo 2026 alle 8:00", "byline or date line", "byline"),
        Dropped("Leggi anche: La storia del ponte", "link to other articles", "related"),
        Dropped("Condividi", "sharing buttons", "share"),
    )


def test_the_caller_can_put_a_block_back_in_its_place() -> None:
    article = recover(PASTE, keep=["leggi anche: la storia del ponte"])
    assert article.paragraphs[1] == "Leggi anche: La storia del ponte"


def test_the_caller_can_drop_a_paragraph() -> None:
    first = recover(PASTE).paragraphs[0]
    article = recover(PASTE, drop=[first])
    assert len(article.paragraphs) == 1
    assert Dropped(first, "dropped on request", "requested") in article.dropped


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\x00", "***", "Menu\nCerca\nAccedi"])
def test_no_article(text: str) -> None:
    assert recover(text).paragraphs == ()


def test_a_first_paragraph_of_one_sentence_is_no_headline() -> None:
    text = "Il mercato ha cambiato piazza e nessuno si è perso.\n\n" + PASTE.split("\n\n")[1]
    article = recover(text)
    assert article.title is None
    assert len(article.paragraphs) == 2
    assert "No headline was found." in article.notes


def test_short_paragraphs_before_a_heading_are_not_lost() -> None:
    paragraphs = PASTE.split("\n\n")
    text = "\n\n".join(["Pioveva.", "Nessuno aveva l’ombrello.", "Il ponte riapre", paragraphs[1], paragraphs[3]])
    assert recover(text).paragraphs[:2] == ("Pioveva.", "Nessuno aveva l’ombrello.")


def test_a_text_that_breaks_off_is_said_to() -> None:
    body = PASTE.split("\n\n")[1]
    broken = "Il sindaco ha detto che il ponte, costato nove milioni, è solo il..."
    text = f"{body}\n\n{broken}\n\nContenuto riservato agli abbonati"
    assert any("breaks off" in note for note in recover(text).notes)


def test_the_result_is_an_article() -> None:
    assert isinstance(recover(PASTE), Article)


def test_a_megabyte_of_menu_and_article() -> None:
    article = recover("Sezione del sito\n" * 50_000 + PASTE)
    assert article.title == "Il ponte riapre, la valle brinda"
