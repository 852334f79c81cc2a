"""The ASGI application: the page mounted at the root, what programs can ask beside it, and what stands before both."""

import hmac
import os
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.background import BackgroundTask
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer import __version__
from summarizer.errors import OptionError
from summarizer.languages import TARGETS
from summarizer.web.bodies import BodyLimit
from summarizer.web.doors import Doors
from summarizer.web.limits import RateLimit
from summarizer.web.lingering import Lingering
from summarizer.web.listeners import Listening
from summarizer.web.login import Login
from summarizer.web.metrics import TYPE, Counting
from summarizer.web.origin import OwnOrigin
from summarizer.web.service import Service

if TYPE_CHECKING:
    from fastapi import FastAPI

# The browser itself is told to load nothing from elsewhere. Gradio evaluates templates and puts styles and
# scripts into the page, hence the two "unsafe" words.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def build_application(service: Service) -> Any:
    """The ASGI application: FastAPI with /health and the page at the root."""
    # Read by Gradio: no usage statistics, and no table of the last 10,000 events that is summed up after each event.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
    import gradio as gr
    from fastapi import FastAPI
    from starlette.routing import Mount

    from summarizer.web.choices import interface_texts
    from summarizer.web.components import asset
    from summarizer.web.http import add_routes
    from summarizer.web.libretranslate import add_libretranslate
    from summarizer.web.page import build
    from summarizer.web.theme import theme

    options = service.options
    application = FastAPI(title="summarizer", version=__version__, docs_url=None, redoc_url=None, lifespan=_lifespan)

    _add_probes(application, service)
    add_routes(application, service)
    application.add_route("/warm", _warm(service), methods=["POST"])
    application.add_route("/gradio_api/upload", service.uploads.receive, methods=["POST"])
    if options.libretranslate:
        add_libretranslate(application, service)
    if options.mcp:
        _add_tools(application, service)
    page = build(service)
    page.queue(max_size=None, default_concurrency_limit=None, api_open=False)
    gr.mount_gradio_app(
        application,
        page,
        path="/",
        server_name=options.host,
        server_port=options.port,
        root_path=options.root_path or None,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        max_file_size=options.max_upload,
        mcp_server=False,
        auth=_check_password(options.password) if options.password else None,
        i18n=interface_texts,
        theme=theme(),
        head=f"<style>{asset('page.css')}</style><script>{asset('page.js')}{asset('tab.js')}{asset('device.js')}{asset('sent.js')}</script>",
        favicon_path=str(files("summarizer.web") / "assets" / "icon.svg"),
    )
    # Gradio checks paths only of a page that it believes to be launched.
    page.has_launched = page.is_running = True
    mount = application.routes[-1]
    if not isinstance(mount, Mount):
        raise TypeError(f"Gradio mounted the page as {type(mount).__name__}")
    gradio_app = mount.app
    mount.app = Doors(Lingering(gradio_app, lambda session: bool(page._queue.pending_event_ids_session.get(session))))
    _add_middleware(application, service, gradio_app)
    application.add_middleware(Counting, metrics=service.metrics)
    return application


def _add_probes(application: "FastAPI", service: Service) -> None:
    """For who runs the server: is it alive, can it serve, what does it do."""

    @application.get("/health")
    async def health() -> dict[str, Any]:  # on the event loop: it answers however busy the threads are
        return {
            "status": "ok",
            "version": __version__,
            "models_loaded": service.ready,
            "waiting": service.queue.waiting,
        }

    @application.get("/ready")
    def ready() -> JSONResponse:  # asks which models are here, and loads none
        reasons = {target: service.engine().why_not(target) for target in TARGETS}
        if served := [target for target, reason in reasons.items() if reason is None]:
            return JSONResponse({"status": "ready", "targets": served})
        return JSONResponse({"status": "not ready", "reasons": reasons}, 503)

    @application.get("/metrics")
    def numbers() -> Response:
        return Response(service.metrics.text(service.queue.waiting, service.ready), media_type=TYPE)


def _warm(service: Service) -> Callable[[Request], Awaitable[Response]]:
    """What a page asks for when its reader begins to paste; answered at once."""

    async def warm(_: Request) -> Response:
        return Response(status_code=202, background=BackgroundTask(service.warm))

    return warm


def _add_middleware(application: "FastAPI", service: Service, gradio_app: Any) -> None:
    """From the innermost to the outermost."""
    from starlette.middleware.cors import CORSMiddleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    options = service.options
    application.add_middleware(Listening, listeners=service.listeners)
    application.add_middleware(
        BodyLimit,
        uploads=options.max_upload + 65_536,
        others=8 * options.max_chars + 262_144,
        rate=RateLimit(options.limit),
    )
    if options.password:
        names = (f"access-token-{gradio_app.cookie_id}", f"access-token-unsecure-{gradio_app.cookie_id}")
        application.add_middleware(Login, tokens=gradio_app.tokens, cookies=names)
    # Allows no origin; Gradio allows every one unless the application has a word on it.
    application.add_middleware(CORSMiddleware)
    application.add_middleware(OwnOrigin, forwarded=bool(options.trusted_proxy))
    application.add_middleware(_Headers, framed_by=options.framed_by)
    if options.alone:
        # A foreign page whose name was pointed at this machine must not reach it (DNS rebinding).
        application.add_middleware(
            TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", options.host]
        )


@asynccontextmanager
async def _lifespan(application: "FastAPI") -> AsyncGenerator[None]:
    """Run the server of tools, where there is one."""
    server = getattr(application.state, "tool_server", None)
    async with server.session_manager.run() if server is not None else nullcontext():
        yield


def _add_tools(application: "FastAPI", service: Service) -> None:
    from starlette.routing import Mount, Route

    try:
        from summarizer.web import tools
    except ImportError as error:
        raise OptionError("MCP needs a library that is not installed.", "Install the extra “mcp”.") from error
    application.state.tool_server = tools.tool_server(service)
    answer = tools.http_application(application.state.tool_server)
    application.router.routes += [Route(tools.PATH, _Endpoint(answer)), Mount(tools.PATH, answer)]


class _Endpoint:
    """An ASGI application that a route takes for one: methods of objects it takes for functions of a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


class _Headers:
    """Adds the protective headers to every response."""

    def __init__(self, app: ASGIApp, framed_by: str) -> None:
        self._app = app
        frame = f"frame-ancestors 'self' {framed_by}".rstrip()
        self._headers = {**_HEADERS, "Content-Security-Policy": f"{_POLICY}; {frame}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def _check_password(password: str) -> Callable[[str, str], bool]:
    def check(_name: str, given: str) -> bool:
        return hmac.compare_digest(given.encode(), password.encode())

    return check
