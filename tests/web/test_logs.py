"""What a server logs: events with sizes and kinds, in one line each, and nothing of what a reader wrote."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from summarizer.web.logs import FORMATS, _Formatter, configure, row, tell
from tests.web.conftest import running
from tests.web.fake import FakeSummarizer

SECRET = "Parolasegreta"  # noqa: S105
PIECES = (
    "%s",
    "%(name)d",
    "{0}",
    "\x1b[31m",
    "\r\nERROR forged",
    '"}',
    "\\u0000",
    "\u202e",
    "${jndi:x}",
    "</script>",
    "\x00",
)


class Kept(logging.Handler):
    """All records, as they are and as each format writes them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.written: list[str] = []
        self.raw: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.raw.append(logging.Formatter("%(name)s %(message)s").format(record))
        self.written += [_Formatter(write).format(record) for write in FORMATS.values()]


class Breaking(FakeSummarizer):
    """Fails with the reader's own words where these say so."""

    def recover(self, text: str, **options: Any) -> Any:
        if "guasto" in text:
            raise RuntimeError(text)
        return super().recover(text, **options)


@pytest.fixture(scope="module")
def kept() -> Iterator[Kept]:
    root, handler = logging.getLogger(), Kept()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with running(Breaking(), libretranslate=True) as site, httpx.Client(base_url=site.url, timeout=30) as client:
        yield client


hostile = st.lists(st.sampled_from((*PIECES, SECRET, "La barca. ", "\n")), min_size=1, max_size=8).map("".join)


@settings(
    max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(hostile, hostile)
def test_nothing_that_a_reader_sends_is_logged(
    client: httpx.Client, kept: Kept, capfd: pytest.CaptureFixture[str], text: str, other: str
) -> None:
    text = f"{SECRET}\n{SECRET} {text}"
    asked = {"text": text, "targets": ["en", other], "glossary": other, "keep": [other]}
    for path, body in (
        ("/v1/process", {"text": text, "keep": [other]}),
        ("/v1/process", {"text": f"{text} guasto"}),
        ("/v1/process", asked),
        ("/v1/recover", {"text": [text]}),
        ("/v1/summarize", {"text": text, "glossary": f"{SECRET} {other}"}),
        ("/translate", {"q": text, "source": "it", "target": "en"}),
        ("/detect", {"q": [text, other]}),
        ("/gradio_api/run/recover", {"data": [text]}),
        ("/gradio_api/run/recover", {"data": [{"path": text}]}),
    ):
        client.post(path, json=body, headers={"Accept": "application/x-ndjson"})
    client.post("/v1/recover", content=text.encode(), headers={"Content-Type": "application/json"})
    told = "\n".join([*kept.written, *kept.raw, *capfd.readouterr()])
    assert '"event": "run"' in told
    assert not [piece for piece in ("arolasegreta", "forged", "jndi", "[31m") if piece in told]
    assert all("\n" not in line for line in kept.written)


def test_an_event_is_a_line_of_json_or_text(capsys: pytest.CaptureFixture[str]) -> None:
    levels = {name: logging.getLogger(name).level for name in ("", "summarizer")}
    handlers = logging.getLogger().handlers[:]
    try:
        for form in FORMATS:
            configure(form, "info")
            log = logging.getLogger("summarizer.web.metrics")
            tell(log, "run", {"outcome": "done", "sentences": 12, "seconds": 0.5, "targets": ["en", "uz"]})
            log.debug("not at this level")
            logging.getLogger("others").info("nor this")
    finally:
        logging.basicConfig(handlers=handlers, force=True)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
        logging.captureWarnings(False)
    text, line = sorted(capsys.readouterr().err.splitlines())
    assert text.endswith("+00:00 info run outcome=done sentences=12 seconds=0.500 targets=en+uz")
    assert {"level": "info", "event": "run", "sentences": 12, "targets": ["en", "uz"]}.items() <= json.loads(
        line
    ).items()


def test_of_others_records_only_kind_and_place_are_kept() -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        int(SECRET)
    about = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("asyncio", logging.ERROR, "/lib/tasks.py", 7, f"{SECRET} %s", (SECRET,), about)
    found = row(record)
    assert (found["logger"], found["level"], found["place"], found["error"]) == (
        "asyncio",
        "error",
        "/lib/tasks.py:7",
        "ValueError",
    )
    assert "test_logs.py" in str(found["at"])
    assert SECRET not in str(found)
