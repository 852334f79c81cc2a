"""The models panel: what is here, what is missing, and fetching it with progress."""

import asyncio
from pathlib import Path

import pytest

from summarizer.errors import Cancelled, HubUnreachable, RegistryError
from summarizer.models import snapshots, starter
from summarizer.web import model_panel
from tests.web.fake import FakeSummarizer, FakeSupply

MODELS = """
light,auto  translate  it-en  owner/it-en  {0}  Apache-2.0    348MB
light,auto  translate  en-uz  owner/en-uz  {0}  CC-BY-NC-4.0  2.5GB
other       translate  it-uz  owner/en-uz  {0}  CC-BY-NC-4.0  2.5GB
best,auto   translate  it-en  owner/best   {0}  MIT           1GB
starter     translate  it-en  starter      bundled  Gemma     253MB
""".format("0" * 40)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry of our own, with nothing but the starter on the machine."""
    path = tmp_path / "models.txt"
    path.write_text(MODELS, encoding="utf-8")
    monkeypatch.setattr(snapshots, "find", lambda spec: None)
    monkeypatch.setattr(starter, "installed", lambda: True)
    return path


def test_auto_shows_what_it_would_fetch_and_what_it_has(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [(row.spec.id, row.present) for row in model_panel.stock("auto", models)] == [
        ("owner/it-en", False),
        ("owner/en-uz", False),
        ("starter", True),
    ]
    monkeypatch.setattr(snapshots, "find", lambda spec: object() if spec.id == "owner/best" else None)
    assert [row.spec.id for row in model_panel.stock("auto", models) if row.present] == ["owner/best", "starter"]


def test_a_profile_shows_its_own_lines(models: Path) -> None:
    rows = model_panel.stock("other", models)
    assert [(row.spec.id, row.spec.directions) for row in rows] == [("owner/en-uz", (("it", "uz"),))]
    with pytest.raises(RegistryError):
        model_panel.stock("nothing", models)


def test_the_table_tells_size_and_licence_and_escapes(models: Path) -> None:
    markup = model_panel.render_stock(model_panel.stock("auto", models), "<auto>", "en")
    assert "<strong>&lt;auto&gt;</strong>" in markup
    assert "2.5 GB" in markup
    assert "CC BY-NC 4.0" in markup


@pytest.fixture
def supply() -> FakeSupply:
    supply = FakeSupply(FakeSummarizer())
    supply.pause = 0.002
    return supply


def test_fetching_tells_how_much_has_arrived(models: Path, supply: FakeSupply, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_panel, "_POLL", 0.001)

    async def scenario() -> list[model_panel.Arrival]:
        return [arrival async for arrival in model_panel.fetch(model_panel.stock("auto", models), supply)]

    arrivals = asyncio.run(scenario())
    assert supply.arrived == {"owner/it-en", "owner/en-uz"}
    assert {arrival.spec.id for arrival in arrivals} == supply.arrived
    half = next(arrival for arrival in arrivals if arrival.got)
    assert f'aria-valuenow="{100 * half.got / half.size:.0f}"' in model_panel.render_arrival(half, "en")


def test_fetching_can_be_cancelled(models: Path, supply: FakeSupply) -> None:
    supply.pause = 5.0
    rows = model_panel.stock("auto", models)

    async def scenario() -> None:
        async for arrival in model_panel.fetch(rows, supply):
            download = supply.of(arrival.spec)
            assert download is not None
            download.cancel()

    with pytest.raises(Cancelled):
        asyncio.run(scenario())
    assert not supply.arrived


def test_without_a_network_the_hub_s_word_reaches_the_reader(models: Path, supply: FakeSupply) -> None:
    supply.failure = HubUnreachable("The hub does not answer.", "Check the network.")

    async def scenario() -> None:
        async for _ in model_panel.fetch(model_panel.stock("auto", models), supply):
            pass

    with pytest.raises(HubUnreachable, match="Check the network"):
        asyncio.run(scenario())
