"""Models in the Hugging Face cache, and how they get there.

Only weights as safetensors, configurations and tokenizers are ever fetched: no pickle, no code. The usual
variables count: HF_HOME, HF_HUB_OFFLINE, HF_TOKEN, HF_ENDPOINT, HTTPS_PROXY.
"""

import errno
import json
import queue
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import (
    GatedModel,
    HubUnreachable,
    ModelDamaged,
    ModelMissing,
    NotEnoughDisk,
    RegistryError,
    SummarizerError,
)
from summarizer.models.integrity import check_safetensors, check_snapshot
from summarizer.models.registry import ModelSpec, human_size

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

WEIGHTS = ("model.safetensors", "model-?????-of-?????.safetensors", "model.safetensors.index.json")
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
PATTERNS = (*WEIGHTS, *TOKENIZERS, *CONFIGURATIONS)

# Seconds to wait for the hub's first answer, names included, before it counts as unreachable.
_PATIENCE = 4.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A model's files in the cache and the commit they are of."""

    folder: Path
    commit: str


def find(spec: ModelSpec) -> Snapshot | None:
    """The snapshot of a model in the cache; None where it is not there or not whole. Never uses the network."""
    storage = _storage(spec)
    commit = spec.revision
    if spec.movable:
        try:
            commit = (storage / "refs" / spec.revision).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return None
    folder = storage / "snapshots" / commit
    return Snapshot(folder, commit) if commit and _whole(folder) else None


def present(spec: ModelSpec) -> bool:
    """Whether anything of a model is in the cache, whole or not."""
    return (_storage(spec) / "snapshots").is_dir()


def require(spec: ModelSpec) -> Snapshot:
    """The snapshot of a model in the cache, its files compared with their checksums.

    Raises:
        ModelMissing: not in the cache, or half-fetched.
        ModelDamaged: altered, or of another commit than models.txt expects.
    """
    snapshot = find(spec)
    if snapshot is None:
        raise ModelMissing(f"{spec.describe()} is not on this machine.", f"Run `{pull_command(spec)}`.")
    _check_head(spec, snapshot.commit)
    check_snapshot(snapshot.folder, spec.options.get("sha256"))
    return snapshot


def pull_command(spec: ModelSpec, target: str | None = None) -> str:
    """The command that fetches a model."""
    profile = next((name for name in spec.profiles if name != "auto"), "auto")
    language = target or spec.directions[-1][1]
    return f"summarizer models pull --profile {profile} --to {language}"


def fetch(spec: ModelSpec) -> Snapshot:
    """Fetch what is missing of a model, resuming where an earlier attempt stopped, and check it.

    Raises:
        HubUnreachable, GatedModel, ModelMissing, ModelDamaged, NotEnoughDisk: each says what to do.
    """
    from huggingface_hub import HfApi, snapshot_download

    if is_offline():
        raise HubUnreachable(
            f"{spec.describe()} is not on this machine, and HF_HUB_OFFLINE forbids the network.",
            f"Unset it and run `{pull_command(spec)}`.",
        )
    with _hub_errors(spec):
        info = HfApi().model_info(spec.id, revision=spec.revision, files_metadata=True, timeout=30)
        _check_head(spec, info.sha or "")
        _check_offer(spec, info)
        snapshot_download(spec.id, revision=spec.revision, allow_patterns=list(PATTERNS))
    return require(spec)


def ensure(spec: ModelSpec, *, offline: bool = False) -> Snapshot:
    """The model's snapshot, fetched first where it is missing and ``offline`` is not set.

    Raises:
        ModelMissing: missing, and offline.
        HubUnreachable, GatedModel, ModelDamaged, NotEnoughDisk: as ``fetch``.
    """
    if find(spec) is not None or offline or is_offline():
        return require(spec)
    return fetch(spec)


def is_offline() -> bool:
    """Whether HF_HUB_OFFLINE (or TRANSFORMERS_OFFLINE) forbids the network."""
    from huggingface_hub import constants

    return bool(constants.HF_HUB_OFFLINE)


@cache
def reachable() -> bool:
    """Whether the hub answers within a few seconds. Asked once a process, in a thread: looking up a name can hang."""
    if is_offline():
        return False
    answers: queue.SimpleQueue[bool] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(_knock()), daemon=True).start()
    try:
        return answers.get(timeout=_PATIENCE)
    except queue.Empty:
        return False


