"""The comparison with rivals, on models that are small enough for tests: what is compared does the same work."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks import argos, engine, peak_memory, random_models, rivals
from benchmarks.texts import groups, some
from summarizer.engines.ct2 import CTranslate2Backend
from summarizer.engines.search import Output

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # PyTorch's dynamic int8 is deprecated


def test_all_rivals_are_compared(shape: str, folder: Path) -> None:
    rows, seconds = engine.compare(shape, folder, rounds=1, again=1.5)
    assert [row.goal for row in rows] == [10, 20, 1.1, 0.95, 1]
    assert all(row.ratio and row.ratio > 0 for row in rows)
    assert {name[:3] for name in seconds} == {"our", "(a)", "(b)", "(c)", "(d)"}


def test_every_output_of_ours_has_the_length_asked_for(
    shape: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []
    generate = CTranslate2Backend.generate

    def counted(self: CTranslate2Backend, *arguments: Any) -> list[Output]:
        outputs = generate(self, *arguments)
        lengths.extend(len(output.ids) for output in outputs)
        return outputs

    monkeypatch.setattr(CTranslate2Backend, "generate", counted)
    texts = groups(shape)
    engine.ours(random_models.convert(shape, folder), shape, texts)["ours, beam 4"]()
    # The last token of each does not count: it would be the end.
    assert sorted(lengths) == sorted(group.output - 1 for group in texts for _ in group.sentences)


def test_every_output_of_transformers_has_it_too(shape: str, folder: Path) -> None:
    model, pad = rivals.load(random_models.write(shape, folder)), random_models.padding(shape)
    for group in groups(shape):
        assert rivals.generate(model, group.sentences, group.output, pad).shape == (
            len(group.sentences),
            group.output + 1,
        )


def test_argos_gets_every_sentence_once(shape: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ctranslate2

    given: list[list[str]] = []
    translate = ctranslate2.Translator.translate_batch

    class Counted(ctranslate2.Translator):  # type: ignore[misc]  # the package has no types
        def translate_batch(self, sentences: list[list[str]], **options: Any) -> Any:
            given.extend(sentences)
            results = translate(self, sentences, **options)
            assert {len(result.hypotheses[0]) for result in results} == {options["min_decoding_length"]}
            return results

    monkeypatch.setattr(ctranslate2, "Translator", Counted)
    names, texts = random_models.vocabulary(shape), groups(shape)
    argos.contender(random_models.convert(shape, folder), texts, names)()
    assert given == [[names[number] for number in text] for group in texts for text in group.sentences]


def test_a_share_takes_from_every_group(shape: str) -> None:
    assert [len(group.sentences) for group in some(groups(shape), 0.5)] == [1, 1, 1]
    assert [len(group.sentences) for group in some(groups(shape), 0)] == [1, 1, 1]


def test_both_sides_of_the_memory_run(shape: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peak_memory, "_SHAPE", shape)
    peak_memory.loop(random_models.write(shape, folder))
    peak_memory.ours(random_models.convert(shape, folder))
    assert peak_memory.own_peak() > 10_000_000
