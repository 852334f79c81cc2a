"""A batch from end to end: input, ledger, runner, output."""

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, get_args

from summarizer import outputs
from summarizer.arguments import require, valid_path, valid_strings
from summarizer.batch.chunks import CHUNK_CHARACTERS, Chunk, Create, Processor, Runner, Wanted, chunks
from summarizer.batch.ledger import Claim, Ledger
from summarizer.batch.local import in_process, in_workers
from summarizer.batch.outcome import Outcome, Report, failed
from summarizer.batch.output import is_folder, open_output
from summarizer.errors import NotEnoughDisk, OptionError
from summarizer.files import require_place
from summarizer.languages import TARGETS
from summarizer.sources import Item, open_collection
from summarizer.summary import lengths
from summarizer.validate import valid_targets

FOLDER_FORMAT = "markdown"
Where = Literal["local", "ray"]
PAGE = 64  # articles that are read ahead of the model


def run(
    source: Path | str,
    output: Path | str,
    *,
    targets: Sequence[str] = TARGETS,
    length: str = lengths.DEFAULT,
    format: str = FOLDER_FORMAT,
    runner: Where = "local",
    workers: int = 1,
    retry_failed: bool = False,
    chunk_characters: int = CHUNK_CHARACTERS,
    ray: Mapping[str, Any] | None = None,
    create: Create | None = None,
    **options: Any,
) -> "Job":
    """Process every article of ``source`` into ``output``, each exactly once, however often this is stopped.

    ``source`` is a folder of files or a .jsonl file; ``output`` a .jsonl file, or a folder for a file of
    each article in ``format`` (a name of ``summarizer.outputs.FORMATS``). Going over the job yields an ``Outcome``
    for each article once it is on the disk; ``job.report`` is the account.
    ``ray`` holds the fields of ``RayOptions``; ``options`` are those of ``Summarizer`` (profile, device,
    offline, …). ``create`` makes a ``Processor`` in its place; workers must be able to import it.

    Raises:
        OptionError: options that make no sense, or other ones than this output was begun with.
        UnreadableSource: no such input.
        OutputError, NotEnoughDisk: the output cannot be written, or another run is writing it.
    """
    require(int, workers=workers)
    if workers < 1:
        raise OptionError(f"{workers} workers can do nothing.", "Ask for 1 or more.")
    if runner not in get_args(Where):
        raise OptionError(f"There is no runner {runner!r}.", f"Choose one of: {', '.join(get_args(Where))}.")
    source, output = valid_path(source, "source"), valid_path(output, "output")
    wanted = Wanted(valid_strings(targets, "targets"), lengths.get(length).name)
    make = create or partial(_summarizer, _settled(options, targets, fetch=runner == "local"))
    settings = {"to": list(targets), "length": length, "profile": options.get("profile", "auto")}
    settings |= {name: _digest(options.get(name)) for name in ("models", "glossary")}
    if runner == "local":
        hands = in_process(make, wanted) if workers == 1 else in_workers(make, wanted, workers)
    else:
        from summarizer.batch.on_ray import RayOptions, on_ray

        try:
            where = RayOptions(**(ray or {}))
        except TypeError as error:
            raise OptionError(f"ray is {ray!r}.", "Give address, cpus or gpus.") from error
        hands = on_ray(make, wanted, workers, where)
    return Job(
        source,
        output,
        hands,
        settings,
        form=outputs.get(format),
        retry_failed=retry_failed,
        chunk_characters=chunk_characters,
    )


def _digest(path: Path | str | None) -> str | None:
    """What a file says, briefly; None where there is none."""
    if path is None:
        return None
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise OptionError(f"Cannot read {path}: {error.strerror}.", "Check its name.") from error


def _settled(options: Mapping[str, Any], targets: Sequence[str], *, fetch: bool) -> dict[str, Any]:
    """``options`` with the models that the whole batch keeps to, so that no article is translated by lesser ones."""
    from summarizer.api import Summarizer
    from summarizer.models import Models

    with Summarizer(**options) as engine:  # what is wrong with an option is said before anything is begun
        valid_targets(targets, engine.targets)
    names = ("profile", "device", "offline", "commercial", "precision")
    given = {name: options[name] for name in names if name in options}
    registry = options.get("models")
    models = Models(registry=None if registry is None else Path(registry), **given)
    return {**options, "only": [spec.id for spec in models.prepare(targets, fetch=fetch)] or None}


