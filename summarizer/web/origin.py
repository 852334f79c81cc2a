"""Requests that a foreign page makes a reader's browser send are refused."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from summarizer.web.problems import refused

_SAFE = ("GET", "HEAD", "OPTIONS")


class OwnOrigin:
    """ASGI middleware: what may change something is answered only to this page, and to programs that are not browsers.

    Browsers say where a request comes from in ``Sec-Fetch-Site``, older ones in ``Origin``; the rule is that of Go's
    ``http.CrossOriginProtection``. ``forwarded``: a trusted proxy tells the host that readers see.
    """

    def __init__(self, app: ASGIApp, forwarded: bool = False) -> None:
        self._app = app
        self._forwarded = forwarded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _SAFE and self._is_foreign(Headers(scope=scope)):
            await refused(403, "Requests from other sites are refused.")(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_foreign(self, headers: Headers) -> bool:
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and origin is None:
            return site not in ("same-origin", "none")
        if site == "same-origin" or origin is None:
            return False
        hosts = {headers.get("host", "")}
        if self._forwarded:
            hosts.add(headers.get("x-forwarded-host", ""))
        return urlsplit(origin).netloc not in hosts - {""}
