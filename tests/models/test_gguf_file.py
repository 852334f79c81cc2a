import struct
from pathlib import Path

import numpy as np
import pytest

from summarizer.models.gguf_file import GGUF

gguf = pytest.importorskip("gguf")


def written(path: Path, tensors: dict[str, "np.ndarray[tuple[int, int], np.dtype[np.float32]]"]) -> Path:
    """A file by the package's own writer."""
    writer = gguf.GGUFWriter(path, "gemma3")
    writer.add_uint32("gemma3.block_count", 2)
    writer.add_float32("gemma3.rope.freq_base", 1e6)
    writer.add_token_list(["<pad>", "▁t", "perché"])
    writer.add_token_scores([-1000.0, 0.0, -1.0])
    writer.add_bool("tokenizer.ggml.add_bos_token", True)
    for name, values in tensors.items():
        quantised = gguf.quantize(values, gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(f"{name}.q8", quantised, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(f"{name}.f32", values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_it_reads_what_the_package_writes(tmp_path: Path) -> None:
    values = np.random.default_rng(1).normal(size=(3, 64)).astype(np.float32)
    file = GGUF(written(tmp_path / "a.gguf", {"first": values, "second": values * 2}))
    assert file.metadata["gemma3.block_count"] == 2
    assert file.metadata["gemma3.rope.freq_base"] == 1e6
    assert file.metadata["tokenizer.ggml.tokens"] == ["<pad>", "▁t", "perché"]
    assert file.metadata["tokenizer.ggml.scores"] == [-1000.0, 0.0, -1.0]
    assert file.metadata["tokenizer.ggml.add_bos_token"] is True
    assert set(file) == {"first.q8", "first.f32", "second.q8", "second.f32"}
    assert np.array_equal(file.tensor("second.f32"), values * 2)
    assert np.allclose(file.tensor("first.q8"), values, atol=np.abs(values).max() / 100)


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"GGML" + struct.pack("<I", 3) + bytes(100))
    with pytest.raises(ValueError, match="not a GGUF file"):
        GGUF(tmp_path / "x")
