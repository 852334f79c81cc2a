"""Languages by their codes."""

import pytest

from summarizer import languages
from summarizer.errors import UnknownLanguage


@pytest.mark.parametrize("tag", ["uz", "UZ", "uzn_Latn", "uz-Latn"])
def test_a_code_is_read_in_any_of_its_forms(tag: str) -> None:
    assert languages.get(tag) is languages.get("uz")


def test_a_script_makes_another_variety_of_the_same_language() -> None:
    cyrillic = languages.get("uz-Cyrl")
    assert (cyrillic.code, cyrillic.script) == ("uz", "Cyrl")
    assert languages.get("uz-Cyrl") is cyrillic


def test_a_language_without_a_folder_has_its_names_and_nothing_else() -> None:
    kazakh = languages.get("kk")
    assert (kazakh.name, kazakh.native) == ("Kazakh", "қазақ тілі")
    assert kazakh.calendar is None
    assert kazakh.numerals is None
    assert kazakh.exonyms is None
    assert kazakh.normalize("Сәлем") == "Сәлем"


@pytest.mark.parametrize("tag", ["", "english", "x", "12"])
def test_what_is_no_code_is_refused(tag: str) -> None:
    with pytest.raises(UnknownLanguage, match="not a code of a language"):
        languages.get(tag)


def test_known_languages_are_those_with_a_folder() -> None:
    assert {"en", "it", "uz"} <= {language.code for language in languages.known()}
