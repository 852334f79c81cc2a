"""Progress on a terminal; silent in a pipe. Everything goes to standard error, so that output stays clean."""

import sys
from collections.abc import Iterator

from summarizer.events import ArticleRecovered, Event, ModelLoading, SentencesTranslated, TargetUnavailable
from summarizer.result import Result
from summarizer.run import finish


def follow(events: Iterator[Event]) -> Result:
    """Consume the events of a run, showing how far it is, and return its result."""
    if not sys.stderr.isatty():
        return finish(events)
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

        return finish(events, show)
