"""Word lists of the language rooms: plain text beside this file, one entry a line, ``#`` begins a comment."""

from functools import lru_cache
from importlib.resources import files


@lru_cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of data file ``name``, each split at tabs; comments and empty lines left out."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line)


@lru_cache
def words(name: str) -> frozenset[str]:
    """All words of data file ``name``, however they are spread over its lines."""
    return frozenset(word for row in rows(name) for cell in row for word in cell.split())
