"""Fixtures and rules that more than one folder of tests uses."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from summarizer.engines.base import TranslationEngine
from summarizer.models import starter

# How long an example takes says more of the machine's other work than of ours.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# A test sees what the models do now, not what they did in another test.
os.environ.setdefault("SUMMARIZER_SENTENCES", "0")

SHARED = Path(__file__).parents[2] / "shared"
DATA = Path(__file__).parent / "data"
PASTE = DATA / "paste.txt"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests on texts of others are left out where these texts are not; each has a twin on texts of our own."""
    if SHARED.is_dir():
        return
    without = [item for item in items if item.get_closest_marker("shared")]
    if without:
        items[:] = [item for item in items if item not in without]
        config.hook.pytest_deselected(items=without)
        config.stash[_LEFT_OUT] = len(without)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say once what was left out."""
    if count := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.write_line(f"Left out: {count} tests on texts in ../shared, which is not here.")


_LEFT_OUT = pytest.StashKey[int]()


@dataclass(frozen=True)
class Pasted:
    """A pasted article, and what must come out of it."""

    text: str
    gold: dict[str, Any]


@pytest.fixture(scope="session")
def paste() -> str:
    """A pasted article of our own, with the mess around it."""
    return PASTE.read_text(encoding="utf-8")


@pytest.fixture(scope="session", params=["ours", pytest.param("seed", marks=pytest.mark.shared)])
def pasted(request: pytest.FixtureRequest) -> Pasted:
    """Our paste, and the article that started the project."""
    text, gold = (
        (PASTE, DATA / "paste.gold.json")
        if request.param == "ours"
        else (SHARED / "seed" / "article.txt", SHARED / "seed" / "gold.json")
    )
    return Pasted(text.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def starter_engine() -> Iterator[TranslationEngine]:
    """The real starter model."""
    if not starter.installed():
        pytest.skip("the extra 'starter' is not installed")
    from summarizer.engines.starter import load_folder

    engine = load_folder(starter.prepare())
    yield engine
    engine.close()
