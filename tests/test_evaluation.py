import pytest

from summarizer.errors import InputError
from summarizer.evaluation import evaluate


def test_a_perfect_translation_scores_100() -> None:
    lines = ["The bridge of San Lauro reopens today.", "The shops in the centre are pleased about it."]
    scores = evaluate(lines, lines, lambda sentences: sentences, "fake", "model")
    assert (scores.chrf, scores.bleu, scores.sentences) == (100.0, 100.0, 2)
    assert "nw:2" in scores.chrf_signature
    assert "tok:13a" in scores.bleu_signature
    assert set(scores.to_dict()) == {
        "chrf", "bleu", "chrf_signature", "bleu_signature", "sentences", "seconds", "profile", "model",
    }  # fmt: skip


def test_a_bad_one_scores_little() -> None:
    scores = evaluate(["a b c d"], ["completely different words here"], lambda sentences: sentences, "fake", "model")
    assert scores.chrf < 20


@pytest.mark.parametrize(("sources", "references"), [([], []), (["a"], []), (["a"], ["b", "c"])])
def test_files_that_do_not_correspond_are_refused(sources: list[str], references: list[str]) -> None:
    with pytest.raises(InputError, match="correspond"):
        evaluate(sources, references, lambda sentences: sentences, "fake", "model")
