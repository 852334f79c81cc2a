import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from summarizer.engines import convert
from summarizer.engines.vocabulary import needed, spelt
from tests.engines.conftest import Load, spec_of
from tests.tiny.sentences import pairs


def test_pieces_of_other_scripts_are_not_needed() -> None:
    latin = ["<unk>", "ita_Latn", "▁casa", "▁perché", "▁oʻ", "maʼno", "1ª", "2026", "—", "▁"]
    characters = ["д", "▁д", "日", "ש"]
    others = ["▁дом", "日本", "▁של", "नम"]
    assert needed([*latin, *others, *characters]) == [*range(len(latin)), *range(14, 18)]


def test_a_piece_that_is_absent_is_spelt() -> None:
    assert spelt("▁casa", {"▁дом"}) == ["▁casa"]
    assert spelt("▁дом", {"▁дом"}) == ["▁", "д", "о", "м"]
    assert spelt("▁дом", {"▁дом", "м"}) == ["▁", "д", "о"]


@pytest.mark.parametrize("family", ["nllb", "mbart50"])
def test_a_narrowed_model_translates_as_before(
    load_tiny: Load, copy_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, family: str, tmp_path: Path
) -> None:
    lessons = pairs("it", "en")[:4]
    written = "".join(translation for _, translation in lessons).casefold()
    unused = next(letter for letter in "zkxqjwyvb" if letter not in written)

    def without_a_letter(vocabulary: Sequence[str]) -> list[int]:
        return [i for i, piece in enumerate(vocabulary) if unused not in piece or len(piece) == 1 or "_" in piece]

    monkeypatch.setattr(convert, "needed", without_a_letter)
    engine = load_tiny(family, "backend=ctranslate2 compute=float32", copy_of(family)).translation(spec_of(family))
    outputs = engine.translate([text for text, _ in lessons], "it", "en")
    assert [output.text for output in outputs] == [translation for _, translation in lessons]
    [present] = (tmp_path / "cache" / "ctranslate2").glob("*/shared_vocabulary.json")
    pieces = json.loads(present.read_text(encoding="utf-8"))
    assert not any(unused in piece for piece in pieces if len(piece) > 1 and "_" not in piece)


def test_the_output_of_marian_has_no_pieces_of_the_source_alone(
    load_tiny: Load, copy_of: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = copy_of("marian")
    load_tiny("marian", "compute=int8", folder)
    [converted] = (path for path in (tmp_path / "cache" / "ctranslate2").iterdir() if path.is_dir())
    source, target = (
        set(json.loads((converted / f"{side}_vocabulary.json").read_text(encoding="utf-8")))
        for side in ("source", "target")
    )
    own, others = (
        {model.id_to_piece(number) for number in range(model.get_piece_size())}
        for model in (SentencePieceProcessor(model_file=str(folder / f"{side}.spm")) for side in ("target", "source"))
    )
    assert target < source
    assert target >= source & own
    assert not target & (others - own)


def test_own_codes_may_ask_for_another_script(load_tiny: Load, copy_of: Callable[[str], Path], tmp_path: Path) -> None:
    load_tiny("nllb", "codes=uz:uzn_Cyrl", copy_of("nllb"))
    [folder] = (folder for folder in (tmp_path / "cache" / "ctranslate2").iterdir() if folder.is_dir())
    assert not folder.name.endswith("n")
