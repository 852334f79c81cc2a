"""Where a command's answer goes, and what is said where it lacks something."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from summarizer import outputs
from summarizer.cli import IN_PART
from summarizer.errors import OptionError
from summarizer.files import require_place, write_atomically
from summarizer.outputs.words import ENGLISH, in_alphabet
from summarizer.result import Result


def require_output(form: str, output: Path | None) -> None:
    """Complain about the output before the work, not after it."""
    if output is not None:
        require_place(output)
    elif outputs.get(form).binary:
        raise OptionError(
            f"Format {form} cannot go to the terminal.", f"Name a file with -o OUT{outputs.get(form).suffix}."
        )


def deliver(result: Result, form: str, output: Path | None, script: str) -> None:
    """Write the result; where languages are missing say why, and exit with 3."""
    write(outputs.write(result, form, in_alphabet(ENGLISH, script)), output)
    admit([translation.reason for translation in result.values() if not translation.available])


def admit(reasons: Sequence[str | None]) -> None:
    """Say why languages are missing, and exit with 3 if any are."""
    for reason in reasons:
        typer.echo(f"summarizer: {reason}", err=True)
    if reasons:
        raise typer.Exit(IN_PART)


def write(data: str | bytes, output: Path | None) -> None:
    """To a file, whole or not at all; or to standard output."""
    if output is not None:
        write_atomically(output, data)
    else:
        sys.stdout.write(data if isinstance(data, str) else data.decode("utf-8"))
        sys.stdout.flush()
