from dataclasses import replace

from summarizer.engines.base import Decoding, Hypothesis
from summarizer.errors import NotEnoughMemory
from summarizer.models import ModelSpec
from summarizer.translation.glossary import Glossary, Term
from summarizer.translation.translator import Translator
from tests.fake_models import CARD, FakeEngine, FakeModels, faithful


def translator(english: FakeEngine | None = None, uzbek: FakeEngine | None = None) -> tuple[Translator, FakeModels]:
    models = FakeModels(english, uzbek)
    return Translator(models), models  # type: ignore[arg-type]


def sent(engine: FakeEngine) -> list[str]:
    return [text for texts, _ in engine.batches for text in texts]


def test_a_repeated_sentence_is_translated_once() -> None:
    one, models = translator()
    twice = one.translate(["Riapre il ponte.", "Il ponte è bello.", "Riapre il ponte."], "it", "en")
    assert twice[0] == twice[2]
    assert sent(models.english).count("Riapre il ponte.") == 1


def test_what_was_translated_before_is_remembered() -> None:
    one, models = translator()
    one.translate(["Riapre il ponte."], "it", "en")
    one.translate(["Riapre il ponte."], "it", "en")
    assert len(models.english.batches) == 1


def test_text_without_letters_is_copied() -> None:
    one, models = translator()
    [done] = one.translate(["* * *"], "it", "en")
    assert (done.target, done.steps, models.english.batches) == ("* * *", ("copied",), [])


def test_a_pivot_is_two_steps_and_says_so() -> None:
    def to_uzbek(text: str, target: str, decoding: Decoding) -> Hypothesis:
        assert target == "uz"
        return Hypothesis(f"uz {text}", -0.2, True, 5)

    one, _ = translator(uzbek=FakeEngine(to_uzbek))
    [done] = one.translate(["Riapre il ponte di Borgo."], "it", "uz")
    english = faithful("Riapre il ponte di Borgo.", "en", Decoding()).text
    assert done.source == "Riapre il ponte di Borgo."
    assert done.target == f"uz {english}"
    assert done.steps[0] == "beam 2"
    assert len(done.steps) >= 2


def test_the_pivot_uses_the_english_that_was_made_already() -> None:
    one, models = translator(uzbek=FakeEngine())
    one.translate(["Riapre il ponte."], "it", "en")
    one.translate(["Riapre il ponte."], "it", "uz")
    assert sent(models.english) == ["Riapre il ponte."]


