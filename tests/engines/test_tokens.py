"""Our reading of the tokenizers equals transformers', and text never becomes a control token."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.engines.tokens import load_tokens
from summarizer.errors import ModelDamaged, UnknownLanguage
from tests.checkpoints import family_folder
from tests.engines.conftest import Load, spec_of
from tests.tiny.architectures import quiet
from tests.tiny.sentences import SENTENCES

TYPES = {
    "marian": "marian",
    "nllb": "m2m_100",
    "m2m100": "m2m_100",
    "mbart50": "mbart",
    "madlad": "t5",
    "mt5-summary": "mt5",
    "bart-summary": "bart",
}


@pytest.mark.parametrize("family", TYPES)
def test_ids_are_those_of_transformers_own_tokenizer(family: str) -> None:
    from transformers import AutoTokenizer

    folder = family_folder(family)
    tokens = load_tokens(folder, TYPES[family])
    with quiet():
        theirs = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    for sentence in (*SENTENCES["it"], *SENTENCES["en"]):
        assert tokens.encode([sentence])[0] == theirs(sentence, add_special_tokens=False).input_ids


@pytest.mark.parametrize("family", TYPES)
def test_our_sentences_have_no_unknown_piece_and_come_back_whole(family: str) -> None:
    tokens = load_tokens(family_folder(family), TYPES[family])
    unknown = tokens.id("<unk>")
    for sentence in (*SENTENCES["it"], *SENTENCES["en"], *SENTENCES["uz"]):
        (ids,) = tokens.encode([sentence])
        assert unknown not in ids
        if family != "marian":  # its two sides have a SentencePiece model each
            assert tokens.decode(ids) == sentence


@pytest.mark.parametrize(
    ("family", "controls"),
    [
        ("marian", "</s> <pad> <unk>"),
        ("nllb", "</s> <pad> <unk> <s> <mask> eng_Latn uzn_Latn"),
        ("m2m100", "</s> <pad> <unk> <s> __en__ __uz__"),
        ("mbart50", "</s> <pad> <unk> <s> en_XX"),
        ("madlad", "</s> <unk> <s> <2uz>"),
        ("bart-summary", "</s> <pad> <unk> <s> <mask>"),
    ],
)
def test_control_tokens_in_a_text_are_text(family: str, controls: str) -> None:
    tokens = load_tokens(family_folder(family), TYPES[family])
    for control in controls.split():
        number = tokens.id(control)
        assert number is not None
        (ids,) = tokens.encode([f"Il sindaco {control} ha detto"])
        assert number not in ids
        assert tokens.encode(["Il sindaco ha detto"]) != [ids]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_encoded(text: str) -> None:
    for family in ("marian", "nllb"):
        tokens = load_tokens(family_folder(family), TYPES[family])
        (ids,) = tokens.encode([text])
        assert all(0 <= number < len(tokens.vocabulary) for number in ids)


def test_a_tokenizer_without_its_language_codes_is_refused(load_tiny: Load, copy_of: Callable[[str], Path]) -> None:
    # As transformers would have it: the source language would silently become <unk>.
    folder = copy_of("nllb")
    path = folder / "tokenizer.json"
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    codes = ("uzn_Latn", "ita_Latn")
    tokenizer["added_tokens"] = [token for token in tokenizer["added_tokens"] if token["content"] not in codes]
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    loaded = load_tiny("nllb", "backend=transformers", folder)
    with pytest.raises(UnknownLanguage, match="no token uzn_Latn for Uzbek"):
        loaded.translation(spec_of("nllb"))


@pytest.mark.parametrize(
    ("family", "options", "missing"),
    [
        ("nllb", "codes=uz:uzn_Cyrl", "uzn_Cyrl"),
        ("marian-codes", "", ">>uzb_Latn<<"),
        ("madlad", "", "<2uz>"),
    ],
)
def test_a_code_that_the_tokenizer_does_not_know_is_refused(
    load_tiny: Load, copy_of: Callable[[str], Path], family: str, options: str, missing: str
) -> None:
    folder = copy_of(family)
    if family != "nllb":
        name = "vocab.json" if family == "marian-codes" else "tokenizer.json"
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(missing, "?".join(missing)), encoding="utf-8")
    loaded = load_tiny(family, f"backend=transformers {options}", folder)
    with pytest.raises(UnknownLanguage, match="for Uzbek"):
        loaded.translation(spec_of(family, options))


def test_a_damaged_tokenizer_is_named(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelDamaged, match=r"tokenizer in .* cannot be read"):
        load_tokens(tmp_path, "m2m_100")
