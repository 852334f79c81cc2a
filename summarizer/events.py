"""What ``Summarizer.stream`` yields, in this order: the article, then per language its sentences as they are done (any
order of indices) and its summary as soon as it can be shown (again if it changes), at the end the whole result."""

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.result import Article, Result, Summary, TranslatedSentence


@dataclass(frozen=True, slots=True)
class ArticleRecovered:
    """The article, before any model is touched; ``paragraphs`` are its sentences, paragraph by paragraph."""

    article: Article
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ModelLoading:
    """A model is being prepared (fetched, converted, loaded), which can take a while."""

    model: str
    licence: str
    language: str


@dataclass(frozen=True, slots=True)
class ModelFetching:
    """``done`` of ``total`` bytes of a model have arrived, ``rate`` a second; what is left takes ``seconds_left``."""

    model: str
    licence: str
    done: int
    total: int
    rate: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class TargetStarted:
    """All models of a language are there: their ids and licences."""

    language: str
    model: str
    licence: str


@dataclass(frozen=True, slots=True)
class TargetUnavailable:
    """A language that cannot be served, and why, with the next step."""

    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class TitleTranslated:
    """The headline in a target language, checked as every sentence is; again with the subtitle when that is done."""

    language: str
    title: TranslatedSentence | None
    subtitle: TranslatedSentence | None


@dataclass(frozen=True, slots=True)
class SentencesTranslated:
    """Sentences that are done, by their index in the article; ``done`` of ``total`` of this language so far."""

    language: str
    sentences: Mapping[int, TranslatedSentence]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SummaryReady:
    """The summary in one language."""

    summary: Summary


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole result. Cancelled runs end with what was done until then and ``cancelled`` True."""

    result: Result
    cancelled: bool = False


Event = (
    ArticleRecovered
    | ModelLoading
    | ModelFetching
    | TargetStarted
    | TargetUnavailable
    | TitleTranslated
    | SentencesTranslated
    | SummaryReady
    | Finished
)
