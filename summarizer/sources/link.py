"""Fetching a link that a stranger gave, without becoming their way into our network.

Every hop is resolved anew, refused unless all its addresses are public, and the connection is made to an
address that was checked, so that a name cannot change its meaning in between. trafilatura's own fetcher does
none of this and is not used.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from summarizer.arguments import require
from summarizer.errors import UnreadableSource
from summarizer.sources.addresses import resolve
from summarizer.sources.decoding import decode
from summarizer.sources.document import Document

SECONDS = 20.0  # for everything, redirects included
MAX_BYTES = 5_000_000  # after decompression; the HTML of a news page has 50 kB to 2 MB
MAX_REDIRECTS = 5
PORTS = (80, 443, 8080, 8443)
TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")

_PASTE = "Open it in a browser, copy the article and paste it."
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: Message
    body: bytes


def read_link(url: str, *, seconds: float = SECONDS, max_bytes: int = MAX_BYTES) -> Document:
    """The page at ``url``, decoded; HTML stays markup. The document's ``url`` is that after all redirects.

    Raises:
        UnreadableSource: not http or https, not public, not reachable, too slow, too large, not text, or
            the server refuses.
    """
    require(str, url=url)
    deadline = time.monotonic() + seconds
    for _ in range(MAX_REDIRECTS + 1):
        target = _checked(url)
        response = _get(target, deadline, max_bytes)
        location = response.headers.get("Location")
        if response.status in _REDIRECTS and location:
            url = _joined(url, location)
            continue
        return _document(target, response)
    raise UnreadableSource("The link leads from one address to the next without end.", _PASTE)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise UnreadableSource("The page leads on to an address that is none.", _PASTE) from error


def _checked(url: str) -> SplitResult:
    """The parts of a URL that may be fetched."""
    try:
        url.encode("utf-8")  # half of a surrogate pair has no place in a request
        parts = urlsplit(url.strip())
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise UnreadableSource("This is not a link.", "Give one that begins with https://") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreadableSource("Only http and https links are read.", "Give one that begins with https://")
    if parts.username or parts.password:
        raise UnreadableSource("Links with a name or password are not read.", _PASTE)
    if port not in PORTS:
        raise UnreadableSource(f"Links to port {port} are not read.", _PASTE)
    return parts


def _get(target: SplitResult, deadline: float, max_bytes: int) -> _Response:
    host = target.hostname or ""
    port = target.port or (443 if target.scheme == "https" else 80)
    addresses = resolve(host, port)
    try:
        with closing(_connect(addresses, port, deadline, host if target.scheme == "https" else None)) as channel:
            # Socket timeouts count from byte to byte; the watchdog ends a server that drips.
            watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), _hang_up, [channel])
            watchdog.start()
            try:
                response = _exchange(channel, target, max_bytes)
            finally:
                watchdog.cancel()
            if time.monotonic() >= deadline:
                raise TimeoutError  # what looks like the end may be the watchdog's doing
            return response
    except (OSError, http.client.HTTPException, ValueError) as error:  # ValueError: a name that TLS cannot take
        if time.monotonic() >= deadline:
            raise UnreadableSource(f"{host} took too long to answer.", _PASTE) from error
        raise UnreadableSource(f"{host} cannot be reached, or does not answer properly.", _PASTE) from error


def _connect(addresses: list[str], port: int, deadline: float, tls_name: str | None) -> socket.socket:
    failure: OSError = TimeoutError()
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            plain = socket.create_connection((address, port), timeout=left)
        except OSError as error:
            failure = error
            continue
        if tls_name is None:
            return plain
        # The handshake waits for the watchdog.
        context = ssl.create_default_context()
        return context.wrap_socket(plain, server_hostname=tls_name, do_handshake_on_connect=False)
    raise failure


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _exchange(channel: socket.socket, target: SplitResult, max_bytes: int) -> _Response:
    if isinstance(channel, ssl.SSLSocket):
        channel.do_handshake()
    default_port = 443 if target.scheme == "https" else 80
    connection = http.client.HTTPConnection(target.hostname or "", target.port or default_port)
    connection.default_port = default_port  # left out of the Host header
    connection.sock = channel
    path = quote(target.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(target.query, safe='/%:@!$&()*+,;=~-._?')}" if target.query else ""
    )
    with closing(connection):
        connection.request(
            "GET",
            path,
            headers={
                "User-Agent": "Mozilla/5.0 (compatible; summarizer)",
                "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
                "Accept-Language": "it, en;q=0.5",
                "Accept-Encoding": "gzip, identity",
                "Connection": "close",
            },
        )
        with closing(connection.getresponse()) as answer:
            body = b"" if answer.status in _REDIRECTS else answer.read(max_bytes + 1)
            if answer.length and len(body) <= max_bytes and answer.status == http.client.OK:
                raise http.client.IncompleteRead(body, answer.length)
            return _Response(answer.status, answer.headers, _unpacked(body, answer.headers, max_bytes))


def _unpacked(body: bytes, headers: Message, max_bytes: int) -> bytes:
    if headers.get("Content-Encoding", "").strip().lower() in ("gzip", "deflate", "x-gzip"):
        try:
            body = zlib.decompressobj(wbits=47).decompress(body, max_bytes + 1)  # 47: gzip or zlib, told by its header
        except zlib.error as error:
            raise UnreadableSource("The page arrived damaged.", _PASTE) from error
    if len(body) > max_bytes:
        raise UnreadableSource(f"The page is larger than {max_bytes / 1_000_000:g} MB.", _PASTE)
    return body


def _document(target: SplitResult, response: _Response) -> Document:
    if response.status != http.client.OK:
        raise UnreadableSource(f"{target.hostname} answers with status {response.status}.", _PASTE)
    kind = response.headers.get_content_type()
    if kind not in TYPES:
        raise UnreadableSource(f"The link leads to {kind}, not to a page.", "Save the file and give it as a file.")
    text = decode(response.body, response.headers.get_content_charset())
    return Document(text, url=target.geturl(), media_type=kind)
