"""A source sentence and its translation, as every check receives them."""

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.languages import Language

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


def _plain(text: str, language: Language) -> str:
    return language.plain(_ENDLESS.sub(r"\1", text.replace("\u00a0", " ").replace("\u202f", " ")))
