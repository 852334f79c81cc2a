"""The command ``summarizer batch``: progress on standard error, the account at the end."""

import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from summarizer.batch.job import Job, run
from summarizer.batch.outcome import Report
from summarizer.cli.options import (
    Commercial,
    Device,
    Glossary,
    Length,
    LengthName,
    Models,
    Offline,
    Profile,
    To,
    languages,
)
from summarizer.files import write_atomically

_QUIET = 30.0  # seconds between lines of progress where there is no terminal to draw on
_SHOWN = 10  # failures told on the screen; the report has all


class Where(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


def batch_command(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A folder of files, or a .jsonl file.")],
    output: Annotated[Path, typer.Argument(metavar="OUT", help="A .jsonl file, or a folder for Markdown.")],
    to: To = "en,uz",
    length: Length = LengthName.SHORT,
    runner: Annotated[Where, typer.Option(help="This machine, or a Ray cluster.")] = Where.LOCAL,
    workers: Annotated[int, typer.Option(min=1, help="Processes, or Ray actors; each loads the models.")] = 1,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The account as one JSON object.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write the report to this file as JSON.")] = None,
    profile: Profile = "auto",
    models: Models = None,
    device: Device = "auto",
    offline: Offline = False,
    commercial: Commercial = False,
    glossary: Glossary = None,
    ray_address: Annotated[str | None, typer.Option(help='A Ray cluster: "auto" or host:port.')] = None,
    ray_cpus: Annotated[float, typer.Option(min=0, help="CPUs for each Ray actor.")] = 1.0,
    ray_gpus: Annotated[float, typer.Option(min=0, help="GPUs for each Ray actor; 0.5 lets two share one.")] = 0.0,
) -> None:
    """Process thousands of articles. Stop it and run it again: each is done exactly once."""
    with _stopped_by_sigterm():
        job = run(
            source,
            output,
            targets=languages(to),
            length=length.value,
            runner=runner.value,
            workers=workers,
            retry_failed=retry_failed,
            ray={"address": ray_address, "cpus": ray_cpus, "gpus": ray_gpus},
            profile=profile,
            models=models,
            device=device,
            offline=offline,
            commercial=commercial,
            glossary=glossary,
        )
        account = follow(job, Console(stderr=True))
    text = json.dumps(account.to_dict(), ensure_ascii=False, indent=2) + "\n"
    if report:
        write_atomically(report, text)
    if as_json:
        typer.echo(text, nl=False)
    raise typer.Exit(account.exit_code)


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


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """A service manager's SIGTERM stops the batch as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
