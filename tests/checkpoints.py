"""A hub cache of tiny models: ``python -m tests.checkpoints DIR`` writes one for every id of profile light.

Then ``HF_HOME=DIR HF_HUB_OFFLINE=1 summarizer process … --profile light --models DIR/models.txt --to en,uz`` runs the
very code that runs with the published models: the same ids, revisions, files, tokenizer classes and architectures, only
tiny, and trained by heart on the sentences of ``tests/tiny/sentences.py``. Of other texts they give words of theirs.
``DIR/models.txt`` has the lines of models.txt with the tiny files' hashes and sizes.
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
from summarizer.models.snapshots import TOKENIZERS
from tests import processor

# Which family stands in for which model of models.txt.
STAND_INS = {
    "Helsinki-NLP/opus-mt-it-en": "marian",
    "Helsinki-NLP/opus-mt-tc-big-it-en": "marian",
    "Helsinki-NLP/opus-mt-tc-bible-big-deu_eng_fra_por_spa-trk": "marian-codes",
    "facebook/nllb-200-distilled-600M": "nllb-wide",
    "facebook/nllb-200-distilled-1.3B": "nllb-wide",
    "OpenNMT/nllb-200-distilled-1.3B-ct2-int8": "nllb-wide",
    "osa911/nllb-200-distilled-600M-ct2-int8": "nllb-wide",
    "Nextcloud-AI/madlad400-3b-mt-ct2-int8": "madlad",
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


def files_of(spec: ModelSpec) -> Path:
    """The files that stand in for a line of models.txt, as its repository would have them."""
    family = STAND_INS[spec.id]
    return ready_made_folder(family) if spec.ready_made else family_folder(family)


@cache
def ready_made_folder(family: str) -> Path:
    """A family converted for CTranslate2 as other people publish it: all pieces, and no config.json of its own."""
    from summarizer.engines.convert import convert

    source = family_folder(family)
    target = source.with_name(f"{family}-ct2")
    with FileLock(target.with_name(f"{target.name}.lock")):
        if not target.is_dir():
            scratch = Path(tempfile.mkdtemp(dir=target.parent))
            convert(source, scratch, "int8")
            scratch.replace(target)
    return target


def _fingerprint() -> str:
    """Changes whenever what the folders are made from, by and on does: training rounds as the processor does."""
    digest = hashlib.sha256(" ".join([processor.fingerprint(), *map(version, _LIBRARIES)]).encode())
    package = Path(__file__).parents[1]
    own = package / "summarizer"
    made_of = (own / "engines" / "prompts.py", own / "models" / "known_sentences.tsv")
    for path in [*sorted((package / "tests" / "tiny").glob("*.py")), *made_of]:
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
    if spec.tokenizer is not None:
        _write_tokenizer(hub, spec.tokenizer, family_folder(STAND_INS[spec.id]))
    return snapshot


def _write_tokenizer(hub: Path, repository: tuple[str, str], source: Path) -> None:
    """The tokenizer that models.txt takes from another repository (tokenizer=)."""
    identifier, commit = repository
    folder = hub / f"models--{identifier.replace('/', '--')}" / "snapshots" / commit
    folder.mkdir(parents=True, exist_ok=True)
    for pattern in TOKENIZERS:
        for path in source.glob(pattern):
            shutil.copyfile(path, folder / path.name)


def models_txt(specs: Sequence[ModelSpec]) -> str:
    """The lines of models.txt for tiny models: their sizes and their hashes instead of the published ones."""
    return "".join(_line(spec) + "\n" for spec in specs)


def _line(spec: ModelSpec) -> str:
    files = files_of(spec) if spec.id in STAND_INS else None
    options = {key: value for key, value in spec.options.items() if key not in ("sha256", "memory")}
    size = spec.size
    if files is not None:
        names = spec.hashes.keys() & {path.name for path in files.iterdir()} or {spec.weights}
        hashes = {name: hashlib.sha256((files / name).read_bytes()).hexdigest() for name in sorted(names)}
        options["sha256"] = ",".join(f"{name}:{digest}" for name, digest in hashes.items())
        size = sum(path.stat().st_size for path in files.iterdir())
    directions = ",".join(source if spec.task == "summarize" else f"{source}-{to}" for source, to in spec.directions)
    columns = (",".join(spec.profiles), spec.task, directions, spec.id, spec.revision, spec.licence.id)
    words = (*columns, f"{max(1, round(size / 1000))}kB", *(f"{key}={value}" for key, value in options.items()))
    return "  ".join(words)


def _blob_name(path: Path) -> str:
    content = path.read_bytes()
    if path.name.endswith(_LARGE):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def write_cache(home: Path, profiles: Sequence[str] = ("light",)) -> list[ModelSpec]:
    """Write the models of some profiles into ``home`` (for HF_HOME), and ``home``/models.txt with their hashes.

    Returns the lines of models.txt that are there.
    """
    of_profiles = (spec for spec in load_registry().specs if set(profiles) & set(spec.profiles))
    specs = list({(spec.id, spec.revision): spec for spec in of_profiles if spec.id in STAND_INS}.values())
    for spec in specs:
        write_repository(home / "hub", spec, files_of(spec))
    (home / "models.txt").write_text(models_txt(load_registry().specs), encoding="utf-8")
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
