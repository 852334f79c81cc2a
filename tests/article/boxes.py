"""Boxes that pages put between two paragraphs, and the pastes that have one: every box, place and article.

The boxes are in ``boxes.txt``, by kind; the articles are the pages of the gate and the articles that summaries are
tested with. What is recovered from a paste with a box must hold all that is recovered from the paste without it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.article import mark_of, recover
from summarizer.result import Article
from tests.article import pages
from tests.summary.articles import FOLDER

SHAPES = {"packed": "\n", "spread": "\n\n"}  # how the lines of a box are parted


@dataclass(frozen=True, slots=True)
class Box:
    """The lines of a box and its kind ("related", "share", …)."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Host:
    """An article's paste, cut where a box may stand: between two of its paragraphs."""

    name: str
    pieces: tuple[str, ...]

    @property
    def paste(self) -> str:
        """The paste without a box."""
        return "".join(self.pieces)

    def with_box(self, box: Box, place: int, shape: str) -> str:
        """The paste with a box before the piece ``place``."""
        margin = "\n\n" if "\n\n" in self.paste else "\n"
        before, after = "".join(self.pieces[:place]), "".join(self.pieces[place:])
        return before.rstrip("\n") + margin + SHAPES[shape].join(box.lines) + margin + after


@dataclass(frozen=True, slots=True)
class Outcome:
    """The paragraphs that a box costs, and its lines that are kept."""

    lost: tuple[str, ...]
    kept: tuple[str, ...]


def load() -> tuple[Box, ...]:
    """All boxes."""
    found: list[Box] = []
    kind, lines = "", []
    for line in [*Path(__file__).with_name("boxes.txt").read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("# "):
            lines.append(line)
        elif lines:
            found.append(Box(kind, tuple(lines)))
            lines = []
    return tuple(found)


def hosts() -> tuple[Host, ...]:
    """All articles with at least three paragraphs, each on a line of its own."""
    found = [Host(page.name, _cut(page.paste, page.paragraphs)) for page in pages.load()]
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(
            Host(path.stem, _cut("\n\n".join([data["title"], *data["paragraphs"]]), tuple(data["paragraphs"])))
        )
    return tuple(host for host in found if len(host.pieces) > 2)


def _cut(paste: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of a paste that begin with each paragraph but the first; none where paragraphs are on more lines."""
    pieces, rest = [], paste
    for paragraph in paragraphs[1:]:
        before, found, after = rest.partition(f"\n{paragraph}\n")
        if not found and rest.endswith(f"\n{paragraph}"):
            before, after = rest.removesuffix(f"\n{paragraph}"), ""
        elif not found:
            return ()
        pieces.append(before + "\n")
        rest = f"{paragraph}\n{after}"
    return (*pieces, rest)


def places(host: Host) -> Iterator[int]:
    """The pieces of an article that a box may stand before."""
    return iter(range(1, len(host.pieces)))


def compare(whole: Article, boxed: Article, box: Box) -> Outcome:
    """What a box costs: paragraphs of the article without it, and its own lines kept."""
    kept = set(boxed.paragraphs)
    texts = {
        text.removeprefix(mark_of(text)) for text in kept
    }  # a box may part a list without bullets, which then gets none
    lost = tuple(text for text in whole.paragraphs if text.removeprefix(mark_of(text)) not in texts)
    before = set(whole.paragraphs)
    return Outcome(lost, tuple(line for line in box.lines if line in kept and line not in before))


def outcome(host: Host, box: Box, place: int, shape: str) -> Outcome:
    """Recovers an article with and without a box."""
    return compare(recover(host.paste), recover(host.with_box(box, place, shape)), box)
