"""A source sentence and its translation, as every check receives them."""

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.languages import Language
from summarizer.text.contrasts import contrasts
from summarizer.text.measures import Measure, measures_of
from summarizer.text.quantities import Quantity, find_quantities

# No word is longer: what follows would only cost time.
_ENDLESS = re.compile(r"(\S{100})\S+")


@dataclass(frozen=True)
class Pair:
    """Texts of one sentence and its translation, and the languages that they are in."""

    source: str
    target: str
    source_language: Language
    target_language: Language

    @cached_property
    def source_plain(self) -> str:
        """The source in the one spelling that the checks read."""
        return _plain(self.source, self.source_language)

    @cached_property
    def target_plain(self) -> str:
        """The target in the one spelling that the checks read."""
        return _plain(self.target, self.target_language)

    @cached_property
    def source_quantities(self) -> list[Quantity]:
        """The numbers of the source."""
        return find_quantities(self.source_plain, self.source_language)

    @cached_property
    def target_quantities(self) -> list[Quantity]:
        """The numbers of the target."""
        return find_quantities(self.target_plain, self.target_language)

    @cached_property
    def source_measures(self) -> list[Measure]:
        """The numbers of the source that have a unit."""
        return measures_of(self.source_plain, self.source_quantities, self.source_language)

    @cached_property
    def target_measures(self) -> list[Measure]:
        """The numbers of the target that have a unit."""
        return measures_of(self.target_plain, self.target_quantities, self.target_language)

    @cached_property
    def source_contrasts(self) -> dict[str, frozenset[str]]:
        """What the source says of its numbers."""
        return contrasts(self.source_plain, self.source_quantities, self.source_language)

    @cached_property
    def target_contrasts(self) -> dict[str, frozenset[str]]:
        """What the target says of its numbers."""
        return contrasts(self.target_plain, self.target_quantities, self.target_language)


def _plain(text: str, language: Language) -> str:
    return language.plain(_ENDLESS.sub(r"\1", text.replace("\u00a0", " ").replace("\u202f", " ")))
