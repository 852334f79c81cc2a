"""A world in which anything can go wrong with the models: a hub on loopback, an empty cache, a starter that answers."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.engines.base import ModelCard
from summarizer.models import starter
from summarizer.models.reach import HUB
from summarizer.models.registry import ModelSpec, load_registry
from summarizer.result import Result
from tests.checkpoints import STAND_INS, family_folder, files_of, models_txt
from tests.fake_hub import FakeHub, Repository, serve
from tests.fake_models import FakeEngine
from tests.tiny.sentences import SENTENCES

OPUS, DISTILBART = "Helsinki-NLP/opus-mt-it-en", "sshleifer/distilbart-cnn-12-6"
NLLB, NLLB_READY = "facebook/nllb-200-distilled-600M", "OpenNMT/nllb-200-distilled-1.3B-ct2-int8"
# What serves each use on a good day, by the model that is wanted for it.
USES = {"translation": OPUS, "Uzbek": NLLB_READY, "summary": DISTILBART}
ARTICLE = "\n\n".join(("Notizie dalla valle", " ".join(SENTENCES["it"][:4]), " ".join(SENTENCES["it"][4:8])))


@dataclass
class World:
    """A hub that has what profile light wants, and a machine that has nothing but, perhaps, the starter."""

    hub: FakeHub
    home: Path
    registry: Path
    patch: pytest.MonkeyPatch

    def summarizer(self, profile: str = "auto", *, offline: bool = False, wait: bool = True) -> Summarizer:
        """A fresh one, as after a restart."""
        HUB.forget()
        return Summarizer(profile, models=self.registry, offline=offline, wait=wait, remember=False, device="cpu")

    def run(self, profile: str = "auto", *, offline: bool = False, wait: bool = True) -> Result:
        """An article into both languages, with summaries."""
        with self.summarizer(profile, offline=offline, wait=wait) as summarizer:
            return summarizer.process(ARTICLE, force=True)

    def spec(self, identifier: str) -> ModelSpec:
        """A model's line."""
        return next(spec for spec in load_registry(self.registry).specs if spec.id == identifier)

    def heal(self) -> None:
        """All is well again."""
        self.hub.mood = self.hub.moody = ""
        self.hub.stated_checksums.clear()
        self.hub.cut_after = None
        self.hub.repositories = published(self.registry)

    def fill(self) -> None:
        """Fetch everything on a good day."""
        self.heal()
        self.run()

    def alter(self, identifier: str, **changes: object) -> None:
        """Change what the hub has of a model."""
        self.hub.repositories[identifier] = replace(self.hub.repositories[identifier], **changes)  # type: ignore[arg-type]

    def change_weights(self, identifier: str) -> str:
        """Have the hub offer other weights of the same size; the name of their file."""
        name = self.spec(identifier).weights
        folder = self.home.parent / "altered"
        folder.mkdir()
        for path in self.hub.repositories[identifier].folder.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        content = bytearray((folder / name).read_bytes())
        content[-100] ^= 1
        (folder / name).write_bytes(content)
        self.alter(identifier, folder=folder)
        return name

    def damage(self, identifier: str) -> None:
        """Turn a bit in the weights that are in the cache."""
        storage = self.home / "hub" / f"models--{identifier.replace('/', '--')}"
        [weights] = [
            path for path in (storage / "snapshots").glob("*/model.*") if path.suffix in (".safetensors", ".bin")
        ]
        content = bytearray(weights.read_bytes())
        content[-100] ^= 1
        weights.resolve().write_bytes(content)

    def sound(self) -> bool:
        """Whether every blob in the cache is what its name says."""
        return all(
            blob.name in (_sha256(blob), _git_sha1(blob))
            for blob in (self.home / "hub").glob("models--*/blobs/*")
            if blob.suffix != ".part"
        )


def published(registry: Path) -> dict[str, Repository]:
    """The repositories of a good day: each at the commit that its line expects, nothing at main."""
    found: dict[str, Repository] = {}
    for spec in load_registry(registry).specs:
        if spec.id in STAND_INS:
            commit = spec.options.get("head", "").ljust(40, "0") if spec.movable else spec.revision
            refs = (spec.revision,) if spec.movable else ()
            found[spec.id] = Repository(files_of(spec), commit, refs)
    for spec in load_registry(registry).specs:
        if spec.tokenizer is not None:
            owner, commit = spec.tokenizer
            tokenizer = Repository(family_folder(STAND_INS[spec.id]), commit, ())
            found[owner] = replace(found[owner], others=(tokenizer,))
    return found


@contextmanager
def world(folder: Path, derived: Path, patch: pytest.MonkeyPatch, *, starter_there: bool = True) -> Iterator[World]:
    """The world; ``derived`` is where converted models are kept, which may be shared."""
    registry = folder / "models.txt"
    light = [spec for spec in load_registry().specs if "light" in spec.profiles or spec.id == starter.ID]
    registry.write_text(models_txt(light), encoding="utf-8")
    patch.setenv("SUMMARIZER_CACHE", str(derived))
    patch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(folder / "home" / "hub"))
    patch.setattr("summarizer.models.starter.installed", lambda: starter_there)
    patch.setattr("summarizer.engines.starter.StarterModel", _Starter)
    patch.setattr("summarizer.models.starter.prepare", lambda precision="int8": folder)
    hub = FakeHub()
    with serve(hub):
        patch.setattr("huggingface_hub.constants.ENDPOINT", hub.url)
        template = hub.url + "/{repo_id}/resolve/{revision}/{filename}"
        patch.setattr("huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE", template)
        patch.setattr("huggingface_hub.file_download.HUGGINGFACE_CO_URL_TEMPLATE", template, raising=False)
        made = World(hub, folder / "home", registry, patch)
        made.heal()
        yield made
    HUB.forget()


class _Starter:
    """The starter, as far as these tests go: it answers at once."""

    def __init__(self, device: str, precision: str) -> None:
        self.card = ModelCard(starter.ID, "0" * 12, starter.LICENCE, "none")
        self._engine = FakeEngine(card=self.card)

    def translation(self, spec: ModelSpec) -> FakeEngine:
        return self._engine

    def close(self) -> None:
        self._engine.close()


def served(result: Result) -> dict[str, str]:
    """Which model served each use that was served."""
    found = {
        use: result[language].model or ""
        for use, language in (("translation", "en"), ("Uzbek", "uz"))
        if result[language].available
    }
    summary = result["en"].summary
    if summary is not None:
        found["summary"] = summary.model or summary.method
    return found


def moved(repository: Repository) -> Repository:
    """The same model at a commit that nobody expects."""
    return replace(repository, commit="9" * 40, others=())


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _git_sha1(path: Path) -> str:
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
