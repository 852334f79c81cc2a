"""``summarizer models``: what there is, fetching it, checking it, its licences."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from summarizer.cli import IN_PART, NOTHING_DONE
from summarizer.cli.options import USUAL, AsJson, Commercial, Device, Models, To, languages
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.engines.base import TranslationEngine
    from summarizer.models.registry import ModelSpec
    from summarizer.models.snapshots import Snapshot

app = typer.Typer(name="models", help="The models: list, pull, verify, licences.", no_args_is_help=True)

OneProfile = Annotated[
    str | None, typer.Option("--profile", help="Only the models of this profile (see `summarizer models list`).")
]


@app.command("list")
def list_models(profile: OneProfile = None, models: Models = None, as_json: AsJson = False) -> None:
    """Every model of models.txt: task, direction, size, licence, and whether it is on this machine."""
    specs = _specs(profile, models)
    rows = [_row(spec) for spec in specs]
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    _print_table(
        ("profiles", "task", "direction", "model", "size", "licence", "commercial use", "here"),
        [
            (
                ",".join(row["profiles"]),
                row["task"],
                ",".join(row["directions"]),
                row["model"],
                row["size"],
                row["licence"],
                "yes" if row["commercial"] else "no",
                "yes" if row["cached"] else "no",
            )
            for row in rows
        ],
    )


@app.command()
def pull(
    profile: Annotated[str, typer.Option(help="auto, light, best, permissive, llm … (see `models list`).")] = "auto",
    to: To = USUAL,
    models: Models = None,
    commercial: Commercial = False,
    summaries: Annotated[bool, typer.Option(help="Also the models that write summaries.")] = True,
) -> None:
    """Fetch what a profile takes for some languages on this machine; an interrupted fetch goes on where it stopped."""
    from summarizer.cli.progress import fetch_bar
    from summarizer.models import hub, snapshots
    from summarizer.models.notices import Notices

    specs, problems = _needed(profile, languages(to), models, commercial=commercial, summaries=summaries)
    done, told = 0, Notices(told_all=False)
    for spec in specs:
        was_here = snapshots.find(spec) is not None
        typer.echo(f"{spec.describe()}: {'checking' if was_here else 'fetching'}")
        try:
            with fetch_bar() as show:
                snapshot = hub.ensure(spec, on_progress=show)
            told.taken_at(spec, snapshot.pin, snapshot.commit)
            typer.echo(f"  {'already here, whole and unaltered' if was_here else 'fetched'}, in {snapshot.folder}")
            done += 1
        except SummarizerError as error:
            typer.echo("  failed")
            problems.append(str(error))
    for line in told.lines:
        typer.echo(line)
    _end(done, problems)


@app.command()
def verify(
    profile: OneProfile = None,
    models: Models = None,
    device: Device = "auto",
    load: Annotated[bool, typer.Option(help="Also load each model and let it work on sentences.")] = True,
    sentences: Annotated[int, typer.Option(min=1, max=20, help="How many known sentences it translates.")] = 2,
) -> None:
    """Prove the chain from the hub to a translation: revision, checksums, loading, known sentences, memory, speed."""
    from summarizer.models import snapshots

    specs = [spec for spec in _unique(_specs(profile, models)) if snapshots.present(spec)]
    if not specs:
        typer.echo("No model of models.txt is in the cache.", err=True)
        typer.echo("Fetch some with `summarizer models pull`.", err=True)
        raise typer.Exit(NOTHING_DONE)
    done, problems = 0, []
    for spec in specs:
        try:
            snapshot = snapshots.require(spec, again=True)
            typer.echo(f"{spec.id}: files as published, commit {snapshot.commit}")
            for name, digest in spec.hashes.items():
                typer.echo(f"  {name} has the SHA-256 of models.txt, {digest[:12]}…")
            if load:
                for line in _try(spec, snapshot, device, sentences):
                    typer.echo(f"  {line}")
            done += 1
        except SummarizerError as error:
            typer.echo(f"{spec.id}: failed")
            problems.append(str(error))
    _end(done, problems)


@app.command()
def licences(profile: OneProfile = None, models: Models = None) -> None:
    """The licence of every model, whether it allows commercial use, and where to read it."""
    specs = {spec.id: spec for spec in _specs(profile, models)}
    _print_table(
        ("model", "licence", "commercial use", "remark", "text"),
        [
            (
                spec.id,
                spec.licence.name,
                "yes" if spec.licence.commercial else "no",
                spec.licence.remark,
                spec.licence.url,
            )
            for spec in specs.values()
        ],
    )


def _specs(profile: str | None, models: Models) -> tuple["ModelSpec", ...]:
    from summarizer.models.registry import load_registry

    registry = load_registry(models)
    return registry.of_profile(profile) if profile else registry.specs


class _Row(TypedDict):
    """A line of ``models list --json``."""

    profiles: list[str]
    task: str
    directions: list[str]
    model: str
    revision: str
    movable: bool
    size: str
    licence: str
    commercial: bool
    cached: bool


def _row(spec: "ModelSpec") -> _Row:
    from summarizer.models.obtaining import here
    from summarizer.models.sizes import human_size

    return {
        "profiles": list(spec.profiles),
        "task": spec.task,
        "directions": [source if source == target else f"{source}-{target}" for source, target in spec.directions],
        "model": spec.id,
        "revision": spec.revision,
        "movable": spec.movable,
        "size": human_size(spec.size),
        "licence": spec.licence.name,
        "commercial": spec.licence.commercial,
        "cached": here(spec),
    }


def _needed(
    profile: str, targets: Sequence[str], models: Models, *, commercial: bool, summaries: bool
) -> tuple[list["ModelSpec"], list[str]]:
    """The models of all routes, each once, and what cannot be served in words."""
    from summarizer.engines.room import lacking
    from summarizer.models.ladder import Surroundings
    from summarizer.models.obtaining import here
    from summarizer.models.registry import PIVOT, load_registry
    from summarizer.models.route import Chooser

    around = Surroundings(here, lambda: True, lambda: False, lacking=lambda spec: lacking(spec, "auto", "auto"))
    chooser = Chooser(load_registry(models), profile, around, commercial=commercial)
    specs: list[ModelSpec] = []
    problems = []
    for target in targets:
        try:
            specs += [choice.spec for choice in chooser.translation("it", target)]
        except SummarizerError as error:
            problems.append(str(error))
    if summaries and specs and (summary := chooser.summary(PIVOT)):
        specs.append(summary.spec)
    return _unique(specs), problems


def _unique(specs: Iterable["ModelSpec"]) -> list["ModelSpec"]:
    first: dict[tuple[str, str, str], ModelSpec] = {}
    for spec in specs:
        first.setdefault((spec.id, spec.revision, spec.task), spec)
    return list(first.values())


def _try(spec: "ModelSpec", snapshot: "Snapshot", device: str, count: int) -> Iterable[str]:
    """Load a model and let it work; says what came out, for the reader to judge.

    Raises:
        ModelDamaged: it gives nothing, or something else.
    """
    from summarizer.engines.load import load
    from summarizer.languages import get
    from summarizer.models.known import known_sentences
    from summarizer.models.sizes import human_size

    begun, before = time.perf_counter(), _resident()
    loaded = load(spec, snapshot, device)
    try:
        yield f"loads on {loaded.card.backend} in {time.perf_counter() - begun:.1f} s"
        for source, target in spec.directions:
            if spec.task == "translate":
                yield from _translated(loaded.translation(spec), source, target, count)
            else:
                text = " ".join(known_sentences().get(source, ())[:4]) or get(source).sample
                [hypothesis] = loaded.summary(target).summarize([text], 20)
                yield f"summary in {target}: {_something(spec, hypothesis.text)}"
        yield f"takes {human_size(max(0, _resident() - before))} of memory"
    finally:
        loaded.close()


def _translated(engine: "TranslationEngine", source: str, target: str, count: int) -> Iterable[str]:
    """Known sentences with their score; where none are known, one sample."""
    from summarizer.languages import get
    from summarizer.models.known import try_translation

    trial = try_translation(engine, source, target, count)
    if trial is not None:
        return list(trial.lines())
    [hypothesis] = engine.translate([get(source).sample], source, target)
    return [f"{source}-{target}: {hypothesis.text}"]


def _something(spec: "ModelSpec", text: str) -> str:
    from summarizer.errors import ModelDamaged

    if not text:
        raise ModelDamaged(f"{spec.id} gives nothing.", "Fetch it again.")
    return text


def _resident() -> int:
    import psutil

    return int(psutil.Process().memory_info().rss)


def _print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Aligned columns; tabs in a pipe, for other programs."""
    if not sys.stdout.isatty():
        for row in (header, *rows):
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*header, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    Console().print(table, markup=False)


def _end(done: int, problems: Sequence[str]) -> None:
    for problem in problems:
        typer.echo(f"summarizer: {problem}", err=True)
    if problems:
        raise typer.Exit(IN_PART if done else NOTHING_DONE)
