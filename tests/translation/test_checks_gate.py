"""The gate: human translations pass, injected errors do not. Floors below what docs/checks.md reports."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks import checks

NTREX = Path(__file__).parents[3] / "shared" / "eval" / "ntrex-dev"
DIRECTIONS = [("it", "en"), ("it", "uz"), ("en", "uz")]
# Dropped names that must be seen: Uzbek transliterates, translates and leaves out.
NAMES = {("it", "en"): 0.90, ("it", "uz"): 0.83, ("en", "uz"): 0.80}
pytestmark = pytest.mark.skipif(
    not NTREX.with_suffix(".it").is_file(), reason="needs ../shared/eval beside the checkout"
)


@cache
def lines(code: str) -> list[str]:
    return NTREX.with_name(f"{NTREX.name}.{code}").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("pair", "most"), [(("it", "en"), 0.05), (("it", "uz"), 0.08), (("en", "uz"), 0.09)])
def test_few_human_translations_are_flagged(pair: tuple[str, str], most: float) -> None:
    sources, targets = lines(pair[0]), lines(pair[1])
    counts, _ = checks.false_alarms(sources, targets, pair)
    assert counts["any"] <= most * len(sources)


@pytest.mark.parametrize("pair", DIRECTIONS)
# Not capital_dropped: not every word with a capital is a name.
@pytest.mark.parametrize(
    "injector",
    [injector for injector in checks.INJECTORS if injector is not checks.capital_dropped],
)
def test_most_injected_errors_are_seen(injector: checks.Injector, pair: tuple[str, str]) -> None:
    counts = checks.detections(lines(pair[0]), lines(pair[1]), pair, injector)
    least = NAMES[pair] if injector is checks.name_dropped else 0.95
    assert counts["tried"] >= 100
    assert counts["seen"] >= least * counts["tried"]
