"""The kinds of doubt about a sentence, how grave each is and what can mend it: the one list of them."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final


class Kind(StrEnum):
    """What a flag is about; the value is its word in JSON and in the catalogues of the page."""

    ADDED = auto()
    ADDRESSES = auto()
    COPIED = auto()
    COVERAGE = auto()
    CUT = auto()
    DATES = auto()
    EMPTY = auto()
    GLOSSARY = auto()
    LANGUAGE = auto()
    LENGTH = auto()
    LOOP = auto()
    MARKS = auto()
    MEASURES = auto()
    NAMES = auto()
    NEGATION = auto()
    NUMBERS = auto()
    PREAMBLE = auto()
    PROBABILITY = auto()
    SCRIPT = auto()
    SUPPORT = auto()
    TRUNCATED = auto()
    UNTRANSLATED = auto()


class Severity(StrEnum):
    """``BROKEN``: something is certainly lost or wrong; ``DOUBT``: something may be."""

    DOUBT = auto()
    BROKEN = auto()


class Mend(StrEnum):
    """Ways to translate again: without repeated words, with numbers in figures, or in pieces."""

    NO_REPEATS = auto()
    FIGURES = auto()
    PIECES = auto()


@dataclass(frozen=True, slots=True)
class Nature:
    """What is to be known about a kind: its severity, and what can mend it beside another search."""

    severity: Severity = Severity.DOUBT
    mended_by: frozenset[Mend] = frozenset()


_PIECES: Final = frozenset({Mend.PIECES})
_BOTH: Final = frozenset({Mend.NO_REPEATS, Mend.PIECES})

NATURE: Final = {
    Kind.ADDED: Nature(mended_by=_PIECES),
    Kind.ADDRESSES: Nature(),
    Kind.COPIED: Nature(Severity.BROKEN, _PIECES),
    Kind.COVERAGE: Nature(),
    Kind.CUT: Nature(mended_by=_PIECES),
    Kind.DATES: Nature(mended_by=_PIECES),
    Kind.EMPTY: Nature(Severity.BROKEN, _PIECES),
    Kind.GLOSSARY: Nature(),
    Kind.LANGUAGE: Nature(Severity.BROKEN, _PIECES),
    Kind.LENGTH: Nature(mended_by=_PIECES),
    Kind.LOOP: Nature(Severity.BROKEN, _BOTH),
    Kind.MARKS: Nature(),
    Kind.MEASURES: Nature(),
    Kind.NAMES: Nature(mended_by=_PIECES),
    Kind.NEGATION: Nature(),
    Kind.NUMBERS: Nature(mended_by=_PIECES | {Mend.FIGURES}),
    Kind.PREAMBLE: Nature(Severity.BROKEN),
    Kind.PROBABILITY: Nature(),
    Kind.SCRIPT: Nature(Severity.BROKEN),
    Kind.SUPPORT: Nature(),
    Kind.TRUNCATED: Nature(Severity.BROKEN, _BOTH),
    Kind.UNTRANSLATED: Nature(Severity.BROKEN),
}


def nature(kind: str) -> Nature:
    """The nature of a kind; of one that another version wrote, that of a mere doubt."""
    return NATURE[Kind(kind)] if kind in NATURE else Nature()
