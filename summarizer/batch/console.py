"""How far a batch is: progress on standard error, the account at the end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from summarizer.batch.job import Job
from summarizer.batch.outcome import Report

_QUIET = 30.0  # seconds between lines of progress where there is no terminal to draw on
_SHOWN = 10  # failures told on the screen; the report has all


def follow(job: Job, console: Console) -> Report:
    """Do the job, show its progress, and tell its account; an interrupt ends it in good order."""
    stopped = False
    with job, _shown(job, console) as show:
        try:
            for _ in job:
                show()
        except KeyboardInterrupt:
            stopped = True
    _tell(job.report, console, stopped)
    return job.report


@contextmanager
def _shown(job: Job, console: Console) -> Iterator["_Show"]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        yield _Show(job, progress, console)


class _Show:
    """Shows how far a job is: a bar in a terminal, else a line now and then."""

    def __init__(self, job: Job, progress: Progress, console: Console) -> None:
        self.job = job
        self.progress = progress
        self.console = console
        self.total = job.report.waiting
        self.task = progress.add_task("Articles", total=self.total, rate="")
        self.told = time.monotonic()
        if job.report.skipped:
            console.print(f"{job.report.skipped} of {job.report.articles} articles are done already.", style="dim")

    def __call__(self) -> None:
        report = self.job.report
        done = self.total - report.waiting
        rate = f"{report.per_minute:.1f}/min"
        self.progress.update(self.task, completed=done, rate=rate)
        if not self.console.is_terminal and time.monotonic() - self.told > _QUIET:
            self.told = time.monotonic()
            left = report.waiting / report.per_minute if report.per_minute else 0.0
            self.console.print(f"{done}/{self.total} articles, {rate}, about {left:.0f} min left", highlight=False)


def _tell(report: Report, console: Console, stopped: bool) -> None:
    parts = [f"{report.done} done", f"{report.partial} in part", f"{report.failed} failed"]
    parts += [f"{report.skipped} done before", f"{report.repeated} repeated"]
    told = ", ".join(part for part in parts if not part.startswith("0 ")) or "nothing to do"
    rate = f" ({report.per_minute:.1f} articles a minute)" if report.seconds else ""
    console.print(f"{report.articles} articles: {told}{rate}.", highlight=False)
    for notice in report.notices:
        console.print(escape(notice), highlight=False)
    if report.changed:
        console.print(f"{report.changed} have changed since they were done; use another output to do them again.")
    for failure in report.failures[:_SHOWN]:
        console.print(f"  failed: {escape(repr(failure.id))}: {escape(failure.error)}", highlight=False)
    if len(report.failures) > _SHOWN:
        console.print(f"  … and {len(report.failures) - _SHOWN} more; --json or --report lists them.")
    if report.failures:
        console.print("--retry-failed tries them again.")
    if stopped or report.waiting:
        console.print(f"Stopped; {report.waiting} articles are left. The same command goes on.")