def test_doubts_of_both_steps_are_kept_and_confidence_multiplies() -> None:
    def unsure(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis(faithful(text, target, decoding).text, -4.0, True, 6)

    fitted = replace(CARD, id="starter")
    one, _ = translator(english=FakeEngine(unsure, card=fitted), uzbek=FakeEngine(card=fitted))
    [english] = one.translate(["Riapre il ponte di Borgo."], "it", "en")
    [uzbek] = one.translate(["Riapre il ponte di Borgo."], "it", "uz")
    assert {flag.kind for flag in english.flags} <= {flag.kind for flag in uzbek.flags}
    assert english.confidence is not None
    assert uzbek.confidence is not None
    assert uzbek.confidence < english.confidence


def losing_the_number(text: str, target: str, decoding: Decoding) -> Hypothesis:
    good = faithful(text, target, decoding)
    return Hypothesis(good.text.replace("2400", "9100"), -0.2, True, good.tokens)


def test_what_stays_in_doubt_goes_through_another_model_and_the_sounder_is_kept() -> None:
    models = FakeModels(FakeEngine(losing_the_number), other=FakeEngine())
    one = Translator(models)  # type: ignore[arg-type]
    wrong, right = one.translate(["Il ponte è costato 2400 euro.", "La piazza riapre oggi."], "it", "en")
    assert "2400" in wrong.target
    assert wrong.flags == ()
    assert wrong.steps[-1] == "by fake/other"
    assert right.steps == ("beam 2",)
    assert sent(models.other) == ["Il ponte è costato 2400 euro."]  # type: ignore[arg-type]


def test_another_model_that_does_no_better_changes_nothing_but_the_steps() -> None:
    models = FakeModels(FakeEngine(losing_the_number), other=FakeEngine(losing_the_number))
    [done] = Translator(models).translate(["Il ponte è costato 2400 euro."], "it", "en")  # type: ignore[arg-type]
    [alone] = Translator(FakeModels(FakeEngine(losing_the_number))).translate(  # type: ignore[arg-type]
        ["Il ponte è costato 2400 euro."], "it", "en"
    )
    assert (done.target, done.flags, done.steps) == (alone.target, alone.flags, (*alone.steps, "by fake/other"))


def test_of_two_doubtful_translations_by_two_models_one_is_an_alternative() -> None:
    def otherwise(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis(faithful(text, target, decoding).text.replace("2400", "9200"), -0.2, True, 6)

    models = FakeModels(FakeEngine(losing_the_number), other=FakeEngine(otherwise))
    [done] = Translator(models).translate(["Il ponte è costato 2400 euro."], "it", "en")  # type: ignore[arg-type]
    assert [(other.target, other.by) for other in done.alternatives] == [
        (done.target.replace("9100", "9200"), "by fake/other")
    ]


def test_another_model_that_cannot_be_loaded_leaves_what_there_is_and_is_not_asked_again() -> None:
    asked: list[str] = []

    class Broken(FakeModels):
        def engine(self, wanted: ModelSpec) -> FakeEngine:
            if wanted.id == "fake/other":
                asked.append(wanted.id)
                raise NotEnoughMemory("The other model needs 8 GB.", "Close something.")
            return super().engine(wanted)

    models = Broken(FakeEngine(losing_the_number), other=FakeEngine())
    one = Translator(models)  # type: ignore[arg-type]
    [done] = one.translate(["Il ponte è costato 2400 euro."], "it", "en")
    one.translate(["La piazza è costata 2400 euro."], "it", "en")
    assert len(asked) == 1
    assert "9100" in done.target
    assert {flag.kind for flag in done.flags} == {"numbers"}


def test_parts_come_in_the_order_asked_for() -> None:
    one, _ = translator()
    sentences = [f"La casa numero {n} è grande." for n in range(30)]
    parts = list(one.stream(sentences, [29, *range(29)], "it", "en"))
    assert 29 in parts[0]
    assert sorted(i for part in parts for i in part) == list(range(30))


def test_batches_are_larger_where_nobody_reads_along() -> None:
    def sizes(engine: FakeEngine) -> list[int]:
        return [len(texts) for texts, _ in engine.batches]

    sentences = [f"La casa numero {n} è grande." for n in range(10, 42)]
    one, models = translator()
    one.translate(sentences, "it", "en")
    assert sizes(models.english) == [16, 16]
    beside, models = translator()
    page = beside.stream(["Il ponte riapre.", *sentences], range(33), "it", "en")
    next(page)
    before = len(models.english.batches)
    beside.translate(sentences, "it", "en")
    assert max(sizes(models.english)[before:]) == models.english.batch
    del page
    models.english.batches.clear()
    beside.translate([f"{sentence} Oggi." for sentence in sentences], "it", "en")
    assert sizes(models.english) == [16, 16]


def test_a_users_term_is_put_in_or_flagged() -> None:
    def stubborn(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("The digital change reached Samarcande.", -0.2, True, 6)

    glossary = Glossary(
        [Term("Samarcanda", "Samarkand", "en"), Term("transizione digitale", "digital transition", "en")]
    )
    models = FakeModels(FakeEngine(stubborn))
    one = Translator(models, glossary)  # type: ignore[arg-type]
    [done] = one.translate(["La transizione digitale è arrivata a Samarcanda."], "it", "en")
    assert "Samarkand" in done.target
    assert "glossary" in done.steps
    assert any(flag.kind == "glossary" and "digital transition" in flag.detail for flag in done.flags)


def test_a_name_that_is_as_the_glossary_wants_it_is_in_no_doubt() -> None:
    def renaming(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("The delegation arrived in Dry Town yesterday.", -0.2, True, 6)

    italian = "La delegazione è arrivata ieri a Borgosecco."
    [alone] = Translator(FakeModels(FakeEngine(renaming))).translate([italian], "it", "en")  # type: ignore[arg-type]
    assert [flag.kind for flag in alone.flags] == ["names"]
    glossary = Glossary([Term("Borgosecco", "Dry Town", "en")])
    [done] = Translator(FakeModels(FakeEngine(renaming)), glossary).translate(  # type: ignore[arg-type]
        [italian], "it", "en"
    )
    assert (done.target, done.flags) == ("The delegation arrived in Dry Town yesterday.", ())


def test_a_glossary_may_keep_what_has_another_form() -> None:
    def leaving(text: str, target: str, decoding: Decoding) -> Hypothesis:
        return Hypothesis("The delegation arrived in Samarcanda yesterday.", -0.2, True, 6)

    for terms, expected in (([], "Samarkand"), ([Term("Samarcanda", "Samarcanda")], "Samarcanda")):
        one = Translator(FakeModels(FakeEngine(leaving)), Glossary(terms))  # type: ignore[arg-type]
        [done] = one.translate(["La delegazione è arrivata ieri a Samarcanda."], "it", "en")
        assert (done.target, done.flags) == (f"The delegation arrived in {expected} yesterday.", ())
