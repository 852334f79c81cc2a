"""Which models are taken, by what is cached, reachable, installed and allowed."""

from collections.abc import Collection

import pytest

from summarizer.errors import LicenceRefused, ModelMissing, RegistryError, UnknownLanguage
from summarizer.extras import install_command
from summarizer.models.ladder import Surroundings
from summarizer.models.registry import ModelSpec, load_registry, parse_registry
from summarizer.models.route import Chooser

OPUS, OPUS_BIG = "Helsinki-NLP/opus-mt-it-en", "Helsinki-NLP/opus-mt-tc-big-it-en"
READY = "OpenNMT/nllb-200-distilled-1.3B-ct2-int8"
NLLB, NLLB_BIG = "facebook/nllb-200-distilled-600M", "facebook/nllb-200-distilled-1.3B"
TURKIC = "Helsinki-NLP/opus-mt-tc-bible-big-deu_eng_fra_por_spa-trk"
BART, DISTILBART = "facebook/bart-large-cnn", "sshleifer/distilbart-cnn-12-6"
QWEN = "Qwen/Qwen3-4B-Instruct-2507"


def chooser(
    profile: str = "auto",
    cached: Collection[str] = (),
    *,
    reachable: bool = False,
    starter: bool = False,
    commercial: bool = False,
) -> Chooser:
    around = Surroundings(lambda spec: spec.id in cached, lambda: reachable, lambda: starter)
    return Chooser(load_registry(), profile, around, commercial=commercial)


def taken(choose: Chooser, target: str) -> list[str]:
    return [choice.spec.id for choice in choose.translation("it", target)]


@pytest.mark.parametrize(
    ("cached", "reachable", "starter", "model", "reason"),
    [
        ([OPUS], True, True, OPUS, "it is in the cache"),
        ([OPUS, OPUS_BIG], False, True, OPUS_BIG, "it is in the cache"),
        ([], True, True, OPUS, "the hub can be reached"),
        ([], False, True, "starter", "no other is in the cache and the hub cannot be reached"),
    ],
)
def test_auto_takes_what_is_cached_else_light_from_the_hub_else_the_starter(
    cached: list[str], reachable: bool, starter: bool, model: str, reason: str
) -> None:
    (choice,) = chooser(cached=cached, reachable=reachable, starter=starter).translation("it", "en")
    assert (choice.spec.id, choice.reason) == (model, reason)


def test_uzbek_goes_through_english() -> None:
    assert taken(chooser("light", [OPUS, NLLB]), "uz") == [OPUS, NLLB]
    assert taken(chooser("best", [OPUS_BIG, NLLB_BIG]), "uz") == [OPUS_BIG, NLLB_BIG]
    assert taken(chooser("permissive", [OPUS, TURKIC]), "uz") == [OPUS, TURKIC]


def test_uzbek_goes_directly_where_the_profile_names_a_direct_model() -> None:
    assert taken(chooser("direct", [NLLB]), "uz") == [NLLB]
    assert taken(chooser("llm", [QWEN]), "uz") == [QWEN]


def test_the_starter_can_be_the_first_of_two_steps() -> None:
    assert taken(chooser(cached=[NLLB], starter=True), "uz") == ["starter", NLLB]


def another_way(choose: Chooser, target: str) -> list[str] | None:
    way = choose.alternative("it", target, [choice.spec for choice in choose.translation("it", target)])
    return None if way is None else [spec.id for spec in way]


def test_another_way_to_uzbek_is_the_same_model_straight_from_italian() -> None:
    assert another_way(chooser("light", [OPUS, NLLB]), "uz") == [NLLB]
    assert another_way(chooser("direct", [OPUS, NLLB]), "uz") == [OPUS, NLLB]
    assert another_way(chooser(cached=[NLLB], starter=True), "uz") == [NLLB]


def test_another_way_to_english_is_what_auto_finds_on_this_machine() -> None:
    assert another_way(chooser(cached=[OPUS], starter=True), "en") == ["starter"]
    assert another_way(chooser(cached=[OPUS, OPUS_BIG], reachable=True), "en") == [OPUS]
    assert another_way(chooser(cached=[OPUS], reachable=True), "en") is None


def test_a_named_profile_keeps_to_its_own_models() -> None:
    assert another_way(chooser("light", [OPUS, OPUS_BIG], starter=True), "en") is None
    assert another_way(chooser("starter", [OPUS], starter=True), "en") is None


def test_another_way_keeps_to_licences_that_allow_commercial_use() -> None:
    assert another_way(chooser(cached=[OPUS, TURKIC, NLLB], commercial=True), "uz") is None


def test_nothing_for_uzbek_is_said_with_model_size_licence_and_command() -> None:
    for profile in ("auto", "starter"):
        with pytest.raises(ModelMissing) as raised:
            chooser(profile, starter=True).translation("it", "uz")
        assert raised.value.message == (
            f"Uzbek needs {READY} (1.4 GB, CC BY-NC 4.0, non-commercial), not on this machine."
        )
        assert raised.value.hint == "Run `summarizer models pull --profile light --to uz`."


def test_without_hub_and_starter_the_way_to_both_is_shown() -> None:
    with pytest.raises(ModelMissing, match=r"English needs .*348 MB, Apache 2.0") as raised:
        chooser().translation("it", "en")
    assert "summarizer models pull --profile light --to en" in raised.value.hint
    assert install_command("starter") in raised.value.hint


