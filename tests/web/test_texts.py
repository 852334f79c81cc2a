"""The four catalogues say the same things, with the same places to fill in."""

import re
from pathlib import Path
from string import Formatter

import pytest

import summarizer.web
from summarizer.web.texts import LANGUAGES, catalogue, preferred, text

PACKAGE = Path(summarizer.web.__file__).parent


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_the_keys_of_the_english_one(language: str) -> None:
    assert catalogue(language).keys() == catalogue("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_words_and_the_same_places(language: str) -> None:
    for key, words in catalogue(language).items():
        assert words.strip(), key
        assert places(words) == places(catalogue("en")[key]), key


def test_every_key_that_the_code_names_exists_and_every_text_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    keys = set(catalogue("en"))
    named = set(re.findall(r"\b(?:_|say)\([\"'](\w+)[\"']", code))
    named |= set(re.findall(r"\btext\([\w.]+, [\"'](\w+)[\"']", code))
    assert len(named) > 40
    assert named <= keys
    composed = (
        "flag_",
        "reason_",
        "length_",
        "alphabet_",
        "download_",
        "task_",
        "check_",
        "profile_",
        "quality_",
        "fact_",
    )
    quoted = set(re.findall(r"[\"']([\w-]+)[\"']", code))
    assert not {key for key in keys - quoted if not key.startswith(composed)}


def test_uzbek_is_spelt_with_its_own_letters() -> None:
    """U+02BB in oʻ and gʻ, U+02BC for the glottal stop; never an apostrophe or a quotation mark."""
    for key, words in catalogue("uz").items():
        assert not re.search("[oOgG]['`´‘’]", words), key
        assert not re.search(r"\w['`´‘’]\w", words), key


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("uz-UZ,uz;q=0.9,ru;q=0.8", "uz"),
        ("de-DE,it;q=0.4,ru;q=0.7", "ru"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
        ("it;q=abc, uz", "uz"),
        ("*", "en"),
    ],
)
def test_the_browser_s_wish_decides(header: str | None, language: str) -> None:
    assert preferred(header) == language


def test_places_are_filled() -> None:
    assert text("en", "translating", done=3, total=40) == "Translated and checked: 3 of 40 sentences"


def test_an_unknown_interface_language_reads_english() -> None:
    assert text("xx", "stop") == "Stop"
