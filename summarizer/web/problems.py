"""Errors as programs get them: a code to branch on, words, the next step, and the status of HTTP that fits."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus

from starlette.responses import JSONResponse

from summarizer.errors import (
    Cancelled,
    Closed,
    InputError,
    LicenceRefused,
    ModelError,
    NotEnoughDisk,
    OptionError,
    SummarizerError,
    TooLong,
)
from summarizer.web.limits import TooFastError
from summarizer.web.profiles import ProfileLockedError
from summarizer.web.queue import QueueFullError, ShareTakenError

# The first that an error is an instance of. 499 (the client has gone) is nginx's; nobody is there to read it.
_STATUSES: Mapping[type[SummarizerError], int] = {
    TooLong: 413,
    InputError: 422,
    OptionError: 422,
    LicenceRefused: 403,
    ModelError: 503,
    NotEnoughDisk: 507,
    Cancelled: 499,
    Closed: 503,
    SummarizerError: 500,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for a program. ``code`` is the name of the error as ``no_article``; ``str()`` is for people."""

    status: int
    code: str
    message: str
    hint: str = ""
    retry_after: int | None = None

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def to_dict(self) -> dict[str, dict[str, str]]:
        """Code, words and next step."""
        row = asdict(self)
        return {"error": {name: row[name] for name in ("code", "message", "hint")}}

    def response(self) -> JSONResponse:
        """As an answer."""
        return JSONResponse(self.to_dict(), self.status, self.headers)

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the answer."""
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}


def problem_of(error: Exception) -> Problem:
    """An expected error for a program.

    Raises:
        Exception: the error itself, where it is not an expected one.
    """
    match error:
        case TooFastError():
            later = max(1, round(error.seconds))
            return Problem(429, "too_many_requests", "Too many requests;", f"come back in {later} s.", later)
        case ShareTakenError():
            words = "Too many requests of your address are waiting already;"
            return Problem(429, "share_taken", words, "come back when one is done.", 30)
        case QueueFullError():
            return Problem(503, "queue_full", "Too many are waiting already;", "come back in a minute.", 60)
        case ProfileLockedError():
            words = "Whoever runs this server has chosen its models."
            return Problem(403, "profile_locked", words, "Leave profile out.")
        case SummarizerError():
            status = next(status for kind, status in _STATUSES.items() if isinstance(error, kind))
            return Problem(status, _code(type(error).__name__), error.message, error.hint)
    raise error


def refused(status: int, words: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A request that is refused before any handler sees it; ``detail`` is what Gradio's clients look for."""
    problem = Problem(status, _code(HTTPStatus(status).phrase.title().replace(" ", "")), words)
    return JSONResponse({"detail": words, **problem.to_dict()}, status, headers)


def _code(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
