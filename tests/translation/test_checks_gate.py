"""The gate: human translations pass, injected errors do not. On news of our own, and on NTREX with floors below what
docs/checks.md reports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from benchmarks import checks
from tests import aligned
from tests.conftest import SHARED

Pair = tuple[str, str]
PAIRS: list[Pair] = [("it", "en"), ("it", "uz"), ("en", "uz")]
# Not capital_dropped: not every word with a capital is a name.
INJECTORS = [injector for injector in checks.INJECTORS if injector is not checks.capital_dropped]


@dataclass(frozen=True)
class Corpus:
    """Aligned sentences: the share of human translations that may be flagged, how often at least an error is injected,
    and the share that must be seen, which is 0.95 where nothing else is said."""

    lines: Callable[[str], list[str]]
    flagged: dict[Pair, float]
    tried: int
    seen: dict[tuple[str, Pair], float]


@cache
def ntrex(code: str) -> list[str]:
    return (SHARED / "eval" / f"ntrex-dev.{code}").read_text(encoding="utf-8").splitlines()


# Short sentences: of a name of two words one is left more often, and half a sentence is little to judge by.
OURS = Corpus(
    aligned.lines,
    {("it", "en"): 0.0, ("it", "uz"): 0.0, ("en", "uz"): 0.025},
    25,
    {
        ("name_dropped", ("it", "en")): 0.70,
        ("name_dropped", ("it", "uz")): 0.70,
        ("name_dropped", ("en", "uz")): 0.85,
        ("half_untranslated", ("it", "en")): 0.85,
    },
)
# Dropped names that must be seen: Uzbek transliterates, translates and leaves out.
NTREX = Corpus(
    ntrex,
    {("it", "en"): 0.05, ("it", "uz"): 0.07, ("en", "uz"): 0.08},
    100,
    {
        ("name_dropped", ("it", "en")): 0.94,
        ("name_dropped", ("it", "uz")): 0.88,
        ("name_dropped", ("en", "uz")): 0.86,
    },
)
corpora = pytest.mark.parametrize(
    "corpus", [pytest.param(OURS, id="ours"), pytest.param(NTREX, id="ntrex", marks=pytest.mark.shared)]
)


@corpora
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_few_human_translations_are_flagged(corpus: Corpus, pair: Pair) -> None:
    sources, targets = corpus.lines(pair[0]), corpus.lines(pair[1])
    counts, _ = checks.false_alarms(sources, targets, pair)
    assert counts["any"] <= corpus.flagged[pair] * len(sources)


@corpora
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("injector", INJECTORS, ids=lambda injector: injector.__name__)
def test_most_injected_errors_are_seen(corpus: Corpus, injector: checks.Injector, pair: Pair) -> None:
    counts = checks.detections(corpus.lines(pair[0]), corpus.lines(pair[1]), pair, injector)
    assert counts["tried"] >= corpus.tried
    assert counts["seen"] >= corpus.seen.get((injector.__name__, pair), 0.95) * counts["tried"]
