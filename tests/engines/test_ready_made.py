"""Models that others have converted: they give what ours give, and what does not fit together is refused."""

import json
import shutil
from pathlib import Path

import pytest

from summarizer.engines.convert import convert
from summarizer.engines.load import LoadedModel, load
from summarizer.errors import ModelDamaged, RegistryError
from summarizer.models.registry import ModelSpec, parse_registry
from summarizer.models.snapshots import Snapshot
from tests import processor
from tests.checkpoints import family_folder, ready_made_folder
from tests.tiny.sentences import pairs

FAMILIES = {"nllb": "m2m_100", "madlad": "t5"}


def spec_of(family: str, options: str = "") -> ModelSpec:
    prefix = "prefix=<2{target}> input=512" if family == "madlad" else ""
    line = f"tiny translate en-uz a/{family} {'0' * 40} MIT 1MB format=ctranslate2 {prefix} {options}"
    return parse_registry(line).specs[0]


def loaded(family: str, folder: Path, tokenizer: Path | None = None) -> LoadedModel:
    model = load(spec_of(family, f"family={FAMILIES[family]}"), Snapshot(folder, "0" * 40, None, tokenizer), "cpu")
    assert isinstance(model, LoadedModel)
    return model


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(ready_made_folder("nllb"), tmp_path / "nllb")


@pytest.mark.skipif(processor.int8_saturates(), reason="this processor's int8 products overflow")
@pytest.mark.parametrize("family", FAMILIES)
def test_a_model_that_somebody_else_converted_translates_as_one_of_ours(family: str) -> None:
    model = loaded(family, ready_made_folder(family))
    texts, references = zip(*pairs("en", "uz"), strict=True)
    translated = [h.text for h in model.translation(spec_of(family)).translate(texts, "en", "uz")]
    assert sum(a == b for a, b in zip(translated, references, strict=True)) >= 18
    assert model.card.backend.startswith("ctranslate2 int8")
    model.close()


def test_a_repository_without_a_tokenizer_takes_that_of_the_makers(copy: Path) -> None:
    (copy / "tokenizer.json").unlink()
    model = loaded("nllb", copy, family_folder("nllb"))
    [(text, translation)] = pairs("en", "uz")[:1]
    assert model.translation(spec_of("nllb")).translate([text], "en", "uz")[0].text == translation
    model.close()


def test_a_tokenizer_whose_pieces_are_in_another_order_is_refused(copy: Path) -> None:
    path = copy / "shared_vocabulary.json"
    vocabulary = json.loads(path.read_text(encoding="utf-8"))
    vocabulary[40], vocabulary[41] = vocabulary[41], vocabulary[40]
    path.write_text(json.dumps(vocabulary), encoding="utf-8")
    with pytest.raises(ModelDamaged, match="is not the one it was made with: piece 40"):
        loaded("nllb", copy)
    path.write_text(json.dumps(vocabulary[:30]), encoding="utf-8")
    with pytest.raises(ModelDamaged, match="which the weights have not"):
        loaded("nllb", copy)


def test_a_t5_whose_scores_were_shrunk_by_its_conversion_is_refused(tmp_path: Path) -> None:
    source = shutil.copytree(family_folder("madlad"), tmp_path / "madlad")
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    (source / "config.json").write_text(json.dumps(config | {"scale_decoder_outputs": True}), encoding="utf-8")
    target = tmp_path / "converted"
    target.mkdir()
    convert(source, target, "int8")
    with pytest.raises(ModelDamaged, match="shrinks the scores"):
        loaded("madlad", target)


def test_models_txt_must_say_what_it_is_and_files_must_be_what_they_seem(copy: Path) -> None:
    with pytest.raises(RegistryError, match="family="):
        load(spec_of("nllb"), Snapshot(copy, "0" * 40), "cpu")
    (copy / "model.bin").write_bytes((copy / "model.bin").read_bytes()[:40])
    with pytest.raises(ModelDamaged, match="cannot be read"):
        loaded("nllb", copy)
