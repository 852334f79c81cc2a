"""Mixed policies are put together rightly out of what was decoded."""

from collections.abc import Sequence

import pytest

from benchmarks.policy import Decoded, mixed, sweep
from summarizer.engines.base import Decoding, Hypothesis
from summarizer.errors import InputError
from tests.fake_models import FakeEngine

SOURCES = ["Il gatto dorme sul muro.", "Piove da tre giorni.", "La scuola apre lunedì."]


def decoded(beam: int, logprobs: Sequence[float], tokens: Sequence[int], seconds: float) -> Decoded:
    texts = [f"{number} with {beam}" for number in range(len(tokens))]
    found = zip(texts, logprobs, tokens, strict=True)
    return Decoded(tuple(Hypothesis(text, logprob, True, count) for text, logprob, count in found), seconds)


def test_the_beam_is_taken_where_greedy_is_less_sure() -> None:
    greedy = decoded(1, [-0.1, -0.9, -0.5], [5, 5, 5], 2.0)
    beam = decoded(4, [-0.1, -0.2, -0.3], [10, 20, 70], 8.0)
    outcome = mixed(greedy, beam, -0.5)
    assert outcome.texts == ["0 with 1", "1 with 4", "2 with 1"]
    assert outcome.steps == [("greedy",), ("greedy", "beam 4"), ("greedy",)]
    assert outcome.seconds == pytest.approx(2 + 8 * 20 / 100)


def test_beyond_all_probabilities_it_is_all_or_none() -> None:
    greedy, beam = decoded(1, [-0.1, -0.9], [5, 5], 2.0), decoded(4, [-0.1, -0.2], [5, 5], 8.0)
    assert mixed(greedy, beam, -5).seconds == 2
    assert mixed(greedy, beam, 0).seconds == 10


def test_the_translators_own_road_decodes_only_what_is_not_known_yet() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        good = decoding.beam_size > 1
        return Hypothesis(f"{'Good' if good else 'Bad'} words about the thing.", -0.1 if good else -2, True, 6)

    engine = FakeEngine(answer)
    policies = {policy.name: policy for policy in sweep(engine, None, SOURCES, SOURCES)}
    assert policies["greedy"].cost == 1
    assert policies["the translator, up to greedy"].shares == {"greedy": 1}
    assert policies["the translator, up to beam 4"].shares == {"greedy": 1, "beam 4": 1}
    known = [decoding for _, decoding in engine.batches if decoding == Decoding(beam_size=4)]
    assert len(known) <= 2, "beam 4 is decoded for the sweep, and once to load the dictionaries"


def test_files_that_do_not_match_are_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    from benchmarks.policy import compare

    folder = tmp_path_factory.mktemp("pair")
    (folder / "a.it").write_text("Uno.\nDue.\n", encoding="utf-8")
    (folder / "a.en").write_text("One.\n", encoding="utf-8")
    with pytest.raises(InputError, match="differ in length"):
        compare(folder / "a.it", folder / "a.en")
