"""Given targets: each token's probability, alike on both backends; what a model wrote itself scored as it was."""

import math

import pytest

from summarizer.engines.base import ScoredTarget, TranslationEngine
from summarizer.errors import UnknownLanguage
from tests.engines.conftest import Load, spec_of
from tests.engines.test_families import FLOAT, LESSONS, ON_TORCH_ALONE, TORCH, engine_of
from tests.tiny.sentences import pairs


def total(scored: ScoredTarget) -> float:
    return sum(token.logprob for token in scored.tokens) + scored.ending


@pytest.mark.parametrize("backend", [TORCH, FLOAT])
@pytest.mark.parametrize(("family", "source", "target", "known"), [*LESSONS, *ON_TORCH_ALONE])
def test_what_a_model_wrote_has_the_probability_it_was_written_with(
    load_tiny: Load, family: str, source: str, target: str, known: int, backend: str
) -> None:
    engine = engine_of(load_tiny(family, TORCH if family == "gemma3" else backend), family)
    sources = [text for text, _ in pairs(source, target)[:known]]
    written = engine.translate(sources, source, target)
    for hypothesis, scored in zip(
        written, engine.score(sources, [h.text for h in written], source, target), strict=True
    ):
        assert len(scored.tokens) + 1 == pytest.approx(hypothesis.tokens, abs=1)  # some count the end token in
        assert total(scored) / (len(scored.tokens) + 1) == pytest.approx(hypothesis.logprob, abs=2e-2)


@pytest.mark.parametrize(("family", "source", "target"), [lesson[:3] for lesson in LESSONS])
def test_both_backends_agree_token_by_token_and_find_a_wrong_word_unlikely(
    load_tiny: Load, family: str, source: str, target: str
) -> None:
    [(text, right), (_, other)] = pairs(source, target)[:2]
    wrong = " ".join([*right.split()[:2], other.split()[-2], *right.split()[3:]])
    on_torch, on_ctranslate2 = (
        engine_of(load_tiny(family, backend), family).score([text] * 2, [right, wrong], source, target)
        for backend in (TORCH, FLOAT)
    )
    for one, same in zip(on_torch, on_ctranslate2, strict=True):
        assert [(t.start, t.end) for t in one.tokens] == [(t.start, t.end) for t in same.tokens]
        # CTranslate2 has no padding and, where narrowed, fewer pieces to share the probability between.
        assert [t.logprob for t in one.tokens] == pytest.approx([t.logprob for t in same.tokens], abs=0.05)
        assert one.ending == pytest.approx(same.ending, abs=0.05)
    assert min(t.logprob for t in on_ctranslate2[1].tokens) < min(t.logprob for t in on_ctranslate2[0].tokens) - 1


@pytest.mark.parametrize("family", ["marian", "nllb", "madlad", "qwen3"])
def test_the_tokens_cover_the_words_of_the_target_in_order(load_tiny: Load, family: str) -> None:
    target = {"nllb": "uz"}.get(family, "en")
    source = {"nllb": "en"}.get(family, "it")
    text, translation = pairs(source, target)[0]
    [scored] = engine_of(load_tiny(family, FLOAT), family).score([text], [translation], source, target)
    covered = {i for token in scored.tokens for i in range(token.start, token.end)}
    assert covered >= {i for i, character in enumerate(translation) if not character.isspace()}
    assert [token.start for token in scored.tokens] == sorted(token.start for token in scored.tokens)
    assert all(not translation[token.start : token.end][:1].isspace() for token in scored.tokens)


def test_the_starter_scores_what_it_wrote_as_it_wrote_it(starter_engine: TranslationEngine) -> None:
    sources = ["Il ponte è stato riaperto ieri mattina.", "Alla cerimonia hanno partecipato circa 400 persone."]
    written = starter_engine.translate(sources, "it", "en")
    for hypothesis, scored in zip(
        written, starter_engine.score(sources, [h.text for h in written], "it", "en"), strict=True
    ):
        assert len(scored.tokens) + 1 == hypothesis.tokens
        assert total(scored) / hypothesis.tokens == pytest.approx(hypothesis.logprob, abs=0.05)


def test_what_the_starter_could_not_write_is_spelled_and_still_has_a_probability(
    starter_engine: TranslationEngine,
) -> None:
    target = "The bridge 橋 Москва reopened."
    [scored] = starter_engine.score(["Il ponte è stato riaperto."], [target], "it", "en")
    assert all(math.isfinite(token.logprob) and token.logprob <= 0 for token in scored.tokens)
    at = target.index("橋")
    assert min(t.logprob for t in scored.tokens if t.start <= at < t.end) < -5


def test_nothing_scores_nothing_and_other_directions_are_refused(
    load_tiny: Load, starter_engine: TranslationEngine
) -> None:
    marian = load_tiny("marian", FLOAT).translation(spec_of("marian"))
    for engine in (marian, load_tiny("qwen3", FLOAT).translation(spec_of("qwen3")), starter_engine):
        assert engine.score([], [], "it", "en") == []
        with pytest.raises(UnknownLanguage):
            engine.score(["a"], ["b"], "uz", "it")
        with pytest.raises(ValueError, match="1 texts and 0 targets"):
            engine.score(["a"], [], "it", "en")
        for source, target in (("", "Hello."), ("Ciao.", ""), ("", "")):
            [scored] = engine.score([source], [target], "it", "en")
            assert bool(scored.tokens) == bool(target)
            assert scored.ending < 0
