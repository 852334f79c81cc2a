"""models.txt: what is shipped, and what a line may say."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import RegistryError
from summarizer.models.licences import licence
from summarizer.models.registry import load_registry, parse_registry
from summarizer.models.sizes import human_size, parse_size

LINE = "light,auto  translate  it-en  owner/name  refs/pr/3  Apache-2.0  348MB  head=d43c831"
COMMIT = "a" * 40

# What models-facts says must not be pinned: pickles, a stranger's upload, no content.
NEVER = {
    "23f2c7f29233a3e0accc900625d65ddf6a49b93e",
    "dc40ed8ff3498c6cc4279ac0422876df808741d3",
    "f8d333a098d19b4fd9a8b18f94170487ad3f821d",
    "7be3e24664b38ce1cac29b8aeed6911aa0cf0576",
    "e43ee79ff1768201e83dea963fcb082f47d6eb17",
    "88c0cf16fa854c09540cefee378d8700d562c841",
    "a4f8f3ea906ed274767e9906dbaede7531d660ff",
    "2437a524effdbadc327ced84595508f1e32025b3",
}


@pytest.mark.parametrize("profile", ["auto", "light", "best", "permissive", "llm", "starter"])
def test_every_profile_is_there(profile: str) -> None:
    assert load_registry().of_profile(profile)


def test_no_line_pins_what_has_no_safetensors() -> None:
    assert {spec.revision for spec in load_registry().specs}.isdisjoint(NEVER)


def test_every_revision_is_a_full_commit_or_can_be_checked() -> None:
    for spec in load_registry().specs:
        assert not spec.movable or {"head", "sha256"} & spec.options.keys()


def test_every_profile_but_the_starter_leads_into_uzbek() -> None:
    registry = load_registry()
    for profile in ("auto", "light", "best", "permissive", "llm", "direct", "madlad"):
        through_english = registry.select(profile, "translate", "it", "en") and registry.select(
            profile, "translate", "en", "uz"
        )
        assert registry.select(profile, "translate", "it", "uz") or through_english
    assert not registry.select("starter", "translate", "en", "uz")


def test_permissive_is_permissive() -> None:
    assert all(spec.licence.commercial for spec in load_registry().of_profile("permissive"))


def test_the_file_of_the_wheel_is_the_file_of_the_checkout() -> None:
    root = Path(__file__).parents[2]
    assert load_registry() == parse_registry((root / "models.txt").read_text(encoding="utf-8"))


def test_a_line_becomes_a_model() -> None:
    (spec,) = parse_registry(f"# head\n\n{LINE}  # a comment\n").specs
    assert spec.profiles == ("light", "auto")
    assert spec.directions == (("it", "en"),)
    assert spec.size == 348_000_000
    assert spec.movable
    assert spec.describe() == "owner/name (348 MB, Apache 2.0)"


def test_one_line_can_serve_several_directions_with_its_own_codes() -> None:
    (spec,) = parse_registry(
        f"mine translate it-en,en-uz owner/name {COMMIT} MIT 2GB codes=it:ita_Latn,uz:uzn_Latn"
    ).specs
    assert spec.serves("en", "uz")
    assert not spec.serves("it", "uz")
    assert not spec.movable


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            "light translate it-en owner/name",
            "4 columns where at least 7 are needed (missing: revision, licence, size)",
        ),
        (LINE.replace("translate", "transcribe"), "the task is 'transcribe', not translate or summarize"),
        (LINE.replace("it-en", "it>en"), "'it>en' is not a direction like it-en"),
        (LINE.replace("owner/name", "name"), "'name' is not the id of a repository"),
        (LINE.replace("owner/name", "../../etc"), "is not the id of a repository"),
        (LINE.replace("refs/pr/3", "d43c831"), "'d43c831' is a short commit"),
        (LINE.replace("refs/pr/3", "../main"), "'../main' is not a full commit"),
        (LINE.replace("  head=d43c831", ""), "refs/pr/3 can move: add head= or sha256="),
        (LINE.replace("348MB", "big"), "'big' is not a size like 348MB or 2.5GB"),
        (LINE + " speed=9", "'speed' is not an option; known are head"),
        (LINE + " compute=int4", "'int4' is not a value for the option compute"),
        (LINE + " input=long", "'long' is not a value for the option input"),
        (LINE + " head=d43c832", "option head is given twice"),
        (LINE + " loose", "'loose' is not an option of the form key=value"),
        (LINE.replace("light,auto", "Light"), "'Light' is not a profile"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named_by_its_number(line: str, complaint: str) -> None:
    with pytest.raises(RegistryError, match=r"^mine\.txt, line 3: .*" + re.escape(complaint)):
        parse_registry(f"# models\n\n{line}\n", "mine.txt")


def test_a_file_of_ones_own_is_read_by_option_or_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(LINE, encoding="utf-8")
    assert len(load_registry(path).specs) == 1
    monkeypatch.setenv("SUMMARIZER_MODELS", str(path))
    assert load_registry().path == str(path)


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\xff\xfe\x00"])
def test_a_file_without_models_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(content)
    with pytest.raises(RegistryError, match=re.escape(str(path))):
        load_registry(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        load_registry(tmp_path / "none.txt")


def test_an_unknown_profile_is_answered_with_the_known_ones() -> None:
    with pytest.raises(RegistryError, match=r"no profile 'fast'.*light"):
        load_registry().of_profile("fast")


@given(st.text(max_size=200))
def test_any_text_is_parsed_or_refused_with_a_registry_error(text: str) -> None:
    try:
        registry = parse_registry(text)
    except RegistryError:
        return
    assert registry.specs


@given(st.integers(1, 99_999).map(lambda tenths: tenths / 10), st.sampled_from(["kB", "MB", "GB"]))
def test_sizes_are_read_as_written(number: float, unit: str) -> None:
    size = parse_size(f"{number}{unit}")
    assert size == round(number * {"kB": 1e3, "MB": 1e6, "GB": 1e9}[unit])
    assert human_size(size)[-2:] in ("kB", "MB", "GB")


def test_an_unknown_licence_counts_as_non_commercial() -> None:
    assert not licence("none").commercial
    assert not licence("secret-1.0").commercial
    assert not licence("cc-by-nc-4.0").commercial
    assert licence("apache-2.0").commercial


def test_targets_are_whatever_the_file_serves_straight_or_through_english() -> None:
    line = "light translate {} owner/{} " + "0" * 40 + " MIT 1GB\n"
    registry = parse_registry(
        "".join(line.format(pair, pair) for pair in ("it-fr", "en-uz", "en-it", "de-ru", "it-en"))
    )
    assert registry.targets("it") == ("en", "uz", "fr")
    assert parse_registry(line.format("it-fr", "a") + line.format("en-uz", "b")).targets("it") == ("fr",)
