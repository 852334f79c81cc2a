"""What has too many forms to list: numbers in figures and words, clock times, names, and what is copied verbatim."""

import random
import string
from collections.abc import Callable
from pathlib import Path

from training.press.grammar import Pair, Terminal

_COPIED = Path(__file__).with_name("copied.txt")
"""Names of our own making: a kind, a tab, its names between bars."""

_GROUPED = {"it": ".", "en": ","}
_DOMAINS = "it com org eu net info gov.it edu.it uz".split()
_WORDS = (
    "arte bando biblioteca borgo cantiere cinema comune cultura energia eventi ferrovie futuro giornale impresa info "
    "innovazione lab lavoro mare mostra musei natura news nuovo parco piazza prenota redazione rete salute scuola "
    "segreteria sport stampa teatro territorio turismo ufficio verde vita volontari"
).split()


def _spelt(number: int, to: str = "cardinal") -> Pair:
    from num2words import num2words

    italian, english = (num2words(number, lang=language, to=to) for language in ("it", "en"))
    return italian, english.replace(",", "")


def _small_first(chance: random.Random, highest: int) -> int:
    """A number from 2 on: small ones more often, beyond a hundred often round."""
    number = int(2 * (highest / 2) ** chance.random())
    digits = max(0, len(str(number)) - 2)
    return number if number < 100 or chance.random() < 0.5 else number // 10**digits * 10**digits


def _grouped(number: int) -> Pair:
    plain = f"{number:,}"
    return plain.replace(",", _GROUPED["it"]), plain


def _decimal(chance: random.Random) -> Pair:
    plain = f"{chance.uniform(0.2, 99):.{chance.choice((1, 1, 2))}f}"
    return plain.replace(".", ","), plain


def _few(chance: random.Random) -> Pair:
    number = _small_first(chance, 400)
    return _spelt(number) if number < 13 or chance.random() < 0.3 else (str(number), str(number))


def _ordinal(chance: random.Random, highest: int, ending: str = "o") -> Pair:
    italian, english = _spelt(chance.randint(2, highest), "ordinal")
    return italian[:-1] + ending, english


def _minute(chance: random.Random) -> Pair:
    from num2words import num2words

    number = chance.randint(2, 90)
    return f"{number}'", num2words(number, lang="en", to="ordinal_num")


def _money(chance: random.Random) -> Pair:
    number, decimal = str(chance.randint(2, 900)), _decimal(chance)
    return chance.choice(
        (
            (f"{number} milioni", f"{number} million"),
            (f"{number} milioni di euro", f"{number} million euros"),
            (f"{decimal[0]} milioni di euro", f"{decimal[1]} million euros"),
            (f"{decimal[0]} miliardi", f"{decimal[1]} billion"),
            (f"{number}mila euro", f"{number},000 euros"),
            ("mezzo milione di euro", "half a million euros"),
        )
    )


def _word(chance: random.Random, first: int = 2, last: int = 10_000) -> Pair:
    return _spelt(max(first, _small_first(chance, last)))


def _letters(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(string.ascii_uppercase, k=count))


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(string.digits, k=count))


def _label(chance: random.Random) -> str:
    words = chance.sample(_WORDS, 2)
    return chance.choice((words[0], words[0] + words[1], "-".join(words), f"{words[0]}{chance.randint(1, 40)}"))


def _site(chance: random.Random) -> str:
    start = chance.choice(("www.", "https://", "https://www.", ""))
    end = chance.choice(("", "", f"/{chance.choice(_WORDS)}", f"/{chance.choice(_WORDS)}/{chance.randint(2, 2030)}"))
    return f"{start}{_label(chance)}.{chance.choice(_DOMAINS)}{end}"


def _mail(chance: random.Random) -> str:
    before = chance.choice((_label(chance), f"{chance.choice(_WORDS)}.{chance.choice(_WORDS)}"))
    return f"{before}@{_label(chance)}.{chance.choice(_DOMAINS)}"


