"""All checks together: their contract, what a model's output adds, and texts that no one foresaw."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.base import Hypothesis
from summarizer.result import Flag
from summarizer.translation.checks import check, check_hypothesis
from tests.translation.checking import kinds


def test_a_good_translation_has_no_flags() -> None:
    source = "Raffaele Cattaneo ha firmato l’11 luglio 2023 un accordo da 1.234,56 euro con Samarcanda."
    assert (
        check(source, "Raffaele Cattaneo signed a 1,234.56-euro deal with Samarkand on July 11, 2023.", "it", "en")
        == ()
    )
    uzbek = "Raffaele Kattaneo 2023-yil 11-iyulda Samarqand bilan 1 234,56 yevrolik bitim imzoladi."
    assert check(source, uzbek, "it", "uz") == ()


def test_uzbek_is_read_with_any_apostrophe_and_with_language_tags() -> None:
    source = "Quattordici persone vivono in Uzbekistan da vent'anni."
    for mark in "'`’ʻ":
        target = f"O{mark}n to{mark}rt kishi yigirma yildan beri O{mark}zbekistonda yashaydi."
        assert check(source, target, "it", "uz") == check(source, target, "ita", "uzn_Latn") == ()


def test_flags_say_what_is_wrong() -> None:
    (flag,) = check("Ci sono 30 gatti nel giardino.", "There are many cats in the garden.", "it", "en")
    assert flag == Flag("numbers", "not in the translation: 30")


def test_nothing_to_translate_and_nothing_translated() -> None:
    assert kinds("Ciao a tutti", "") == {"empty"}
    assert kinds("Ciao a tutti", " …") == {"empty"}
    assert kinds("", "") == kinds("***", "") == set()


def test_output_without_an_end_is_flagged() -> None:
    assert [flag.kind for flag in check_hypothesis(Hypothesis("x", -0.1, finished=False, tokens=9))] == ["truncated"]


def test_an_unsure_model_is_flagged() -> None:
    assert [flag.kind for flag in check_hypothesis(Hypothesis("x", -2.0, finished=True, tokens=9))] == ["probability"]
    assert check_hypothesis(Hypothesis("x", -0.4, finished=True, tokens=9)) == ()


_LANGUAGES = st.sampled_from(["it", "en", "uz", "uz-Cyrl", "fr", "kk"])
_PIECES = st.sampled_from(
    [
        "Rossi",
        "S.p.A.",
        "l’",
        "XIV",
        "1.234,5",
        "10:30",
        "3 milioni",
        "'90",
        "oʻn",
        "½",
        "«",
        "”",
        "(",
        "\n",
        "Ж",
        "😀",
        " ",
    ]
)
_TEXTS = st.text(max_size=60) | st.lists(_PIECES, max_size=20).map("".join)


@given(_TEXTS, _TEXTS, _LANGUAGES, _LANGUAGES)
def test_any_text_can_be_checked(source: str, target: str, source_language: str, target_language: str) -> None:
    for flag in check(source, target, source_language, target_language):
        assert flag.kind
        assert flag.detail


def test_five_thousand_words_and_endless_words_can_be_checked() -> None:
    names = " ".join(f"Rossi{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(5000))
    assert "names" in kinds(names, names.replace("Rossi", "Zwq"))
    assert "numbers" in kinds(" ".join(map(str, range(5000))), " ".join(map(str, range(7000, 12000))))
    assert "length" in kinds("a" * 100_000, "b")
    assert kinds("o'" * 20_000, "g'" * 20_000, "it", "uz") <= {"loop", "copied", "length", "marks"}