def _knock() -> bool:
    from huggingface_hub import constants, get_session

    try:
        return bool(get_session().head(constants.ENDPOINT, timeout=_PATIENCE).status_code < 500)
    except Exception:  # no answer, whatever the reason
        return False


def _storage(spec: ModelSpec) -> Path:
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE) / f"models--{spec.id.replace('/', '--')}"


def _whole(folder: Path) -> bool:
    """Configuration, tokenizer and all weights are there, with the length that they state."""
    if not (folder / "config.json").is_file() or not _has_tokenizer(folder):
        return False
    try:
        shards = weight_files(folder)
        for shard in shards:
            check_safetensors(shard)
    except (ModelDamaged, OSError, ValueError, KeyError, TypeError):
        return False
    return bool(shards)


def _has_tokenizer(folder: Path) -> bool:
    marian = ("source.spm", "target.spm", "vocab.json")
    kinds = (("tokenizer.json",), ("spiece.model",), ("sentencepiece.bpe.model",), ("vocab.json", "merges.txt"), marian)
    return any(all((folder / name).is_file() for name in kind) for kind in (*kinds, ("tokenizer.model",)))


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


def _check_head(spec: ModelSpec, commit: str) -> None:
    head = spec.options.get("head")
    if spec.movable and head and not commit.startswith(head):
        raise ModelDamaged(
            f"{spec.id}: {spec.revision} has moved from {head} to {commit[:12]}.",
            "Look at what changed there, then put the full commit into a models.txt of your own.",
        )


def _check_offer(spec: ModelSpec, info: "ModelInfo") -> None:
    """Before anything is fetched: weights as safetensors are there, and the disk has room for them."""
    from huggingface_hub import constants

    sizes = {file.rfilename: file.size or 0 for file in info.siblings or ()}
    wanted = [name for name in sizes if any(fnmatchcase(name, pattern) for pattern in PATTERNS)]
    if not any(name.endswith(".safetensors") for name in wanted):
        raise RegistryError(
            f"{spec.id} at {spec.revision} has no weights as safetensors.",
            "Choose a revision that has them; pickled weights are not loaded.",
        )
    folder = _storage(spec) / "snapshots" / (info.sha or "")
    needed = sum(sizes[name] for name in wanted if not (folder / name).exists())
    cache_folder = Path(constants.HF_HUB_CACHE)
    cache_folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(cache_folder).free
    if needed > free:
        raise NotEnoughDisk(
            f"{spec.id} needs {human_size(needed)}, and {cache_folder} has {human_size(free)} free.",
            "Make room, or set HF_HOME to a folder on a larger disk.",
        )


@contextmanager
def _hub_errors(spec: ModelSpec) -> Iterator[None]:
    """Turn the hub's errors into ours, each with the next step."""
    from huggingface_hub import errors

    try:
        yield
    except SummarizerError:
        raise
    except errors.GatedRepoError as error:
        raise GatedModel(
            f"{spec.id} is given only to those who accepted its licence.",
            f"Accept it on https://huggingface.co/{spec.id}, then run `hf auth login`, or set HF_TOKEN.",
        ) from error
    except errors.RevisionNotFoundError as error:
        raise ModelMissing(
            f"{spec.id} has no revision {spec.revision}.", "Choose another in a models.txt of your own."
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise ModelMissing(
            f"The hub knows no model {spec.id}.", "Check its id in models.txt; for a private one set HF_TOKEN."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotEnoughDisk(f"The disk is full while {spec.id} is fetched.", "Make room and try again.") from error
        raise _unreachable(spec, error) from error
    except Exception as error:
        # The hub's client lets through the errors of the HTTP library of its version (httpx, requests).
        if type(error).__module__.split(".")[0] in ("httpx", "httpx2", "httpcore", "requests", "huggingface_hub"):
            raise _unreachable(spec, error) from error
        raise


def _unreachable(spec: ModelSpec, error: Exception) -> HubUnreachable:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return HubUnreachable(
        f"{spec.describe()} could not be fetched: {reason.rstrip('.')}.",
        f"Check the network (HTTPS_PROXY, HF_ENDPOINT) and run `{pull_command(spec)}`; what was fetched is kept.",
    )
