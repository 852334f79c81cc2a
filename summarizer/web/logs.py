"""What the server writes about itself, a line a record, as text or JSON: sizes, times, kinds, never a reader's words.

Of the records of other libraries, whose messages may quote a request, only level, place and the kind of error are kept.
"""

import json
import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

Value = str | int | float | Sequence[str] | None
_OWN = "summarizer"
_FIELDS = "summarizer_fields"


def tell(log: logging.Logger, event: str, fields: Mapping[str, Value], level: int = logging.INFO) -> None:
    """Log an event with its fields, in which nothing that a reader wrote may be."""
    log.log(level, event, extra={_FIELDS: fields}, stacklevel=2)


def configure(form: str, level: str) -> None:
    """Write the records of this process to stderr: this package's from ``level`` on, those of others from "warning".

    Args:
        form: a name in ``FORMATS``.
        level: a name in ``LEVELS``.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter(FORMATS[form]))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(_OWN).setLevel(level.upper())
    logging.captureWarnings(True)


def row(record: logging.LogRecord) -> dict[str, Value]:
    """What may be written of a record."""
    time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    found: dict[str, Value] = {"time": time, "level": record.levelname.lower(), "logger": record.name}
    if record.name.partition(".")[0] == _OWN:
        found |= {"event": record.getMessage(), **getattr(record, _FIELDS, {})}
    else:
        found |= {"event": "log", "place": f"{record.pathname}:{record.lineno}"}
    if record.exc_info and record.exc_info[1] is not None:
        found |= failure(record.exc_info[1])
    return found


def failure(error: BaseException) -> dict[str, Value]:
    """The kind and the place of an error, without its words: these may quote an article."""
    frames = traceback.extract_tb(error.__traceback__)
    return {"error": type(error).__name__, "at": f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"}


def _text(found: Mapping[str, Value]) -> str:
    """``2026-02-03T10:15:00.000+00:00 info run outcome=done sentences=12``."""
    rest = " ".join(f"{name}={_plain(value)}" for name, value in found.items() if name not in _HEAD)
    return f"{found['time']} {found['level']} {found['event']} {rest}".rstrip()


def _plain(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return str(value) if isinstance(value, str | int | None) else "+".join(value)


_HEAD = ("time", "level", "event", "logger")
FORMATS: Mapping[str, Callable[[Mapping[str, Value]], str]] = {"text": _text, "json": json.dumps}
LEVELS = ("debug", "info", "warning", "error")


class _Formatter(logging.Formatter):
    def __init__(self, write: Callable[[Mapping[str, Value]], str]) -> None:
        super().__init__()
        self._write = write

    def format(self, record: logging.LogRecord) -> str:
        return self._write(row(record))
