"""Readers are told what happened in their language, and never to type a command."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import errors, sources
from summarizer.web.explain import explain
from summarizer.web.limits import TooFastError
from summarizer.web.links import is_link, with_scheme
from summarizer.web.queue import QueueFullError
from summarizer.web.texts import LANGUAGES, text

SOURCES = Path(sources.__file__).parent
HINT = "Run `summarizer models pull`, or insist with --force (force=True)."
KINDS = sorted(
    (one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.SummarizerError)),
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("interface", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_error_names_a_command_or_an_option(kind: type[errors.SummarizerError], interface: str) -> None:
    words = " ".join(explain(kind("It went wrong.", HINT), interface))
    assert words.strip()
    assert not re.search(r"`|--|=", words)


@pytest.mark.parametrize("error", [QueueFullError(), TooFastError(7.0), ValueError("secret words of an article")])
def test_other_errors_have_words_too(error: Exception) -> None:
    for interface in LANGUAGES:
        assert "secret" not in " ".join(explain(error, interface))


def test_a_text_that_is_too_long_is_told_with_its_size_and_the_limit() -> None:
    error = errors.TooLong("The text is too long.")
    error.length, error.limit = 1_000_000, 200_000
    assert "1,000,000" in explain(error, "en")[0]
    assert "200,000" in explain(error, "en")[0]


@pytest.mark.parametrize("paste", ["https://www.esempio.it/a?b=c", "www.esempio.it", "esempio.it/cronaca/articolo-1"])
def test_an_address_is_told_from_a_text(paste: str) -> None:
    assert is_link(f" {paste}\n")
    assert with_scheme(paste).startswith("https://")


@pytest.mark.parametrize("paste", ["Ciao.", "Titolo\nwww.esempio.it", "un testo esempio.it", "3.14", ""])
def test_a_text_is_no_address(paste: str) -> None:
    assert not is_link(paste)


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "ftp://esempio.it"])
def test_another_scheme_stays_and_is_refused_later(link: str) -> None:
    assert with_scheme(link) == link


def raised(module: Path) -> Iterator[str]:
    """The sentences of every ``UnreadableSource`` of a module, their places filled."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UnreadableSource":
            parts = node.args[0].values if isinstance(node.args[0], ast.JoinedStr) else [node.args[0]]
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "404" for part in parts)


@pytest.mark.parametrize("interface", LANGUAGES)
def test_why_a_link_is_not_read_has_words_in_every_language(interface: str) -> None:
    sentences = [words for name in ("link", "addresses") for words in raised(SOURCES / f"{name}.py")]
    assert len(sentences) > 10
    for words in sentences:
        why = explain(errors.UnreadableSource(words, "Copy it."), interface)[1]
        assert why, words
        assert interface == "en" or words not in why


def test_what_is_said_in_english_alone_is_kept_from_readers_of_other_languages() -> None:
    error = errors.UnreadableSource("scan.pdf is locked with a password.", "Unlock it first.")
    assert explain(error, "en") == ("scan.pdf is locked with a password.", "Unlock it first.")
    assert explain(error, "it") == (text("it", "unreadable"), "")
