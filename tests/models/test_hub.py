"""Fetching: against a hub on this machine that speaks like the real one, good days and bad."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkpoints import family_folder
from tests.fake_hub import FakeHub, Repository, serve

ROOT = Path(__file__).parents[2]
NAME = "owner/tiny"
COMMIT = "d43c831".ljust(40, "1")


class World:
    """A hub with one model, a line of models.txt for it, and an empty cache."""

    def __init__(self, hub: FakeHub, folder: Path) -> None:
        self.hub = hub
        self.home = folder / "home"
        self.files = folder / "repository"
        self.registry = folder / "models.txt"
        self.line("refs/pr/3", "head=d43c831")
        self.environment: dict[str, str] = {}

    def line(self, revision: str, options: str = "") -> None:
        self.registry.write_text(f"mine translate it-en {NAME} {revision} MIT 1MB {options}\n", encoding="utf-8")

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """``summarizer models …`` as a user runs it."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
        environment |= {"HF_ENDPOINT": self.hub.url, "HF_HOME": str(self.home), "OMP_NUM_THREADS": "1"}
        environment |= {"SUMMARIZER_CACHE": str(self.home / "derived"), **self.environment}
        command = [sys.executable, "-m", "summarizer", "models", *arguments, "--models", str(self.registry)]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=ROOT, check=False
        )

    def pull(self) -> "subprocess.CompletedProcess[str]":
        return self.run("pull", "--profile", "mine", "--to", "en")

    @property
    def snapshot(self) -> Path:
        return self.home / "hub" / "models--owner--tiny" / "snapshots" / COMMIT


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    hub = FakeHub()
    world = World(hub, tmp_path)
    world.files.mkdir()
    for path in family_folder("marian").iterdir():
        (world.files / path.name).write_bytes(path.read_bytes())
    (world.files / "pytorch_model.bin").write_bytes(b"a pickle")
    (world.files / "modeling_tiny.py").write_text("raise SystemExit")
    hub.repositories[NAME] = Repository(world.files, COMMIT, ("main", "refs/pr/3"))
    with serve(hub):
        yield world


def refused(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """One sentence on standard error, no traceback, exit code 1."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_only_weights_configuration_and_tokenizer_are_fetched(world: World) -> None:
    done = world.pull()
    assert done.returncode == 0, done.stderr
    names = {path.name for path in world.snapshot.iterdir()}
    assert names == {path.name for path in family_folder("marian").iterdir()}
    assert not world.hub.fetched(".bin")
    assert not world.hub.fetched(".py")


def test_what_is_there_is_neither_asked_for_nor_fetched_again_and_works_offline(world: World) -> None:
    world.pull()
    world.hub.requests.clear()
    world.environment["HF_HUB_OFFLINE"] = "1"
    done = world.pull()
    assert done.returncode == 0
    assert "already here, whole and unaltered" in done.stdout
    assert world.hub.requests == []


def test_a_broken_connection_is_taken_up_again(world: World) -> None:
    world.hub.cut_after = 300_000
    done = world.pull()
    assert done.returncode == 0, done.stderr
    assert (world.snapshot / "model.safetensors").read_bytes() == (world.files / "model.safetensors").read_bytes()


def test_verify_checks_loads_and_shows_what_comes_out(world: World) -> None:
    world.pull()
    done = world.run("verify")
    assert done.returncode == 0, done.stderr
    assert f"{NAME}: files as published, commit {COMMIT}" in done.stdout
    assert "loads on ctranslate2 int8" in done.stdout
    assert "it-en: " in done.stdout


@pytest.mark.parametrize("damage", ["cut", "altered"])
def test_verify_finds_a_damaged_file_and_pull_says_how_to_mend_it(world: World, damage: str) -> None:
    world.pull()
    weights = (world.snapshot / "model.safetensors").resolve()
    content = bytearray(weights.read_bytes())
    if damage == "cut":
        del content[-100:]
    else:
        content[-100] ^= 1
    weights.write_bytes(content)
    refused(world.run("verify", "--no-load"), "model.safetensors" if damage == "altered" else NAME)
    world.environment["HF_HUB_OFFLINE"] = "1"
    refused(world.pull(), "models pull" if damage == "altered" else "HF_HUB_OFFLINE")


def test_a_ref_that_has_moved_is_not_followed(world: World) -> None:
    world.line("refs/pr/3", "head=abcdef0")
    refused(world.pull(), "refs/pr/3 has moved from abcdef0 to d43c83111111")
    assert not world.snapshot.exists()


def test_other_weights_than_models_txt_expects_are_refused(world: World) -> None:
    world.line("refs/pr/3", f"sha256={'0' * 64}")
    refused(world.pull(), "is not the file that models.txt expects")


def test_a_repository_without_safetensors_is_refused_before_anything_is_fetched(world: World) -> None:
    (world.files / "model.safetensors").unlink()
    refused(world.pull(), "has no weights as safetensors", "pickled weights are not loaded")
    assert not world.hub.sent


def test_a_gated_model_says_where_to_accept_and_opens_with_a_token(world: World) -> None:
    world.hub.repositories[NAME].gated = True
    refused(world.pull(), "accepted its licence", f"https://huggingface.co/{NAME}", "HF_TOKEN")
    world.environment["HF_TOKEN"] = "hf_" + "x" * 34
    assert world.pull().returncode == 0


def test_an_unknown_id_and_an_unknown_revision_are_told_apart(world: World) -> None:
    world.line("b" * 40)
    refused(world.pull(), f"{NAME} has no revision {'b' * 40}")
    world.hub.repositories.clear()
    refused(world.pull(), f"The hub knows no model {NAME}")


def test_a_hub_that_is_down_leaves_a_sentence_with_the_next_command(world: World) -> None:
    world.hub.down = True
    refused(world.pull(), "could not be fetched", "summarizer models pull --profile mine --to en")


def test_a_disk_too_small_is_noticed_before_anything_is_fetched(world: World) -> None:
    with (world.files / "model.safetensors").open("r+b") as file:
        file.truncate(4_000_000_000_000)  # sparse: it takes no room here
    path = world.files / "model.safetensors"
    assert path.stat().st_size == 4_000_000_000_000
    # Its checksum is never asked for: the fake hub states sizes only of what it can read.
    world.hub.stated_checksums[path.name] = "c" * 64
    refused(world.pull(), "needs 4000.0 GB", "HF_HOME")
    assert not world.hub.sent


def test_list_tells_what_is_here_under_which_licence(world: World) -> None:
    (row,) = [json.loads(line) for line in world.run("list", "--json").stdout.splitlines()]
    assert (row["model"], row["licence"], row["commercial"], row["cached"]) == (NAME, "MIT", True, False)
    world.pull()
    header, line = world.run("list").stdout.splitlines()
    assert header.split("\t")[-2:] == ["commercial use", "here"]
    assert line.split("\t")[-2:] == ["yes", "yes"]


def test_licences_name_their_texts(world: World) -> None:
    done = world.run("licences")
    assert "https://opensource.org/license/mit" in done.stdout
