"""The command line: ``summarizer`` or ``python -m summarizer``.

Exit codes: 0 all done; 1 nothing could be done; 2 wrong use; 3 done in part.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from summarizer.errors import OptionError, SummarizerError

NOTHING_DONE, WRONG_USE, IN_PART, INTERRUPTED = 1, 2, 3, 130

_FULL = "No room on the disk to write the output. Free some space and try again."


def main() -> None:
    """Run the command line and exit; errors are one sentence on standard error, never a traceback."""
    _open_standard_streams()
    from summarizer.cli.commands import app

    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        _end(WRONG_USE if isinstance(error, OptionError) else NOTHING_DONE, str(error))
    except KeyboardInterrupt:
        _end(INTERRUPTED, "Stopped.")
    except MemoryError:
        _end(
            NOTHING_DONE,
            "There is not enough memory. Close other programs, or choose a smaller model with --profile.",
        )
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        _end(0)
    except OSError as error:  # files have errors of their own: this is the output's
        reason = error.strerror or str(error)
        _end(NOTHING_DONE, _FULL if error.errno == errno.ENOSPC else f"The output cannot be written: {reason}.")


def _open_standard_streams() -> None:
    """Give those that were closed before the start a place that takes nothing.

    Without it the first file that the program opens would become its standard output.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # writing to it fails, and says so
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _end(code: int, message: str = "") -> None:
    """Exit with a message; what is still to be written to an output that takes nothing is given up."""
    with suppress(OSError):
        if message:
            sys.stderr.write(f"summarizer: {message}\n")
            sys.stderr.flush()
    for stream, number in ((sys.stdout, 1), (sys.stderr, 2)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    sys.exit(code)
