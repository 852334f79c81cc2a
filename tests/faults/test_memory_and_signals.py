"""Too little memory, and SIGTERM in the middle of a request: a sentence that says so, an end in good order."""

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.models import starter

REPOSITORY = Path(__file__).parents[2]
SENTENCES = " ".join(f"Il sindaco ha detto che la piazza resta aperta fino al {n} giugno." for n in range(1, 29))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "summarizer", *arguments]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    if not starter.installed():
        pytest.skip("the extra 'starter' is not installed")
    path = tmp_path / "article.txt"
    path.write_text(f"La piazza resta aperta\n\n{SENTENCES}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("megabytes", [300, 900])
def test_a_memory_limit_is_told_in_one_sentence(article: Path, tmp_path: Path, megabytes: int) -> None:
    """``ulimit -v`` bounds the address space, so that loading or translating fails as on a machine without memory."""
    output = tmp_path / "out.json"
    arguments = command("translate", str(article), "--to", "en", "--profile", "starter", "-o", str(output))
    script = f"ulimit -v {megabytes * 1024}; exec {' '.join(arguments)}"
    ended = subprocess.run(["bash", "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    assert re.search("memory", ended.stderr)
    assert not output.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_while_translating_leaves_no_half_output(article: Path, tmp_path: Path, number: int) -> None:
    output = tmp_path / "out.json"
    arguments = command("process", str(article), "--to", "en", "--profile", "starter", "-o", str(output))
    with subprocess.Popen(arguments, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(4)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert process.returncode in (-signal.SIGTERM, 130, 143, 0)
    assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir() if path != article] in ([], ["out.json"])


@pytest.fixture
def page(article: Path) -> Iterator[tuple["subprocess.Popen[str]", http.client.HTTPConnection]]:
    """A page that is being served, and a connection to it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = command("serve", "--host", "127.0.0.1", "--port", str(port), "--profile", "starter")
    with subprocess.Popen(arguments, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while not answers(connection):
            assert process.poll() is None
            time.sleep(0.3)
        yield process, connection
        connection.close()
        process.kill()


def answers(connection: http.client.HTTPConnection) -> bool:
    try:
        connection.request("GET", "/health")
        return bool(json.loads(connection.getresponse().read())["status"] == "ok")
    except OSError:
        connection.close()
        return False


def test_sigterm_during_a_request_ends_the_page(
    page: tuple["subprocess.Popen[str]", http.client.HTTPConnection], article: Path
) -> None:
    process, connection = page
    request = {"data": [article.read_text(encoding="utf-8"), ["en"], "short"]}
    connection.request("POST", "/gradio_api/call/process", json.dumps(request), {"Content-Type": "application/json"})
    event = json.loads(connection.getresponse().read())["event_id"]
    connection.request("GET", f"/gradio_api/call/process/{event}")
    time.sleep(3)  # the model is loading, or at work
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGTERM, 128 + signal.SIGTERM)
    assert "Traceback" not in told
