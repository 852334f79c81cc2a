"""The facts of a result as rows of a table: what is missing or changed stands first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.result import Fact, Rendering

LOST = frozenset({"missing", "changed"})


@dataclass(frozen=True, slots=True)
class Row:
    """A fact, the article's sentence that has it first, and its rendering in each column; None where there is none."""

    kind: str
    source: str
    sentence: int
    renderings: tuple[Rendering | None, ...]

    @property
    def lost(self) -> bool:
        """Whether it is missing or changed in one of the columns."""
        return any(one is not None and one.status in LOST for one in self.renderings)


def rows(facts: Iterable[Fact], languages: Sequence[str]) -> list[Row]:
    """A row for each fact with a rendering in one of ``languages``; the same row again is left out."""
    found: dict[tuple[str, str, tuple[Rendering | None, ...]], Row] = {}
    for fact in facts:
        renderings = tuple(fact.renderings.get(language) for language in languages)
        if any(renderings):
            row = Row(fact.kind, fact.source, fact.sentence, renderings)
            found.setdefault((fact.kind, fact.source, renderings), row)
    return sorted(found.values(), key=lambda row: not row.lost)
