"""Bad days as users meet them: the command line in a process of its own, caches without links, the page."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.models import snapshots
from summarizer.models.integrity import check_snapshot
from summarizer.models.registry import load_registry
from tests.checkpoints import models_txt
from tests.fake_hub import FakeHub, serve
from tests.models.bad_days import ARTICLE, OPUS, World, published, served, world

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[FakeHub]:
    light = [spec for spec in load_registry().specs if "light" in spec.profiles]
    (tmp_path / "models.txt").write_text(models_txt(light), encoding="utf-8")
    with serve(FakeHub(published(tmp_path / "models.txt"))) as running:
        yield running


def command(hub: FakeHub, folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """``summarizer process`` on an empty machine, in a folder whose name has a blank and an accent."""
    home = folder / "casa di Niccolò"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
    environment |= {"HF_ENDPOINT": hub.url, "HF_HOME": str(home), "OMP_NUM_THREADS": "1"}
    environment |= {"SUMMARIZER_CACHE": str(home / "derived"), "SUMMARIZER_MODELS": str(folder / "models.txt")}
    arguments = ["process", "-", "--force", "--format", "json", "--profile", "light", *options]
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        input=ARTICLE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )


def test_on_a_good_day_everything_is_fetched_and_serves(hub: FakeHub, tmp_path: Path) -> None:
    done = command(hub, tmp_path)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["translations"]["en"]["model"] == OPUS
    assert result["summaries"]["en"]["method"] == "abstractive"


def test_a_summariser_in_trouble_does_not_change_the_exit_code(hub: FakeHub, tmp_path: Path) -> None:
    hub.mood, hub.moody = "broken", "distilbart"
    done = command(hub, tmp_path)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["summaries"]["en"]["method"] == "extractive"
    assert any("English summaries: sentences of the article" in notice for notice in result["notices"])


def test_without_hub_cache_and_starter_one_sentence_says_what_to_do(hub: FakeHub, tmp_path: Path) -> None:
    hub.mood = "login page"
    done = command(hub, tmp_path, "--to", "uz")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "login page of this network" in done.stderr


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with world(tmp_path, tmp_path / "derived", monkeypatch) as made:
        yield made


def test_a_cache_without_links_is_checked_all_the_same(there: World) -> None:
    def refuse(self: Path, target: object, target_is_directory: bool = False) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    there.patch.setattr(Path, "symlink_to", refuse)
    assert served(there.run())["translation"] == OPUS
    found = snapshots.find(there.spec(OPUS))
    assert found is not None
    assert not (found.folder / "source.spm").is_symlink()
    content = bytearray((found.folder / "source.spm").read_bytes())
    content[-1] ^= 1
    (found.folder / "source.spm").write_bytes(content)
    with pytest.raises(Exception, match=r"source\.spm is not what was published"):
        check_snapshot(found.folder)


def test_the_page_serves_at_once_and_touches_no_network(there: World) -> None:
    from summarizer.web.options import ServeOptions
    from summarizer.web.server import maker

    engine = maker(ServeOptions(models=there.registry, device="cpu"))("auto")
    assert isinstance(engine, Summarizer)
    result = engine.process(ARTICLE, force=True)
    assert served(result) == {"translation": "starter", "summary": "extractive"}
    assert there.hub.requests == []
    engine.close()
