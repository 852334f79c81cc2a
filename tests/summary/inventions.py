"""Inventions put into true summary sentences, to see what the verification catches.

    python -m tests.summary.inventions [--missed]

The true sentences are those of the reference summaries, which a person wrote in other words than the articles'.
Each is changed in one way at a time; the counts of caught changes, and of true sentences doubted, are printed.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, pairwise

from summarizer.languages.it.verbs import is_finite
from summarizer.summary.trace import ArticleIndex
from summarizer.summary.truth import verify
from summarizer.text.segmentation import segment
from tests.summary.articles import examples

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NUMERAL = re.compile(r"\b(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|venti|trenta|cento)\b")
NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{3,}\b")
DAY = re.compile(
    r"\b(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio"
    r"|agosto|settembre|ottobre|novembre|dicembre)\b"
)
# Half of the invented names are rare, half are also dictionary words, as many Italian surnames are.
NAMES = (
    "Zanfrognini",
    "Rossi",
    "Bellucchini",
    "Monti",
    "Garavoglia",
    "Costa",
    "Tortorelli",
    "Fontana",
    "Quarenghi",
    "Leone",
)
NUMERALS = ("diciassette", "quarantatré", "cinquantotto", "novantuno")
DAYS = ("mercoledì", "domenica", "novembre", "agosto")
CLAIMS = (
    "Il presidente del Consiglio ha promesso nuovi fondi per la prossima estate.",
    "I sindacati hanno proclamato lo stato di agitazione in tutta la provincia.",
    "La notizia ha fatto il giro del mondo in poche ore.",
    "Gli esperti prevedono un forte aumento dei prezzi nei prossimi mesi.",
    "La polizia ha arrestato due sospetti alla frontiera svizzera.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the article it is said of, and what was done to it ("true": nothing)."""

    kind: str
    sentence: str
    article: ArticleIndex


def cases() -> Iterator[Case]:
    """Every true sentence, and every change to it."""
    names, numerals, days = cycle(NAMES), cycle(NUMERALS), cycle(DAYS)
    for example in examples():
        article = ArticleIndex(example.document.sentences, "it", example.document.title or "")
        for reference in example.references.values():
            for sentence in (s.text for s in segment(reference)):
                yield Case("true", sentence, article)
                yield from (Case("number", s, article) for s in _changed(NUMBER, sentence, _other_number))
                yield from (Case("numeral", s, article) for s in _changed(NUMERAL, sentence, lambda _: next(numerals)))
                yield from (Case("name", s, article) for s in _changed(NAME, sentence, lambda _: next(names)))
                yield from (Case("day or month", s, article) for s in _changed(DAY, sentence, lambda _: next(days)))
                yield from (Case("numbers exchanged", s, article) for s in _exchanged(sentence))
                yield from (Case("negation added", s, article) for s in _denied(sentence))
                yield from (
                    Case("negation dropped", s, article) for s in _changed(re.compile(r"\b[Nn]on "), sentence, str)
                )
        yield from (Case("claim", claim, article) for claim in CLAIMS)
    yield from _strangers()


def _strangers() -> Iterator[Case]:
    """True sentences, said of another article."""
    everything = examples()
    for place, example in enumerate(everything):
        article = ArticleIndex(example.document.sentences, "it", example.document.title or "")
        for reference in everything[place - 7].references.values():
            yield from (Case("stranger", sentence.text, article) for sentence in segment(reference))


def _changed(pattern: re.Pattern[str], sentence: str, new: object) -> Iterator[str]:
    for match in pattern.finditer(sentence):
        other = "" if new is str else new(match[0])  # type: ignore[operator]
        if other != match[0]:
            yield sentence[: match.start()] + other + sentence[match.end() :]


def _other_number(number: str) -> str:
    """The number with its first digit changed."""
    return str((int(number[0]) + 4) % 9 + 1) + number[1:]


def _exchanged(sentence: str) -> Iterator[str]:
    for one, other in pairwise(NUMBER.finditer(sentence)):
        if one[0] != other[0]:
            between = sentence[one.end() : other.start()]
            yield sentence[: one.start()] + other[0] + between + one[0] + sentence[other.end() :]


def _denied(sentence: str) -> Iterator[str]:
    """The first main verb negated."""
    words = sentence.split(" ")
    for place in range(1, len(words)):
        word = words[place]
        if (
            word.islower()
            and is_finite(word.strip(",.;:"), words[place - 1])
            and words[place - 1] not in {"non", "che", "si", "ne"}
        ):
            yield " ".join([*words[:place], "non", *words[place:]])
            return


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="also print what was not caught, and true ones doubted")
    options = parser.parse_args()
    counts: dict[str, list[int]] = {}
    for case in cases():
        _, doubts = verify(case.article, case.sentence)
        count = counts.setdefault(case.kind, [0, 0])
        count[0] += bool(doubts)
        count[1] += 1
        if options.missed and bool(doubts) == (case.kind == "true"):
            print(f"{case.kind:18} {case.sentence} {[f'{d.kind}: {d.detail}' for d in doubts]}")
    for kind, (caught, total) in counts.items():
        print(f"| {kind} | {caught} of {total} | {100 * caught / total:.0f}% |")
    invented = [count for kind, count in counts.items() if kind not in {"true", "stranger"}]
    caught, total = (sum(column) for column in zip(*invented, strict=True))
    print(f"| all inventions | {caught} of {total} | {100 * caught / total:.0f}% |")


if __name__ == "__main__":
    main()