def _summarizer(options: Mapping[str, Any]) -> Processor:
    from summarizer.api import Summarizer

    return Summarizer(**options)


class Job:
    """A batch that is open: iterate to do it. It has its output to itself until it is closed, which the end of
    the iteration does, or leaving the ``with`` block."""

    def __init__(
        self,
        source: Path,
        output: Path,
        runner: Runner,
        settings: Mapping[str, Any],
        *,
        form: outputs.Format,
        retry_failed: bool = False,
        chunk_characters: int = CHUNK_CHARACTERS,
    ) -> None:
        self.runner = runner
        self.chunk_characters = chunk_characters
        self._began = time.monotonic()
        output = output.resolve()
        if source.resolve() == output:
            raise OptionError("Input and output are the same.", "Choose another output.")
        self._source = open_collection(source, output)
        self.ledger_path = output.with_name(output.name + ".ledger")
        require_place(self.ledger_path)
        self._ledger = Ledger(self.ledger_path, {**settings, "output": form.name if is_folder(output) else "jsonl"})
        try:
            self._output = open_output(output, form)
            self._output.repair(self._ledger)
            self._ledger.mark(clean=False)
            registered = self._ledger.register(self._source.entries(), retry_failed, self._output.suffix)
        except BaseException:
            self._ledger.close()
            raise
        at_hand = self._ledger.report()
        self._report = Report(
            articles=at_hand.articles,
            skipped=at_hand.done + at_hand.partial,
            waiting=at_hand.waiting,
            repeated=registered.repeated,
            changed=registered.changed,
            failures=at_hand.failures,
        )
        self._unreadable: list[Outcome] = []
        self._writing = False
        self._closed = False

    @property
    def report(self) -> Report:
        """The account until now; ``failures`` are complete once the job is closed."""
        return self._report

    def __iter__(self) -> Iterator[Outcome]:
        """Do the work that is left."""
        try:
            with closing(self.runner.run(self._chunks())) as finished:
                for outcomes in finished:
                    yield from self._finish(outcomes)
            yield from self._finish([])
        finally:
            self.close()

    def close(self) -> None:
        """Leave input and output in order; what was not reached is done by the next run."""
        if not self._closed:
            self._closed = True
            try:
                self._report = replace(self._report, failures=self._ledger.report().failures)
                with suppress(NotEnoughDisk):  # unmarked, the next run looks more closely; that is all
                    self._ledger.mark(clean=not self._writing)
            finally:
                self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _chunks(self) -> Iterator[Chunk]:
        while claims := self._ledger.claim(PAGE):
            for chunk in chunks(self._load(claims), self.chunk_characters):
                if self.runner.risky:
                    self._ledger.risk(item.key for item in chunk)
                yield chunk

    def _load(self, claims: Sequence[Claim]) -> Iterator[Item]:
        for claim in claims:
            try:
                yield self._source.load(claim.key, claim.place)
            except Exception as error:  # one article's trouble is never the batch's
                self._unreadable.append(failed(claim.key, error))

    def _finish(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Output first, then the ledger: see there."""
        outcomes, self._unreadable = [*self._unreadable, *outcomes], []
        if outcomes:
            self._writing = True
            self._ledger.finish(outcomes, self._output.write(outcomes, self._ledger))
            self._writing = False
        self._count(outcomes)
        return outcomes

    def _count(self, outcomes: list[Outcome]) -> None:
        report = self._report
        status = [outcome.status for outcome in outcomes]
        self._report = replace(
            report,
            done=report.done + status.count("done"),
            partial=report.partial + status.count("partial"),
            failed=report.failed + status.count("failed"),
            waiting=report.waiting - len(outcomes),
            sentences=report.sentences + sum(outcome.sentences for outcome in outcomes),
            flagged=report.flagged + sum(outcome.flagged for outcome in outcomes),
            notices=tuple(dict.fromkeys((*report.notices, *(n for outcome in outcomes for n in outcome.notices)))),
            seconds=time.monotonic() - self._began,
        )
