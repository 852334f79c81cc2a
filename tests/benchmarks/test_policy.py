"""Ways to search are compared on the translator's own road."""

import pytest

from benchmarks.policy import SHIPPED, sweep
from summarizer.engines.base import Decoding, Hypothesis
from summarizer.errors import InputError
from tests.fake_models import FakeEngine

SOURCES = ["Il gatto dorme sul muro.", "Piove da tre giorni.", "La scuola apre lunedì."]


def test_what_roads_have_in_common_is_decoded_once_and_counted_in_each() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        good = decoding.beam_size > 1
        return Hypothesis(f"{'Good' if good else 'Bad'} words about the thing.", -0.1 if good else -2, True, 6)

    engine = FakeEngine(answer)
    policies = {policy.name: policy for policy in sweep(engine, None, SOURCES, SOURCES)}
    assert policies["greedy"].cost == 1
    assert policies["beam 4"].shares == {"beam 4": 1}
    assert policies[SHIPPED].shares == policies["beam 2, with repairs"].shares
    asked = [(text, decoding) for texts, decoding in engine.batches for text in texts]
    assert len(asked) == len(set(asked))


def test_files_that_do_not_match_are_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    from benchmarks.policy import compare

    folder = tmp_path_factory.mktemp("pair")
    (folder / "a.it").write_text("Uno.\nDue.\n", encoding="utf-8")
    (folder / "a.en").write_text("One.\n", encoding="utf-8")
    with pytest.raises(InputError, match="differ in length"):
        compare(folder / "a.it", folder / "a.en")
