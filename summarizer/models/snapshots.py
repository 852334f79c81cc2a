"""A model's files in the Hugging Face cache: where they lie, whether they are whole. Nothing here uses the network."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import ModelDamaged, ModelMissing
from summarizer.models.integrity import check_safetensors, check_snapshot, published_checksum
from summarizer.models.registry import AUTO_FROM_HUB, ModelSpec, Pin

SAFETENSORS = ("model.safetensors", "model-?????-of-?????.safetensors", "model.safetensors.index.json")
PICKLE = "pytorch_model.bin"
CTRANSLATE2 = ("model.bin", "shared_vocabulary.*")
TOKENIZERS = (
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "merges.txt",
    "source.spm",
    "target.spm",
    "spiece.model",
    "sentencepiece.bpe.model",
    "tokenizer.model",
)
CONFIGURATIONS = ("config.json", "generation_config.json", "chat_template.jinja", "chat_template.json")
_MARIAN = ("source.spm", "target.spm", "vocab.json")
# Any of these sets of files is a whole tokenizer.
_WHOLE_TOKENIZERS = (
    ("tokenizer.json",),
    ("spiece.model",),
    ("sentencepiece.bpe.model",),
    ("vocab.json", "merges.txt"),
    _MARIAN,
    ("tokenizer.model",),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A model's files in the cache and the commit they are of; ``tokenizer`` is the folder that the tokenizer is in."""

    folder: Path
    commit: str
    pin: Pin | None = None
    tokenizer_folder: Path | None = None

    @property
    def tokenizer(self) -> Path:
        """Where the tokenizer lies: beside the weights, or where models.txt says."""
        return self.tokenizer_folder or self.folder


def cache_root() -> Path:
    """The folder of the Hugging Face cache (HF_HOME, HF_HUB_CACHE)."""
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE)


def storage(identifier: str) -> Path:
    """Where the cache keeps a repository."""
    return cache_root() / f"models--{identifier.replace('/', '--')}"


def find(spec: ModelSpec) -> Snapshot | None:
    """The best snapshot of a model in the cache; None where none is there, whole and of a commit that is known."""
    return next(snapshots(spec), None)


def snapshots(spec: ModelSpec) -> Iterator[Snapshot]:
    """All snapshots of a model in the cache that may serve, best first."""
    tokenizer = None
    if spec.tokenizer is not None:
        identifier, own = spec.tokenizer
        tokenizer = storage(identifier) / "snapshots" / own
        if not has_tokenizer(tokenizer):
            return
    for pin in spec.pins:
        commit = _commit(spec, pin)
        if commit is None:
            continue
        folder = storage(spec.id) / "snapshots" / commit
        if expected(spec, pin, commit, _sha256_of_weights(spec, folder)) and whole(spec, pin, folder):
            yield Snapshot(folder, commit, pin, tokenizer)


def expected(spec: ModelSpec, pin: Pin, commit: str, sha256: str | None) -> bool:
    """Whether a commit is what models.txt expects at a pin: by its digits, or by the SHA-256 of its weights."""
    if not pin.movable or pin.any_commit or (pin.head and commit.startswith(pin.head)):
        return True
    return sha256 is not None and sha256 == spec.hashes.get(spec.weights)


def present(spec: ModelSpec) -> bool:
    """Whether anything of a model is in the cache, whole or not."""
    return (storage(spec.id) / "snapshots").is_dir()


def require(spec: ModelSpec, snapshot: Snapshot | None = None, *, again: bool = False) -> Snapshot:
    """The snapshot of a model in the cache, its files compared with their checksums.

    ``again`` hashes also what was found right before.

    Raises:
        ModelMissing: not in the cache, or half-fetched.
        ModelDamaged: altered.
    """
    snapshot = snapshot or find(spec)
    if snapshot is None:
        raise ModelMissing(f"{spec.describe()} is not on this machine.", f"Run `{pull_command(spec)}`.")
    hashes = spec.hashes if snapshot.pin == spec.pins[0] or spec.ready_made else {}
    check_snapshot(snapshot.folder, hashes, again=again)
    if snapshot.tokenizer_folder is not None:
        check_snapshot(snapshot.tokenizer_folder, again=again)
    return snapshot


def pull_command(spec: ModelSpec, target: str | None = None) -> str:
    """The command that fetches a model, for a language that it serves."""
    profile = next(name for name in (*AUTO_FROM_HUB, *spec.profiles) if name in spec.profiles)
    language = target or spec.directions[-1][1]
    return f"summarizer models pull --profile {profile} --to {language}"


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files of a model, all shards.

    Raises:
        OSError, ValueError, KeyError: an index that cannot be read.
    """
    single = folder / "model.safetensors"
    if single.is_file():
        return [single]
    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        return []
    shards = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    return [folder / Path(shard).name for shard in sorted(shards)]


def whole(spec: ModelSpec, pin: Pin, folder: Path) -> bool:
    """Whether configuration, tokenizer and all weights are there, with the length that they state."""
    if not (folder / "config.json").is_file():
        return False
    if spec.tokenizer is None and not has_tokenizer(folder):
        return False
    if spec.ready_made:
        return (folder / "model.bin").is_file() and any(folder.glob("shared_vocabulary.*"))
    try:
        shards = weight_files(folder)
        for shard in shards:
            check_safetensors(shard)
    except (ModelDamaged, OSError, ValueError, KeyError, TypeError):
        return False
    return bool(shards) or (pin.pickled and (folder / PICKLE).is_file())


def has_tokenizer(folder: Path) -> bool:
    """Whether a folder holds all files of a tokenizer of some kind."""
    return any(all((folder / name).is_file() for name in names) for names in _WHOLE_TOKENIZERS)


def _commit(spec: ModelSpec, pin: Pin) -> str | None:
    """The commit that the cache has for a pin."""
    if not pin.movable:
        return pin.revision
    try:
        return (storage(spec.id) / "refs" / pin.revision).read_text(encoding="ascii").strip() or None
    except (OSError, ValueError):
        return None


def _sha256_of_weights(spec: ModelSpec, folder: Path) -> str | None:
    checksum = published_checksum(folder / spec.weights)
    return checksum if checksum is not None and len(checksum) == 64 else None
