"""Where a run stands, and messages, as HTML."""

import re
from html import escape

from summarizer.web.offer_list import duration
from summarizer.web.reading import Phase, Reading
from summarizer.web.texts import text


def render_progress(reading: Reading, interface: str) -> str:
    """One line that says where the run stands, with a bar for what is done of all."""
    progress = reading.progress()
    words = _status(reading, interface)
    if reading.phase is Phase.TRANSLATING and progress.seconds_left is not None:
        words += ", " + text(interface, "time_left", time=duration(progress.seconds_left, interface))
    share = progress.done / progress.total if progress.total else 0.0
    known = reading.phase in (Phase.TRANSLATING, Phase.SUMMARISING, Phase.CHECKING, Phase.DONE, Phase.STOPPED)
    value = f' aria-valuenow="{progress.done}" aria-valuemin="0" aria-valuemax="{progress.total}"' if known else ""
    moving = " moving" if reading.running and not known else ""
    # Screen readers hear of each phase, not of each sentence.
    counting = reading.phase is Phase.TRANSLATING
    phase = escape(text(interface, "translating", done="…", total=progress.total)) if counting else escape(words)
    return (
        f'<div class="progress {reading.phase.value}{moving}"><p aria-hidden="true">{escape(words)}</p>'
        f'<div class="bar" role="progressbar" aria-label="{escape(words)}"{value}>'
        f'<span style="width:{share:.1%}"></span></div>'
        f'<p class="sr" role="status">{phase if reading.running else escape(words)}</p></div>'
    )


def _status(reading: Reading, interface: str) -> str:
    progress = reading.progress()
    counts = {"done": progress.done, "total": progress.total}
    keys = {
        Phase.RECOVERING: "reading",
        Phase.WAITING: "waiting" if reading.ahead else "starting",
        Phase.LOADING: "loading",
        Phase.TRANSLATING: "translating" if progress.done else "translating_begins",
        Phase.SUMMARISING: "summarising",
        Phase.CHECKING: "checking",
        Phase.DONE: "done",
        Phase.STOPPED: "stopped",
        Phase.FAILED: "stopped",
    }
    return text(interface, keys[reading.phase], count=reading.ahead, model=reading.loading, **counts)


def render_message(words: str, hint: str = "", *, kind: str = "error") -> str:
    """An error or remark for the reader, as text."""
    if not words:
        return ""
    extra = f"<p>{escape(hint)}</p>" if hint else ""
    return f'<div class="message {escape(kind)}" role="alert"><p><strong>{_named(words)}</strong></p>{extra}</div>'


def _named(words: str) -> str:
    """Text in which a code of a language between braces is marked, for the page to put its name there."""
    return re.sub(r"\{([a-z]{2,3})\}", r'<bdi data-language="\1">\1</bdi>', escape(words))
