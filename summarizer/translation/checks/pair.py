"""A source sentence and its translation, as every check receives them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Texts and ISO 639-1 codes of one sentence and its translation."""

    source: str
    target: str
    source_language: str
    target_language: str
