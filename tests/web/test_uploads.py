"""Uploads: what is refused or dropped leaves nothing, what is kept has a quota and a time."""

import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer

HEAD = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
HEADERS = {"Content-Type": "multipart/form-data; boundary=b"}


def send(site: Site, size: int, **headers: str) -> httpx.Response:
    return httpx.post(f"{site.url}/gradio_api/upload", files={"files": ("a.txt", b"x" * size)}, headers=headers)


def unnamed_files() -> int:
    """Bytes in temporary files of this process that have no name."""
    total = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
            if target.startswith(tempfile.gettempdir()) and target.endswith("(deleted)"):
                total += entry.stat().st_size
        except OSError:  # closed meanwhile
            continue
    return total


@pytest.fixture
def small(serving: Callable[..., Any]) -> Iterator[Site]:
    """A server that takes files of 2 MB, two of one client and ten in all."""
    with serving(FakeSummarizer(), max_upload=2_000_000) as site:
        yield site


def settled(site: Site) -> int:
    end = time.monotonic() + 10
    while site.service.uploads.size and time.monotonic() < end:
        time.sleep(0.05)
    return site.service.uploads.size


def test_a_body_in_chunks_above_the_limit_is_refused_and_leaves_nothing(small: Site) -> None:
    def body() -> Iterator[bytes]:
        yield HEAD
        for _ in range(50):
            yield b"x" * 1_000_000

    answer = httpx.post(f"{small.url}/gradio_api/upload", content=body(), headers=HEADERS, timeout=60)
    assert answer.status_code == 413
    assert settled(small) == 0
    assert unnamed_files() == 0


def test_an_upload_that_is_dropped_leaves_nothing(small: Site) -> None:
    address = urlsplit(small.url)
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(
            b"POST /gradio_api/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1900000\r\n"
            b"Content-Type: multipart/form-data; boundary=b\r\n\r\n" + HEAD + b"x" * 1_500_000
        )
        time.sleep(0.5)
        assert small.service.uploads.size > 0
    assert settled(small) == 0
    assert unnamed_files() == 0


TWO_FILES = HEAD + b"x\r\n" + HEAD + b"y\r\n--b--\r\n"


@pytest.mark.parametrize("content", [b"", b"--b--\r\n", b"nothing of the kind", HEAD, TWO_FILES])
def test_what_is_no_single_file_is_refused(small: Site, content: bytes) -> None:
    answer = httpx.post(f"{small.url}/gradio_api/upload", content=content, headers=HEADERS)
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert settled(small) == 0


def test_one_client_has_a_share_of_which_the_newest_stay(small: Site) -> None:
    tokens = [send(small, 1_900_000).json()[0] for _ in range(4)]
    assert small.service.uploads.size <= 4_000_000
    name, content = small.service.uploads.read(tokens[-1])
    assert (name, len(content)) == ("a.txt", 1_900_000)


def test_all_clients_together_have_a_quota(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), max_upload=2_000_000, trusted_proxy="127.0.0.1", rate="off") as site:
        answers = [send(site, 1_990_000, **{"X-Forwarded-For": f"203.0.113.{number}"}) for number in range(12)]
        assert [answer.status_code for answer in answers] == [200] * 10 + [503] * 2
        assert site.service.uploads.size <= 20_000_000


def test_an_upload_that_nobody_reads_goes_after_its_time(small: Site) -> None:
    assert small.service.uploads.seconds == 600
    small.service.uploads.seconds = 0.2
    assert send(small, 1000).status_code == 200
    assert settled(small) == 0
