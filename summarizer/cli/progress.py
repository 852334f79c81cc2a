"""Progress on a terminal; silent in a pipe. Everything goes to standard error, so that output stays clean."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.events import (
    ArticleRecovered,
    Event,
    ModelFetching,
    ModelLoading,
    SentencesTranslated,
    TargetUnavailable,
)
from summarizer.result import Result
from summarizer.run import finish

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from summarizer.models.transfer import FetchProgress


def follow(events: Iterator[Event]) -> Result:
    """Consume the events of a run, showing how far it is, and return its result."""
    if not sys.stderr.isatty():
        return finish(events)
    with _bars() as bars:
        shown = _Bars(bars)
        return finish(events, shown.show)


@contextmanager
def fetch_bar() -> Iterator["Callable[[FetchProgress], None] | None"]:
    """A function that shows how far a fetch is, with rate and time left; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    with _bars() as bars:
        shown = _Bars(bars)
        yield lambda at: shown.fetched(at.spec.id, at.done, at.total, at.rate)


class _Bars:
    """One bar for each language and each model that is fetched."""

    def __init__(self, bars: "Progress") -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def show(self, event: Event) -> None:
        """What an event says."""
        match event:
            case ArticleRecovered(article, paragraphs):
                count = sum(map(len, paragraphs))
                self._say(f"Article: sentences: {count}; blocks left out: {len(article.dropped)}")
            case ModelLoading(model, licence, language):
                self._update(language, f"{language}: loading")
                self._say(f"Model: {model} ({licence})")
            case ModelFetching(model, _, done, total, rate):
                self.fetched(model, done, total, rate)
            case SentencesTranslated(language, _, done, total):
                self._update(language, language, f"{done}/{total}", done, total)
            case TargetUnavailable(language, _) if language in self._tasks:
                self._bars.update(self._tasks[language], visible=False)
            case _:
                pass

    def fetched(self, model: str, done: int, total: int, rate: float) -> None:
        """So many bytes of a model have arrived."""
        from summarizer.models.sizes import human_size

        if model not in self._tasks:
            self._say(f"Fetching {model}: {human_size(total)}. Ctrl-C stops; what has arrived is kept.")
        amount = f"{human_size(done)} of {human_size(total)}, {human_size(round(rate))}/s"
        self._update(model, model.rsplit("/", maxsplit=1)[-1], amount, done, total)
        self._bars.update(self._tasks[model], visible=done < total)

    def _say(self, line: str) -> None:
        self._bars.console.print(line, markup=False)

    def _update(self, name: str, label: str, amount: str = "", done: int = 0, total: int | None = None) -> None:
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(label, total=None, amount=amount)
        self._bars.update(self._tasks[name], description=label, amount=amount, completed=done, total=total)


def _bars() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[amount]}"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
