"""The tools as an MCP client meets them."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from summarizer import __version__
from summarizer.result import Result
from tests.web.fake import FakeSummarizer

pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")


@asynccontextmanager
async def session_with(url: str) -> AsyncIterator[Any]:
    """An initialised session of an MCP client."""
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async with (
        streamablehttp_client(f"{url}/gradio_api/mcp/") as (read, write, _),
        ClientSession(read, write) as session,
    ):
        told = await session.initialize()
        assert (told.serverInfo.name, told.serverInfo.version) == ("summarizer", __version__)
        yield session


async def converse(url: str) -> tuple[dict[str, Any], list[str]]:
    """List the tools and call two of them; their schemas and the answers."""
    async with session_with(url) as session:
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        answers = []
        for name, arguments in (("recover", {"text": "Titolo\nUna frase."}), ("process", {"text": "Titolo\nDue."})):
            answer = await session.call_tool(name, arguments)
            assert not answer.isError
            answers.append(getattr(answer.content[0], "text", ""))
        return tools, answers


@pytest.mark.filterwarnings("ignore")  # the client's library leaves streams open
def test_an_mcp_client_finds_and_uses_the_tools(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), mcp=True) as site:
        tools, answers = asyncio.run(converse(site.url))
    assert set(tools) == {"process", "recover", "translate", "summarize"}
    for tool in tools.values():
        assert tool.description
        assert tool.inputSchema["required"] == ["text"]
        assert all(parameter["description"] for parameter in tool.inputSchema["properties"].values())
    process = tools["process"].inputSchema["properties"]
    assert process["length"]["enum"] == ["headline", "short", "medium"]
    assert "starter" in process["profile"]["anyOf"][0]["enum"]
    assert json.loads(answers[0])["title"] == "Titolo"
    assert Result.from_dict(json.loads(answers[1]))["en"].text == "en: Due."
