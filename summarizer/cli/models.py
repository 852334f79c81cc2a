"""``summarizer models``: what there is, fetching it, checking it, its licences."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from summarizer.cli import IN_PART, NOTHING_DONE
from summarizer.cli.options import AsJson, Commercial, Device, Models, To, languages
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.models.hub import Snapshot
    from summarizer.models.registry import ModelSpec

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
    to: To = "en,uz",
    models: Models = None,
    commercial: Commercial = False,
    summaries: Annotated[bool, typer.Option(help="Also the models that write summaries.")] = True,
) -> None:
    """Fetch the models that a profile needs for some languages; an interrupted fetch goes on where it stopped."""
    from summarizer.models import hub

    specs, problems = _needed(profile, languages(to), models, commercial=commercial, summaries=summaries)
    done = 0
    for spec in specs:
        typer.echo(f"{spec.describe()}: ", nl=False)
        try:
            if hub.find(spec) is not None:
                hub.require(spec)
                typer.echo("already here, whole and unaltered")
            else:
                typer.echo("fetching")
                typer.echo(f"  in {hub.fetch(spec).folder}")
            done += 1
        except SummarizerError as error:
            typer.echo("failed")
            problems.append(str(error))
    _end(done, problems)


@app.command()
def verify(
    profile: OneProfile = None,
    models: Models = None,
    device: Device = "auto",
    load: Annotated[bool, typer.Option(help="Also load each model and let it work on one sentence.")] = True,
) -> None:
    """Check the models on this machine: revision, checksum of every file, safetensors only, and that they load."""
    from summarizer.models import hub
    from summarizer.models.integrity import check_snapshot

    specs = [spec for spec in _unique(_specs(profile, models)) if hub.present(spec)]
    if not specs:
        typer.echo("No model of models.txt is in the cache.", err=True)
        typer.echo("Fetch some with `summarizer models pull`.", err=True)
        raise typer.Exit(NOTHING_DONE)
    done, problems = 0, []
    for spec in specs:
        try:
            snapshot = hub.require(spec)
            check_snapshot(snapshot.folder, spec.options.get("sha256"), again=True)
            typer.echo(f"{spec.id}: files as published, commit {snapshot.commit}")
            if load:
                for line in _try(spec, snapshot, device):
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
    from summarizer.models import hub, starter
    from summarizer.models.registry import STARTER, human_size

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
        "cached": starter.installed() if spec.id == STARTER else hub.find(spec) is not None,
    }


def _needed(
    profile: str, targets: Sequence[str], models: Models, *, commercial: bool, summaries: bool
) -> tuple[list["ModelSpec"], list[str]]:
    """The models of all routes, each once, and what cannot be served in words."""
    from summarizer.models import hub
    from summarizer.models.registry import PIVOT, load_registry
    from summarizer.models.route import Chooser, Surroundings

    around = Surroundings(lambda spec: hub.find(spec) is not None, lambda: True, lambda: False)
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


def _try(spec: "ModelSpec", snapshot: "Snapshot", device: str) -> Iterable[str]:
    """Load a model and let it work; says what came out, for the reader to judge."""
    from summarizer.engines.load import load
    from summarizer.errors import ModelDamaged

    loaded = load(spec, snapshot, device)
    try:
        yield f"loads on {loaded.card.backend}"
        for source, target in spec.directions:
            if spec.task == "translate":
                engine = loaded.translation(spec)
                (hypothesis,) = engine.translate([_sample(source)], source, target)
            else:
                (hypothesis,) = loaded.summary(target).summarize([_sample(source)], 20)
            if not hypothesis.text:
                raise ModelDamaged(f"{spec.id} gives nothing for {source}-{target}.", "Fetch it again.")
            yield f"{source}-{target}: {hypothesis.text}"
    finally:
        loaded.close()


def _sample(language: str) -> str:
    """What a model is given to translate or summarize; English where the language has no sentence here."""
    from summarizer.languages import get
    from summarizer.models.registry import PIVOT

    return get(language).sample or get(PIVOT).sample


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
