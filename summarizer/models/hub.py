"""Fetching models from the Hugging Face hub into its cache, laid out as all Hugging Face libraries lay it out.

Only weights (safetensors, or a model converted for CTranslate2), configurations and tokenizers are ever fetched: no
code, and no pickle but the one that models.txt names by a full commit. Large files are taken up again where an earlier
attempt stopped, in whatever process that was, which huggingface_hub itself no longer does. The usual variables count:
HF_HOME, HF_HUB_OFFLINE, HF_TOKEN, HF_ENDPOINT, HTTPS_PROXY.
"""

import shutil
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import HubUnreachable, ModelDamaged, ModelMissing, NotEnoughDisk, RegistryError, SummarizerError
from summarizer.models.hub_errors import telling
from summarizer.models.reach import is_offline
from summarizer.models.registry import ModelSpec, Pin
from summarizer.models.sizes import human_size
from summarizer.models.snapshots import (
    CONFIGURATIONS,
    CTRANSLATE2,
    PICKLE,
    SAFETENSORS,
    TOKENIZERS,
    Snapshot,
    cache_root,
    expected,
    pull_command,
    require,
    snapshots,
    storage,
)
from summarizer.models.transfer import HubFile, Meter, OnProgress, link, transfer

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

# Seconds to wait for the hub's word on a model.
_PATIENCE = 10.0
_DESCRIPTION = (*TOKENIZERS, *CONFIGURATIONS)


def ensure(
    spec: ModelSpec,
    *,
    offline: bool = False,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> Snapshot:
    """The model's snapshot, checked; fetched first where it is missing or damaged and ``offline`` is not set.

    Raises:
        ModelMissing, ModelDamaged: missing or damaged, and offline.
        Others as ``fetch``.
    """
    damage: ModelDamaged | None = None
    for snapshot in snapshots(spec):
        try:
            return require(spec, snapshot)
        except ModelDamaged as error:
            damage = damage or error
    if damage is not None and (offline or is_offline()):
        raise damage
    return require(spec) if offline else fetch(spec, on_progress=on_progress, cancel=cancel)


def fetch(spec: ModelSpec, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None) -> Snapshot:
    """Fetch what is missing of a model and check it: at the first of its pins that the hub has as it is expected.

    Raises:
        HubUnreachable, GatedModel, ModelMissing, ModelDamaged, RegistryError, NotEnoughDisk, OutputError: what was
            wrong with the first pin; each says what to do.
        Cancelled: ``cancel`` was set; what has arrived is kept.
    """
    if is_offline():
        raise HubUnreachable(
            f"{spec.describe()} is not on this machine, and HF_HUB_OFFLINE forbids the network.",
            f"Unset it and run `{pull_command(spec)}`.",
        )
    meter = Meter(spec, on_progress, cancel)
    refused: list[SummarizerError] = []
    for pin in spec.pins:
        try:
            with telling(spec, pin):
                return _fetch(spec, pin, meter)
        except (ModelMissing, ModelDamaged, RegistryError) as error:
            refused.append(error)
    raise refused[0]


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the hub has at a revision: its commit, and the files that are wanted of it."""

    id: str
    revision: str
    commit: str
    files: tuple[HubFile, ...]

    def sha256(self, name: str) -> str | None:
        """The SHA-256 that the hub says a large file has."""
        return next((file.checksum for file in self.files if file.name == name and len(file.checksum) == 64), None)


def _fetch(spec: ModelSpec, pin: Pin, meter: Meter) -> Snapshot:
    offer = _offer(spec.id, pin.revision, _wanted(spec, pin))
    _check(spec, pin, offer)
    offers = [offer]
    if spec.tokenizer is not None:
        identifier, commit = spec.tokenizer
        offers.append(_offer(identifier, commit, _DESCRIPTION))
    _check_room(spec, offers)
    meter.begin(file for one in offers for file in one.files)
    folders = [_take(one, meter) for one in offers]
    snapshot = Snapshot(folders[0], offer.commit, pin, folders[1] if spec.tokenizer else None)
    return require(spec, snapshot)


def _wanted(spec: ModelSpec, pin: Pin) -> tuple[str, ...]:
    if spec.ready_made:
        return (*CTRANSLATE2, *(CONFIGURATIONS if spec.tokenizer else _DESCRIPTION))
    return (*SAFETENSORS, *((PICKLE,) if pin.pickled else ()), *_DESCRIPTION)


def _offer(identifier: str, revision: str, patterns: Iterable[str]) -> _Offer:
    from huggingface_hub import HfApi

    info = HfApi().model_info(identifier, revision=revision, files_metadata=True, timeout=_PATIENCE)
    files = [file for file in _files(info) if any(fnmatchcase(file.name, pattern) for pattern in patterns)]
    if any(file.name.endswith(".safetensors") for file in files):
        files = [file for file in files if file.name != PICKLE]
    return _Offer(identifier, revision, info.sha or "", tuple(files))


def _files(info: "ModelInfo") -> Iterable[HubFile]:
    for file in info.siblings or ():
        checksum = file.lfs.sha256 if file.lfs else file.blob_id
        if checksum:
            yield HubFile(info.id, info.sha or "", file.rfilename, file.size or 0, checksum)


def _check(spec: ModelSpec, pin: Pin, offer: _Offer) -> None:
    """Before anything is fetched: it is the expected commit, and has weights of a kind that is loaded.

    Raises:
        ModelDamaged, RegistryError: it is not, or has none.
    """
    sha256 = offer.sha256(spec.weights)
    if not expected(spec, pin, offer.commit, sha256):
        raise ModelDamaged(
            f"{spec.id}: {pin.revision} has moved from {pin.head or 'what models.txt expects'} to {offer.commit[:12]}.",
            "Look at what changed there, then put the full commit into a models.txt of your own.",
        )
    for name, known in spec.hashes.items() if pin == spec.pins[0] else ():
        if (given := offer.sha256(name)) is not None and given != known:
            raise ModelDamaged(
                f"{spec.id}: {name} at {pin.revision} is not the file that models.txt expects (SHA-256 {known[:12]}…, "
                f"the hub's is {given[:12]}…).",
                "The owner has changed it: choose another revision in a models.txt of your own.",
            )
    names = {file.name for file in offer.files}
    if spec.ready_made and "model.bin" not in names:
        raise RegistryError(f"{spec.id} at {pin.revision} has no model.bin.", "Choose another revision.")
    if not spec.ready_made and not any(name.endswith(".safetensors") or name == PICKLE for name in names):
        raise RegistryError(
            f"{spec.id} at {pin.revision} has no weights as safetensors.",
            "Choose a revision that has them; pickled weights are not loaded.",
        )


def _check_room(spec: ModelSpec, offers: Iterable[_Offer]) -> None:
    needed = sum(file.missing() for offer in offers for file in offer.files)
    root = cache_root()
    root.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(root).free
    if needed > free:
        raise NotEnoughDisk(
            f"{spec.id} needs {human_size(needed)}, and {root} has {human_size(free)} free.",
            "Make room, or set HF_HOME to a folder on a larger disk.",
        )


def _take(offer: _Offer, meter: Meter) -> Path:
    """Fetch the files of an offer, link them into its snapshot, and note the ref that led to it."""
    for file in offer.files:
        transfer(file, meter)
    folder = storage(offer.id) / "snapshots" / offer.commit
    link(offer.files, folder)
    if offer.revision != offer.commit:
        ref = storage(offer.id) / "refs" / offer.revision
        ref.parent.mkdir(parents=True, exist_ok=True)
        ref.write_text(offer.commit, encoding="ascii")
    return folder
