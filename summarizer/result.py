"""The result of a run: plain frozen dataclasses, and their JSON (schema "1").

Sentence indices in summaries count the article's sentences from 0, in order over all paragraphs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

SCHEMA = "1"


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about one sentence: ``kind`` is a stable word ("numbers"), ``detail`` says it for a reader."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block of the paste that is not part of the article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was recovered from the source.

    ``byline`` is without "di", ``date`` as written, ``date_iso`` as YYYY-MM-DD. ``dropped`` accounts for every
    block that is in no other field; ``notes`` are remarks for the reader (kept in doubt, joined words seen).
    """

    paragraphs: tuple[str, ...]
    section: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    date: str | None = None
    date_iso: str | None = None
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body, paragraphs parted by an empty line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """One sentence and its translation.

    ``confidence`` is in [0, 1] (``summarizer.translation.confidence`` defines it); ``steps`` are the
    attempts that led here ("greedy", "beam 4", "split"), oldest first.
    """

    source: str
    target: str
    flags: tuple[Flag, ...] = ()
    confidence: float = 1.0
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of a summary and the indices of the article's sentences that it rests on."""

    text: str
    sources: tuple[int, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary in one language. ``method`` is "extractive" or "abstractive"; ``model`` is its id or None."""

    language: str
    method: str
    sentences: tuple[SummarySentence, ...] = ()
    model: str | None = None

    @property
    def text(self) -> str:
        """The summary as running text."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Translation:
    """The article in one target language.

    Where it could not be served ``available`` is False and ``reason`` says what is missing and how to get it;
    all texts are then empty. ``paragraphs`` has the article's paragraphs, each a tuple of sentences.
    """

    language: str
    available: bool = True
    reason: str | None = None
    model: str | None = None
    licence: str | None = None
    title: str | None = None
    subtitle: str | None = None
    paragraphs: tuple[tuple[TranslatedSentence, ...], ...] = ()
    summary: Summary | None = None

    @property
    def sentences(self) -> tuple[TranslatedSentence, ...]:
        """All sentences in order; index i is the article's sentence i."""
        return tuple(chain.from_iterable(self.paragraphs))

    @property
    def text(self) -> str:
        """The translated body, paragraphs parted by an empty line."""
        return "\n\n".join(" ".join(s.target for s in paragraph) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Result(Mapping[str, Translation]):
    """A processed article. ``result["en"]`` is its translation into English.

    ``summaries`` maps a language code to a summary, the source language included.
    ``notices`` are remarks on licences and on the choice of models, each once.
    """

    article: Article
    translations: Mapping[str, Translation] = field(default_factory=dict)
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    def __getitem__(self, language: str) -> Translation:
        return self.translations[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self.translations)

    def __len__(self) -> int:
        return len(self.translations)

    @property
    def complete(self) -> bool:
        """Whether every target asked for could be served."""
        return all(translation.available for translation in self.translations.values())

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of schema "1"."""
        from summarizer.serialise import result_to_dict

        return result_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Result":
        """The inverse of ``to_dict``; unknown keys are ignored.

        Raises:
            OptionError: the schema is not "1" or a field is missing.
        """
        from summarizer.serialise import result_from_dict

        return result_from_dict(data)
