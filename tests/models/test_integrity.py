"""Half-fetched and altered files are found."""

import json
import struct
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import ModelDamaged
from summarizer.models import integrity, snapshots
from summarizer.models.integrity import check_safetensors, check_snapshot
from summarizer.models.registry import ModelSpec, parse_registry
from tests.checkpoints import family_folder, write_repository


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def spec() -> ModelSpec:
    return parse_registry("mine translate it-en a/b refs/pr/3 MIT 1MB head=d43c831").specs[0]


@pytest.fixture
def snapshot(tmp_path: Path, spec: ModelSpec, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    return write_repository(tmp_path / "hub", spec, family_folder("marian"))


def test_a_whole_snapshot_is_found_and_passes(spec: ModelSpec, snapshot: Path) -> None:
    found = snapshots.find(spec)
    assert found == snapshots.Snapshot(snapshot, "d43c831".ljust(40, "0"), spec.pins[0])
    assert snapshots.require(spec) == found


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "source.spm", "vocab.json"])
def test_an_altered_byte_is_found(snapshot: Path, name: str) -> None:
    path = (snapshot / name).resolve()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelDamaged, match=name) as raised:
        check_snapshot(snapshot)
    assert "summarizer models pull" in raised.value.hint


@pytest.mark.parametrize("missing", ["model.safetensors", "config.json", "source.spm", "vocab.json"])
def test_a_snapshot_without_one_of_its_files_is_not_there(spec: ModelSpec, snapshot: Path, missing: str) -> None:
    (snapshot / missing).resolve().unlink()
    assert snapshots.find(spec) is None
    assert snapshots.present(spec)


@pytest.mark.parametrize("keep", [0, 5, 100, -1])
def test_half_fetched_weights_are_not_there(spec: ModelSpec, snapshot: Path, keep: int) -> None:
    path = (snapshot / "model.safetensors").resolve()
    path.write_bytes(path.read_bytes()[:keep])
    assert snapshots.find(spec) is None


def test_a_ref_that_points_elsewhere_than_models_txt_says_does_not_serve(snapshot: Path) -> None:
    moved = parse_registry("mine translate it-en a/b refs/pr/3 MIT 1MB head=abcdef0").specs[0]
    assert snapshot.is_dir()
    assert snapshots.find(moved) is None
    known = sha256((snapshot / "model.safetensors").read_bytes()).hexdigest()
    by_weights = parse_registry(f"mine translate it-en a/b refs/pr/3 MIT 1MB head=abcdef0 sha256={known}").specs[0]
    assert snapshots.find(by_weights) is not None


def test_shards_must_all_be_there(tmp_path: Path, spec: ModelSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    source = tmp_path / "source"
    source.mkdir()
    for path in family_folder("marian").iterdir():
        (source / path.name).write_bytes(path.read_bytes())
    (source / "model.safetensors").rename(source / "model-00001-of-00002.safetensors")
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    (source / "model.safetensors.index.json").write_text(json.dumps(index))
    write_repository(tmp_path / "hub", spec, source)
    assert snapshots.find(spec) is None
    (source / "model-00002-of-00002.safetensors").write_bytes(
        (source / "model-00001-of-00002.safetensors").read_bytes()
    )
    write_repository(tmp_path / "hub", spec, source)
    assert snapshots.find(spec) is not None


def test_what_was_found_right_is_not_hashed_again_until_it_changes(
    snapshot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_snapshot(snapshot)
    hashed: list[str] = []
    checksum: Callable[[Path, int], str] = integrity.checksum_of

    def count(path: Path, digits: int) -> str:
        hashed.append(path.name)
        return checksum(path, digits)

    monkeypatch.setattr(integrity, "checksum_of", count)
    check_snapshot(snapshot)
    assert hashed == []
    (snapshot / "config.json").resolve().touch()
    check_snapshot(snapshot)
    assert hashed == ["config.json"]
    check_snapshot(snapshot, again=True)
    assert len(hashed) == 1 + len(list(snapshot.iterdir()))


def test_the_expected_checksum_of_the_weights_counts_even_where_links_are_copies(snapshot: Path) -> None:
    # As on Windows without the right to make links.
    link = snapshot / "model.safetensors"
    content = link.read_bytes()
    link.unlink()
    link.write_bytes(content)
    check_snapshot(snapshot)
    with pytest.raises(ModelDamaged, match="not what was published"):
        check_snapshot(snapshot, {"model.safetensors": "0" * 64})


@given(st.binary(max_size=200))
def test_any_bytes_are_a_damaged_file_or_a_whole_one(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".safetensors") as file:
        file.write(content)
        file.flush()
        try:
            check_safetensors(Path(file.name))
        except ModelDamaged:
            return
        (length,) = struct.unpack("<Q", content[:8])
        assert json.loads(content[8 : 8 + length]) is not None
