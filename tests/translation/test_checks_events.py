"""What is said of an event: guilt and innocence, rise and fall; and the ordinals of kings and centuries."""

from itertools import permutations

import pytest

from tests.translation.checking import kinds

# Italian, English and Uzbek by what is said of the accused.
VERDICTS = [
    ("è stato assolto", "has been acquitted", "oqlandi"),
    ("è stato prosciolto", "was cleared", "oqlandi"),
    ("è stato condannato", "has been convicted", "aybdor deb topildi"),
    ("è indagato", "is under investigation", "gumon qilinmoqda"),
    ("è accusato", "is accused", "ayblanmoqda"),
]
SAME = [{0, 1}, {3, 4}]
TRENDS = [
    ("sono aumentati del 6%", "rose by 6%", "6 foizga oshdi"),
    ("sono cresciuti del 6%", "grew by 6%", "6 foizga oʻsdi"),
    ("sono calati del 6%", "fell by 6%", "6 foizga kamaydi"),
    ("sono diminuiti del 6%", "dropped by 6%", "6 foizga pasaydi"),
]


@pytest.mark.parametrize("italian", range(len(VERDICTS)))
def test_guilt_and_innocence_are_not_confused(italian: int) -> None:
    source = f"L'ex sindaco {VERDICTS[italian][0]} per la frode sui rifiuti."
    for other, (_, english, uzbek) in enumerate(VERDICTS):
        wrong = other != italian and {other, italian} not in SAME
        assert ("negation" in kinds(source, f"The former mayor {english} over the waste fraud.")) is wrong, english
        assert (
            "negation" in kinds(source, f"Sobiq mer chiqindi firibgarligi boʻyicha {uzbek}.", "it", "uz")
        ) is wrong, uzbek


@pytest.mark.parametrize("italian", range(len(TRENDS)))
def test_rise_and_fall_are_not_confused(italian: int) -> None:
    source = f"Nel trimestre i ricavi {TRENDS[italian][0]}."
    for other, (_, english, uzbek) in enumerate(TRENDS):
        wrong = (other < 2) is not (italian < 2)
        assert ("negation" in kinds(source, f"In the quarter revenues {english}.")) is wrong, english
        assert ("negation" in kinds(source, f"Chorakda daromad {uzbek}.", "it", "uz")) is wrong, uzbek


ROMAN = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI".split()


def test_kings_keep_their_number() -> None:
    for one, other in permutations(ROMAN, 2):
        assert "numbers" in kinds(f"Re Carlo {one} visita Ravenna.", f"King Charles {other} visits Ravenna.")
    for one in ROMAN:
        assert "numbers" not in kinds(f"Re Carlo {one} visita Ravenna.", f"King Charles {one} visits Ravenna.")


CENTURIES = "Duecento Trecento Quattrocento Cinquecento Seicento Settecento Ottocento Novecento".split()
ORDINALS = "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()


@pytest.mark.parametrize("index", range(len(CENTURIES)))
def test_centuries_are_counted_from_the_first(index: int) -> None:
    for other, ordinal in enumerate(ORDINALS):
        source, number = f"La pala risale al {CENTURIES[index]}.", f"{other + 13}th"
        assert ("numbers" in kinds(source, f"The altarpiece dates from the {ordinal} century.")) is (other != index)
        assert ("numbers" in kinds(source, f"The altarpiece dates from the {number} century.")) is (other != index)
        assert ("numbers" in kinds(source, f"The altarpiece dates from the {other + 12}00s.")) is (other != index)


@pytest.mark.parametrize(
    ("word", "number", "others"), [
        ("quindicina", "fifteen", ["fifty", "thirty", "twenty"]), ("ventina", "twenty", ["twelve", "thirty", "200"]),
        ("trentina", "thirty", ["thirteen", "forty", "300"]), ("cinquantina", "fifty", ["fifteen", "60"]),
    ])  # fmt: skip
def test_about_so_many_are_not_another_number(word: str, number: str, others: list[str]) -> None:
    source, target = f"Una {word} di famiglie evacuate nella notte.", "Some {} families evacuated overnight."
    assert "numbers" not in kinds(source, target.format(number))
    assert all("numbers" in kinds(source, target.format(other)) for other in others)
