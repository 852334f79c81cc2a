"""Which models the page works with: what is on this machine, what is missing, and getting it."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import anyio.to_thread

from summarizer.errors import Cancelled
from summarizer.models.downloads import State
from summarizer.models.obtaining import here
from summarizer.models.registry import STARTER, ModelSpec, load_registry
from summarizer.web.measures import size
from summarizer.web.profiles import profile_name
from summarizer.web.supply import Supply
from summarizer.web.texts import native, text
from summarizer.web.wording import licence

# What profile auto takes from the hub, and what it falls back to (see summarizer.models.route).
_AUTO_FETCHES = frozenset({"light", "starter"})
_POLL = 1.0  # seconds between two looks at how much has arrived


@dataclass(frozen=True, slots=True)
class Row:
    """One model and whether it is on this machine."""

    spec: ModelSpec
    present: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """``got`` of about ``size`` bytes of a model are here."""

    spec: ModelSpec
    got: int
    size: int


def stock(profile: str, models: Path | None = None) -> list[Row]:
    """The models of a profile; for "auto", what it may use here: all that is cached, what it would fetch, the starter.

    Raises:
        RegistryError: models.txt cannot be understood, or has no such profile.
    """
    registry = load_registry(models)
    if profile != "auto":
        wanted = [Row(spec, _present(spec)) for spec in registry.of_profile(profile)]
    else:
        rows = [Row(spec, _present(spec)) for spec in registry.specs]
        wanted = [
            row
            for row in rows
            if _AUTO_FETCHES & set(row.spec.profiles) or (row.present and "auto" in row.spec.profiles)
        ]
    once = {(row.spec.id, row.spec.revision, row.spec.task): row for row in reversed(wanted)}
    return list(reversed(once.values()))


async def fetch(rows: Sequence[Row], supply: Supply) -> AsyncGenerator[Arrival, None]:
    """Fetch the missing models one after the other, telling about once a second how much has arrived.

    Raises:
        SummarizerError: one cannot be fetched; what has arrived is kept.
        Cancelled: a download was cancelled.
    """
    for row in missing(rows):
        download = supply.start(row.spec)
        while not download.state.over:
            at = download.progress
            yield Arrival(row.spec, at.done if at else 0, at.total if at else row.spec.size)
            await anyio.to_thread.run_sync(download.wait, _POLL)
        if download.error is not None:
            raise download.error
        if download.state is State.CANCELLED:
            raise Cancelled("Fetching was stopped.", "What has arrived is kept.")


def missing(rows: Sequence[Row]) -> list[Row]:
    """The models that could be fetched."""
    return [row for row in rows if not row.present and row.spec.id != STARTER]


def render_stock(rows: Sequence[Row], profile: str, interface: str) -> str:
    """The models as a table."""

    def say(key: str) -> str:
        return escape(text(interface, key))

    head = "".join(f'<th scope="col">{say(key)}</th>' for key in ("model", "task", "size", "licence", "on_disk"))
    body = "".join(_line(row, interface) for row in rows)
    return (
        f'<p class="profile">{say("profile")}: <strong>{escape(profile_name(profile, interface))}</strong></p>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{say("models")}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def render_arrival(arrival: Arrival, interface: str) -> str:
    """How far a download is, as a bar."""
    share = min(1.0, arrival.got / arrival.size) if arrival.size else 0.0
    words = text(interface, "fetching", model=arrival.spec.id)
    words = f"{words}: {size(arrival.got, interface)} / {size(arrival.size, interface)}"
    return (
        f'<div class="progress translating"><p>{escape(words)}</p><div class="bar" role="progressbar" '
        f'aria-label="{escape(words)}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="{100 * share:.0f}">'
        f'<span style="width:{share:.1%}"></span></div></div>'
    )


def _line(row: Row, interface: str) -> str:
    spec = row.spec
    pairs = ", ".join(
        native(source) if source == target else f"{native(source)} → {native(target)}"
        for source, target in spec.directions
    )
    cells = (
        spec.id,
        f"{text(interface, f'task_{spec.task}')}: {pairs}",
        size(spec.size, interface),
        licence(str(spec.licence), interface),
        text(interface, "yes" if row.present else "no"),
    )
    return (
        f'<tr class="{"present" if row.present else "absent"}">{"".join(f"<td>{escape(c)}</td>" for c in cells)}</tr>'
    )


def _present(spec: ModelSpec) -> bool:
    return here(spec)
