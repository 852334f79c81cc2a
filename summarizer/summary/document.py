"""What goes into a summary."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.result import TranslatedSentence

Translate = Callable[[Sequence[str], str], Sequence[TranslatedSentence]]
"""Texts in the source language and a target language code → their checked translations, in order."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences of the source language. ``title`` is None where there is none."""

    title: str | None
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in order over all paragraphs; a summary's ``sources`` index this tuple from 0."""
        return tuple(chain.from_iterable(self.paragraphs))


@dataclass(frozen=True, slots=True)
class Extract:
    """One sentence of an extractive summary in the source language.

    ``text`` is a sentence of the article, trimmed or compressed by deletion only, or its title. ``sources``
    are the indices of the sentences it rests on; empty only for a title without an article below it.
    """

    text: str
    sources: tuple[int, ...]


def count_words(text: str) -> int:
    """Words as a reader counts them: what stands between white space ("l’11" is one)."""
    return len(text.split())
