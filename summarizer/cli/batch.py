"""The command ``summarizer batch``. What does the work is imported when it is called: ``--help`` has no use for it."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from summarizer.cli.options import (
    USUAL,
    Commercial,
    Device,
    FolderFormat,
    Glossary,
    Length,
    Models,
    Offline,
    Profile,
    To,
    languages,
)
from summarizer.files import require_place, write_atomically
from summarizer.summary import lengths


class Where(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


def batch_command(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A folder of files, or a .jsonl file.")],
    output: Annotated[Path, typer.Argument(metavar="OUT", help="A .jsonl file, or a folder.")],
    to: To = USUAL,
    length: Length = lengths.DEFAULT,
    form: FolderFormat = "markdown",
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
    from rich.console import Console

    from summarizer.batch.console import follow
    from summarizer.batch.job import run

    if report:
        require_place(report)
    with _stopped_by_sigterm():
        job = run(
            source,
            output,
            targets=languages(to),
            length=length,
            format=form,
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
