"""Who is let in: own pages and programs, and with a password only who has given it."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer

PASSWORD = "segreto"  # noqa: S105
POSTS = ("upload", "queue/join", "call/recover", "call/v2/recover", "run/look", "cancel", "mcp/", "mcp")


def post(site: Site, route: str, **headers: str) -> httpx.Response:
    return httpx.post(f"{site.url}/gradio_api/{route}", json={"data": ["Titolo\nUna frase."]}, headers=headers)


@pytest.mark.parametrize("route", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:3000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.example"},
    ],
)
def test_a_foreign_page_is_refused(site: Site, route: str, headers: dict[str, str]) -> None:
    assert post(site, route, **headers).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "{url}"}, {"Sec-Fetch-Site": "same-origin", "Origin": "{url}"}])
def test_the_page_itself_and_programs_are_answered(site: Site, headers: dict[str, str]) -> None:
    own = {name: value.format(url=site.url) for name, value in headers.items()}
    assert post(site, "call/recover", **own).status_code == 200


def test_no_foreign_page_may_read_an_answer(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), trusted_proxy="127.0.0.1") as site:
        headers = {"Host": "summarizer.example", "Origin": "http://evil.example"}
        answer = httpx.get(f"{site.url}/config", headers=headers)
        assert "access-control-allow-origin" not in answer.headers
        assert post(site, "call/recover", Host="inner", Origin="https://a.example").status_code == 403
        forwarded = {"Host": "inner", "X-Forwarded-Host": "a.example", "Origin": "https://a.example"}
        assert post(site, "call/recover", **forwarded).status_code == 200


@pytest.fixture(scope="module")
def locked() -> Iterator[Site]:
    from tests.web.conftest import running

    with running(FakeSummarizer(), password=PASSWORD) as site:
        yield site


def routes(site: Site) -> set[str]:
    """Every path of the application and of the page mounted in it, with its parameters filled in."""
    import re

    found, left = set[str](), [site.application]
    while left:
        for route in getattr(left.pop(), "routes", []):
            inner = getattr(route, "app", None)
            left.append(getattr(inner, "_app", inner))
            left.append(getattr(route, "original_router", None))
            if path := getattr(route, "path", ""):
                found.add(re.sub(r"\{[^}]*\}", "x", path))
    return found


def test_every_route_asks_for_the_password(locked: Site) -> None:
    paths = {*routes(locked), "/openapi.json", "/docs", "/gradio_api/openapi.json", "/gradio_api/info", "/nothing"}
    assert len(paths) > 10
    open_ones = {"/", "/login", "/health", "/ready", "/theme.css", "/favicon.ico", "/robots.txt"}
    with httpx.Client(base_url=locked.url) as client:
        for path in sorted(paths):
            shown = path.startswith(("/assets/", "/static/", "/svelte/")) or (path.rstrip("/") or "/") in open_ones
            for method in ("GET", "POST"):
                if not shown:
                    assert client.request(method, path).status_code == 401, (method, path)


def test_the_right_password_opens(locked: Site) -> None:
    with httpx.Client(base_url=locked.url) as client:
        assert client.post("/login", data={"username": "x", "password": PASSWORD}).status_code == 200
        cookies = {name: value for name, value in client.cookies.items() if "unsecure" in name}
        assert httpx.get(f"{locked.url}/config", cookies=cookies).status_code == 200
        forged = dict.fromkeys(cookies, "x" * 22)
        assert httpx.get(f"{locked.url}/config", cookies=forged).status_code == 401


def test_passwords_cannot_be_guessed_at_will(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), password=PASSWORD) as site, httpx.Client(base_url=site.url) as client:
        wrong = [client.post("/login", data={"username": "x", "password": "?"}).status_code for _ in range(12)]
        assert wrong == [400] * 10 + [429] * 2
        right = client.post("/login", data={"username": "x", "password": PASSWORD})
        assert right.status_code == 429
        assert int(right.headers["retry-after"]) > 0
