"""Nothing that an article holds ends a batch: whatever JSON a line is, it fails alone, and the others are done."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer import batch
from tests.batch.fake import Fake


def _object(fields: list[tuple[str, str]]) -> str:
    return "{" + ",".join(f"{name}:{value}" for name, value in fields) + "}"


GOOD = '{"id": "last of all", "text": "Ciao."}'
NUMBERS = ["1e999", "-1e999", "NaN", "Infinity", "-0", "1E400", "9" * 5000, "0.1", "01"]
STRINGS = [
    r'"\ud800"',
    r'"\udc00x"',
    r'"\u0000"',
    '"\x7f"',
    '"\\u2028"',
    '"a\tb"',
    '"<b>"',
    '"../../x"',
    '"CON"',
    '" "',
]
DEEP = ["[" * depth + "]" * depth for depth in (40, 60, 900, 5000)]
ATOMS = st.sampled_from([*NUMBERS, *STRINGS, *DEEP, "null", "true", "", "{", '"'])
VALUES = st.recursive(
    ATOMS | st.text().map(json.dumps) | st.floats().map(json.dumps) | st.integers().map(str),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{','.join(parts)}]")
        | st.lists(st.tuples(st.text().map(json.dumps), inner), max_size=3).map(_object)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from(["id", "text", "html", "url", "schema", "article", "input", "notices", "title", "desk"]).map(
    json.dumps
)
WITH_A_TEXT = st.lists(st.tuples(NAMES, VALUES), max_size=4).map(
    lambda fields: _object([('"text"', '"Ciao a tutti."'), *fields])
)
LINES = (
    WITH_A_TEXT.map(str.encode)
    | VALUES.map(lambda line: line.encode("utf-8", "surrogatepass"))
    | st.binary(max_size=60).map(lambda raw: raw.replace(b"\n", b" "))
)


def do(lines: list[bytes], folder: Path, output: str, **options: Any) -> batch.Report:
    source = folder / "in.jsonl"
    source.write_bytes(b"\n".join([*lines, GOOD.encode()]) + b"\n")
    with batch.run(source, folder / output, create=Fake, **options) as job:
        for _ in job:
            pass
    return job.report


@pytest.mark.parametrize("output", ["out.jsonl", "out"])
@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINES, min_size=1, max_size=4))
@example(lines=[b'{"id": "a", "text": "Ciao.", "rate": 1e999}'])
@example(lines=[b'{"id": "a", "text": "Ciao.", "rate": ' + b"[" * 800 + b"]" * 800 + b"}"])
@example(lines=[b'{"id": "a\\u0000b/../c", "text": "Ciao."}', b'{"id": "line 3", "text": "Ciao."}', b"no"])
def test_random_lines_fail_alone(output: str, lines: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = do(lines, Path(folder), output)
        written = sum(bool(line.strip(b" \t\r\n\xef\xbb\xbf")) for line in lines) + 1
        assert report.waiting == 0
        assert report.done + report.partial + len(report.failures) + report.repeated == written
        assert report.done + report.repeated >= 1, "the good line is done"
        again = do(lines, Path(folder), output)
        assert (again.done, again.skipped) == (0, report.done)


NASTY = [
    b'{"id": "inf", "text": "Ciao.", "rate": 1e999}',
    b'{"id": "deep", "text": "Ciao.", "tree": ' + b'{"a":' * 990 + b"1" + b"}" * 990 + b"}",
    b'{"id": "bug", "text": "BUG"}',
    b'{"id": "half", "text": "\\ud800"}',
    b'{"id": "link", "url": "http://[::1"}',
    b'{"id": "odd link", "url": "http://a\\u0000b/"}',
    b'{"id": "page", "html": "<p>&#xD800;</p>"}',
]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_worst_lines_in_every_way_of_running(tmp_path: Path, workers: int) -> None:
    report = do(NASTY, tmp_path, "out.jsonl", workers=workers)
    assert {failure.id for failure in report.failures} >= {"line 1", "line 2", "bug", "line 4", "link", "odd link"}
    assert report.done == 2
    assert report.exit_code == 3


def test_an_endless_line_fails_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.sources.json_lines.MAX_LINE", 200)
    report = do(
        [b'{"id": "a", "text": "' + b"a" * 1000 + b'"}', b'{"id": "b", "text": "Ciao."}'], tmp_path, "out.jsonl"
    )
    assert [failure.id for failure in report.failures] == ["line 1"]
    assert report.done == 2
