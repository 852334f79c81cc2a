"""The articles of this folder: Italian texts and reference summaries written for the project."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from summarizer.summary.document import Document
from summarizer.text.segmentation import segment

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Example:
    """An article and its Italian reference summaries by length."""

    name: str
    document: Document
    references: dict[str, str]


def examples() -> list[Example]:
    """All articles, in order of their names."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(Example(path.stem, document(data["title"], *data["paragraphs"]), data["it"]))
    return found


def document(title: str | None, *paragraphs: str) -> Document:
    """A document from paragraphs of running text."""
    return Document(title, tuple(tuple(sentence.text for sentence in segment(p)) for p in paragraphs))
