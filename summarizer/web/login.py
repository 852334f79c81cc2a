"""The password before everything but the login page, and an end to guessing it."""

import re
from collections.abc import Container, Sequence

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.web.limits import RateLimit, TooFastError
from summarizer.web.options import Rate
from summarizer.web.problems import refused

WRONG_PASSWORDS = Rate(10, 600.0)
# The login page is the page itself, which shows no more than a form without a login.
_OPEN = re.compile(r"/|/login|/health|/ready|/theme\.css|/favicon\.ico|/robots\.txt|/(?:assets|static|svelte)/.+")


class Login:
    """ASGI middleware: who has not logged in gets 401, and 429 after ten wrong passwords in ten minutes.

    ``tokens`` are those of the logins so far, ``cookies`` the names under which browsers send them.
    """

    def __init__(
        self, app: ASGIApp, tokens: Container[str], cookies: Sequence[str], limit: Rate = WRONG_PASSWORDS
    ) -> None:
        self._app = app
        self._tokens = tokens
        self._cookies = cookies
        self._guesses = RateLimit(limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].rstrip("/") or "/"
        if (_OPEN.fullmatch(path) and path != "/login") or self._knows(scope):
            await self._app(scope, receive, send)
        elif path == "/login" and scope["method"] == "POST":
            await self._check(scope, receive, send)
        elif path == "/login":
            await self._app(scope, receive, send)
        else:
            await refused(401, "Not authenticated")(scope, receive, send)

    def _knows(self, scope: Scope) -> bool:
        cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
        return any(cookies.get(name, "") in self._tokens for name in self._cookies)

    async def _check(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Each try counts until it turns out right, so that many at once are no way around the limit."""
        address = (scope.get("client") or [None])[0]
        try:
            self._guesses.admit(address)
        except TooFastError as error:
            words, later = "Too many wrong passwords; try again later.", {"Retry-After": f"{error.seconds:.0f}"}
            await refused(429, words, later)(scope, receive, send)
            return

        async def judged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                self._guesses.forget(address)
            await send(message)

        await self._app(scope, receive, judged)
