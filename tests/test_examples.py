"""The scripts of examples/ do what they say; models that need no weights stand in for real ones."""

import json
from pathlib import Path

import pytest

from examples import batch, glossary, http_client, library, own_models
from summarizer import Result, api
from summarizer.models.registry import parse_registry
from tests.conftest import PASTE
from tests.fake_models import FakeModels
from tests.web.conftest import Site, site

__all__ = ["site"]


@pytest.fixture(autouse=True)
def models(monkeypatch: pytest.MonkeyPatch) -> FakeModels:
    models = FakeModels()
    monkeypatch.setattr(api, "Models", lambda *args, **options: models)
    return models


def test_library(capsys: pytest.CaptureFixture[str]) -> None:
    library.main(str(PASTE))
    shown = capsys.readouterr()
    assert shown.out.startswith("en: ")
    assert "uz: Uzbek needs fake/en-uz" in shown.out
    assert "sentences" in shown.err


def test_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "uno.txt").write_bytes(PASTE.read_bytes())
    batch.main(str(tmp_path / "in"), str(tmp_path / "out.jsonl"))
    batch.main(str(tmp_path / "in"), str(tmp_path / "out.jsonl"))
    shown = capsys.readouterr().out
    assert "uno.txt: done" in shown
    assert "0 done" in shown
    [record] = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert Result.from_dict(record)["en"].available


def test_glossary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary.main(str(PASTE), str(tmp_path / "out.md"))
    assert "Borgo San Lauro" in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "out.md" in capsys.readouterr().out


def test_own_models(capsys: pytest.CaptureFixture[str], models: FakeModels) -> None:
    models.registry = parse_registry(own_models.MODELS)
    own_models.main(str(PASTE))
    assert "Targets: en, fr, de" in capsys.readouterr().out


def test_http_client(site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    http_client.main(str(PASTE), site.url)
    shown = capsys.readouterr().out
    assert "en: en: " in shown
    assert "uz: Oʻzbekcha: " in shown
