"""Uzbek: spelling after the rules of 1995, and the alphabets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.uzbek import CASES, round_trip
from summarizer.errors import OptionError
from summarizer.uzbek import normalize, to_cyrillic, to_latin
from tests import aligned
from tests.conftest import SHARED


@pytest.mark.parametrize("mark", list("'`‘’´′ʻʼ"))
def test_every_apostrophe_becomes_the_letter_of_its_place(mark: str) -> None:
    assert normalize(f"O{mark}zbekiston g{mark}oya") == "Oʻzbekiston gʻoya"
    assert normalize(f"ma{mark}no, san{mark}at, Is{mark}hoq") == "maʼno, sanʼat, Isʼhoq"
    assert normalize(f"TO{mark}G{mark}") == "TOʻGʻ"


@pytest.mark.parametrize("name", ["O’Connor", "L’Oréal", "McDonald’s", "Trump’s", "D’Artagnan"])
def test_foreign_names_keep_their_own_apostrophe(name: str) -> None:
    assert normalize(name.replace("’", "'")) == name


def test_a_single_quotation_is_not_a_letter() -> None:
    assert normalize("‘salom do’ dedi") == "‘salom do’ dedi"


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ('U "salom" dedi', "U “salom” dedi"), ("«Xabar» gazetasi", "“Xabar” gazetasi"),
        ('ekrani 5" li', 'ekrani 5" li'),
        ("1,234.56 soʻm", "1 234,56 soʻm"), ("1.234,56 soʻm", "1 234,56 soʻm"), ("1.234.567", "1 234 567"),
        ("4.5% va 3.2 million", "4,5% va 3,2 million"),
        ("11 iyul 2018 yilda", "11-iyul 2018-yilda"), ("11- iyulda", "11-iyulda"), ("1990 yillar", "1990-yillar"),
        ("12 sentyabrda", "12-sentabrda"), ("AQShga", "AQSHga"),
        ("bu m\u0430ktab", "bu maktab"),
    ],
)  # fmt: skip
def test_marks_numbers_and_dates_after_the_norm(written: str, norm: str) -> None:
    assert normalize(written) == norm


@pytest.mark.parametrize(
    "text", ["MADE 4.0", "1,234 va 1.234", "2000 yil oldin", "5 yil", "192.168.100.200", "11.07.2023", "45 mayda"]
)
def test_what_could_mean_two_things_stays(text: str) -> None:
    assert normalize(text) == text


@given(st.text(alphabet="oOgGsShHaeyin'`‘’ʻʼ\"«»“” 0123456789.,-–wcé", max_size=60) | st.text(max_size=60))
def test_normalize_is_idempotent(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@pytest.mark.parametrize(("latin", "cyrillic"), [case for cases in CASES.values() for case in cases])
def test_cases_of_the_official_rules(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic
    assert to_latin(cyrillic) == latin


def test_the_alphabet_of_2026() -> None:
    assert to_latin("Oʻzbekiston shahri, choʻl, gʻoz", "2026") == "Özbekiston şahri, çöl, ğoz"
    assert to_latin("AQŞning ŞAHRI, Şahar") == "AQSHning SHAHRI, Shahar"
    assert to_latin("Ўзбекистон шаҳри", "2026") == "Özbekiston şahri"
    assert to_latin("Özbekiston şahri") == "Oʻzbekiston shahri"
    assert to_cyrillic("Özbekiston şahri") == "Ўзбекистон шаҳри"
    assert to_latin("Washington Post", "2026") == "Washington Post"


def test_an_unknown_alphabet_is_refused() -> None:
    with pytest.raises(OptionError, match="1995"):
        to_latin("salom", "1993")


def test_other_text_is_left_alone() -> None:
    text = "https://uz.wikipedia.org/wiki/Choy info@choy.uz #Toshkent @choy The New York Times"
    assert to_cyrillic(text) == text
    assert to_latin("Il Corriere della Sera", "1995") == "Il Corriere della Sera"


_SYLLABLES = st.sampled_from(
    ["oʻ", "gʻ", "sh", "ch", "ng", "yo", "ya", "yu", "ye", "ma", "ta", "ki", "lo", "ʼ", "na", "sa", "bir", "qar", "xo"]
)


@given(st.lists(st.lists(_SYLLABLES, min_size=1, max_size=5).map("".join), max_size=6).map(" ".join))
def test_cyrillic_comes_back(text: str) -> None:
    text = re.sub("ʼ+", "ʼ", re.sub(r"(?<![aeioun])ʼ|ʼ(?![a-z])|ʼ(?=y)", "", text))
    text = normalize(re.sub(r"(?<=[bdfghjklmnpqrstvxzʻ])y(?=e)|(?<=[aeiouʻ])e|\be", "", text))
    assert to_latin(to_cyrillic(text)) == text


@pytest.mark.parametrize("corpus", ["ours", pytest.param("ntrex", marks=pytest.mark.shared)])
def test_news_comes_back_from_cyrillic(corpus: str) -> None:
    """At least 99.5% of the lines; of a thousand words twelve at most stay Latin, as foreign names do."""
    ntrex = SHARED / "eval" / "ntrex-dev.uz"
    lines = aligned.lines("uz") if corpus == "ours" else ntrex.read_text(encoding="utf-8").splitlines()
    lost, latin = round_trip(lines)
    assert len(lost) <= 0.005 * len(lines)
    assert len(latin) <= 0.012 * sum(len(line.split()) for line in lines)


def test_dashes_in_a_row_are_all_set_at_once() -> None:
    assert normalize("Il - - Il") == "Il — — Il"
