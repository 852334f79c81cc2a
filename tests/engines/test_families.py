"""Every family on both backends, by the text that comes out: the models know our sentences by heart."""

import pytest

from summarizer.engines.base import Decoding, Hypothesis, TranslationEngine
from summarizer.engines.load import Loaded
from summarizer.engines.search import Search
from summarizer.engines.seq2seq import Seq2Seq
from summarizer.errors import UnknownLanguage
from summarizer.text.segmentation import split_clauses
from tests import processor
from tests.engines.conftest import Load, spec_of
from tests.tiny.sentences import SENTENCES, pairs, summaries

TORCH = "backend=transformers"
FLOAT = "backend=ctranslate2 compute=float32"
INT8 = "backend=ctranslate2 compute=int8"
BACKENDS = (TORCH, FLOAT, INT8)
# On processors whose int8 products overflow, it says nothing of our code what tiny models give in int8.
exact_int8 = pytest.mark.skipif(processor.int8_saturates(), reason="this processor's int8 products overflow")

# How many of the sentences each family has learnt, by direction.
LESSONS = [
    ("marian", "it", "en", 20),
    ("marian-codes", "en", "uz", 20),
    ("nllb", "en", "uz", 20),
    ("nllb", "it", "uz", 8),
    ("nllb", "it", "en", 8),
    ("m2m100", "it", "en", 8),
    ("m2m100", "en", "uz", 8),
    ("mbart50", "it", "en", 20),
    ("madlad", "it", "en", 20),
    ("madlad", "en", "uz", 20),
    ("qwen3", "it", "en", 6),
    ("qwen3", "en", "uz", 6),
]
# CTranslate2 4.8 goes wrong where a prompt is longer than Gemma's sliding window, so it is not asked to.
ON_TORCH_ALONE = [("gemma3", "it", "en", 6), ("gemma3", "en", "uz", 6)]
SUMMARIES = [("bart-summary", "en", 9), ("mbart-summary", "it", 5), ("t5-summary", "it", 5), ("mt5-summary", "uz", 9)]
SEQ2SEQ = ["marian", "marian-codes", "nllb", "m2m100", "mbart50", "madlad"]

# int8: how many of ten texts may differ from float32's, and how far the mean log probability may be off.
INT8_TEXTS, INT8_LOGPROB = 1, 0.05


def engine_of(loaded: Loaded, family: str) -> TranslationEngine:
    return loaded.translation(spec_of(family))


def texts(hypotheses: list[Hypothesis]) -> list[str]:
    return [hypothesis.text for hypothesis in hypotheses]


@pytest.mark.parametrize("backend", [TORCH, FLOAT])
@pytest.mark.parametrize(("family", "source", "target", "known"), [*LESSONS, *ON_TORCH_ALONE])
def test_each_language_code_brings_its_own_language_word_for_word(
    load_tiny: Load, family: str, source: str, target: str, known: int, backend: str
) -> None:
    backend = TORCH if family == "gemma3" else backend
    lessons = pairs(source, target)[:known]
    hypotheses = engine_of(load_tiny(family, backend), family).translate([text for text, _ in lessons], source, target)
    assert texts(hypotheses) == [translation for _, translation in lessons]
    assert all(hypothesis.finished for hypothesis in hypotheses)
    assert all(-0.3 < hypothesis.logprob < 0 for hypothesis in hypotheses)


