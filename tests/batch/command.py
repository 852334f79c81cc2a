"""A batch with the stand-in, as a process of its own that tests can kill: python -m tests.batch.command IN OUT …

``--die`` kills it from within at a chosen moment of writing, ``--at`` counts the writes until then.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from summarizer import batch
from summarizer.batch.ledger import Ledger
from summarizer.batch.outcome import Outcome
from summarizer.batch.output import JsonLinesFile
from summarizer.errors import SummarizerError
from tests.batch.fake import Fake


def main() -> int:
    """Exit code as ``summarizer batch``; prints how many articles were done."""
    options = _options()
    if options.die:
        _arrange_death(options.die, options.at)
    create = partial(Fake, pause=options.pause, loads=options.loads)
    try:
        job = batch.run(
            options.source,
            options.output,
            workers=options.workers,
            create=create,
            chunk_characters=options.chunk,
            retry_failed=options.retry_failed,
        )
        for _ in job:
            pass
    except SummarizerError as error:
        print(type(error).__name__, error)
        return 1
    print(job.report.done, job.report.skipped)
    return job.report.exit_code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--chunk", type=int, default=100)
    parser.add_argument("--loads", type=Path)
    parser.add_argument("--retry-failed", action="store_true")
    parser.add_argument("--die", choices=["torn", "written", "noted"])
    parser.add_argument("--at", type=int, default=2)
    return parser.parse_args()


def _arrange_death(moment: str, count: int) -> None:
    write, finish = JsonLinesFile.write, Ledger.finish
    calls = {"write": 0, "finish": 0}

    def counted(name: str, before: bool, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            calls[name] += 1
            if before and calls[name] == count:
                _die()
            answer = function(*args)
            if not before and calls[name] == count:
                _die()
            return answer

        return call

    def torn(self: JsonLinesFile, outcomes: Sequence[Outcome], ledger: Ledger) -> int:
        calls["write"] += 1
        if calls["write"] == count:
            with self.path.open("ab") as file:
                file.write((outcomes[0].record + "\n" + outcomes[0].record[: len(outcomes[0].record) // 2]).encode())
            _die()
        return write(self, outcomes, ledger)

    if moment == "torn":
        JsonLinesFile.write = torn  # type: ignore[method-assign]
    elif moment == "written":
        Ledger.finish = counted("finish", True, finish)  # type: ignore[method-assign]
    else:
        Ledger.finish = counted("finish", False, finish)  # type: ignore[method-assign]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
