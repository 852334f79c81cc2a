"""HTML gives the same kind of article, with the same account."""

import pytest

from summarizer.article import markup, recover

PARAGRAPHS = """\
Il ponte sul fiume ha riaperto ieri mattina dopo due anni di lavori. Ci passano ventimila auto al giorno, dice uno.
Il sindaco ha tagliato il nastro alle nove. Pioveva, e gli operai, che dormivano nel cantiere, avevano appena finito.
La spesa finale è di nove milioni di euro. La Regione ne ha pagati sei, il Comune due, il resto è un mutuo decennale.\
""".splitlines()
PAGE = f"""<!DOCTYPE html><html lang="it"><head><title>Il ponte riapre</title>
<meta name="author" content="Ada Neri"><meta property="article:published_time" content="2026-03-12T08:00:00+01:00">
<script>var menu = 1;</script></head><body>
<nav><ul><li><a href="/">Prima pagina</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Il ponte riapre</h1><p class="date">12 marzo 2026</p>
{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<footer><p>Partita IVA 00000000000</p></footer></body></html>"""


def test_a_page() -> None:
    article = recover(PAGE)
    assert list(article.paragraphs) == PARAGRAPHS
    assert article.title == "Il ponte riapre"
    assert article.byline == "Ada Neri"
    assert (article.date, article.date_iso) == ("12 marzo 2026", "2026-03-12")


def test_everything_else_is_in_the_account() -> None:
    dropped = [item.text for item in recover(PAGE).dropped]
    assert "Prima pagina" in dropped
    assert "Partita IVA 00000000000" in dropped
    assert not any("var menu" in text for text in dropped)


def test_keep_and_drop() -> None:
    article = recover(PAGE, keep=["Partita IVA 00000000000"], drop=[PARAGRAPHS[0]])
    assert list(article.paragraphs) == [*PARAGRAPHS[1:], "Partita IVA 00000000000"]


def test_markup_without_an_article_is_read_like_a_paste() -> None:
    article = recover("<div><ul><li>Prima pagina</li><li>Sport</li></ul></div>")
    assert article.paragraphs == ()
    assert [item.text for item in article.dropped] == ["Prima pagina", "Sport"]


@pytest.mark.parametrize("text", [PAGE, "<p>Uno</p><p>due</p>", "<html>", "  <!doctype html>"])
def test_markup_is_told_from_text(text: str) -> None:
    assert markup.is_html(text)


@pytest.mark.parametrize(
    "text", ["5 < 7 e 9 > 3", "Scrisse <ciao> sul muro.", "", "Da: Ada <ada@posta.example>", PARAGRAPHS[0]]
)
def test_text_is_not_markup(text: str) -> None:
    assert not markup.is_html(text)


def test_deep_markup() -> None:
    assert recover("<html>" + "<div>" * 5000 + "fine").paragraphs == ()
