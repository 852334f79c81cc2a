"""Links: only public pages, over http and https, small, soon, and text; every hop is looked at."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarizer.errors import UnreadableSource
from summarizer.sources import Document, addresses, link, read_link

PAGE = "<html><head><meta charset='utf-8'></head><body><p>Perché no?</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A site with every kind of trouble; the path chooses."""

    def do_GET(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]  # it is an HTTPServer
        redirects = {
            "/to-page": "/page",
            "/to-loopback": f"http://127.0.0.1:{port}/page",
            "/to-localhost": f"http://localhost:{port}/page",
            "/to-file": "file:///etc/passwd",
            "/to-metadata": "http://169.254.169.254/latest",
            "/loop": "/loop",
            "/to-half-an-address": "http://[::1",
            "/to-no-host": "//",
            "/to-zero": "http://a%00b/",
        }
        if self.path in redirects:
            self._answer(302, b"", {"Location": redirects[self.path]})
        elif self.path == "/latin":
            self._answer(200, "Perché no?".encode("cp1252"), {"Content-Type": "text/plain; charset=iso-8859-1"})
        elif self.path == "/gzip":
            self._answer(200, gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"})
        elif self.path == "/bomb":
            self._answer(200, gzip.compress(b"a" * 30_000_000), {"Content-Encoding": "gzip"})
        elif self.path == "/broken":
            self._answer(200, b"not gzip at all", {"Content-Encoding": "gzip"})
        elif self.path == "/large":
            self._answer(200, b"a" * 6_000_000, {})
        elif self.path == "/picture":
            self._answer(200, b"\x89PNG", {"Content-Type": "image/png"})
        elif self.path == "/drip":
            self._drip()
        elif self.path.startswith("/page"):
            self._answer(200, PAGE.encode(), {})
        else:
            self._answer(404, b"", {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site that the name news.example leads to; all other names are resolved for real."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else addresses.resolve(host, port)

    monkeypatch.setattr(link, "resolve", resolve)
    monkeypatch.setattr(link, "PORTS", (80, 443, server.server_port))
    yield f"http://news.example:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/page", "/to-page", "/gzip", "/page?q=è&x=%20"])
def test_a_page_is_read_as_markup(site: str, path: str) -> None:
    assert read_link(site + path).text == PAGE


def test_declared_encodings_are_honoured(site: str) -> None:
    assert read_link(f"{site}/latin").text == "Perché no?"


def test_the_document_says_where_it_was_found(site: str) -> None:
    assert read_link(f"{site}/to-page") == Document(PAGE, url=f"{site}/page", media_type="text/html")


@pytest.mark.parametrize("path", ["/to-loopback", "/to-localhost", "/to-metadata"])
def test_a_redirect_into_a_private_network_is_refused(site: str, path: str) -> None:
    with pytest.raises(UnreadableSource, match=r"not a public address|not read"):
        read_link(site + path)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/to-file", "http and https"),
        ("/loop", "without end"),
        ("/to-half-an-address", "address that is none"),
        ("/to-no-host", "without end|http and https"),
        ("/to-zero", "not known|not a link|cannot be reached"),
        ("/bomb", "larger than"),
        ("/large", "larger than"),
        ("/broken", "damaged"),
        ("/picture", "image/png"),
        ("/missing", "status 404"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(site: str, path: str, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as error:
        read_link(site + path)
    assert error.value.hint


def test_a_server_that_drips_is_left(site: str) -> None:
    """It would take ten seconds; byte for byte it is never too slow."""
    with pytest.raises(UnreadableSource, match="took too long"):
        read_link(f"{site}/drip", seconds=0.5)


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its meaning between the check and the connection gains nothing."""
    answers = iter([["127.0.0.1"]])
    monkeypatch.setattr(link, "resolve", lambda host, port: next(answers))
    assert read_link(f"{site}/page").text == PAGE
    assert next(answers, None) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://localhost/",
        "http://224.0.0.1/",
    ],
)
def test_private_addresses_are_refused_however_written(url: str) -> None:
    with pytest.raises(UnreadableSource, match=r"not a public address|not known"):
        read_link(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.com/", "http and https"),
        ("file:///etc/passwd", "http and https"),
        ("javascript:alert(1)", "http and https"),
        ("http://user:secret@example.com/", "name or password"),
        ("http://example.com:22/", "port 22"),
        ("http://example.com:99999/", "not a link"),
        ("http:///nothing", "http and https"),
        ("", "http and https"),
    ],
)
def test_other_links_are_refused_before_anything_is_resolved(
    url: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "resolve", lambda host, port: pytest.fail("resolved"))
    with pytest.raises(UnreadableSource, match=says):
        read_link(url)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: answers)
    with pytest.raises(UnreadableSource, match="not a public address"):
        addresses.resolve("news.example", 80)
