"""Which of Gradio's routes are open: those that the page and the clients of its endpoints need.

Gradio serves files of its cache and of allowed folders, fetches URLs, calls functions of components and edits
applications; the page needs none of that, and what is closed here cannot be misused.
"""

import re
from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

from summarizer.web.problems import refused

_NAME = r"[A-Za-z0-9_-]+"
_OPEN: Mapping[str, re.Pattern[str]] = {
    "GET": re.compile(
        rf"/|/config|/theme\.css|/favicon\.ico|/robots\.txt|/logout|/(?:assets|static|svelte)/.+"
        rf"|/gradio_api/(?:info|startup-events|theme\.css|user|app_id|login_check|queue/data"
        rf"|heartbeat/{_NAME}|call/(?:v2/)?{_NAME}/{_NAME})"
    ),
    "POST": re.compile(rf"/login|/gradio_api/(?:queue/join|cancel|reset|(?:run|api)/{_NAME}|call/(?:v2/)?{_NAME})"),
}


class Doors:
    """ASGI middleware around the mounted page: a route that is not open answers 404."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_open(scope):
            await refused(404, "Not found.")(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_open(scope: Scope) -> bool:
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    pattern = _OPEN.get(method)
    return bool(pattern and pattern.fullmatch(path.rstrip("/") or "/"))
