"""A random model that is small enough for tests."""

from pathlib import Path

import pytest

from benchmarks import random_models, texts

SMALL = {"vocab_size": 120, "d_model": 32, "layers": 2, "ffn": 64, "heads": 4}


@pytest.fixture(params=["Marian", "M2M100"])
def shape(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a shape of either kind, and short sentences for it."""
    monkeypatch.setitem(random_models.SHAPES, "small", {"kind": request.param, **SMALL})
    monkeypatch.setattr(texts, "_LENGTHS", ((3, 4), (7, 8), (11, 12)))
    monkeypatch.setattr(texts, "_OUTPUTS", (3, 5, 8))
    return "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where random models are written."""
    return tmp_path
