"""Fixtures that more than one folder of tests uses."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines.base import TranslationEngine
from summarizer.models import starter

# A test sees what the models do now, not what they did in another test.
os.environ.setdefault("SUMMARIZER_SENTENCES", "0")

SHARED = Path(__file__).parents[2] / "shared"
PASTE = Path(__file__).parent / "data" / "paste.txt"


@pytest.fixture(scope="session")
def paste() -> str:
    """A pasted article of our own, with the mess around it."""
    return PASTE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def starter_engine() -> Iterator[TranslationEngine]:
    """The real starter model."""
    if not starter.installed():
        pytest.skip("the extra 'starter' is not installed")
    from summarizer.engines.starter import load

    engine = load("cpu")
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def seed() -> tuple[str, dict[str, Any]]:
    """The article that started the project, and what must come out of it."""
    folder = SHARED / "seed"
    if not folder.is_dir():
        pytest.skip("the seed article lies outside the repository and is not here")
    return (folder / "article.txt").read_text(encoding="utf-8"), json.loads((folder / "gold.json").read_text("utf-8"))
