"""Sentences of our own in Italian, English and Uzbek, line by line: ``data/news.tsv``, and what tiny models learn."""

from functools import cache
from pathlib import Path

from tests.tiny.sentences import SENTENCES

NEWS = Path(__file__).parent / "data" / "news.tsv"
CODES = ("it", "en", "uz")


@cache
def lines(code: str) -> list[str]:
    """The sentences of one language."""
    rows = [row.split("\t") for row in NEWS.read_text(encoding="utf-8").splitlines()]
    return [*(row[CODES.index(code)] for row in rows), *SENTENCES[code]]
