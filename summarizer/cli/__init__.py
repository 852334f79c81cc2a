"""The command line: ``summarizer`` or ``python -m summarizer``.

Exit codes: 0 all done; 1 nothing could be done; 2 wrong use; 3 done in part.
"""

import sys

from summarizer.errors import OptionError, SummarizerError

NOTHING_DONE, WRONG_USE, IN_PART, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """Run the command line and exit; errors are one sentence on standard error, never a traceback."""
    from summarizer.cli.commands import app

    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        _complain(str(error))
        sys.exit(WRONG_USE if isinstance(error, OptionError) else NOTHING_DONE)
    except KeyboardInterrupt:
        _complain("Stopped.")
        sys.exit(INTERRUPTED)
    except MemoryError:
        _complain("There is not enough memory. Close other programs, or choose a smaller model with --profile.")
        sys.exit(NOTHING_DONE)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        sys.exit(0)


def _complain(message: str) -> None:
    sys.stderr.write(f"summarizer: {message}\n")
