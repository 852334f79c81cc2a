"""No client reads a file of the server: a sweep over every event and tool that the running page lists.

Each input of each is sent paths in every wrapping. What the process opens is watched from within, so that a file read
and thrown away counts too. An event, input or tool added later is swept without a change here.
"""

import asyncio
import json
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer
from tests.web.hostile import JSON, MARK, WATCH, dumps, hostile, paths

JOIN = "/gradio_api/queue/join"


@pytest.fixture(scope="module")
def site(secrets: Path) -> Iterator[Site]:
    from tests.web.conftest import running

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SECRET_OF_THE_SERVER", MARK)
        with running(FakeSummarizer(), fetch="off", queue=1000) as started:
            yield started


def defaults(config: dict[str, Any], function: dict[str, Any], place: int) -> list[Any]:
    """What a page sends for an event, with the tab open in which the input at ``place`` lies."""
    props = {component["id"]: component["props"] for component in config["components"]}
    inputs = [props[number] for number in function["inputs"]]
    tab = inputs[place].get("elem_id")
    values = [tab if one.get("elem_id") == "source" else one.get("value") for one in inputs]
    if function["api_visibility"] == "public":
        values[0] = "Titolo\nUna frase."
    return values


async def answers(site: Site, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the queue answers to each body; they are all sent first, as by one page."""
    session = uuid.uuid4().hex
    done: dict[str, dict[str, Any]] = {}
    async with httpx.AsyncClient(base_url=site.url, timeout=60, headers=JSON) as client:
        joined = []
        for body in bodies:
            answer = await client.post(JOIN, content=dumps({**body, "session_hash": session}))
            assert answer.status_code == 200, answer.text
            joined.append(answer.json()["event_id"])
        async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
            async for line in stream.aiter_lines():
                message = json.loads(line.removeprefix("data:")) if line else {"msg": ""}
                if message["msg"] == "process_completed":
                    done[message["event_id"]] = message
                if message["msg"] == "unexpected_error" or done.keys() >= set(joined):
                    break
    return [done[event] for event in joined]


def sweep_queue(site: Site, values: list[Any]) -> int:
    """Each value in each input of each event that is queued; how many there were."""
    config = httpx.get(f"{site.url}/config").json()
    count = 0
    for function in config["dependencies"]:
        for place in range(len(function["inputs"])):
            bodies = []
            for value in values if function["queue"] else values[::10]:
                data = defaults(config, function, place)
                data[place] = value
                bodies.append({"fn_index": function["id"], "data": data, "trigger_id": None})
            for message in asyncio.run(answers(site, bodies)):
                assert MARK not in json.dumps(message)
                assert message["success"] or message["output"]["error"], message
                count += 1
    return count


def test_the_watch_sees_a_file_being_opened(secrets: Path) -> None:
    WATCH.forbidden, WATCH.on = (str(secrets),), True
    (secrets / "secret.txt").read_text(encoding="utf-8")
    WATCH.on = False
    assert WATCH.opened
    WATCH.opened.clear()


@pytest.mark.usefixtures("watched")
def test_no_event_reads_a_file(site: Site, secrets: Path, capfd: pytest.CaptureFixture[str]) -> None:
    swept = sweep_queue(site, hostile(secrets))
    assert swept > 1000
    assert httpx.get(f"{site.url}/health", timeout=5).json()["status"] == "ok"
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.usefixtures("watched")
def test_no_direct_call_reads_a_file(site: Site, secrets: Path, capfd: pytest.CaptureFixture[str]) -> None:
    config = httpx.get(f"{site.url}/config").json()
    with httpx.Client(base_url=site.url, timeout=30, headers=JSON) as client:
        for function in config["dependencies"]:
            for place in range(len(function["inputs"])):
                for number, value in enumerate(hostile(secrets)[:: 10 if function["queue"] else 3]):
                    data = defaults(config, function, place)
                    data[place] = value
                    body = {"fn_index": function["id"], "data": data, "session_hash": "direct"}
                    route = ("run", "api")[number % 2]
                    answer = client.post(f"/gradio_api/{route}/{function['api_name']}", content=dumps(body))
                    assert MARK not in answer.text
                    assert answer.status_code in (200, 404) or answer.json()["error"]
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.usefixtures("watched")
def test_no_named_endpoint_reads_a_file(site: Site, secrets: Path) -> None:
    names = httpx.get(f"{site.url}/gradio_api/info").json()["named_endpoints"]
    with httpx.Client(base_url=site.url, timeout=30, headers=JSON) as client:
        for name, endpoint in names.items():
            for place, parameter in enumerate(endpoint["parameters"]):
                for value in hostile(secrets)[::3]:
                    data: list[Any] = ["Titolo\nUna frase.", *[None] * (len(endpoint["parameters"]) - 1)]
                    data[place] = value
                    keyed = {"text": "Titolo\nUna frase.", parameter["parameter_name"]: value}
                    for route, body in ((f"call{name}", {"data": data}), (f"call/v2{name}", keyed)):
                        joined = client.post(f"/gradio_api/{route}", content=dumps(body))
                        assert joined.status_code == 200, joined.text
                        told = client.get(f"/gradio_api/{route}/{joined.json()['event_id']}").text
                        assert MARK not in told
                        assert "event: complete" in told or '"error": "' in told


@pytest.mark.usefixtures("watched")
def test_no_route_serves_a_file(site: Site, secrets: Path) -> None:
    files = ("file=", "file/", "gradio_api/file=", "gradio_api/file/", "static/", "assets/", "svelte/", "")
    others = ("", "proxy=", "stream/", "custom_component/1/client/style/", "deep_link?path=")
    routes = (*files, *(f"gradio_api/{route}" for route in others))
    with httpx.Client(follow_redirects=True, timeout=10) as client:
        for path in paths(secrets)[:-2]:
            for route in routes:
                for spelt in (path, path.replace("/", "%2f"), f"../../../../..{path}"):
                    request = httpx.Request("GET", site.url)
                    request.url = request.url.copy_with(raw_path=f"/{route}{spelt}".encode())
                    assert MARK not in client.send(request).text


def test_an_upload_is_read_once_and_by_its_token_only(site: Site, secrets: Path) -> None:
    text = "La biblioteca sul lago\nUn battello porta i libri."
    for name, content in (("articolo.txt", text), ("articolo.html", f"<h1>{text.splitlines()[0]}</h1>{text}")):
        sent = httpx.post(f"{site.url}/gradio_api/upload", files={"files": (name, content.encode())})
        (token,) = sent.json()
        assert tempfile.gettempdir() not in token
        first, second = read_upload(site, token), read_upload(site, token)
        assert "Un battello porta i libri." in first
        assert "Choose the file again." in second


def read_upload(site: Site, token: str) -> str:
    """What the page shows for an upload."""
    config = httpx.get(f"{site.url}/config").json()
    (run,) = (function for function in config["dependencies"] if function["api_name"] == "run")
    data = defaults(config, run, 2)
    data[1:3] = ["", {"path": token, "meta": {"_type": "gradio.FileData"}, "orig_name": "x"}]
    session = uuid.uuid4().hex
    with httpx.Client(base_url=site.url, timeout=60, headers=JSON) as client:
        client.post(JOIN, json={"fn_index": run["id"], "data": data, "session_hash": session})
        with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
            shown = ""
            for line in stream.iter_lines():
                shown += line
                if '"process_completed"' in line:
                    return shown
    raise AssertionError("the stream ended early")


@pytest.mark.filterwarnings("ignore")  # the client's library leaves streams open
@pytest.mark.usefixtures("watched")
def test_no_tool_reads_a_file(serving: Callable[..., Any], secrets: Path) -> None:
    pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")
    from tests.web.test_mcp import session_with

    async def sweep(url: str) -> int:
        count = 0
        async with session_with(url) as session:
            for tool in (await session.list_tools()).tools:
                for name in tool.inputSchema["properties"]:
                    for value in hostile(secrets)[::2]:
                        if value == "\ud800":
                            continue  # the client cannot write it
                        answer = await session.call_tool(tool.name, {"text": "Titolo\nUna frase.", name: value})
                        told = "".join(getattr(part, "text", "") for part in answer.content)
                        assert MARK not in told
                        assert told
                        count += 1
        return count

    with serving(FakeSummarizer(), mcp=True) as running_site:
        assert asyncio.run(sweep(running_site.url)) > 100
