from collections import Counter

import pytest

from summarizer.engines.base import Decoding, TranslationEngine
from summarizer.errors import UnknownLanguage

SENTENCES = [
    "Il ponte è stato riaperto ieri mattina.",
    "La sindaca Elena Tarditi ha incontrato 400 cittadini.",
    "Il traffico resta vietato ai mezzi pesanti.",
]


def test_it_translates_italian_into_english(starter_engine: TranslationEngine) -> None:
    bridge, meeting, traffic = (h.text.lower() for h in starter_engine.translate(SENTENCES, "it", "en"))
    assert "bridge" in bridge
    assert "yesterday" in bridge
    assert "400" in meeting
    assert "elena tarditi" in meeting
    assert "traffic" in traffic


def test_hypotheses_are_finished_and_have_a_probability(starter_engine: TranslationEngine) -> None:
    for hypothesis in starter_engine.translate(SENTENCES, "it", "en"):
        assert hypothesis.finished
        assert -2 < hypothesis.logprob <= 0
        assert hypothesis.tokens >= len(hypothesis.text.split())


def test_a_batch_gives_what_one_by_one_gives(starter_engine: TranslationEngine) -> None:
    together = starter_engine.translate(SENTENCES, "it", "en")
    alone = [starter_engine.translate([sentence], "it", "en")[0] for sentence in SENTENCES]
    for one, other in zip(together, alone, strict=True):
        # Where prompts differ in length, float noise may tip a value in int8 over to the next step.
        assert one.logprob == pytest.approx(other.logprob, abs=0.05)


@pytest.mark.parametrize("beam_size", [1, 4])
def test_prompts_of_one_length_give_exactly_what_each_gives_alone(
    starter_engine: TranslationEngine, beam_size: int
) -> None:
    days = ("lunedì", "martedì", "giovedì", "venerdì", "sabato", "domenica")
    sentences = [f"Il ponte è stato riaperto {day} mattina." for day in days]
    [(length, count)] = Counter(starter_engine.count_tokens(sentences)).most_common(1)
    same = [s for s, n in zip(sentences, starter_engine.count_tokens(sentences), strict=True) if n == length]
    assert count > 2
    decoding = Decoding(beam_size=beam_size)
    together = starter_engine.translate(same, "it", "en", decoding)
    assert together == [starter_engine.translate([sentence], "it", "en", decoding)[0] for sentence in same]


def test_control_tokens_in_a_text_are_text(starter_engine: TranslationEngine) -> None:
    assert starter_engine.count_tokens(["<eos>"])[0] > 1


def test_line_breaks_in_a_sentence_do_not_end_the_prompt(starter_engine: TranslationEngine) -> None:
    [hypothesis] = starter_engine.translate(["Il ponte è stato\nriaperto ieri mattina."], "it", "en")
    assert hypothesis.text == starter_engine.translate(SENTENCES[:1], "it", "en")[0].text


def test_nothing_in_nothing_out(starter_engine: TranslationEngine) -> None:
    assert starter_engine.translate([], "it", "en") == []


def test_other_directions_are_refused(starter_engine: TranslationEngine) -> None:
    assert starter_engine.supports("it", "en")
    assert not starter_engine.supports("en", "uz")
    with pytest.raises(UnknownLanguage, match="models list"):
        starter_engine.translate(["The bridge."], "en", "uz")


def test_tokens_are_counted_without_the_prompt(starter_engine: TranslationEngine) -> None:
    assert starter_engine.count_tokens(["", "Il ponte."]) == [0, 3]