@exact_int8
@pytest.mark.parametrize(("family", "source", "target", "known"), LESSONS)
def test_int8_differs_from_float32_within_its_bound(
    load_tiny: Load, family: str, source: str, target: str, known: int
) -> None:
    sources = SENTENCES[source][:known]
    exact = engine_of(load_tiny(family, FLOAT), family).translate(sources, source, target)
    quantised = engine_of(load_tiny(family, INT8), family).translate(sources, source, target)
    differing = [pair for pair in zip(texts(exact), texts(quantised), strict=True) if pair[0] != pair[1]]
    assert len(differing) <= INT8_TEXTS * -(-known // 10)
    means = [sum(h.logprob for h in hypotheses) / known for hypotheses in (exact, quantised)]
    assert means[0] == pytest.approx(means[1], abs=INT8_LOGPROB)


@pytest.mark.parametrize(("family", "source", "target", "known"), LESSONS)
def test_ctranslate2_in_float32_equals_transformers_token_by_token_under_greedy_search(
    load_tiny: Load, family: str, source: str, target: str, known: int
) -> None:
    sentences = list(SENTENCES[source][:known])
    results = [
        engine_of(load_tiny(family, backend), family).translate(sentences, source, target) for backend in (TORCH, FLOAT)
    ]
    for ours, theirs in zip(*results, strict=True):
        assert (ours.text, ours.tokens, ours.finished) == (theirs.text, theirs.tokens, theirs.finished)
        assert ours.logprob == pytest.approx(theirs.logprob, abs=2e-3, rel=1e-2)


@pytest.mark.parametrize(("family", "source", "target", "known"), LESSONS)
def test_what_a_model_has_not_learnt_scores_alike_on_both_backends(
    load_tiny: Load, family: str, source: str, target: str, known: int
) -> None:
    """Token by token of a given output: which of two tokens nearly as good a search takes is the processor's matter."""
    sentences = SENTENCES[source][:known]
    unseen = [f"{a.rstrip('.')} {b}" for a, b in zip(sentences[:4], sentences[2:6], strict=False)]
    engines = [engine_of(load_tiny(family, backend), family) for backend in (TORCH, FLOAT)]
    targets = texts(engines[1].translate(unseen, source, target))
    for theirs, ours in zip(*(engine.score(unseen, targets, source, target) for engine in engines), strict=True):
        logprobs = [[*(token.logprob for token in one.tokens), one.ending] for one in (ours, theirs)]
        assert logprobs[0] == pytest.approx(logprobs[1], abs=2e-3, rel=1e-2)


@pytest.mark.parametrize("family", SEQ2SEQ)
def test_the_ids_of_both_backends_are_the_same(load_tiny: Load, family: str) -> None:
    source, target = spec_of(family).directions[0]
    outputs = []
    for backend in (TORCH, FLOAT):
        model = load_tiny(family, backend).model
        assert isinstance(model, Seq2Seq)
        frame = model.framing.translation(source, target)
        encoded = model.tokens.encode(SENTENCES[source][:6])
        search = Search(Decoding(), (40,) * 6, model.framing.suppressed)
        outputs.append(
            model.backend.generate([[*frame.before, *ids, *frame.after] for ids in encoded], frame.output, search)
        )
    assert [output.ids for output in outputs[0]] == [output.ids for output in outputs[1]]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("family", SEQ2SEQ)
def test_a_batch_equals_one_by_one_in_any_order(load_tiny: Load, family: str, backend: str) -> None:
    source, target = spec_of(family).directions[0]
    engine = engine_of(load_tiny(family, backend), family)
    sentences = list(SENTENCES[source][:8])
    alone = [engine.translate([sentence], source, target)[0] for sentence in sentences]
    together = engine.translate(sentences[::-1], source, target)[::-1]
    assert texts(together) == texts(alone)
    for one, other in zip(alone, together, strict=True):
        assert one.logprob == pytest.approx(other.logprob, abs=2e-3)
        assert (one.tokens, one.finished) == (other.tokens, other.finished)


@pytest.mark.parametrize("family", SEQ2SEQ)
def test_beam_search_finds_the_learnt_text(load_tiny: Load, family: str) -> None:
    source, target = spec_of(family).directions[0]
    lessons = pairs(source, target)[:8]
    engine = engine_of(load_tiny(family, TORCH), family)
    hypotheses = engine.translate([text for text, _ in lessons], source, target, Decoding(beam_size=4))
    assert texts(hypotheses) == [translation for _, translation in lessons]


def test_the_same_sentence_becomes_english_or_uzbek_by_the_target_code_alone(load_tiny: Load) -> None:
    engine = engine_of(load_tiny("nllb", INT8), "nllb")
    (english,) = engine.translate(["La scuola resterà chiusa fino a lunedì."], "it", "en")
    (uzbek,) = engine.translate(["La scuola resterà chiusa fino a lunedì."], "it", "uz")
    assert (english.text, uzbek.text) == (
        "The school will stay closed until Monday.",
        "Maktab dushanbagacha yopiq qoladi.",
    )


def test_two_steps_through_english_give_what_each_step_gives(load_tiny: Load) -> None:
    first = engine_of(load_tiny("marian", INT8), "marian")
    second = engine_of(load_tiny("nllb", INT8), "nllb")
    english = first.translate(SENTENCES["it"], "it", "en")
    uzbek = second.translate(texts(english), "en", "uz")
    right = sum(text == known for text, known in zip(texts(uzbek), SENTENCES["uz"], strict=True))
    assert right >= 18


@pytest.mark.parametrize("backend", [TORCH, FLOAT, pytest.param(INT8, marks=exact_int8)])
@pytest.mark.parametrize(("family", "language", "known"), SUMMARIES)
def test_summaries_by_heart(load_tiny: Load, family: str, language: str, known: int, backend: str) -> None:
    lessons = summaries(language)[:known]
    engine = load_tiny(family, backend).summary(language)
    hypotheses = engine.summarize([article for article, _ in lessons], 30, 8)
    right = sum(text == summary for text, (_, summary) in zip(texts(hypotheses), lessons, strict=True))
    assert right >= known - 1
    assert all(hypothesis.finished for hypothesis in hypotheses)


def test_a_chat_model_summarises_too_with_the_same_weights(load_tiny: Load) -> None:
    loaded = load_tiny("qwen3", FLOAT)
    engine = loaded.summary("en")
    lessons = summaries("en")[:2]
    assert texts(engine.summarize([article for article, _ in lessons], 40)) == [summary for _, summary in lessons]
    assert engine.card == engine_of(loaded, "qwen3").card


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("family", ["marian", "nllb", "madlad"])
def test_an_output_ends_at_the_limit_of_its_own_sentence_not_of_the_longest_in_the_batch(
    load_tiny: Load, family: str, backend: str
) -> None:
    source, target = spec_of(family).directions[0]
    model = load_tiny(family, backend).model
    assert isinstance(model, Seq2Seq)
    frame = model.framing.translation(source, target)
    encoded = model.tokens.encode(SENTENCES[source][:2])
    search = Search(Decoding(), (3, 60), model.framing.suppressed)
    cut, whole = model.backend.generate([[*frame.before, *ids, *frame.after] for ids in encoded], frame.output, search)
    assert (len(cut.ids), cut.finished) == (3, False)
    assert whole.finished
    source_ids = [*frame.before, *encoded[0], *frame.after]
    learnt = [piece.id for piece in model.tokens.pieces(SENTENCES[target][0])]
    (scores,) = model.backend.score([source_ids], frame.output, [learnt])
    assert cut.logprob == pytest.approx(sum(scores[:3]) / 3, abs=0.01)  # not that of all that the batch ran to
    assert SENTENCES[target][0].startswith(model.tokens.decode(cut.ids))
    assert model.tokens.decode(whole.ids) == SENTENCES[target][1]


@pytest.mark.parametrize("family", ["marian", "nllb", "madlad", "qwen3"])
def test_a_text_too_long_is_refused_instead_of_cut_in_silence(load_tiny: Load, family: str) -> None:
    engine = engine_of(load_tiny(family, INT8), family)
    source, target = spec_of(family).directions[0]
    text = " ".join(SENTENCES[source] * 10)
    assert engine.count_tokens([text])[0] > engine.input_limit
    with pytest.raises(ValueError, match="split it first"):
        engine.translate([text], source, target)


@pytest.mark.parametrize("family", ["marian", "nllb", "madlad"])
def test_an_over_long_sentence_is_split_into_pieces_that_fit_and_none_is_cut(load_tiny: Load, family: str) -> None:
    engine = engine_of(load_tiny(family, INT8), family)
    source, target = spec_of(family).directions[0]
    sentence = ", ".join(text.rstrip(".") for text in SENTENCES[source] * 2) + "."
    pieces = split_clauses(sentence, lambda piece: engine.count_tokens([piece])[0] <= engine.input_limit)
    assert len(pieces) > 1
    assert "".join(pieces) == sentence
    assert all(hypothesis.text for hypothesis in engine.translate(pieces, source, target))


@pytest.mark.parametrize("family", ["marian", "nllb", "qwen3"])
def test_empty_texts_stay_empty_and_cost_nothing(load_tiny: Load, family: str) -> None:
    engine = engine_of(load_tiny(family, INT8), family)
    source, target = spec_of(family).directions[0]
    hypotheses = engine.translate(["", SENTENCES[source][0], " \n "], source, target)
    assert texts(hypotheses) == ["", SENTENCES[target][0], ""]
    assert hypotheses[0] == Hypothesis("", 0.0, True, 0)
    assert engine.translate([], source, target) == []


def test_a_direction_that_models_txt_does_not_name_is_refused(load_tiny: Load) -> None:
    engine = engine_of(load_tiny("marian", INT8), "marian")
    assert engine.supports("it", "en")
    assert not engine.supports("it", "uz")
    with pytest.raises(UnknownLanguage, match="does not translate Italian into Uzbek"):
        engine.translate(["Ciao."], "it", "uz")
