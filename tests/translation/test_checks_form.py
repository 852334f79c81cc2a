"""Length, ends, loops, copies, scripts, quotation marks and brackets."""

import pytest

from summarizer.translation.checks.loops import compression_ratio
from tests.translation.checking import kinds

SOURCE = "Il consiglio comunale ha approvato ieri sera il nuovo bilancio, dopo una lunga discussione sulle tasse."
ENGLISH = "The town council approved the new budget last night, after a long discussion about taxes."
UZBEK = "Shahar kengashi kecha kechqurun soliqlar boʻyicha uzoq muhokamadan soʻng yangi byudjetni tasdiqladi."


@pytest.mark.parametrize(("target", "language"), [(ENGLISH, "en"), (UZBEK, "uz")])
def test_the_whole_sentence_is_fine(target: str, language: str) -> None:
    assert kinds(SOURCE, target, "it", language) == set()


@pytest.mark.parametrize(("target", "language"), [(ENGLISH, "en"), (UZBEK, "uz")])
def test_half_of_it_is_too_short_or_cut(target: str, language: str) -> None:
    words = target.split()
    assert kinds(SOURCE, " ".join(words[: len(words) // 2]), "it", language) & {"length", "cut"}
    assert kinds(SOURCE, " ".join(words[len(words) // 2 :]), "it", language) & {"length", "cut"}


def test_much_more_than_the_source_is_too_long() -> None:
    assert "length" in kinds(SOURCE, f"{ENGLISH[:-1]}, which the mayor had asked for many times in other towns too.")


def test_short_sentences_may_double() -> None:
    assert kinds("Sì, certo.", "Yes, of course it is.") == set()


def test_a_headline_needs_no_full_stop() -> None:
    assert kinds("Il consiglio approva il bilancio", "Council approves the budget") == set()


@pytest.mark.parametrize("again", ["and the mayor ", "taxes taxes ", "of the new budget, "])
def test_a_loop(again: str) -> None:
    assert "loop" in kinds(SOURCE, ENGLISH[:-1] + " " + again * 5 + ".")


def test_what_the_source_repeats_may_be_repeated() -> None:
    assert "loop" not in kinds("No, no, no, no e poi no, no, no!", "No, no, no, no and then no, no, no!")


def test_compression_tells_a_loop() -> None:
    assert compression_ratio("the same words " * 30) > 3 > compression_ratio(SOURCE)
    assert compression_ratio("") == 1


@pytest.mark.parametrize("language", ["en", "uz"])
def test_a_source_that_comes_back(language: str) -> None:
    assert "copied" in kinds(SOURCE, SOURCE, "it", language)


@pytest.mark.parametrize(("target", "language"), [(ENGLISH, "en"), (UZBEK, "uz")])
def test_a_half_that_comes_back(target: str, language: str) -> None:
    half = " ".join(target.split()[:6] + SOURCE.split()[8:])
    assert "copied" in kinds(SOURCE, half, "it", language)


@pytest.mark.parametrize("name", ["Assolombarda", "Raffaele Cattaneo", "MADE 4.0", "https://www.made-cc.eu"])
def test_names_and_links_may_come_back(name: str) -> None:
    assert kinds(name, name) == set()


def test_another_italian_text_is_no_translation() -> None:
    assert "copied" in kinds(ENGLISH, "Questa notte la giunta della città si è riunita per discutere.", "it", "en")


@pytest.mark.parametrize(
    ("target", "language"),
    [("Городской совет утвердил бюджет", "en"), ("Шаҳар кенгаши бюджетни тасдиқлади", "uz"),
    ("市议会批准了新预算", "en"),
     ("The council утвердил the budget", "en"), (UZBEK, "uz-Cyrl")],
)  # fmt: skip
def test_the_wrong_script(target: str, language: str) -> None:
    assert "script" in kinds(SOURCE, target, "it", language)


def test_the_right_script() -> None:
    assert "script" not in kinds(SOURCE, "Шаҳар кенгаши NATO билан янги бюджетни тасдиқлади", "it", "uz-Cyrl")
    assert "script" not in kinds("la particella α e la parola Мир", "the α particle and the word Мир")


@pytest.mark.parametrize("target", ["The “council approved the budget.", "The council (approved the budget."])
def test_a_mark_without_its_partner(target: str) -> None:
    assert "marks" in kinds("Il «consiglio» (ieri) approva il bilancio.", target)


def test_marks_may_change_their_kind_and_a_part_of_a_quotation_its_partner() -> None:
    assert "marks" not in kinds("Il «consiglio» (ieri) approva.", 'The "council" (yesterday) approves.')
    assert "marks" not in kinds("«È vero.", "“It is true.")
