"""Inputs for batches."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[Iterable[Mapping[str, Any]]], Path]


@pytest.fixture
def write_lines(tmp_path: Path) -> Write:
    """Writes articles as JSON lines and returns the file."""

    def write(articles: Iterable[Mapping[str, Any]]) -> Path:
        path = tmp_path / "in.jsonl"
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        return path

    return write


def records(path: Path) -> list[dict[str, Any]]:
    """The records of an output of JSON lines; fails on a torn or foreign line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
