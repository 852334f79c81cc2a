"""The web server: the page mounted on an application of ours, with limits, headers, a password and /health."""

import asyncio
import hmac
import logging
import os
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer import __version__
from summarizer.errors import OptionError
from summarizer.web.bodies import BodyLimit
from summarizer.web.doors import Doors
from summarizer.web.limits import RateLimit
from summarizer.web.options import ServeOptions
from summarizer.web.service import Engine, Service

if TYPE_CHECKING:
    import uvicorn

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
        "frame-ancestors 'self'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def serve(**given: Any) -> None:
    """Serve the page until interrupted.

    Args:
        given: values for the fields of ``ServeOptions``, by name; None or absent: from the environment
            (``SUMMARIZER_HOST`` …), else the default.

    Raises:
        OptionError: an option has no meaning, or the port is taken.
    """
    import uvicorn

    options = ServeOptions.gather(given)
    if not _free(options):
        raise OptionError(
            f"Nothing can be served at {options.host}, port {options.port}: taken, or not an address of this machine.",
            "Choose another with --port or --host.",
        )
    service = Service(options, maker(options))
    config = server_config(service)
    logging.getLogger("uvicorn.error").addFilter(_is_no_cancellation)
    listener = config.bind_socket()
    _announce(options, listener.getsockname()[1])
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()
        service.close()


def _is_no_cancellation(record: logging.LogRecord) -> bool:
    """False for the traces of requests that were cut off because the server was told to end."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def server_config(service: Service) -> "uvicorn.Config":
    """How the application is run: the client's address is the socket's unless a proxy is trusted, no access log."""
    import uvicorn

    options = service.options
    return uvicorn.Config(
        build_application(service),
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,
        proxy_headers=bool(options.trusted_proxy),
        forwarded_allow_ips=options.trusted_proxy or None,
        server_header=False,
        timeout_graceful_shutdown=3,
        ws="none",
    )


def build_application(service: Service) -> Any:
    """The ASGI application: FastAPI with /health and the page at the root."""
    # Read by Gradio: no usage statistics, and no table of the last 10,000 events that is summed up after each event.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
    import gradio as gr
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount

    from summarizer.web.choices import interface_texts
    from summarizer.web.page import asset, build
    from summarizer.web.theme import theme

    options = service.options
    application = FastAPI(title="summarizer", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)

    @application.get("/health")
    def health() -> dict[str, Any]:
        return {
            "status": "ok",
            "version": __version__,
            "models_loaded": service.ready,
            "waiting": service.turnstile.waiting,
        }

    application.add_route("/gradio_api/upload", service.uploads.receive, methods=["POST"])
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
        mcp_server=options.mcp,
        auth=_check_password(options.password) if options.password else None,
        i18n=interface_texts,
        theme=theme(),
        head=f"<style>{asset('page.css')}</style><script>{asset('page.js')}</script>",
        favicon_path=str(files("summarizer.web") / "assets" / "icon.svg"),
    )
    # Gradio checks paths only of a page that it believes to be launched.
    page.has_launched = page.is_running = True
    for route in application.routes:
        if isinstance(route, Mount):
            route.app = Doors(route.app)
    application.add_middleware(
        BodyLimit,
        uploads=options.max_upload + 65_536,
        others=8 * options.max_chars + 262_144,
        rate=RateLimit(options.limit),
    )
    application.add_middleware(_Headers)
    if options.local and not options.trusted_proxy:
        # A foreign page whose name was pointed at this machine must not reach it (DNS rebinding).
        application.add_middleware(
            TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", options.host]
        )
    return application


class _Headers:
    """Adds the protective headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def _check_password(password: str) -> Callable[[str, str], bool]:
    def check(_name: str, given: str) -> bool:
        return hmac.compare_digest(given.encode(), password.encode())

    return check


def maker(options: ServeOptions) -> Callable[[], Engine]:
    """What makes the summarizer of these options, when it is first needed."""

    def make() -> Engine:
        from summarizer.api import Summarizer

        return Summarizer(
            profile=options.profile,
            models=options.models,
            device=options.device,
            offline=options.offline,
            commercial=options.commercial,
            max_chars=options.max_chars,
            idle=options.idle * 60 or None,
            wait=False,  # a better model comes when a reader asks for it
            remember=False,  # the page promises that nothing pasted is kept
        )

    return make


def _free(options: ServeOptions) -> bool:
    """Whether nobody listens at the address yet."""
    import socket

    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError:
            return False
    return True


def _announce(options: ServeOptions, port: int) -> None:
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"summarizer is at http://{host}:{port}/  (Ctrl+C ends it)", flush=True)
    if not options.local and not options.password:
        print("Everybody who can reach this address can use it: set SUMMARIZER_PASSWORD to ask for a password.")
