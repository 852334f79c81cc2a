"""The endpoints as tools of an MCP server, beside the page (extra ``mcp``)."""

import functools
import json
from collections.abc import Awaitable, Callable
from typing import Any

from mcp.server.fastmcp import Context, FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp

from summarizer import __version__
from summarizer.web.endpoints import Endpoint, offered
from summarizer.web.listeners import Caller
from summarizer.web.problems import problem_of
from summarizer.web.service import Service

PATH = "/gradio_api/mcp"


def tool_server(service: Service) -> FastMCP:
    """The tools for one service; each request stands alone."""
    server = FastMCP(
        "summarizer",
        stateless_http=True,
        streamable_http_path="/",
        # The application that this is mounted on checks hosts and origins for all its routes.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        max_request_body_size=8 * service.options.max_chars + 262_144,
        log_level="WARNING",
    )
    server._mcp_server.version = __version__  # else clients are told that of the library
    for endpoint in offered(service, "context", Context, _caller):
        server.add_tool(_with_messages(endpoint), structured_output=False)
    return server


def http_application(server: FastMCP) -> ASGIApp:
    """Answers at the path itself, with and without a slash."""
    server.streamable_http_app()
    handle: ASGIApp = server.session_manager.handle_request
    return handle


def _caller(context: Any) -> Caller:
    request = context.request_context.request
    return Caller(request.client.host if request.client else None, (request.scope["listener"],))


def _with_messages(endpoint: Endpoint) -> Callable[..., Awaitable[str]]:
    @functools.wraps(endpoint)
    async def answer(*args: Any, **kwargs: Any) -> str:
        try:
            return json.dumps(await endpoint(*args, **kwargs), ensure_ascii=False)
        except Exception as error:
            raise ToolError(str(problem_of(error))) from None

    return answer
