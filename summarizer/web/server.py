"""The web server: listens, serves the application, ends."""

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from summarizer.errors import OptionError
from summarizer.models.registry import load_registry
from summarizer.web.application import build_application
from summarizer.web.engines import Engine
from summarizer.web.logs import configure
from summarizer.web.options import ServeOptions
from summarizer.web.service import Service

if TYPE_CHECKING:
    import uvicorn


def serve(**given: Any) -> None:
    """Serve the page until interrupted.

    Args:
        given: values for the fields of ``ServeOptions``, by name; None or absent: from the environment
            (``SUMMARIZER_HOST`` …), else the default.

    Raises:
        OptionError: an option has no meaning, or the port is taken.
        RegistryError: models.txt cannot be understood, or has no such profile.
    """
    from summarizer.web.ending import Server

    options = ServeOptions.gather(given)
    load_registry(options.models).of_profile(options.profile)
    if not _free(options):
        raise OptionError(
            f"Nothing can be served at {options.host}, port {options.port}: taken, or not an address of this machine.",
            "Choose another with --port or --host.",
        )
    configure(options.log_format, options.log_level)
    service = Service(options, maker(options))
    config = server_config(service)
    logging.getLogger("uvicorn.error").addFilter(_is_no_cancellation)
    listener = listen(config)
    _announce(options, listener.getsockname()[1])
    try:
        Server(config, service).run(sockets=[listener])
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
        log_config=None,
        access_log=False,
        proxy_headers=bool(options.trusted_proxy),
        forwarded_allow_ips=options.trusted_proxy or None,
        server_header=False,
        timeout_graceful_shutdown=3,
        ws="none",
        lifespan="on",
    )


def maker(options: ServeOptions) -> Callable[[str], Engine]:
    """What makes the summarizer of a profile under these options, when it is first needed."""

    def make(profile: str) -> Engine:
        from summarizer.api import Summarizer

        return Summarizer(
            profile=profile,
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


def listen(config: "uvicorn.Config") -> socket.socket:
    """The socket of the server's address.

    asyncio sends small answers at once only on sockets that say they are TCP, which uvicorn's do not: with them the end
    of an answer would wait 40 ms for the client's acknowledgement of its beginning.
    """
    listener = config.bind_socket()
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _free(options: ServeOptions) -> bool:
    """Whether nobody listens at the address yet."""
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
