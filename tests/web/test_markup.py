"""The words of HTML are translated; its markup stays."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.web.markup import translated_markup

WORDS = {
    "Il ponte è chiuso da ieri.": "The bridge has been closed since yesterday.",
    "chiuso": "closed",
    "da ieri": "since yesterday",
    "qui": "here",
    "il ponte rosso": "the red bridge",
    "rosso": "red",
}


def translate(text: str) -> str:
    """As a translator does it that keeps the white space around; what it does not know, in capitals."""
    inner = text.strip()
    return text.replace(inner, WORDS.get(inner, inner.upper())) if inner else text


@pytest.mark.parametrize(
    ("markup", "translated"),
    [
        ("Il ponte è chiuso da ieri.", "The bridge has been closed since yesterday."),
        ("<p>Il ponte è <b>chiuso</b> da ieri.</p>", "<p>The bridge has been <b>closed</b> since yesterday.</p>"),
        (
            '<p>Il ponte è\n <b><i>chiuso</i></b> <a href="/x">da ieri</a>.</p>',
            '<p>The bridge has been <b><i>closed</i></b> <a href="/x">since yesterday</a>.</p>',
        ),
        ("il ponte <em>rosso</em>", "the <em>red</em> bridge"),
        ("<ul><li>Vai <b>qui</b>, poi</li></ul>", "<ul><li>VAI <b>here</b>, POI</li></ul>"),
        ('uno<br>due<img src="x.png">', 'UNO<br>DUE<img src="x.png">'),
        ("vai <i></i>ora", "VAI ORA"),
        ("a &lt; b &amp; c", "A &lt; B &amp; C"),
        ("<script>var x = 1</script><p>sì</p>", "<script>var x = 1</script><p>SÌ</p>"),
        ('<p translate="no">Marca</p><p class="notranslate x">Nome</p>', None),
        ("<!-- nota --><pre>codice</pre>", None),
        ("", ""),
        (" \n", " \n"),
        ("<!doctype html><html><body><p>sì</p></body></html>", "<!doctype html><html><body><p>SÌ</p></body></html>"),
    ],
)
def test_words_change_and_markup_stays(markup: str, translated: str | None) -> None:
    assert re.sub(r"<i></i>", "", translated_markup(markup, translate)) == (
        markup if translated is None else translated
    )


def test_elements_in_one_another_cost_little() -> None:
    asked: list[str] = []

    def counted(text: str) -> str:
        asked.append(text)
        return text

    translated_markup("<b>parola " * 200, counted)
    assert sum(map(len, asked)) < 10 * len("parola " * 200)


MARKUP = st.recursive(
    st.sampled_from(["uno", " due ", "&lt;", "<br>", "<img>", "<!-- x -->"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "b", "i", "div", "a", "code"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(MARKUP)
def test_nothing_is_lost_or_done_twice(markup: str) -> None:
    def words(html: str) -> str:
        return "".join(lxml.html.fragment_fromstring(html, "div").text_content().split())

    assert words(translated_markup(markup, lambda text: text)) == words(markup)
    tags = re.findall(r"<(p|b|i|div|a|code|br|img)\b", translated_markup(markup, translate))
    plain = lxml.html.tostring(lxml.html.fragment_fromstring(markup, "div"), encoding="unicode")
    assert sorted(tags) == sorted(re.findall(r"<(p|b|i|div|a|code|br|img)\b", plain)[1:])
