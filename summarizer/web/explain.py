"""What readers are told of an error: in their language, with the next step on the page itself, never a command."""

from collections.abc import Mapping
from types import MappingProxyType

from summarizer.errors import (
    EmptyInput,
    GatedModel,
    HubUnreachable,
    LicenceRefused,
    ModelDamaged,
    ModelError,
    NoArticle,
    NotEnoughDisk,
    NotEnoughMemory,
    SummarizerError,
    TooLong,
    UnreadableSource,
    WrongLanguage,
)
from summarizer.web.limits import TooFastError
from summarizer.web.link_words import why_unread
from summarizer.web.measures import number
from summarizer.web.queue import QueueFullError
from summarizer.web.texts import text
from summarizer.web.unexpected import report

# The first class that an error is of decides.
_WORDS: Mapping[type[SummarizerError], str] = MappingProxyType(
    {
        EmptyInput: "nothing_yet",
        NoArticle: "no_article",
        TooLong: "too_long_somewhere",
        UnreadableSource: "unreadable",
        HubUnreachable: "hub_unreachable",
        GatedModel: "model_gated",
        LicenceRefused: "model_licence",
        NotEnoughMemory: "no_memory",
        NotEnoughDisk: "no_disk",
        ModelDamaged: "model_damaged",
        ModelError: "no_model",
    }
)


def explain(error: Exception, interface: str) -> tuple[str, str]:
    """The sentence that says it, and one that adds to it or nothing; unexpected errors go to the log without words."""
    match error:
        case QueueFullError():
            return text(interface, "busy"), ""
        case TooFastError():
            return text(interface, "too_fast", seconds=max(1, round(error.seconds))), ""
        case SummarizerError():
            return _input(error, interface) or _known(error, interface)
        case _:
            report(error)
            return text(interface, "trouble"), ""


def without_commands(words: str) -> str:
    """Sentences that readers can follow: those that name no command or option are left."""
    kept = [sentence for sentence in words.split(". ") if "`" not in sentence and "--" not in sentence]
    return ". ".join(kept)


def _input(error: SummarizerError, interface: str) -> tuple[str, str] | None:
    """Errors of what was given, with what is known of it."""
    match error:
        case WrongLanguage():
            key = "wrong_language" if error.language else "wrong_language_unknown"
            return text(interface, key, language=f"{{{error.language}}}"), ""
        case TooLong() if error.limit:
            count, limit = number(error.length, interface), number(error.limit, interface)
            return text(interface, "too_long", count=count, limit=limit), ""
        case UnreadableSource():
            why = why_unread(error.message, interface)
            if not why and interface == "en":
                return error.message, _for_readers(error.hint)
            return text(interface, "unreadable"), why
    return None


def _known(error: SummarizerError, interface: str) -> tuple[str, str]:
    for kind, key in _WORDS.items():
        if isinstance(error, kind):
            return text(interface, key), ""
    return (error.message, _for_readers(error.hint)) if interface == "en" else (text(interface, "trouble"), "")


def _for_readers(hint: str) -> str:
    return "" if "`" in hint or "--" in hint or "=" in hint else hint
