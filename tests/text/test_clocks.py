"""Times as they are spoken, swept over the hours: each is the same as in figures, and no other."""

import pytest

from summarizer import languages
from summarizer.translation.checks import numbers
from summarizer.translation.checks.pair import Pair

EN = "one two three four five six seven eight nine ten eleven twelve".split()
IT = [*"una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici".split(),
      *"sedici diciassette diciotto diciannove venti ventuno ventidue ventitré".split()]  # fmt: skip
UZ = "bir,ikki,uch,toʻrt,besh,olti,yetti,sakkiz,toʻqqiz,oʻn,oʻn bir,oʻn ikki".split(",")
# Italian, English and Uzbek by the hour and the next one, and the minutes.
SPOKEN = [
    ("e un quarto", "a quarter past {0}", "{0}dan chorak oʻtganda", 15),
    ("meno un quarto", "a quarter to {1}", "{1}ga chorak qolganda", -15),
    ("e mezza", "half past {0}", "soat {0} yarimda", 30),
    ("e venti", "twenty past {0}", "{0}dan yigirma daqiqa oʻtganda", 20),
    ("meno venti", "twenty to {1}", "yigirmata kam {1}da", -20),
    ("e dieci", "ten past {0}", "{0}dan oʻn daqiqa oʻtganda", 10),
    ("meno cinque", "five to {1}", "{1}ga besh daqiqa qolganda", -5),
    ("e tre quarti", "a quarter to {1}", "{1}ga chorak qolganda", 45),
]


def flagged(source: str, target: str, language: str) -> bool:
    return any(numbers.find(Pair(source, target, languages.get("it"), languages.get(language))))


@pytest.mark.parametrize("hour", range(1, 24))
@pytest.mark.parametrize(("italian", "english", "uzbek", "minutes"), SPOKEN, ids=[row[0] for row in SPOKEN])
def test_spoken_times(hour: int, italian: str, english: str, uzbek: str, minutes: int) -> None:
    time = (hour * 60 + minutes) % 1440
    now = (hour - 1) % 12
    late = now if minutes < 0 else (now + 1) % 12
    for at in (f"alle {IT[hour - 1]} {italian}", f"alle {hour} {italian}", f"alle {time // 60}.{time % 60:02}"):
        source = f"Il museo chiude {at}."
        assert not flagged(source, f"The museum closes at {english.format(EN[now], EN[late])}.", "en")
        assert not flagged(source, f"Muzey {uzbek.format(UZ[now], UZ[late])} yopiladi.", "uz")
        assert flagged(source, f"The museum closes at {english.format(EN[now - 5], EN[late - 5])}.", "en")
        assert flagged(source, f"Muzey soat {(time // 60 + 2) % 24}:{time % 60:02} da yopiladi.", "uz")


@pytest.mark.parametrize(
    ("source", "target", "wrong"), [
        ("Si apre alle 19.", "It opens at seven o’clock.", "It opens at six o’clock."),
        ("Aperto dalle 9 alle 19.", "Open from nine to seven.", "Open from nine to six."),
        ("La cena è alle otto.", "Dinner is at 20:00.", "Dinner is at 22:00."),
        ("Alle 24 si chiude.", "It closes at midnight.", "It closes at eleven."),
        ("Si chiude alle 0.30.", "It closes at half past midnight.", "It closes at half past one."),
        ("Il volo parte alle 0.45.", "The flight leaves at 12.45 a.m.", "The flight leaves at 1.45 a.m."),
    ])  # fmt: skip
def test_hours_of_twelve_and_of_twenty_four(source: str, target: str, wrong: str) -> None:
    assert not flagged(source, target, "en")
    assert flagged(source, wrong, "en")
