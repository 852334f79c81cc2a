"""Word lists of the languages: plain text in their folders, one entry a line, ``#`` begins a comment."""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from summarizer.languages.base import Contrast, Negation


@lru_cache
def rows(path: str) -> tuple[tuple[str, ...], ...]:
    """The lines of ``path`` ("it/numerals.tsv"), each split at tabs; comments and empty lines left out."""
    text = (files(__package__) / path).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line)


@lru_cache
def words(path: str) -> frozenset[str]:
    """All words of ``path``, however they are spread over its lines."""
    return frozenset(word for row in rows(path) for cell in row for word in cell.split())


@lru_cache
def numerals(path: str) -> dict[str, float]:
    """The words for numbers in ``path``: words (| between them), tab, value."""
    return {word: float(row[1]) for row in rows(path) for word in row[0].split("|")}


def exonyms(path: str) -> dict[str, tuple[str, ...]]:
    """Forms of names in ``path`` by their Italian form: key, tab, forms (| between them)."""
    return {row[0]: tuple(form for cell in row[1:] for form in cell.split("|")) for row in rows(path)}


def negation(path: str) -> Negation:
    """The words of negation in ``path``: role, tab, words."""

    def role(name: str) -> frozenset[str]:
        return frozenset(word for row in rows(path) if row[0] == name for word in row[1].split())

    patterns = [row[1] for row in rows(path) if row[0] == "sign"]
    idioms = [row[1] for row in rows(path) if row[0] == "idiom"]
    return Negation(
        role("negator"),
        role("neutral"),
        role("between"),
        role("denying"),
        re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE) if patterns else None,
        re.compile(rf"\b(?:{'|'.join(idioms)})", re.IGNORECASE) if idioms else None,
    )


def measures(path: str) -> tuple[tuple[str, str], ...]:
    """The words of units and currencies in ``path`` as patterns by unit, and the signs that all languages use."""
    return tuple((row[0], row[1]) for row in (*rows(path), *rows("measures.tsv")))


def contrasts(path: str) -> tuple[Contrast, ...]:
    """The contrasts in ``path`` (group, label, pattern), and those in signs that all languages use."""
    return tuple(
        Contrast(group, label, re.compile(pattern, re.IGNORECASE))
        for group, label, pattern in (*rows(path), *rows("contrasts.tsv"))
    )


def scales(factors: dict[str, float]) -> Callable[[str], float]:
    """Reads a scale word (million) as its factor, every other word as 1."""
    return lambda word: factors.get(word, 1.0)
