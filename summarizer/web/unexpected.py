"""Errors that nobody planned for go to the log by kind and place, without their words: these may quote an article."""

import logging

from summarizer.web.logs import failure, tell

log = logging.getLogger(__name__)


def report(error: BaseException) -> None:
    """Log an unexpected error."""
    tell(log, "unexpected", failure(error), logging.ERROR)
