"""A hub cache of tiny models: ``python -m tests.checkpoints DIR`` writes one for every id of profile light.

Then ``HF_HOME=DIR HF_HUB_OFFLINE=1 summarizer process … --profile light --to en,uz`` runs the very code that runs with
the published models: the same ids, revisions, files, tokenizer classes and architectures, only tiny, and trained by
heart on the sentences of ``tests/tiny/sentences.py``. Of other texts they give some words of theirs.
"""

import argparse
import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from summarizer.models.registry import ModelSpec, load_registry
from tests import processor

# Which family stands in for which model of models.txt.
STAND_INS = {
    "Helsinki-NLP/opus-mt-it-en": "marian",
    "Helsinki-NLP/opus-mt-tc-big-it-en": "marian",
    "Helsinki-NLP/opus-mt-tc-bible-big-deu_eng_fra_por_spa-trk": "marian-codes",
    "facebook/nllb-200-distilled-600M": "nllb",
    "facebook/nllb-200-distilled-1.3B": "nllb",
    "google/madlad400-3b-mt": "madlad",
    "facebook/bart-large-cnn": "bart-summary",
    "sshleifer/distilbart-cnn-12-6": "bart-summary",
    "Qwen/Qwen3-4B-Instruct-2507": "qwen3",
}

# What trains the models.
_LIBRARIES = ("torch", "transformers", "tokenizers", "sentencepiece")

# Files above this are kept by the hub with their SHA-256, smaller ones with git's SHA-1.
_LARGE = ("model.safetensors", "tokenizer.json", ".spm", ".model")


def family_folder(family: str) -> Path:
    """The files of a family, built once by this code on this machine and kept in the system's temporary folder."""
    return _built(family, _fingerprint())


@cache
def _built(family: str, fingerprint: str) -> Path:
    parent = Path(tempfile.gettempdir()) / f"summarizer-tiny-{os.getuid()}-{fingerprint}"
    parent.mkdir(mode=0o700, exist_ok=True)
    target = parent / family
    with FileLock(parent / f"{family}.lock"):
        if not target.is_dir():
            from tests.tiny.architectures import build

            scratch = Path(tempfile.mkdtemp(dir=parent))
            build(family, scratch)
            scratch.replace(target)
    return target


def _fingerprint() -> str:
    """Changes whenever what the folders are made from, by and on does: training rounds as the processor does."""
    digest = hashlib.sha256(" ".join([processor.fingerprint(), *map(version, _LIBRARIES)]).encode())
    package = Path(__file__).parents[1]
    for path in [*sorted((package / "tests" / "tiny").glob("*.py")), package / "summarizer" / "engines" / "prompts.py"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def write_repository(hub: Path, spec: ModelSpec, source: Path) -> Path:
    """Put a model's files into a hub cache as huggingface_hub lays it out; returns the snapshot's folder.

    The commit is the revision, or one that begins as models.txt says (head=) and that the movable ref points to.
    """
    storage = hub / f"models--{spec.id.replace('/', '--')}"
    commit = spec.revision
    if spec.movable:
        commit = spec.options.get("head", "").ljust(40, "0")
        ref = storage / "refs" / spec.revision
        ref.parent.mkdir(parents=True, exist_ok=True)
        ref.write_text(commit, encoding="ascii")
    snapshot = storage / "snapshots" / commit
    snapshot.mkdir(parents=True, exist_ok=True)
    (storage / "blobs").mkdir(exist_ok=True)
    for path in sorted(source.iterdir()):
        blob = storage / "blobs" / _blob_name(path)
        shutil.copyfile(path, blob)
        link = snapshot / path.name
        link.unlink(missing_ok=True)
        link.symlink_to(Path("..") / ".." / "blobs" / blob.name)
    return snapshot


def _blob_name(path: Path) -> str:
    content = path.read_bytes()
    if path.name.endswith(_LARGE):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def write_cache(home: Path, profiles: Sequence[str] = ("light",)) -> list[ModelSpec]:
    """Write the models of some profiles into ``home`` (for HF_HOME); returns the lines of models.txt that are there."""
    specs = [spec for spec in load_registry().specs if set(profiles) & set(spec.profiles) and spec.id in STAND_INS]
    for spec in specs:
        write_repository(home / "hub", spec, family_folder(STAND_INS[spec.id]))
    return specs


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write a Hugging Face cache of tiny models, trained by heart.")
    parser.add_argument("folder", type=Path, help="what HF_HOME is to be; made if needed")
    parser.add_argument("--profile", action="append", help="a profile of models.txt, several allowed; light if none")
    arguments = parser.parse_args()
    for spec in write_cache(arguments.folder, arguments.profile or ["light"]):
        print(f"{spec.id} at {spec.revision}")


if __name__ == "__main__":
    main()
