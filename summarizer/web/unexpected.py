"""Errors that nobody planned for go to the log by kind and place, without their words: these may quote an article."""

import logging

log = logging.getLogger(__name__)


def report(error: BaseException) -> None:
    """Log an unexpected error."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    log.error("unexpected %s at %s", type(error).__name__, place)
