"""Whatever a check says of a sentence has words in every language of the page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import summarizer
from summarizer.flags import Kind
from summarizer.result import Flag, Translation
from summarizer.translation.checks import check, contrasts, dates, kinds_run
from summarizer.web.doubts import BEGINNINGS, SAID_BY_KIND, detail, reason, unchecked
from summarizer.web.texts import LANGUAGES, catalogue

PACKAGE = Path(summarizer.__file__).parent
PAIRS = Path(__file__).parents[1] / "data" / "check_pairs.tsv"
# Checks with a table of what they say; all others say it where they yield it.
WITH_TABLE = {"contrasts.py", "dates.py"}
TABLES = {*contrasts.WORDS.values(), *contrasts.EVENTS.values(), *dates.MONTH, *dates.WEEKDAY}


def written(node: ast.expr) -> str | None:
    """The fixed words that a string in the code begins with; None where it is not a string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return written(node.values[0]) if isinstance(node.values[0], ast.Constant) else ""
    return None


def details() -> Iterator[str]:
    """What every ``yield`` of a check and every ``Flag`` of the package begins with."""
    for path in PACKAGE.rglob("*.py"):
        in_checks = path.parent.name == "checks"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = None
            if in_checks and isinstance(node, ast.Yield) and not isinstance(node.value, ast.Tuple):
                said = written(node.value) if node.value else None
                assert said or path.name in WITH_TABLE, f"{path.name}:{node.lineno} has no fixed words"
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Flag" and len(node.args) == 2:
                said = written(node.args[1])
            if said is not None:
                yield said


def beginning(said: str) -> str:
    return said.partition(": ")[0]


def test_every_detail_that_a_check_can_write_has_words() -> None:
    found = {beginning(said) for said in details()} | TABLES
    assert len(found) > 40
    assert found == BEGINNINGS.keys() | SAID_BY_KIND


@pytest.mark.parametrize("interface", LANGUAGES)
def test_the_words_are_those_of_the_interface(interface: str) -> None:
    for known in BEGINNINGS:
        said = reason(Flag("numbers", f"{known}: 14"), interface)
        assert said.endswith("." if "replaced" in known else ": 14.")
        assert interface != "ru" or not re.search("[a-z]", said)
        assert interface == "en" or known not in said


@pytest.mark.parametrize("interface", LANGUAGES)
def test_all_that_is_said_of_wrong_pairs_has_words(interface: str) -> None:
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if "\tflag\t" in line]
    said = {flag.detail for _, way, _, *texts in rows for flag in check(*texts, *way.split("-"))}
    assert len(said) > 20
    assert not {words for words in said if words not in SAID_BY_KIND and not detail(words, interface)}


def test_what_was_wrong_with_a_sentence_that_was_replaced_is_said_too() -> None:
    replaced = "the model’s sentence was replaced by the article’s own"
    assert detail(f"{replaced}: not in the article: 14", "it") == (
        "la frase del modello è stata sostituita con una dell’articolo: non sono nell’articolo: 14"
    )
    assert detail(f"{replaced}: the article hardly says this", "it") == (
        "la frase del modello è stata sostituita con una dell’articolo"
    )


def test_what_another_version_wrote_is_left_to_english_readers() -> None:
    assert detail("something new", "en") == "something new"
    assert detail("something new", "uz") == ""


def test_of_a_direction_with_every_check_nothing_is_said_to_be_unchecked() -> None:
    checks = kinds_run("it", "en")
    for interface in LANGUAGES:
        assert unchecked(Translation("en", checks=checks), interface) == ""
        fewer = tuple(kind for kind in checks if kind != Kind.NEGATION)
        assert catalogue(interface)["check_negation"] in unchecked(Translation("en", checks=fewer), interface)
