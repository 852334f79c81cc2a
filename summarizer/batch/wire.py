"""How chunks travel to workers in other processes or on other machines, and how their answers come back: as JSON."""

import json

import summarizer.errors
from summarizer.batch.chunks import Chunk, Create, Processor, Wanted, do_chunk
from summarizer.batch.outcome import Outcome
from summarizer.errors import SummarizerError
from summarizer.sources import Item


class Worker:
    """What runs at the far end. The models are loaded with the first chunk, and once."""

    def __init__(self, create: Create, wanted: Wanted) -> None:
        self.create = create
        self.wanted = wanted
        self.processor: Processor | None = None

    def answer(self, chunk: str | bytes) -> str:
        """The outcomes of a chunk, or the error that no other chunk would be spared."""
        try:
            if self.processor is None:
                self.processor = self.create()
            outcomes = do_chunk(self.processor, read_chunk(chunk), self.wanted)
        except SummarizerError as error:
            return json.dumps({"kind": type(error).__name__, "message": error.message, "hint": error.hint})
        return json.dumps([outcome.to_json() for outcome in outcomes])


def write_chunk(chunk: Chunk) -> str:
    """A chunk as it travels."""
    return json.dumps([[item.key, item.text, item.url, dict(item.fields)] for item in chunk])


def read_chunk(line: str | bytes) -> Chunk:
    """The inverse of ``write_chunk``."""
    return tuple(Item(*values) for values in json.loads(line))


def read_answer(line: str | bytes) -> list[Outcome]:
    """The outcomes that a worker sent.

    Raises:
        SummarizerError: of the class that the worker met.
    """
    answer = json.loads(line)
    if isinstance(answer, list):
        return [Outcome.from_json(outcome) for outcome in answer]
    kind = getattr(summarizer.errors, answer["kind"], SummarizerError)
    error: SummarizerError = kind(answer["message"], answer["hint"])
    raise error