def test_a_profile_by_name_takes_another_model_rather_than_none_and_says_so() -> None:
    choices = chooser("light", [OPUS_BIG, NLLB_BIG], starter=True).translation("it", "uz")
    assert [(choice.spec.id, choice.instead and choice.instead.id) for choice in choices] == [
        (OPUS_BIG, OPUS),
        (NLLB_BIG, READY),
    ]
    assert choices[0].reason == f"{OPUS} is not on this machine and cannot be fetched now"
    [choice] = chooser("best", starter=True).translation("it", "en")
    assert (choice.spec.id, choice.instead and choice.instead.id) == ("starter", OPUS_BIG)


def test_nothing_steps_down_to_a_licence_that_forbids_more_than_the_profile_does() -> None:
    with pytest.raises(ModelMissing, match=TURKIC):
        chooser("permissive", [OPUS, NLLB, NLLB_BIG, READY]).translation("it", "uz")


def lacks(identifier: str) -> Surroundings:
    return Surroundings(
        cached=lambda spec: spec.id == identifier,
        reachable=lambda: True,
        starter_installed=lambda: True,
        lacking=lambda spec: "needs 9 GB of memory, and 1 GB is free" if spec.id == identifier else None,
    )


def test_what_the_machine_has_no_room_for_is_passed_over_and_said() -> None:
    [_, choice] = Chooser(load_registry(), "light", lacks(READY)).translation("it", "uz")
    assert (choice.spec.id, choice.reason) == (NLLB, f"{READY} needs 9 GB of memory, and 1 GB is free")


def test_where_nothing_else_serves_it_is_tried_all_the_same() -> None:
    line = f"mine translate it-en a/b {'a' * 40} MIT 1MB"
    [choice] = Chooser(parse_registry(line), "mine", lacks("a/b")).translation("it", "en")
    assert choice.spec.id == "a/b"


def test_what_has_just_failed_is_passed_over_and_its_error_raised_where_nothing_serves() -> None:
    error = ModelMissing("It is gone.", "Look.")
    around = Surroundings(lambda spec: False, lambda: True, lambda: True, failed=lambda spec: error)
    [choice] = Chooser(
        load_registry(), "light", Surroundings(lambda spec: False, lambda: True, lambda: True, failed=gone)
    ).translation("it", "en")
    assert (choice.spec.id, choice.reason) == ("starter", "It is gone")
    with pytest.raises(ModelMissing) as raised:
        Chooser(load_registry(), "light", around).translation("it", "en")
    assert raised.value is error


def gone(spec: ModelSpec) -> ModelMissing | None:
    return None if spec.id == "starter" else ModelMissing("It is gone.", "Look.")


def test_a_batch_keeps_to_the_models_it_is_told() -> None:
    around = Surroundings(lambda spec: True, lambda: True, lambda: True)
    [choice] = Chooser(load_registry(), "light", around, only=["starter"]).translation("it", "en")
    assert choice.spec.id == "starter"


def test_commercial_use_leaves_out_what_does_not_allow_it() -> None:
    everything = [OPUS, OPUS_BIG, NLLB, NLLB_BIG, TURKIC]
    assert taken(chooser(cached=everything, commercial=True), "uz") == [OPUS_BIG, TURKIC]
    with pytest.raises(LicenceRefused, match="may be used commercially") as raised:
        chooser("light", everything, commercial=True).translation("it", "uz")
    assert "--profile permissive" in raised.value.hint


def test_commercial_from_the_hub_takes_the_permissive_model() -> None:
    assert taken(chooser(reachable=True, commercial=True), "uz") == [OPUS, TURKIC]


def test_summaries_follow_the_same_order_and_may_be_missing() -> None:
    cached = chooser(cached=[BART, DISTILBART]).summary("en")
    fetched = chooser(reachable=True).summary("en")
    assert cached is not None
    assert fetched is not None
    assert (cached.spec.id, fetched.spec.id) == (BART, DISTILBART)
    assert chooser(starter=True).summary("en") is None
    assert chooser(cached=[BART]).summary("uz") is None


@pytest.mark.parametrize(("source", "target"), [("it", "fr"), ("de", "en"), ("uz", "it"), ("it", "")])
def test_an_unknown_direction_is_answered_with_the_known_targets(source: str, target: str) -> None:
    with pytest.raises(UnknownLanguage, match=r"Target languages in .* are en, kk, ru, uz"):
        chooser().translation(source, target)


def test_an_unknown_profile_is_refused_at_once() -> None:
    with pytest.raises(RegistryError, match=r"no profile 'fast'"):
        chooser("fast")


def test_a_registry_without_a_model_for_a_step_says_so() -> None:
    commit = "a" * 40
    registry = parse_registry(f"mine translate it-en a/b {commit} MIT 1MB\nother translate en-uz a/c {commit} MIT 1MB")
    around = Surroundings(lambda spec: spec.id == "a/b", lambda: False, lambda: False)
    with pytest.raises(ModelMissing, match="Uzbek needs a/c") as raised:
        Chooser(registry, "mine", around).translation("it", "uz")
    assert "--profile other" in raised.value.hint
