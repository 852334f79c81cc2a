"""Whatever text comes, nothing crashes and nothing is lost. A few hundred inputs here; 100,000 in `make soak`."""

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from ftfy import fix_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import uzbek
from summarizer.article import recover
from summarizer.errors import RegistryError, UnreadableSource
from summarizer.models.registry import parse_registry
from summarizer.sources import read_link
from summarizer.text.segmentation import segment, split_clauses
from summarizer.translation.checks import check

SOAK = 17_000  # each of six properties: more than 100,000 inputs

# What pastes are made of, so that chance meets the places where the code decides something.
PIECES = st.sampled_from(
    [
        *"Il La un' l’11 luglio 2025 1.234,56 € 3,5% «E» “Sì” — … . ! ? : ; ( ) di Mario Rossi Redazione".split(),
        *"ANSA ROMA - LEGGI ANCHE: Pubblicità Condividi Sen. Dott. S.p.A. U.S.A. n. 3 ore 12.30 https://t.co/x".split(),
        *"<p> </p> <br> &egrave; Ã¨ oʻzbek Gʻ ʼ ‘ ’ Ўзбек Шавкат O'zbekiston ﬁ • 😀 l\u00adunga \u200b \u202e".split(),
        *("\x00", "\ud83d", "\n", "\n\n", "\t", "\u00a0", "\r\n", "\ufeff", "\u0301"),
        "Il presidente ha detto che la legge sarà approvata entro la fine del mese. ",
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join) | st.text(max_size=300)


def examples(count: int) -> Callable[[Any], Any]:
    """Hypothesis with ``count`` inputs, however slow one is."""
    return settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def recovered_text_is_accounted_for(text: str) -> None:
    article = recover(text)
    parts = [*article.paragraphs, *(block.text for block in article.dropped)]
    parts += filter(None, (article.section, article.title, article.subtitle, article.byline, article.date))
    assert all(paragraph.strip() for paragraph in article.paragraphs)
    assert all(block.reason for block in article.dropped)
    "".join(parts).encode("utf-8")  # half of a surrogate pair would stop every tokenizer
    # Letters may be an accident of encoding ("Â\x8d") and markup may hold no text.
    if any(map(str.isalnum, text)) and any(map(str.isalnum, fix_text(text))) and "<" not in text:
        assert parts


def sentences_are_the_text(text: str) -> None:
    position = 0
    for sentence in segment(text):
        assert text[position : sentence.start].strip() == ""
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip()
        position = sentence.end
    assert text[position:].strip() == ""
    assert "".join(split_clauses(text, lambda piece: len(piece) <= 40)) == text


def checks_answer(text: str) -> None:
    half = len(text) // 2
    for target in ("en", "uz"):
        for flag in (*check(text[:half], text[half:], "it", target), *check(text, text, "it", target)):
            assert flag.kind
            assert flag.detail


def uzbek_is_stable(text: str) -> None:
    normal = uzbek.normalize(text)
    assert uzbek.normalize(normal) == normal
    for alphabet in ("1995", "2026"):
        assert isinstance(uzbek.to_latin(uzbek.to_cyrillic(text), alphabet), str)


def registries_are_read_or_refused(text: str) -> None:
    with suppress(RegistryError):
        registry = parse_registry(text)
        assert registry.specs
        assert all(spec.size >= 0 and spec.directions for spec in registry.specs)


CASES = [
    recovered_text_is_accounted_for,
    sentences_are_the_text,
    checks_answer,
    uzbek_is_stable,
    registries_are_read_or_refused,
]

COLUMNS = st.sampled_from(
    "light,best auto translate summarize it-en en-uz en starter Helsinki-NLP/opus-mt-it-en a/b ../../etc/passwd "
    "refs/pr/3 23f2c7f29233a3e0accc900625d65ddf6a49b93e bundled apache-2.0 cc-by-nc-4.0 348MB 2.5GB 1e9GB -1MB # "
    "head=d43c831 sha256=0 prefix={target} codes=it:ita_Latn input=0 gated=yes =".split(" ")
)
REGISTRY = st.lists(
    st.lists(COLUMNS | st.text(max_size=6), max_size=9).map(" ".join) | st.text(max_size=40), max_size=4
).map("\n".join)


def inputs_of(case: Callable[[str], None]) -> st.SearchStrategy[str]:
    return REGISTRY if case is registries_are_read_or_refused else TEXT


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.__name__))
def test_random_texts(case: Callable[[str], None]) -> None:
    examples(150)(given(inputs_of(case))(case))()


@pytest.mark.soak
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.__name__))
def test_many_random_texts(case: Callable[[str], None]) -> None:
    examples(SOAK)(given(inputs_of(case))(case))()


HOSTS = st.one_of(
    st.sampled_from(["8.8.8.8", "[2606:4700::1111]"]),
    st.ip_addresses().map(lambda ip: f"[{ip}]" if ip.version == 6 else str(ip)),
    st.sampled_from(["127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0"]),  # noqa: S104
    st.sampled_from(
        ["[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1%25eth0]", "[::]"]
    ),
    st.integers(0, 2**32).map(str),
    st.integers(0, 2**32).map(hex),
    st.tuples(st.sampled_from(["0177", "0x7f", "127"]), st.sampled_from(["1", "0.1", "0.0.1"])).map(".".join),
    st.text(max_size=12),
)
LINKS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(
        ["http://", "https://", "HTTP://", "file://", "ftp://", "gopher://", "//", "", "http:/", " http://"]
    ),
    st.sampled_from(["", "", "", "user@", "a:b@", "example.org@"]),
    HOSTS,
    st.sampled_from(["", ":80", ":443", ":22", ":99999", ":x", ":-1"]),
    st.text(max_size=10).map(lambda path: f"/{path}"),
)


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that a connection is tried to; names are unknown, numbers are read as the system reads them."""
    tried: list[str] = []
    resolve = socket.getaddrinfo

    def numeric_only(host: str, port: int, *rest: Any, **options: Any) -> Any:
        return resolve(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)

    def refuse(address: tuple[str, int], *rest: Any, **options: Any) -> Any:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", numeric_only)
    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


def no_link_leads_inside(reached: list[str], count: int) -> None:
    def follow(link: str) -> None:
        with pytest.raises(UnreadableSource):
            read_link(link)

    examples(count)(given(LINKS)(follow))()
    assert reached, "no link was public: the test would prove nothing"
    for address in reached:
        parsed = ipaddress.ip_address(address)
        inner = getattr(parsed, "ipv4_mapped", None) or parsed
        assert inner.is_global
        assert not inner.is_multicast


def test_random_links_never_lead_inside(reached: list[str]) -> None:
    no_link_leads_inside(reached, 300)


@pytest.mark.soak
def test_many_random_links_never_lead_inside(reached: list[str]) -> None:
    no_link_leads_inside(reached, SOAK)
