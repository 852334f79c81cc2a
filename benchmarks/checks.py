"""The checks, measured: how often they are wrong about human translations, how often they see an injected error.

    python -m benchmarks.checks PREFIX [--pairs it-en,it-uz,en-uz] [--examples KIND]

PREFIX names aligned files, one sentence a line: PREFIX.it, PREFIX.en, PREFIX.uz. Prints two tables in Markdown.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from summarizer.translation.checks import check
from summarizer.uzbek import normalize, to_cyrillic

Lines = Sequence[str]
# An injector spoils the target, or gives None where this pair offers nothing to spoil.
Injector = Callable[[str, str, str, random.Random], str | None]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALISED = re.compile(r"(?<=[a-zʻʼ,;] )[A-Z][^\W\d_]{2,}(?:[’'-][^\W\d_]+)*")
_TO_CYRILLIC = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхижклмнопкрстувьхйз", strict=True))
    | dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБЦДЕФГХИЖКЛМНОПКРСТУВЬХЙЗ", strict=True))
)


def number_changed(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """One digit of one number becomes another digit."""
    numbers = list(_DIGITS.finditer(target))
    if not numbers:
        return None
    match = chance.choice(numbers)
    places = [i for i in range(match.start(), match.end()) if target[i].isdigit()]
    place = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != target[place]])
    return target[:place] + digit + target[place + 1 :]


def name_dropped(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """A name that both sides write alike (its first four letters in Uzbek) is taken out of the target."""
    names = []
    for match in _CAPITALISED.finditer(source):
        stem = match[0] if language == "en" else match[0][:4]
        found = re.search(rf"\b{re.escape(stem)}{'' if language == 'en' else '[^ ,.]*'}\b ?", target)
        if found:
            names.append(found)
    return _without(target, names, chance)


def capital_dropped(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """Any word with a capital inside the target is taken out, name or not (Assembly, Monday, American)."""
    return _without(target, [match for match in _CAPITALISED.finditer(target) if match[0] != "I"], chance)


def _without(target: str, matches: list[re.Match[str]], chance: random.Random) -> str | None:
    if not matches:
        return None
    match = chance.choice(matches)
    return re.sub(r"\s+", " ", target[: match.start()] + target[match.end() :])


def half_gone(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """The first or the second half of the words is lost."""
    words = target.split()
    if len(words) < 6:
        return None
    middle = len(words) // 2
    return " ".join(words[:middle] if chance.random() < 0.5 else words[middle:])


def looped(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """A few words are said again and again."""
    words = target.split()
    if len(words) < 6:
        return None
    length, at = chance.randint(2, 5), chance.randint(2, len(words) - 2)
    return " ".join(words[:at] + words[max(0, at - length) : at] * chance.randint(3, 8) + words[at:])


def untranslated(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """The source comes back."""
    return source


def half_untranslated(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """The translation turns into the source half-way."""
    ours, theirs = target.split(), source.split()
    return " ".join(ours[: len(ours) // 2] + theirs[len(theirs) // 2 :]) if len(theirs) > 7 else None


def wrong_script(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """Cyrillic instead of Latin."""
    return to_cyrillic(normalize(target)) if language == "uz" else target.translate(_TO_CYRILLIC)


def empty(source: str, target: str, language: str, chance: random.Random) -> str | None:
    """Nothing comes back."""
    return ""


INJECTORS: tuple[Injector, ...] = (
    number_changed, name_dropped, capital_dropped, half_gone, looped, untranslated, half_untranslated, wrong_script,
    empty,
)  # fmt: skip


def false_alarms(sources: Lines, targets: Lines, pair: tuple[str, str]) -> tuple[Counter[str], float]:
    """How many pairs carry each kind of flag ("any" for one at least), and the milliseconds a pair took."""
    counts: Counter[str] = Counter()
    begin = time.perf_counter()
    flags = [check(source, target, *pair) for source, target in zip(sources, targets, strict=True)]
    spent = (time.perf_counter() - begin) * 1000 / len(flags)
    for found in flags:
        counts.update({flag.kind for flag in found} | ({"any"} if found else set()))
    return counts, spent


def detections(
    sources: Lines, targets: Lines, pair: tuple[str, str], injector: Injector, wanted: int = 200
) -> Counter[str]:
    """Counts over up to ``wanted`` spoilt pairs: "tried", "seen" (any flag), and each kind of flag."""
    chance = random.Random(injector.__name__)
    order = chance.sample(range(len(sources)), len(sources))
    counts: Counter[str] = Counter()
    for index in order:
        spoilt = injector(sources[index], targets[index], pair[1], chance)
        if spoilt is None or spoilt == targets[index]:
            continue
        kinds = {flag.kind for flag in check(sources[index], spoilt, *pair)}
        counts.update(kinds | {"tried"} | ({"seen"} if kinds else set()))
        if not kinds:
            MISSED.append((injector.__name__, sources[index], spoilt))
        if counts["tried"] == wanted:
            break
    return counts


MISSED: list[tuple[str, str, str]] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prefix", type=Path)
    parser.add_argument("--pairs", default="it-en,it-uz,en-uz")
    parser.add_argument("--missed", metavar="INJECTION", help="print the spoilt pairs of this injection that passed")
    options = parser.parse_args()
    pairs = [tuple(pair.split("-")) for pair in options.pairs.split(",")]
    texts = {code: _lines(options.prefix, code) for code in {code for pair in pairs for code in pair}}

    print("| direction | pairs | any flag | by kind | ms/pair |\n| --- | --- | --- | --- | --- |")
    for source, target in pairs:
        counts, spent = false_alarms(texts[source], texts[target], (source, target))
        total = len(texts[source])
        kinds = ", ".join(f"{kind} {count / total:.2%}" for kind, count in counts.most_common() if kind != "any")
        print(f"| {source}→{target} | {total} | {counts['any'] / total:.2%} | {kinds} | {spent:.2f} |")

    print("\n| injected |" + "".join(f" {source}→{target} |" for source, target in pairs))
    print("| --- |" + " --- |" * len(pairs))
    for injector in INJECTORS:
        cells = []
        for source, target in pairs:
            counts = detections(texts[source], texts[target], (source, target), injector)
            cells.append(f" {counts['seen'] / max(1, counts['tried']):.1%} of {counts['tried']} |")
        print(f"| {injector.__name__.replace('_', ' ')} |" + "".join(cells))
    for name, text, spoilt in MISSED:
        if name == options.missed:
            print(f"\n{text}\n{spoilt}")


def _lines(prefix: Path, code: str) -> list[str]:
    return prefix.with_name(f"{prefix.name}.{code}").read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
