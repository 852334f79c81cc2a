"""The worst legal pastes of several readers do not keep the server from answering others."""

import threading
import time
from collections.abc import Sequence

import httpx
import pytest

from summarizer.result import Article
from summarizer.validate import valid_article
from tests.web.conftest import running
from tests.web.fake import FakeSummarizer

WORST = ("A. " * 66_000, "dott. " * 33_000, "a" * 199_000, "<p>" * 66_000)
PATIENCE = 1.0  # seconds that another request may wait


class Recovering(FakeSummarizer):
    """Recovers and cuts into sentences as the library does; only the translation is a stand-in."""

    def recover(self, text: str, *, keep: Sequence[str] = (), drop: Sequence[str] = (), force: bool = False) -> Article:
        return valid_article(text, 200_000, keep=keep, drop=drop, force=True)


@pytest.mark.soak
def test_health_is_answered_while_four_readers_send_the_worst_pastes() -> None:
    with running(Recovering()) as site:

        def paste(text: str) -> None:
            with httpx.Client(base_url=site.url, timeout=120) as client:
                data = {"data": [f"Titolo\n{text}", ["en"]]}
                event = client.post("/gradio_api/call/process", json=data).json()["event_id"]
                assert client.get(f"/gradio_api/call/process/{event}").text

        readers = [threading.Thread(target=paste, args=(text,)) for text in WORST]
        for reader in readers:
            reader.start()
        waits = []
        with httpx.Client(base_url=site.url, timeout=120) as client:
            while any(reader.is_alive() for reader in readers):
                begun = time.monotonic()
                assert client.get("/health").status_code == 200
                waits.append(time.monotonic() - begun)
                time.sleep(0.05)
    assert max(waits) < PATIENCE
