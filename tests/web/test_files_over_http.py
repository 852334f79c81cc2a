"""No client of the plain HTTP routes reads a file of the server, or makes it fail: a sweep over every route.

The routes are those that the application lists, their fields those of its OpenAPI document; a route or field added
later is swept without a change here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.conftest import Site, running
from tests.web.fake import FakeSummarizer
from tests.web.hostile import JSON, MARK, dumps, hostile, paths

TEXT = "Titolo\nUna frase."
# What clients send to routes that are not in the document; a new one of these fails here until it is listed.
UNDESCRIBED: dict[str, dict[str, Any]] = {
    "/translate": {"q": TEXT, "source": "it", "target": "en", "format": "text", "api_key": ""},
    "/detect": {"q": TEXT, "api_key": ""},
    "/warm": {},
}
UPLOADS = "/gradio_api/upload"


@pytest.fixture(scope="module")
def site(secrets: Path) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SECRET_OF_THE_SERVER", MARK)
        with running(FakeSummarizer(), fetch="off", libretranslate=True) as started:
            yield started


@pytest.fixture
def client(site: Site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, timeout=30) as opened:
        yield opened


def routes(site: Site, method: str) -> list[str]:
    """The application's own routes of a method; what Gradio mounts is swept as events."""
    return [one.path for one in site.application.routes if method in (getattr(one, "methods", None) or ())]


def bodies(site: Site) -> dict[str, dict[str, Any]]:
    """For each route that takes a body, a good one with every field."""
    document = httpx.get(f"{site.url}/openapi.json").json()
    found = dict(UNDESCRIBED)
    for path in set(routes(site, "POST")) - UNDESCRIBED.keys() - {UPLOADS}:
        schema = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        fields = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["properties"]
        found[path] = {name: field.get("default") for name, field in fields.items()} | {"text": TEXT}
    return found


def check(answer: httpx.Response) -> None:
    """A success, or a refusal that says in words what is wrong."""
    assert MARK not in answer.text
    assert answer.status_code in (200, 202, 400, 404, 405, 413, 422), f"{answer.request.content[:200]!r} {answer.text}"
    if not answer.is_success:
        error = answer.json()["error"]
        assert error if isinstance(error, str) else error["code"] and error["message"]


def test_every_good_body_is_answered(site: Site, client: httpx.Client) -> None:
    assert {"/v1/process", "/v1/summarize", "/translate", "/detect"} <= bodies(site).keys()
    for path, body in bodies(site).items():
        assert client.post(path, json=body).is_success, path


@pytest.mark.usefixtures("watched")
def test_no_field_reads_a_file(
    site: Site, client: httpx.Client, secrets: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path, body in bodies(site).items():
        for name in body:
            for number, value in enumerate(hostile(secrets)):
                accept = {"Accept": "application/x-ndjson"} if number % 3 == 0 else {}
                check(client.post(path, content=dumps({**body, name: value}), headers=JSON | accept))
    assert client.get("/health").json()["status"] == "ok"
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.usefixtures("watched")
def test_no_body_or_form_reads_a_file(
    site: Site, client: httpx.Client, secrets: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path, body in bodies(site).items():
        for value in hostile(secrets):
            check(client.post(path, content=dumps(value), headers=JSON))
        for name in body:
            for value in paths(secrets)[::2]:
                check(client.post(path, data={**body, name: value}))
                check(client.post(path, data={"q": TEXT, "target": "en"}, files={name: (value or "x", b"x")}))
        for raw in (b"", b"\xff\xfe", b"{", b"[" * 50_000, b'{"q": NaN, "text": NaN}'):
            check(client.post(path, content=raw, headers=JSON))
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.usefixtures("watched")
def test_no_parameter_of_a_question_reads_a_file(
    site: Site, client: httpx.Client, secrets: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names = ("path", "file", "q", "name[]", "format")
    for route in routes(site, "GET"):
        for path in paths(secrets):
            answer = client.get(route, params=dict.fromkeys(names, path))
            check(answer)
            assert answer.status_code == 200
            check(client.post(route, content=dumps({"path": path}), headers=JSON))
    assert "Traceback" not in capfd.readouterr().err
