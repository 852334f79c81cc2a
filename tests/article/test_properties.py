"""What holds for every text: nothing raises, nothing is lost, nothing is invented."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.article import blocks, cues, markup, recover
from summarizer.article.normalise import normalise
from summarizer.result import Article
from tests.article import pages

LINES = [
    "Leggi anche",
    "di Ada Neri",
    "12 marzo 2026",
    "Cronaca",
    "© Riproduzione riservata",
    "Il ponte riapre dopo due anni di lavori e molte polemiche",
    "Il ponte ha riaperto ieri mattina. Lo attraversano ventimila auto al giorno, e per due anni hanno fatto il giro.",
    "«Era ora», dice il sindaco.",
    "- una voce di elenco;",
    "Commenti",
    "1. Primo punto",
    "",
    "> una riga citata che continua nella riga se-",
    "guente senza fermarsi",
    "[12/02/26, 18:04] Ada: ciao",
    "*In grassetto*",
    "Menu | Cerca | Accedi",
]
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(LINES), max_size=25).map("\n".join),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=25).map("\n".join),
)
TAGS = ["<p>", "</p>", "<div>", "<html>", "<table><tr><td>", "<br>", "<!--", "&agrave;", "<a href='"]
markups = st.lists(
    st.one_of(
        st.sampled_from(["<p>", "</p>", "<div>", "<html>", "<table><tr><td>", "<br>", "<!--", "&agrave;", "<a href='"]),
        st.text(max_size=30),
    ),
    max_size=30,
).map("".join)


def letters(text: str | None) -> str:
    """A text without white space, punctuation, signs and capitals, which joining lines, taking off marks and writing
    names in capitals as names may change."""
    return re.sub(r"[\W_]", "", text or "").casefold()


def without(text: str, values: list[str]) -> str:
    for value in values:
        text = text.replace(value, " ", 1)
    return text


def outputs(article: Article) -> list[str]:
    fields = [article.section, article.title, article.subtitle, article.byline, article.date]
    return [text for text in fields if text] + list(article.paragraphs) + [item.text for item in article.dropped]


@given(texts)
@settings(deadline=None)  # the first text loads the cues
@example("\ud800 mezzo surrogato")
@example("\x00\x01\x02")
@example("31/02/2026\n99.99.9999")
def test_pastes_never_raise(text: str) -> None:
    article = recover(text)
    assert all(paragraph.strip() for paragraph in article.paragraphs)


@given(markups)
@settings(deadline=None)
@example("<?xml version='1.0' encoding='utf-8'?><html><body><p>Testo</p></body></html>")
def test_markup_never_raises(text: str) -> None:
    article = recover(text)
    assert all(item.reason for item in article.dropped)


@given(texts)
def test_every_block_is_accounted_for_once(text: str) -> None:
    if markup.is_html(text):
        return
    article = recover(text)
    found = blocks.split(normalise(text))
    places = [*article.paragraphs, *(item.text for item in article.dropped)]
    fields = [field for field in (article.title, article.subtitle, article.section) if field]
    signature = [field for field in (article.byline, article.date) if field]
    remaining = [block.text for block in found]
    for place in places + fields:
        remaining.remove(place)  # raises where something is in two places, or was never in the text
    for rest in remaining:  # byline and date lines that say nothing more than the fields
        words = cues.tokens(without(rest, signature))
        assert not words or words in cues.load().byline_prefixes


@given(texts)
def test_nothing_is_invented(text: str) -> None:
    if markup.is_html(text):
        return
    source = letters(normalise(text))
    assert all(letters(output) in source for output in outputs(recover(text)))


@given(texts)
def test_the_order_of_paragraphs_is_kept(text: str) -> None:
    if markup.is_html(text):
        return
    order = iter(block.text for block in blocks.split(normalise(text)))
    assert all(any(paragraph == block for block in order) for paragraph in recover(text).paragraphs)


@given(texts)
@example("\xadÂ\x80")  # what goes brings the halves of mojibake together
@example("Ãâ\x80\x80")
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    if "&" not in once:  # what was escaped twice and more is a text about entities
        assert normalise(once) == once


@given(st.sampled_from(pages.load()))
@settings(max_examples=20, deadline=None)
def test_what_was_dropped_can_be_put_back_and_taken_out_again(page: pages.Page) -> None:
    article = recover(page.paste)
    for item in article.dropped[:5]:
        if cues.tokens(item.text):
            assert item.text in recover(page.paste, keep=[item.text]).paragraphs
    for paragraph in article.paragraphs[:3]:
        overruled = recover(page.paste, drop=[paragraph])
        assert paragraph not in overruled.paragraphs
        assert paragraph in [item.text for item in overruled.dropped]
