"""The score that orders translations: a chance, in order with what is known of a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.base import Hypothesis
from summarizer.result import Flag
from summarizer.translation.preference import fits, score

STARTER = fits()["starter"]

SOURCE = "Il consiglio comunale ha approvato ieri sera il nuovo bilancio."


def chance(logprob: float, *kinds: str, text: str = "x") -> float:
    return STARTER.chance(SOURCE, Hypothesis(text, logprob, True, 5), [Flag(kind, "-") for kind in kinds])


def test_a_surer_model_is_trusted_more() -> None:
    assert chance(-0.1) > chance(-0.5) > chance(-1.5)


def test_each_flag_takes_trust_away() -> None:
    assert chance(-0.3) > chance(-0.3, "numbers") > chance(-0.3, "numbers", "names")


def test_what_is_no_translation_is_not_trusted() -> None:
    assert chance(-0.01, "copied") <= 0.1
    assert chance(-0.01, "loop") <= 0.1
    assert chance(-0.01, text=" ") == 0


def test_a_model_without_a_fit_has_an_order_all_the_same() -> None:
    sure, unsure = (Hypothesis("x", logprob, True, 5) for logprob in (-0.1, -0.9))
    assert score("owner/model", SOURCE, sure, ()) > score("owner/model", SOURCE, unsure, ())


@given(
    st.floats(max_value=0, allow_nan=False), st.text(max_size=500), st.integers(min_value=0, max_value=20), st.text()
)
def test_a_score_is_a_probability(logprob: float, source: str, flags: int, target: str) -> None:
    value = STARTER.chance(source, Hypothesis(target, logprob, True, 1), [Flag("numbers", "-")] * flags)
    assert 0 <= value <= 1
