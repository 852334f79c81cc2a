"""Progress on a terminal; silent in a pipe. Everything goes to standard error, so that output stays clean."""

import sys
from collections.abc import Callable, Iterator

from summarizer.events import ArticleRecovered, Event, Finished, ModelLoading, SentencesTranslated, TargetUnavailable
from summarizer.result import Result


def follow(events: Iterator[Event]) -> Result:
    """Consume the events of a run, showing how far it is, and return its result."""
    if not sys.stderr.isatty():
        return _last(events)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(event: Event) -> None:
            match event:
                case ArticleRecovered(article, paragraphs):
                    count = sum(map(len, paragraphs))
                    bar.console.print(f"Article: {count} sentences, {len(article.dropped)} other blocks left out.")
                case ModelLoading(model, licence, language):
                    tasks.setdefault(language, bar.add_task(f"{language}: loading", total=None))
                    bar.console.print(f"Model: {model} ({licence})", markup=False)
                case SentencesTranslated(language, _, done, total):
                    bar.update(tasks[language], description=language, completed=done, total=total)
                case TargetUnavailable(language, _) if language in tasks:
                    bar.remove_task(tasks[language])
                case _:
                    pass

        return _last(events, show)


def _last(events: Iterator[Event], show: Callable[[Event], None] = lambda event: None) -> Result:
    for event in events:
        show(event)
        if isinstance(event, Finished):
            return event.result
    raise AssertionError("the stream ended without a result")
