"""The same faults with the real starter model: long, so only in `make soak`."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from summarizer.api import Summarizer
from summarizer.models import starter

REPOSITORY = Path(__file__).parents[2]
TEXT = "Riapre il ponte di Valverde\n\nIl ponte riapre il {n} giugno. Sono {n} anni che la sindaca lo prometteva."
ARTICLES = 200

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not starter.installed(), reason="the extra 'starter' is not installed"),
]


def test_a_batch_of_the_real_model_killed_ten_times(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": TEXT.format(n=n + 3)}) + "\n" for n in range(ARTICLES))
    source.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "summarizer", "batch", str(source), str(output)]
    command += ["--to", "en", "--profile", "starter"]
    environment = {**os.environ, "SUMMARIZER_SENTENCES": "0"}  # what was translated before a kill is done again
    moments = random.Random(10)
    kills = 0
    for _ in range(10):
        with subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(moments.uniform(1, 12))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                kills += 1
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert kills > 0
    records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert sorted(record["id"] for record in records) == sorted(f"a{n}" for n in range(ARTICLES))
    assert all(len(record["translations"]["en"]["paragraphs"][0]) == 2 for record in records)


def test_one_summarizer_of_the_real_model_in_sixteen_threads() -> None:
    texts = [TEXT.format(n=n + 3) for n in range(16)]
    together: dict[int, str] = {}
    with Summarizer("starter") as summarizer:
        start = threading.Barrier(16)

        def work(number: int) -> None:
            start.wait()
            together[number] = summarizer.process(texts[number], ("en",))["en"].text

        threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    with Summarizer("starter") as summarizer:
        assert together == {number: summarizer.process(text, ("en",))["en"].text for number, text in enumerate(texts)}
