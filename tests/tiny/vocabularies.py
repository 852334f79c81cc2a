"""Real tokenizers, trained on the spot and saved with the files that the hub's repositories have."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES as M2M100_CODES
from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES as NLLB_CODES
from transformers.tokenization_utils_base import generate_merges

from tests.tiny.sentences import LATIN, corpus


def read_proto(path: Path) -> Any:
    """A SentencePiece model, parsed."""
    from sentencepiece import sentencepiece_model_pb2

    kind: Any = sentencepiece_model_pb2
    return kind.ModelProto.FromString(path.read_bytes())


def write_json(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def train_sentencepiece(path: Path, size: int, languages: Sequence[str] = LATIN, **options: Any) -> list[str]:
    """Train a SentencePiece model; returns its pieces by id."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus(languages)),
        model_writer=model,
        vocab_size=size,
        character_coverage=1.0,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
        **options,
    )
    path.write_bytes(model.getvalue())
    return [piece.piece for piece in read_proto(path).pieces]


def marian(folder: Path, codes: Sequence[str] = ()) -> None:
    """source.spm, target.spm, vocab.json: pieces of both sides, </s> first, <pad> last (OPUS-MT's conversions)."""
    source = train_sentencepiece(folder / "source.spm", 400, model_type="unigram")
    target = train_sentencepiece(folder / "target.spm", 360, model_type="unigram")
    tokens = dict.fromkeys(["</s>", "<unk>", *codes, *source, *target, "<pad>"])
    tokens.pop("<s>", None)
    padding = tokens.pop("<pad>")
    tokens["<pad>"] = padding
    write_json(folder / "vocab.json", {token: number for number, token in enumerate(tokens)})
    write_json(folder / "tokenizer_config.json", {"source_lang": "it", "target_lang": "en", "model_max_length": 512})


def nllb(folder: Path, languages: Sequence[str] = LATIN) -> None:
    """sentencepiece.bpe.model, and tokenizer.json with the codes of all languages after the pieces."""
    size = 500 if languages == LATIN else 900
    pieces = train_sentencepiece(folder / "sentencepiece.bpe.model", size, languages, model_type="bpe")
    proto = read_proto(folder / "sentencepiece.bpe.model")
    vocab = {token: number for number, token in enumerate(["<s>", "<pad>", "</s>", "<unk>", *pieces[3:]])}
    merges = generate_merges({piece: number for number, piece in enumerate(pieces)})
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges, unk_token="<unk>", fuse_unk=True))  # noqa: S106
    charsmap = proto.normalizer_spec.precompiled_charsmap
    spaces = normalizers.Replace(Regex(r" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.Precompiled(charsmap), spaces])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", *NLLB_CODES])
    tokenizer.add_special_tokens([AddedToken("<mask>", lstrip=True)])
    code = tokenizer.token_to_id("eng_Latn")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="eng_Latn $A </s>", pair="eng_Latn $A $B </s>", special_tokens=[("eng_Latn", code), ("</s>", 2)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    special = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    special |= {"sep_token": "</s>", "cls_token": "<s>"}
    write_json(folder / "special_tokens_map.json", special | {"additional_special_tokens": list(NLLB_CODES)})
    write_json(folder / "tokenizer_config.json", special | {"tokenizer_class": "NllbTokenizer", "src_lang": None})


def m2m100(folder: Path) -> None:
    """sentencepiece.bpe.model and vocab.json; the codes (__uz__) follow the pieces without being named in a file."""
    pieces = train_sentencepiece(folder / "sentencepiece.bpe.model", 500, model_type="bpe")
    tokens = ["<s>", "<pad>", "</s>", "<unk>", *pieces[3:]]
    write_json(folder / "vocab.json", {token: number for number, token in enumerate(tokens)})
    codes = [f"__{code}__" for code in M2M100_CODES["m2m100"]]
    write_json(folder / "special_tokens_map.json", {"additional_special_tokens": codes, "eos_token": "</s>"})
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": "M2M100Tokenizer"})


def mbart(folder: Path, tokenizer_class: str) -> None:
    """sentencepiece.bpe.model alone, as mbart-large-50 has it."""
    train_sentencepiece(folder / "sentencepiece.bpe.model", 500, model_type="unigram")
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": tokenizer_class})


def t5(folder: Path, size: int = 500, codes: Sequence[str] = (), *, fast: bool = True) -> None:
    """spiece.model, and the tokenizer.json made of it: T5, and with codes MADLAD, whose special ids are its own."""
    ids: dict[str, Any] = {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}
    if codes:
        ids = {"unk_id": 0, "bos_id": 1, "eos_id": 2, "user_defined_symbols": list(codes)}
    train_sentencepiece(folder / "spiece.model", size, model_type="unigram", **ids)
    special = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<s>" if codes else "<pad>"}
    extra = {"extra_ids": 0} if codes else {}
    write_json(folder / "tokenizer_config.json", special | extra | {"tokenizer_class": "T5Tokenizer"})
    if fast:
        _fast_t5(folder, codes)


def _fast_t5(folder: Path, codes: Sequence[str]) -> None:
    proto = read_proto(folder / "spiece.model")
    vocab = [(piece.piece, piece.score) for piece in proto.pieces]
    sentinels = [] if codes else [f"<extra_id_{number}>" for number in range(99, -1, -1)]
    vocab += [(sentinel, 0.0) for sentinel in sentinels]
    tokenizer = Tokenizer(models.Unigram(vocab, unk_id=proto.trainer_spec.unk_id, byte_fallback=False))
    tokenizer.normalizer = normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    control = ["<unk>", "<s>", "</s>"] if codes else ["<pad>", "</s>", "<unk>"]
    tokenizer.add_special_tokens([*control, *sentinels])
    tokenizer.add_tokens([AddedToken(code, normalized=False) for code in codes])
    end = tokenizer.token_to_id("</s>")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", end)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def bart(folder: Path, size: int = 700) -> None:
    """vocab.json and merges.txt: byte-level BPE, without tokenizer.json, as distilbart-cnn-12-6 has it."""
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.model.save(str(folder))
    write_json(folder / "tokenizer_config.json", {"model_max_length": 1024})


def chat(folder: Path, prompts: Sequence[str], template: str, control: Sequence[str], size: int = 900) -> None:
    """tokenizer.json of a chat model (byte-level BPE), with its template and its control tokens."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=list(control),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([*corpus(), *list(prompts) * 10], trainer)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "chat_template.jinja").write_text(template, encoding="utf-8")
