"""Every sentence that says why a link is not read has its words in each language of the interface."""

import ast
import inspect
from collections.abc import Iterator

import pytest

from summarizer.sources import addresses, decoding, link
from summarizer.web.link_words import why_unread
from summarizer.web.texts import LANGUAGES


def sentences() -> Iterator[str]:
    """The first argument of every ``UnreadableSource`` that reading a link may raise; a 7 for what is filled in."""
    for module in (link, addresses, decoding):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "UnreadableSource":
                told = node.args[0]
                parts = told.values if isinstance(told, ast.JoinedStr) else [told]
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)


@pytest.mark.parametrize("interface", LANGUAGES)
@pytest.mark.parametrize("words", sorted(set(sentences())))
def test_no_sentence_is_without_its_words(words: str, interface: str) -> None:
    assert why_unread(words, interface)


def test_a_sentence_that_nobody_raises_has_none() -> None:
    assert why_unread("The link is too red.", "it") == ""