def _phone(chance: random.Random) -> str:
    return chance.choice(
        (
            f"0{chance.randint(2, 99)} {_digits(chance, 7)}",
            f"+39 3{_digits(chance, 2)} {_digits(chance, 3)} {_digits(chance, 4)}",
            f"800 {_digits(chance, 3)} {_digits(chance, 3)}",
            f"0{chance.randint(10, 99)}/{_digits(chance, 6)}",
        )
    )


def _code(chance: random.Random) -> str:
    return chance.choice(
        (
            f"{_letters(chance, 2)}-{_digits(chance, 4)}",
            f"{_letters(chance, 3)}{_digits(chance, 3)}",
            f"{_letters(chance, 3)} {_digits(chance, 5)}:20{_digits(chance, 2)}",
            f"{_letters(chance, 1)}{_digits(chance, 2)}{_letters(chance, 1)}{_digits(chance, 8)}",
            f"20{_digits(chance, 2)}/{_digits(chance, 3)}",
        )
    )


def _tag(chance: random.Random) -> str:
    first, second = chance.sample(_WORDS, 2)
    return chance.choice((f"#{first}", f"#{first}{second}", f"#{first.capitalize()}{second.capitalize()}2026"))


COPIED: dict[str, Callable[[random.Random], str]] = {
    "mail": _mail,
    "site": _site,
    "phone": _phone,
    "code": _code,
    "tag": _tag,
    "handle": lambda chance: f"@{_label(chance).replace('-', '_')}",
    "plate": lambda chance: f"{_letters(chance, 2)} {_digits(chance, 3)} {_letters(chance, 2)}",
    "flight": lambda chance: f"{_letters(chance, 2)} {_digits(chance, 3)}",
    "iban": lambda chance: f"IT{_digits(chance, 2)}{_letters(chance, 1)}{_digits(chance, 22)}",
    "file": lambda chance: f"{'_'.join(chance.sample(_WORDS, 2))}.{chance.choice(('pdf', 'docx', 'xlsx', 'zip'))}",
}
"""What a translation leaves as it is."""


def _copied(draw: Callable[[random.Random], str]) -> Terminal:
    return lambda chance: (text := draw(chance), text)


def _names() -> dict[str, list[str]]:
    lines = (line.split("\t") for line in _COPIED.read_text(encoding="utf-8").splitlines())
    return {kind: names.split("|") for kind, names in lines}


def terminals() -> dict[str, Terminal]:
    """Return the terminals of the grammar, by kind."""
    names = _names()
    draws: dict[str, Callable[[random.Random], str]] = {
        "surname": lambda chance: chance.choice(names["surname"]),
        "name": lambda chance: f"{chance.choice(names['given'])} {chance.choice(names['surname'])}",
        "company": lambda chance: chance.choice(names["company"]),
        "hour": lambda chance: str(chance.randint(7, 23)),
        "minutes": lambda chance: chance.choice(("00", "05", "15", "20", "30", "40", "45", "50")),
        "day": lambda chance: str(chance.choice([day for day in range(2, 32) if day not in (8, 11)])),
        "year": lambda chance: str(chance.randint(1946, 2035)),
        "age": lambda chance: str(chance.randint(17, 99)),
        "small": lambda chance: str(chance.randint(2, 400)),
        "motorway": lambda chance: str(chance.randint(2, 33)),
        "celsius": lambda chance: str(chance.randint(12, 43)),
    }
    numbers: dict[str, Terminal] = {
        "word": _word,
        "wordSmall": lambda chance: _spelt(chance.randint(2, 19)),
        "wordLarge": lambda chance: _word(chance, 100),
        "wordAge": lambda chance: _spelt(chance.randint(17, 99)),
        "oclock": lambda chance: _spelt(chance.randint(2, 12)),
        "ordinal": lambda chance: _ordinal(chance, 60),
        "ordinalLow": lambda chance: _ordinal(chance, 12),
        "ordinalF": lambda chance: _ordinal(chance, 60, "a"),
        "digits": lambda chance: _grouped(_small_first(chance, 3_000_000) + 20),
        "decimal": _decimal,
        "few": _few,
        "minute": _minute,
        "money": _money,
    }
    return numbers | {kind: _copied(draw) for kind, draw in (draws | COPIED).items()}
