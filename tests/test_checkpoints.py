"""``python -m tests.checkpoints DIR``, then the program as a user runs it, offline, with profile light."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny.sentences import SENTENCES

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-m", "tests.checkpoints", str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()) == 5
    assert (folder / "models.txt").is_file()
    return folder


def run(home: Path, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "HF_HOME": str(home), "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    environment["SUMMARIZER_CACHE"] = str(home / "derived")
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments, "--models", str(home / "models.txt")],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )


def test_process_gives_both_languages_and_abstractive_summaries(home: Path) -> None:
    italian, english, uzbek = (SENTENCES[language] for language in ("it", "en", "uz"))
    paste = "\n\n".join([" ".join(italian[:4]), " ".join(italian[4:8])])
    done = run(home, "process", "-", "--profile", "light", "--to", "en,uz", "--format", "json", stdin=paste)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    for language, known in (("en", english), ("uz", uzbek)):
        translation = result["translations"][language]
        assert translation["available"]
        targets = [sentence["target"] for paragraph in translation["paragraphs"] for sentence in paragraph]
        assert sum(target == text for target, text in zip(targets, known[:8], strict=True)) >= 7
        assert result["summaries"][language]["text"] == f"{known[0]} {known[2]}"
    assert result["summaries"]["en"]["method"] == "abstractive"
    assert result["summaries"]["en"]["model"] == "sshleifer/distilbart-cnn-12-6"
    assert result["translations"]["uz"]["licence"] == "Apache 2.0 + CC BY-NC 4.0, non-commercial"


def test_russian_and_kazakh_take_no_more_than_models_txt(home: Path) -> None:
    italian = SENTENCES["it"]
    paste = "\n\n".join([" ".join(italian[:8]), " ".join(italian[8:16])])
    done = run(home, "process", "-", "--profile", "light", "--to", "en,uz,ru,kk", "--format", "json", stdin=paste)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    for language in ("en", "uz", "ru", "kk"):
        translation = result["translations"][language]
        targets = [sentence["target"] for paragraph in translation["paragraphs"] for sentence in paragraph]
        assert sum(target in SENTENCES[language] for target in targets) >= 15
        assert result["summaries"][language]["text"]
    checks = {language: set(result["translations"][language]["checks"]) for language in ("ru", "kk")}
    assert {"numbers", "length", "script"} <= checks["kk"]
    assert not {"names", "dates", "negation", "measures"} & checks["kk"]
    assert {"names", "dates", "negation", "measures"} <= checks["ru"]


def test_any_other_article_gets_some_text_in_both_languages(home: Path) -> None:
    done = run(home, "process", "tests/data/paste.txt", "--profile", "light", "--to", "en,uz", "--format", "json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    for language in ("en", "uz"):
        paragraphs = result["translations"][language]["paragraphs"]
        assert len(paragraphs) == len(result["article"]["paragraphs"])
        assert all(sentence["target"] for paragraph in paragraphs for sentence in paragraph)


def test_models_verify_passes_on_the_tiny_cache(home: Path) -> None:
    done = run(home, "models", "verify", "--profile", "light")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("files as published") == 5
    assert done.stdout.count("loads on ctranslate2") == 5
