"""Tiny models, loaded once a session."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.engines.load import LoadedModel, load
from summarizer.models.registry import ModelSpec, parse_registry
from summarizer.models.snapshots import Snapshot
from tests.checkpoints import family_folder

Load = Callable[..., LoadedModel]

# What models.txt says of each family: directions and options.
LINES = {
    "marian": "translate it-en",
    "marian-codes": "translate en-uz prefix=>>uzb_Latn<<",
    "nllb": "translate en-uz,it-uz,it-en",
    "m2m100": "translate it-en,en-uz",
    "mbart50": "translate it-en",
    "madlad": "translate it-en,en-uz prefix=<2{target}> input=512",
    "qwen3": "translate it-en,en-uz",
    "gemma3": "translate it-en,en-uz",
    "bart-summary": "summarize en",
    "mbart-summary": "summarize it",
    "t5-summary": "summarize it prefix=riassumi:",
    "mt5-summary": "summarize uz",
}


def spec_of(family: str, options: str = "") -> ModelSpec:
    """The line of models.txt for a family, with further options."""
    task, directions, *own = LINES[family].split()
    line = f"tiny {task} {directions} tests/{family} {'0' * 40} MIT 1MB {' '.join(own)} {options}"
    return parse_registry(line).specs[0]


@pytest.fixture(scope="session")
def load_tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    """Loads a family: ``load_tiny("nllb", "backend=ctranslate2 compute=int8")``, or altered files with ``folder``."""
    cache = tmp_path_factory.mktemp("cache")
    loaded: dict[tuple[str, str, Path | None], LoadedModel] = {}

    def load_once(family: str, options: str = "", folder: Path | None = None) -> LoadedModel:
        key = (family, options, folder)
        if key not in loaded:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SUMMARIZER_CACHE", str(cache if folder is None else folder.parent / "cache"))
                snapshot = Snapshot(folder or family_folder(family), "0" * 40)
                model = load(spec_of(family, options), snapshot, "cpu")
                assert isinstance(model, LoadedModel)
                loaded[key] = model
        return loaded[key]

    yield load_once
    for model in loaded.values():
        model.close()


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[str], Path]:
    """A family's files, to be altered."""

    def copy(family: str) -> Path:
        return shutil.copytree(family_folder(family), tmp_path / family)

    return copy
