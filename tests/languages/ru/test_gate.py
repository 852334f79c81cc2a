"""The gate: right Russian translations of news pass, wrong ones do not, and names are known in Russian letters."""

from pathlib import Path

import pytest

from summarizer.flags import Kind
from summarizer.languages.data import rows
from summarizer.translation.checks import check
from tests.translation.checking import kinds

HERE = Path(__file__).parent
HARD = "бвгджзклмнпрстфхцчшщ"
# What takes the place of the last letters of a name in the other cases: the first ending that a name has decides.
CASES = {
    "ий": ("ого", "ому", "им"), "ый": ("ого", "ому", "ым"), "ия": ("ии", "ию", "ией"), "й": ("я", "ю", "ем", "е"),
    "а": ("ы", "е", "у", "ой"), "я": ("и", "е", "ю", "ей"), "ь": ("я", "ю", "ем", "е"),
}  # fmt: skip


def lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def in_all_cases(name: str) -> list[str]:
    """A name as it stands and declined by its last letters; indeclinable ones (Данте, Го) as they stand."""
    if name[-1] in HARD:
        return [name, *(name + ending for ending in ("а", "у", "ом", "е"))]
    ending = next((ending for ending in CASES if name.endswith(ending)), "")
    return [name, *(name.removesuffix(ending) + other for other in CASES.get(ending, ()))]


def test_few_right_translations_are_flagged() -> None:
    right = [(source, target) for _, want, source, target in lines("pairs.tsv") if want == "clean"]
    flagged = [pair for pair in right if kinds(*pair, "it", "ru")]
    assert len(right) >= 150
    assert len(flagged) <= 0.04 * len(right)


def test_wrong_translations_are_seen() -> None:
    wrong = [(source, target) for _, want, source, target in lines("pairs.tsv") if want == "flag"]
    seen = [pair for pair in wrong if kinds(*pair, "it", "ru")]
    assert len(wrong) >= 30
    assert len(seen) >= 0.9 * len(wrong)


def test_names_are_known_in_all_cases() -> None:
    """Of Italians and of people and places that Italian papers write about."""
    tried = [(name, form) for name, russian in lines("names.tsv") for form in in_all_cases(russian)]
    unknown = [
        (name, form)
        for name, form in tried
        if Kind.NAMES
        in kinds(f"Ieri il pubblico ha applaudito {name}.", f"Вчера публика аплодировала {form}.", "it", "ru")
    ]
    assert len(unknown) <= 0.02 * len(tried)


def test_every_name_of_the_italian_table_has_a_russian_form() -> None:
    assert {row[0] for row in rows("it/exonyms.tsv")} == {row[0] for row in rows("ru/exonyms.tsv")}


@pytest.mark.parametrize(
    "target", ["Порт залишається порожнім.", "Порт жабық қалды, өкінішке орай.", "Лука остаје затворена."]
)
def test_another_language_in_cyrillic_shows(target: str) -> None:
    assert {Kind.LANGUAGE, Kind.COPIED} & kinds("Il porto resta chiuso.", target, "it", "ru")


def test_the_letters_of_russian_say_nothing_of_another_cyrillic_language() -> None:
    assert not any(flag.kind == Kind.LANGUAGE for flag in check("Il porto è chiuso.", "Порт ёпиқ.", "it", "uz-Cyrl"))
