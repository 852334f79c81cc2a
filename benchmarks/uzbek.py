"""Uzbek alphabets, measured: which library follows the official rules, and whether a text comes back from Cyrillic.

    python -m benchmarks.uzbek [TEXT.uz]

The first table counts the pairs of CASES that each tool gets right in both directions; libraries that are not installed
are left out (``pip install UzTransliterator alifbe``). The second part converts TEXT.uz, one sentence a line, to
Cyrillic and back, and lists the lines that do not come back and the words left in Latin letters.
"""

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from summarizer.languages.uz.script import write_names
from summarizer.uzbek import normalize, to_cyrillic, to_latin

Convert = Callable[[str], str]

# Latin of 1995 and Cyrillic, after the rules of 24 August 1995 (resolution 339) and of 4 April 1956.
CASES: dict[str, tuple[tuple[str, str], ...]] = {
    "oʻ gʻ": (
        ("oʻzbek", "ўзбек"), ("OʻZBEKISTON", "ЎЗБЕКИСТОН"), ("togʻ", "тоғ"), ("gʻoʻza", "ғўза"), ("moʻjiza", "мўъжиза"),
    ),
    "ng before ʻ": (("qoʻngʻiroq", "қўнғироқ"), ("shongʻimoq", "шонғимоқ"), ("dengiz", "денгиз"), ("singil", "сингил")),
    "sh ch sʼh": (("Shavkat", "Шавкат"), ("choy", "чой"), ("Isʼhoq", "Исҳоқ"), ("asʼhob", "асҳоб"),
    ("AQSHda", "АҚШда")),
    "e ye э": (
        ("etik", "этик"), ("yetti", "етти"), ("poema", "поэма"), ("qayer", "қаер"), ("teatr", "театр"),
        ("eʼlon", "эълон"), ("aeroport", "аэропорт"), ("Yevropa", "Европа"),
    ),
    "yo yu ya": (
        ("yoʻl", "йўл"), ("yoz", "ёз"), ("dunyo", "дунё"), ("yulduz", "юлдуз"), ("yaxshi", "яхши"), ("rayon", "район"),
        ("mayor", "майор"), ("Nyu-York", "Нью-Йорк"),
    ),
    "ts ц": (
        ("sirk", "цирк"), ("abzas", "абзац"), ("litsey", "лицей"), ("aksiya", "акция"),
        ("konstitutsiya", "конституция"),
        ("ketsa", "кетса"), ("hayotsiz", "ҳаётсиз"), ("aytsin", "айтсин"), ("pensiya", "пенсия"),
        ("politsiya", "полиция"),
    ),
    "ʼ ъ": (("maʼno", "маъно"), ("sanʼat", "санъат"), ("taʼna", "таъна"), ("maʼyus", "маъюс"), ("eʼtibor", "эътибор")),
    "ъ ь in loans": (
        ("sentabr", "сентябрь"), ("iyul", "июль"), ("iyulda", "июлда"), ("albom", "альбом"), ("filmlar", "фильмлар"),
        ("avtomobillar", "автомобиллар"), ("kompyuter", "компьютер"), ("obyekt", "объект"), ("premyer", "премьер"),
        ("Vyetnam", "Вьетнам"), ("konyak", "коньяк"), ("nol", "ноль"), ("nola", "нола"),
    ),
    "left alone": (
        ("XXI asr", "XXI аср"), ("Washington", "Washington"), ("iPhone", "iPhone"), ("COVID-19", "COVID-19"),
        ("New York Times", "New York Times"), ("info@uz.uz", "info@uz.uz"),
    ),
}  # fmt: skip


def tools() -> Iterator[tuple[str, Convert, Convert]]:
    """Name, Latin to Cyrillic, Cyrillic to Latin, of every tool that is installed."""
    yield "summarizer.uzbek", to_cyrillic, to_latin
    alifbo = import_module("alifbo")
    yield (
        "alifbo",
        lambda text: str(alifbo.to_cyrillic(text).text),
        lambda text: str(alifbo.to_old_latin(alifbo.from_cyrillic(text).text).text),
    )
    try:
        other = import_module("UzTransliterator").UzTransliterator
        converter = getattr(other, "UzTransliterator", other)()
        yield (
            "UzTransliterator",
            lambda text: str(converter.transliterate(text, from_="lat", to="cyr")),
            lambda text: str(converter.transliterate(text, from_="cyr", to="lat")),
        )
    except ImportError:
        pass
    try:
        alifbe = import_module("alifbe")
        yield (
            "alifbe",
            lambda text: str(getattr(alifbe.latin_to_cyrillic(text), "text", "")),
            lambda text: str(getattr(alifbe.cyrillic_to_latin(text), "text", "")),
        )
    except ImportError:
        pass


def right(cases: tuple[tuple[str, str], ...], there: Convert, back: Convert) -> int:
    """How many pairs a tool converts rightly in both directions; apostrophes may be written in any way."""
    return sum(
        _attempt(there, latin) == cyrillic and normalize(_attempt(back, cyrillic)) == normalize(latin)
        for latin, cyrillic in cases
    )


def _attempt(convert: Convert, text: str) -> str:
    try:
        return convert(text)
    except Exception as error:  # a tool that fails on a word has it wrong
        return f"{type(error).__name__}"


def round_trip(lines: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Lines (normalised) that do not come back from Cyrillic, with what came; and words that stayed Latin.

    Names of persons come back as Uzbek writes them (Meloni, Makron).
    """
    lost, latin = [], []
    for line in map(normalize, lines):
        cyrillic = to_cyrillic(line)
        latin += re.findall(r"[A-Za-z][\w’]*", cyrillic)
        if (back := to_latin(cyrillic)) not in (line, write_names(line)):
            lost.append((line, back))
    return lost, latin


def main() -> None:
    found = list(tools())
    print("| rule | cases |" + "".join(f" {name} |" for name, _, _ in found))
    print("| --- | --- |" + " --- |" * len(found))
    for rule, cases in CASES.items():
        cells = "".join(f" {right(cases, there, back)} |" for _, there, back in found)
        print(f"| {rule} | {len(cases)} |{cells}")
    everything = tuple(case for cases in CASES.values() for case in cases)
    cells = "".join(f" {right(everything, there, back)} |" for _, there, back in found)
    print(f"| all | {len(everything)} |{cells}")
    for path in sys.argv[1:]:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        lost, latin = round_trip(lines)
        words = sum(len(line.split()) for line in lines)
        print(f"\n{len(lines) - len(lost)} of {len(lines)} lines come back ({1 - len(lost) / len(lines):.2%});")
        print(f"{len(latin)} of {words} words stay Latin: {', '.join(sorted(set(latin)))}")
        for line, back in lost:
            pairs = zip(line.split(), back.split(), strict=False)
            print("lost:", ", ".join(f"{one} → {other}" for one, other in pairs if one != other))


if __name__ == "__main__":
    main()
