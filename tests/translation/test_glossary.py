"""A user's terms: found in any inflection, put right where that is clear, flagged where it is not."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import GlossaryError
from summarizer.result import Flag
from summarizer.translation.glossary import Glossary, Term

LINES = """\
# our terms
MADE 4.0\tkeep
Assolombarda\tkeep
gemello digitale\tdigital twin\ten
gemello digitale\traqamli egizak\tuz
Samarcanda\tSamarqand\tuz
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "terms.tsv"
    path.write_text(LINES, encoding="utf-8")
    return Glossary.read(path)


def test_comments_and_empty_lines_are_no_terms(glossary: Glossary) -> None:
    assert len(glossary) == 5


def test_a_term_that_is_rendered_as_wished_stays(glossary: Glossary) -> None:
    for target in ("It uses digital twins.", "Its Digital Twin works."):
        assert glossary.apply("Usa i gemelli digitali.", target, "en") == (target, ())


def test_a_term_in_any_inflection_is_missed(glossary: Glossary) -> None:
    target, flags = glossary.apply("L'uso dei gemelli digitali", "The use of numerical twins", "en")
    assert target == "The use of numerical twins"
    assert flags == (Flag("glossary", "not as the glossary has it: gemello digitale (digital twin)"),)


def test_terms_of_other_languages_do_not_matter(glossary: Glossary) -> None:
    assert glossary.apply("a Samarcanda", "in Samarkand", "en") == ("in Samarkand", ())


@pytest.mark.parametrize(
    ("source", "target", "language", "mended"),
    [
        ("MADE 4.0 firma", "Made 4.0 signs", "en", "MADE 4.0 signs"),
        ("MADE 4.0 firma", "Made 4.0ning imzosi", "uz", "MADE 4.0ning imzosi"),
        ("con Assolombarda", "with Assolombard", "en", "with Assolombarda"),
        ("a Samarcanda", "Samarcandaga", "uz", "Samarqandga"), ("a Samarcanda", "Samarkandda", "uz", "Samarqandda"),
    ],
)  # fmt: skip
def test_names_are_put_right_with_their_suffixes(
    glossary: Glossary, source: str, target: str, language: str, mended: str
) -> None:
    assert glossary.apply(source, target, language) == (mended, ())


def test_two_places_are_one_too_many(glossary: Glossary) -> None:
    target, flags = glossary.apply("con Assolombarda", "with Assolombard and Assolombardi", "en")
    assert target == "with Assolombard and Assolombardi"
    assert [flag.kind for flag in flags] == ["glossary"]


def test_longer_terms_win() -> None:
    glossary = Glossary([Term("banca", "bank", "en"), Term("banca dati", "database", "en")])
    assert glossary.apply("le banche dati", "the database bank", "en") == ("the database bank", ())


def test_an_empty_glossary_changes_nothing() -> None:
    assert Glossary().apply("Ciao", "Hello", "en") == ("Hello", ())


@pytest.mark.parametrize("line", ["gemello digitale", "a\tb", "a\tb\tEnglish", "\tb\ten", "a\t\ten", "a\tb\ten\tx"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(f"MADE\tkeep\n{line}\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="Line 2"):
        Glossary.read(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read"):
        Glossary.read(tmp_path / "absent.tsv")
    (tmp_path / "latin1.tsv").write_bytes(b"citt\xe0\tkeep\n")
    with pytest.raises(GlossaryError, match="UTF-8"):
        Glossary.read(tmp_path / "latin1.tsv")


def test_a_text_is_read_as_a_file_is() -> None:
    glossary = Glossary.parse("# ours\nMADE\tkeep\nbattello\tferry\ten\n")
    assert len(glossary) == 2
    assert glossary.apply("Il battello parte", "The battello leaves", "en")[0] == "The ferry leaves"
    with pytest.raises(GlossaryError, match="Line 1 of the glossary"):
        Glossary.parse("…\tkeep")


def test_of_two_lines_for_a_term_the_last_counts() -> None:
    glossary = Glossary.parse("battello\tboat\ten\nbattello\tkema\tuz\nbattello\tferry\ten\n")
    assert len(glossary) == 2
    assert glossary.apply("Il battello parte", "The battello leaves", "en") == ("The ferry leaves", ())


@given(st.lists(st.sampled_from("Battelli battello banca dati banche MADE l'azienda Riva".split()), max_size=8))
def test_a_term_is_looked_for_wherever_it_may_be(words: list[str]) -> None:
    terms = [
        Term("battello", "ferry", "en"),
        Term("banca dati", "database", "en"),
        Term("Riva", "Riva"),
        Term("azienda", "firm", "en"),
    ]
    together = {flag.detail for flag in Glossary(terms).apply(" ".join(words), "", "en")[1]}
    alone = {flag.detail for term in terms for flag in Glossary([term]).apply(" ".join(words), "", "en")[1]}
    stems = [word.split("'")[-1].casefold()[:-1] for word in words]  # enough to tell these words apart
    expected = {"battello": "battell" in stems, "Riva": "Riva" in words, "azienda": "aziend" in stems}
    expected["banca dati"] = ("banc", "dat") in pairwise(stems) or ("banch", "dat") in pairwise(stems)
    assert together == alone
    assert {detail.split(": ")[1].split(" (")[0] for detail in together} == {one for one in expected if expected[one]}
