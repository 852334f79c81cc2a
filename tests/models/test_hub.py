"""Fetching: against a hub on this machine that speaks like the real one, good days and bad."""

import hashlib
import json
import os
import subprocess
import sys
import time
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
        command = [sys.executable, "-m", "summarizer", "models", *arguments, "--models", str(self.registry)]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env=self._environment(), cwd=ROOT, check=False
        )

    def _environment(self) -> dict[str, str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
        environment |= {"HF_ENDPOINT": self.hub.url, "HF_HOME": str(self.home), "OMP_NUM_THREADS": "1"}
        return environment | {"SUMMARIZER_CACHE": str(self.home / "derived"), **self.environment}

    def pull(self) -> "subprocess.CompletedProcess[str]":
        return self.run("pull", "--profile", "mine", "--to", "en")

    def stop_after(self, size: float) -> None:
        """Pull, and kill the process when about ``size`` bytes of the weights have been sent."""
        environment = self._environment()
        command = [sys.executable, "-m", "summarizer", "models", "pull", "--profile", "mine", "--to", "en"]
        process = subprocess.Popen(
            [*command, "--models", str(self.registry)], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        blobs = self.snapshot.parents[1] / "blobs"
        while sum(path.stat().st_size for path in blobs.glob("*.part")) < size:
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
        process.wait()

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
    world.hub.repositories[NAME] = Repository(world.files, COMMIT, ("refs/pr/3",))
    refused(world.pull(), "refs/pr/3 has moved from abcdef0 to d43c83111111")
    assert not world.snapshot.exists()


def test_where_a_ref_has_moved_the_owners_main_serves_and_it_is_said(world: World) -> None:
    world.line("refs/pr/3", "head=abcdef0")
    done = world.pull()
    assert done.returncode == 0, done.stderr
    assert "taken at main (d43c83111111), because refs/pr/3 is not there as models.txt expects it" in done.stdout


def test_weights_that_are_known_may_lie_at_another_commit(world: World) -> None:
    known = hashlib.sha256((world.files / "model.safetensors").read_bytes()).hexdigest()
    world.line("refs/pr/3", f"head=abcdef0 sha256={known}")
    world.hub.repositories[NAME] = Repository(world.files, COMMIT, ("refs/pr/3",))
    done = world.pull()
    assert done.returncode == 0, done.stderr
    assert "taken at" not in done.stdout


def test_pickled_weights_are_read_only_at_the_commit_that_models_txt_names(world: World) -> None:
    import torch
    from safetensors.torch import load_file

    weights = world.files / "model.safetensors"
    torch.save(load_file(weights), world.files / "pytorch_model.bin")
    weights.unlink()
    world.line("refs/pr/3", "head=d43c831")
    refused(world.pull(), "has no weights as safetensors")
    world.line("refs/pr/3", f"head=d43c831 pickle={COMMIT}")
    done = world.pull()
    assert done.returncode == 0, done.stderr
    assert f"taken at {COMMIT[:12]}" in done.stdout
    done = world.run("verify")
    assert done.returncode == 0, done.stderr
    assert "loads on ctranslate2 int8" in done.stdout


def test_a_pickle_with_anything_but_tensors_is_refused(world: World) -> None:
    import torch

    (world.files / "model.safetensors").unlink()
    torch.save({"weights": Path("/etc/passwd")}, world.files / "pytorch_model.bin")
    world.line("refs/pr/3", f"head=d43c831 pickle={COMMIT}")
    world.pull()
    refused(world.run("verify"), "holds something else than weights")


def test_fetching_goes_on_in_another_process_where_it_stopped(world: World) -> None:
    size = (world.files / "model.safetensors").stat().st_size
    world.hub.slow = 0.05
    world.stop_after(0.4 * size)
    [part] = (world.snapshot.parents[1] / "blobs").glob("*.part")
    begun = part.stat().st_size
    assert 0 < begun < size
    world.hub.slow, world.hub.sent = 0.0, {}
    done = world.pull()
    assert done.returncode == 0, done.stderr
    assert world.hub.fetched("model.safetensors") == size - begun


def test_a_damaged_file_is_fetched_again(world: World) -> None:
    world.pull()
    weights = (world.snapshot / "model.safetensors").resolve()
    content = bytearray(weights.read_bytes())
    content[-100] ^= 1
    weights.write_bytes(content)
    world.hub.sent = {}
    assert world.pull().returncode == 0
    assert (world.snapshot / "model.safetensors").read_bytes() == (world.files / "model.safetensors").read_bytes()
    assert set(world.hub.sent) == {"model.safetensors"}


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        ("forbidden", "refuses access (403)"),
        ("proxy asks", "the proxy asks for a name and a password (407)"),
        ("too many", "asks to slow down (429)"),
        ("login page", "login page of this network"),
        ("broken json", "something else than the hub answers"),
        ("broken", "trouble of its own (500)"),
        ("hangs up", "could not be fetched"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(world: World, mood: str, words: str) -> None:
    world.hub.mood = mood
    refused(world.pull(), words)


def test_a_cache_that_cannot_be_written_is_not_called_the_network(world: World) -> None:
    world.home.write_text("in the way")
    world.environment["SUMMARIZER_CACHE"] = str(world.files.parent / "derived")
    refused(world.pull(), "cannot be written", "HF_HOME")


def test_other_weights_than_models_txt_expects_are_refused(world: World) -> None:
    world.line("refs/pr/3", f"head=d43c831 sha256={'0' * 64}")
    world.hub.repositories[NAME] = Repository(world.files, COMMIT, ("refs/pr/3",))
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
    world.hub.repositories[NAME] = Repository(world.files, COMMIT, ("refs/pr/3",))
    refused(world.pull(), f"{NAME} has no revision {'b' * 40}")
    world.hub.repositories.clear()
    refused(world.pull(), f"The hub knows no model {NAME}")


def test_a_hub_that_is_down_leaves_a_sentence_with_the_next_command(world: World) -> None:
    world.hub.mood = "down"
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
