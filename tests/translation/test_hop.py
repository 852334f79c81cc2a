from collections.abc import Callable

import pytest

from summarizer.engines.base import Decoding, Hypothesis
from summarizer.translation.hop import Hop
from tests.fake_models import FakeEngine, faithful

SENTENCE = "Il ponte di Borgo San Lauro è costato 2400 euro."
LONG = "Il ponte, che era chiuso da anni per una piena del fiume, riapre oggi; a Borgo San Lauro è costato 2400 euro."


def hop(answer: object = faithful, **options: object) -> tuple[Hop, FakeEngine]:
    engine = FakeEngine(answer, **options)  # type: ignore[arg-type]
    return Hop(engine, "it", "en"), engine


def test_one_translation_for_each_sentence_in_order() -> None:
    sentences = [f"La casa numero {n} è stata venduta." for n in range(50)]
    translator, _ = hop()
    done = translator.translate(sentences)
    assert [s.source for s in done] == sentences
    assert all(str(n) in s.target.split() for n, s in enumerate(done))


def test_nothing_to_translate() -> None:
    assert hop()[0].translate([]) == []


def test_a_good_first_try_is_kept() -> None:
    translator, engine = hop()
    [done] = translator.translate([SENTENCE])
    assert done.steps == ("beam 2",)
    assert done.flags == ()
    assert len(engine.batches) == 1


def in_pieces(text: str, target: str, decoding: Decoding) -> Hypothesis:
    """Loses the number of a long text."""
    good = faithful(text, target, decoding)
    return good if len(text) < len(LONG) else Hypothesis(good.text.replace("2400", "9100"), -0.2, True, 9)


def test_a_wrong_number_is_mended_in_pieces() -> None:
    [done] = hop(in_pieces)[0].translate([LONG])
    assert "2400" in done.target
    assert done.steps == ("beam 2", "split")
    assert done.flags == ()


def with_others(*others: str) -> Callable[[str, str, Decoding], Hypothesis]:
    return lambda text, target, decoding: Hypothesis(
        "The Borgo San Lauro bridge cost 9100 euros.", -0.2, True, 9, others=others
    )


def test_of_the_ends_of_one_search_the_first_without_a_doubt_is_taken_and_nothing_searched_again() -> None:
    answer = with_others(
        "The bridge cost 9100 euros.", "The Borgo San Lauro bridge cost 2400 euros.", "Borgo San Lauro cost 2400 euros."
    )
    translator, engine = hop(answer)
    [done] = translator.translate([SENTENCE])
    assert done.target == "The Borgo San Lauro bridge cost 2400 euros."
    assert (done.flags, done.steps) == ((), ("beam 2, other end",))
    assert len(engine.batches) == 1


def test_an_end_with_as_many_doubts_is_not_taken() -> None:
    [done] = hop(with_others("The Borgo San Lauro bridge cost 9200 euros."))[0].translate([SENTENCE])
    assert "9100" in done.target
    assert done.steps[0] == "beam 2"


def test_only_what_fails_is_tried_again() -> None:
    translator, engine = hop(in_pieces)
    translator.translate([LONG, "La piazza è stata chiusa ieri sera."])
    first, again = (texts for texts, _ in engine.batches)
    assert len(first) == 2
    assert " ".join(again).split() == LONG.split()


def test_what_cannot_be_mended_is_shown_with_its_flags_and_all_steps() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("word " * 40, -0.1, False, 40)

    long = (
        "Il ponte, che era chiuso da anni per una piena del fiume, riapre oggi; i negozianti del centro ne sono felici."
    )
    [done] = hop(answer)[0].translate([long])
    assert {"loop", "truncated"} <= {flag.kind for flag in done.flags}
    assert done.steps == ("beam 2", "no repeats", "split")
    assert done.confidence is None  # the fake engine has no fit


def test_the_better_of_two_bad_ones_is_kept() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return (
            Hypothesis("It cost 9 euro at San Lauro.", -0.5, True, 8) if text == LONG else Hypothesis("", -0.1, True, 1)
        )

    [done] = hop(answer)[0].translate([LONG])
    assert done.target == "It cost 9 euro at San Lauro."
    assert done.steps == ("beam 2", "split")


def test_an_over_long_sentence_is_split_and_nothing_of_it_is_lost() -> None:
    numbers = [str(n) for n in range(1000, 1200)]
    sentence = "Sono stati estratti i numeri " + ", ".join(numbers) + "."
    translator, engine = hop(input_limit=30)
    [done] = translator.translate([sentence])
    assert all(number in done.target for number in numbers)
    assert max(len(texts[0].split()) for texts, _ in engine.batches) <= 30


def test_uzbek_comes_with_its_own_letters() -> None:
    engine = FakeEngine(lambda text, target, decoding: Hypothesis("O'zbekiston ko'prigi ochildi.", -0.1, True, 5))
    [done] = Hop(engine, "en", "uz").translate(["The bridge of Uzbekistan was opened."])
    assert done.target == "Oʻzbekiston koʻprigi ochildi."


def test_work_can_be_stopped_before_each_search() -> None:
    def wrong(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("", -3.0, True, 1)

    calls: list[int] = []
    translator, engine = hop(wrong)
    translator.translate([LONG], lambda: calls.append(len(engine.batches)))
    assert calls == list(range(len(engine.batches)))
    assert len(calls) > 1


def test_number_words_beyond_twelve_are_given_to_the_model_in_figures() -> None:
    translated, engine = hop()
    [done] = translated.translate(["Gli studenti sono ventisei in due classi."])
    assert engine.batches[0][0] == ["Gli studenti sono 26 in due classi."]
    assert done.source == "Gli studenti sono ventisei in due classi."
    assert done.steps == ("beam 2",)


def test_figures_that_only_the_model_saw_are_written_as_in_the_target() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("There are 12.500 seats.", -0.1, True, 5)

    [done] = hop(answer)[0].translate(["I posti sono dodicimilacinquecento."])
    assert done.target == "There are 12,500 seats."
    assert done.flags == ()


def test_a_smaller_number_word_that_came_out_wrong_is_given_to_it_in_figures() -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        good = faithful(text, target, decoding)
        return Hypothesis(good.text.replace("nove"[::-1], "seventy"), -0.2, True, good.tokens)

    [done] = hop(answer)[0].translate(["Gli studenti della scuola sono nove."])
    assert "9" in done.target
    assert "figures" in done.steps
    assert done.flags == ()


@pytest.mark.parametrize(("sure", "kept"), [(-0.1, "It is 80."), (-0.9, "It is 70.")])
def test_of_two_as_doubtful_the_likelier_is_kept(sure: float, kept: str) -> None:
    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("It is 80.", sure, True, 9) if "9" in text else Hypothesis("It is 70.", -0.5, True, 3)

    [done] = hop(answer)[0].translate(["Gli studenti sono nove."])
    assert done.steps == ("beam 2", "figures")
    assert done.target == kept


def test_pieces_that_are_as_doubtful_as_the_whole_do_not_replace_it() -> None:
    whole = "Il ponte di Borgo San Lauro è costato 2400 euro; la piazza di Borgo Santa Rita è costata 7100 euro."

    def answer(text: str, target: str, decoding: Decoding) -> Hypothesis:
        good = faithful(text, target, decoding)
        sure = -0.4 if text == whole else -0.01
        return Hypothesis(good.text.replace("2400", "9100"), sure, True, good.tokens)

    [done] = hop(answer)[0].translate([whole])
    assert "split" in done.steps
    assert done.target == faithful(whole, "en", Decoding()).text.replace("2400", "9100")
