"""Word lists of the languages: plain text in their folders, one entry a line, ``#`` begins a comment."""

from functools import lru_cache
from importlib.resources import files


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
