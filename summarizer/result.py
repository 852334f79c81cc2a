"""The result of a run: plain frozen dataclasses, and their JSON (schema "2").

Sentence indices in summaries count the article's sentences from 0, in order over all paragraphs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Literal

from summarizer.errors import UnknownLanguage

SCHEMA = "2"
# A sentence with less confidence is marked: so that, of the translations that do not mislead, about one in eight is.
TRUSTED = 0.5


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about one sentence: ``kind`` is a stable word ("numbers"), ``detail`` says it for a reader."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a translation to doubt, characters ``start`` to ``end`` of the target: "unsupported" by the source."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another translation of the same sentence; ``by`` says how it was made: a step, or "by" and a model.

    ``summarizer.differences.differing(sentence.target, alternative.target)`` gives the words in which it differs.
    """

    target: str
    by: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block of the paste that is not part of the article. ``kind`` is a stable word, ``reason`` is for a reader."""

    text: str
    reason: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What was recovered from the source.

    ``byline`` is without "di", ``date`` as written, ``date_iso`` as YYYY-MM-DD. ``dropped`` accounts for every
    block that is in no other field; ``notes`` are remarks for the reader (kept in doubt, joined words seen);
    ``url`` is where it was read from.
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
    url: str | None = None

    @property
    def text(self) -> str:
        """The body, paragraphs parted by an empty line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """One sentence (or headline) and its translation; ``str()`` gives the translation.

    ``confidence`` is the chance that the sentence does not mislead (``summarizer.translation.doubt``), None where its
    model has no fit; ``steps`` are the attempts that led here ("beam 2", "figures", "split"), oldest first; ``doubts``
    are the words of ``target`` to doubt, ``alternatives`` other translations that were considered.
    """

    source: str
    target: str
    flags: tuple[Flag, ...] = ()
    confidence: float | None = None
    steps: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    def __str__(self) -> str:
        return self.target

    @property
    def doubtful(self) -> bool:
        """Whether its reader is told to check it: for a flag, or for little confidence."""
        return bool(self.flags) or (self.confidence is not None and self.confidence < TRUSTED)


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of a summary and the indices of the article's sentences that it rests on."""

    text: str
    sources: tuple[int, ...] = ()
    flags: tuple[Flag, ...] = ()


Method = Literal["extractive", "abstractive"]


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary in one language. ``method`` is "extractive" or "abstractive"; ``model`` is its id or None."""

    language: str
    method: Method
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
    all texts are then empty. ``paragraphs`` has the article's paragraphs, each a tuple of sentences; ``checks`` are
    the kinds of flags that were looked for.
    """

    language: str
    available: bool = True
    reason: str | None = None
    model: str | None = None
    licence: str | None = None
    title: TranslatedSentence | None = None
    subtitle: TranslatedSentence | None = None
    paragraphs: tuple[tuple[TranslatedSentence, ...], ...] = ()
    summary: Summary | None = None
    checks: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[TranslatedSentence, ...]:
        """Title and subtitle, as far as there are any."""
        return tuple(heading for heading in (self.title, self.subtitle) if heading is not None)

    @property
    def doubtful(self) -> tuple[TranslatedSentence, ...]:
        """The headings and sentences that are marked, in order."""
        return tuple(sentence for sentence in (*self.headings, *self.sentences) if sentence.doubtful)

    @property
    def sentences(self) -> tuple[TranslatedSentence, ...]:
        """All sentences in order; index i is the article's sentence i."""
        return tuple(chain.from_iterable(self.paragraphs))

    @property
    def text(self) -> str:
        """The translated body, paragraphs parted by an empty line."""
        return "\n\n".join(" ".join(s.target for s in paragraph) for paragraph in self.paragraphs)


Status = Literal["same", "converted", "missing", "changed"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a fact reads in a translation: as in the source, converted (miles for kilometres), missing or changed."""

    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class Fact:
    """A date, number or name of the article's sentence ``sentence``, and what became of it in each language."""

    kind: str
    source: str
    sentence: int
    renderings: Mapping[str, Rendering] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result(Mapping[str, Translation]):
    """A processed article. ``result["en"]`` is its translation into English.

    ``summaries`` maps a language code to a summary, the source language included.
    ``notices`` are remarks on licences and every step down from what was wanted, each once; ``facts`` are the
    article's facts across its translations.

    Raises:
        UnknownLanguage: ``result[…]`` of a language that was not asked for; it is a KeyError, too.
    """

    article: Article
    translations: Mapping[str, Translation] = field(default_factory=dict)
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def __getitem__(self, language: str) -> Translation:
        try:
            return self.translations[language]
        except KeyError:
            told = f"This result has no translation into {language!r}."
            raise UnknownLanguage(told, f"It has: {', '.join(self.translations) or 'none'}.") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.translations)

    def __len__(self) -> int:
        return len(self.translations)

    @property
    def complete(self) -> bool:
        """Whether every target asked for could be served."""
        return all(translation.available for translation in self.translations.values())

    def found_at(self, url: str | None) -> "Result":
        """This result with the address of its article; as it is without one."""
        return replace(self, article=replace(self.article, url=url)) if url else self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of schema "2"."""
        from summarizer.serialise import result_to_dict

        return result_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Result":
        """The inverse of ``to_dict``; reads schema "1" too. Unknown keys are ignored.

        Raises:
            OptionError: the schema is neither "1" nor "2", or a field is missing.
        """
        from summarizer.serialise import result_from_dict

        return result_from_dict(data)
