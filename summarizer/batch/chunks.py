"""The work itself, the same for every runner: a chunk of articles in, their outcomes out.

A chunk is the unit of batching (the sentences of its articles share the model's batches), of handing out and of
writing. Runners differ in where chunks are done, never in what is in them, so that their results are identical.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizer.batch.outcome import Outcome, failed, finished
from summarizer.errors import ModelError, NotEnoughMemory, OptionError, SummarizerError
from summarizer.result import Result
from summarizer.sources import Document, Item

Chunk = tuple[Item, ...]
# Some 100 sentences of news: enough to fill a CPU's batches of equal length several times over, and
# little to do again after a kill.
CHUNK_CHARACTERS = 12_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of each article: ``targets`` are language codes, ``length`` that of the summaries."""

    targets: tuple[str, ...]
    length: str


class Processor(Protocol):
    """What a worker needs of a ``Summarizer``."""

    def process_many(
        self, texts: Sequence[str], targets: Sequence[str], length: str
    ) -> Sequence[Result | SummarizerError]:
        """One result, or the error that took its place, for each article's text, in order."""
        ...

    def close(self) -> None:
        """Release the models."""
        ...


Create = Callable[[], Processor]


@dataclass(frozen=True, slots=True)
class Runner:
    """``run`` takes chunks as it has room for them and yields outcomes as they come. ``risky``: an article that
    kills its process kills the batch with it, because they are one."""

    run: Callable[[Iterator[Chunk]], Generator[list[Outcome], None, None]]
    risky: bool = False


def do_chunk(processor: Processor, chunk: Chunk, wanted: Wanted) -> list[Outcome]:
    """The outcome of every article of a chunk, in order.

    Raises:
        ModelError, OptionError: no other article would fare better.
    """
    sources = [_read(item) for item in chunk]
    results = iter(_process(processor, [source.text for source in sources if isinstance(source, Document)], wanted))
    return [
        _outcome(item, source, next(results)) if isinstance(source, Document) else failed(item.key, source)
        for item, source in zip(chunk, sources, strict=True)
    ]


def _outcome(item: Item, document: Document, result: Result | Exception) -> Outcome:
    if not isinstance(result, Result):
        return failed(item.key, result)
    try:
        return finished(item.key, item.fields, result.found_at(document.url))
    except Exception as error:  # a result that cannot be written is this article's trouble alone
        return failed(item.key, error)


def chunks(items: Iterable[Item], characters: int = CHUNK_CHARACTERS) -> Iterator[Chunk]:
    """Group articles, in order, into chunks of up to ``characters`` (an article longer than that is alone)."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        length = len(item.text or "")
        if chunk and size + length > characters:
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(item)
        size += length
    if chunk:
        yield tuple(chunk)


def _read(item: Item) -> Document | Exception:
    try:
        return item.read()
    except Exception as error:  # one article's trouble is never the batch's
        return error


def _process(processor: Processor, texts: Sequence[str], wanted: Wanted) -> Sequence[Result | Exception]:
    """Together where that goes well; else one by one, so that each article has an answer of its own."""
    if not texts:
        return []
    try:
        return processor.process_many(texts, wanted.targets, wanted.length)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic in a library written in Rust is no Exception
        if _hopeless(error):
            raise
        if len(texts) == 1:
            return [error if isinstance(error, Exception) else RuntimeError(f"{type(error).__name__}: {error}")]
    return [_process(processor, [text], wanted)[0] for text in texts]


def _hopeless(error: BaseException) -> bool:
    """Whether every other article would meet the same error. Memory may suffice for a shorter article."""
    return isinstance(error, ModelError | OptionError) and not isinstance(error, NotEnoughMemory)
