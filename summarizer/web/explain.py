"""What readers are told of an error: in their language, with the next step on the page itself."""

from summarizer.errors import SummarizerError, WrongLanguage
from summarizer.web.limits import TooFastError
from summarizer.web.queue import QueueFullError
from summarizer.web.texts import text
from summarizer.web.unexpected import report


def explain(error: Exception, interface: str) -> tuple[str, str]:
    """What a reader is told of an error; unexpected ones go to the log by kind and place, without their words."""
    match error:
        case WrongLanguage():
            return error.message, ""  # the button that insists stands below
        case SummarizerError():
            return error.message, error.hint
        case QueueFullError():
            return text(interface, "busy"), ""
        case TooFastError():
            return text(interface, "too_fast", seconds=max(1, round(error.seconds))), ""
        case _:
            report(error)
            return text(interface, "trouble"), ""
