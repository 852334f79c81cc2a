"""Terms as readers type them, within the limits of those that programs send."""

import pytest

from summarizer.translation.glossary import Glossary
from summarizer.web.terms import terms, typed


def test_what_is_typed_is_a_glossary() -> None:
    words = "battello = ferry\nlibri\tkitoblar\tuz\n\n# mine\nTorre Blu = keep  # a name"
    glossary, wrong = typed(words, ("en", "uz"))
    assert not wrong
    assert glossary.split("\n") == ["battello\tferry\ten", "libri\tkitoblar\tuz", "", "", "Torre Blu\tkeep"]
    own = terms(glossary)
    assert isinstance(own, Glossary)
    assert len(own) == 3
    assert own.apply("Un battello.", "A boat ferry.", "en") == ("A boat ferry.", ())


@pytest.mark.parametrize("line", ["niente", "= ferry", "a = b = c = d", "x" * 300, "battello ="])
def test_the_first_line_that_cannot_be_understood_is_named(line: str) -> None:
    assert typed(f"battello = ferry\n{line}", ("en",))[1] == 2


def test_nothing_typed_is_no_glossary() -> None:
    assert typed("", ("en",)) == ("", 0)
