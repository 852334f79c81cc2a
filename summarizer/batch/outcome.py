"""What became of one article, and the account of a whole run."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from summarizer.errors import SummarizerError
from summarizer.files import printable
from summarizer.result import Result

Status = Literal["done", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article, finished. It crosses from workers to the writer as plain JSON.

    ``status`` is "done", "partial" (a language could not be served; ``error`` says why) or "failed".
    ``record`` is the line of the output as JSON, empty where it failed; ``kind`` is the error's class name;
    ``sentences`` counts translations of sentences, ``flagged`` those with a doubt; ``notices`` are the result's.
    """

    key: str
    status: Status
    record: str = ""
    error: str | None = None
    kind: str | None = None
    sentences: int = 0
    flagged: int = 0
    notices: tuple[str, ...] = ()

    @property
    def result(self) -> Result | None:
        """The result, or None where the article failed."""
        return Result.from_dict(json.loads(self.record)) if self.record else None

    def to_json(self) -> str:
        """One line, read back by ``from_json``."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> "Outcome":
        """The inverse of ``to_json``."""
        fields = json.loads(line)
        return cls(**fields | {"notices": tuple(fields["notices"])})


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that failed: its id, the error's class name, and its message with the next step."""

    id: str
    kind: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """The account of a run.

    ``articles`` are those of the input, ``skipped`` were finished by earlier runs; ``done``, ``partial`` and
    ``failed`` are this run's. ``waiting`` were not reached (a run that was stopped). ``failures`` are all that
    stand as failed, from earlier runs too. ``repeated`` counts lines that say an article again word for word,
    ``changed`` articles whose text is no longer the one that was done. ``notices`` are remarks on models and
    their licences, each once. ``seconds`` is wall-clock time.
    """

    articles: int = 0
    skipped: int = 0
    done: int = 0
    partial: int = 0
    failed: int = 0
    waiting: int = 0
    repeated: int = 0
    changed: int = 0
    sentences: int = 0
    flagged: int = 0
    seconds: float = 0.0
    notices: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def per_minute(self) -> float:
        """Articles finished in a minute, by this run."""
        return 60 * (self.done + self.partial + self.failed) / self.seconds if self.seconds else 0.0

    @property
    def exit_code(self) -> int:
        """0 all done; 1 nothing could be done; 3 done in part."""
        if not (self.failures or self.partial or self.waiting):
            return 0
        return 3 if self.done + self.partial + self.skipped else 1

    def to_dict(self) -> dict[str, Any]:
        """The machine-readable summary."""
        data = asdict(self)
        data["seconds"] = round(self.seconds, 3)
        data["articles_per_minute"] = round(self.per_minute, 3)
        return data


def finished(key: str, fields: Mapping[str, Any], result: Result) -> Outcome:
    """The outcome of an article that was processed; ``fields`` are carried through to its record."""
    missing = [t for t in result.translations.values() if not t.available]
    sentences = [s for t in result.translations.values() for s in t.sentences]
    record = json.dumps(_record(fields, result), ensure_ascii=False, allow_nan=False)
    return Outcome(
        key,
        "partial" if missing else "done",
        record.encode("utf-8", "replace").decode("utf-8"),  # a PDF can hold halves of surrogate pairs
        error=" ".join(t.reason for t in missing if t.reason) or None,
        kind="ModelMissing" if missing else None,
        sentences=len(sentences),
        flagged=sum(1 for sentence in sentences if sentence.doubtful),
        notices=result.notices,
    )


def failed(key: str, error: Exception) -> Outcome:
    """The outcome of an article that could not be processed."""
    if isinstance(error, SummarizerError):
        return Outcome(key, "failed", error=printable(str(error)), kind=type(error).__name__)
    told = f"{type(error).__name__}: {error}. This is a fault of the program: please report it with the article."
    return Outcome(key, "failed", error=printable(told), kind="InternalError")


def _record(fields: Mapping[str, Any], result: Result) -> dict[str, Any]:
    """The article's own fields, then the result's; a field of the same name as one of ours goes under "input"."""
    ours = result.to_dict()
    own = {name: value for name, value in fields.items() if name not in ours}
    clashing = {name: value for name, value in fields.items() if name in ours}
    return own | ({"input": clashing} if clashing else {}) | ours
