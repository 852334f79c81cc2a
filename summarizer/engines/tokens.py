"""Tokenizers as the hub's repositories carry them, read without transformers wherever that is possible.

They keep no state between calls, so that several threads can share one, and text never turns into control tokens:
"</s>" or "<2en>" in an article is text.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import sentencepiece
import tokenizers

from summarizer.errors import ModelDamaged


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of a text: its id, and the characters ``start`` to ``end`` that it stands for."""

    id: int
    start: int
    end: int

    @classmethod
    def of(cls, number: int, start: int, end: int, text: str) -> "Piece":
        """A piece without the blanks before it, which some tokenizers count in."""
        return cls(number, end - len(text[start:end].lstrip()), end)


class Tokens(Protocol):
    """Pieces of text and their ids. ``vocabulary`` holds the piece of each id."""

    vocabulary: list[str]

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of each text, without any control token."""
        ...

    def pieces(self, text: str) -> list[Piece]:
        """A text as the model would write it, without any control token."""
        ...

    def decode(self, ids: Sequence[int]) -> str:
        """The text of generated ids; control tokens are left out."""
        ...

    def unknown(self, texts: Sequence[str]) -> list[bool]:
        """Whether each text holds something that there is no piece for."""
        ...

    def id(self, token: str) -> int | None:
        """The id of a token, None where there is none."""
        ...

    def save(self, folder: Path) -> None:
        """Write what ``load_tokens`` needs."""
        ...


def load_tokens(folder: Path, model_type: str) -> Tokens:
    """The tokenizer in a model's folder; ``model_type`` is config.json's.

    Raises:
        ModelDamaged: there is none, or it cannot be read.
    """
    try:
        if (folder / "source.spm").is_file():
            return SentencePieceTokens(folder)
        if (folder / "tokenizer.json").is_file():
            return FastTokens(tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json")))
        return _from_transformers(folder, model_type)
    except ModelDamaged:
        raise
    except Exception as error:  # tokenizers and sentencepiece raise bare Exception and RuntimeError
        raise ModelDamaged(f"The tokenizer in {folder} cannot be read: {error}.", "Fetch the model again.") from error


class FastTokens:
    """A tokenizer.json (https://huggingface.co/docs/tokenizers)."""

    def __init__(self, tokenizer: tokenizers.Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        tokenizer.encode_special_tokens = True  # control tokens in a text are text
        self._tokenizer = tokenizer
        added = {str(token.content): number for number, token in tokenizer.get_added_tokens_decoder().items()}
        self._control = frozenset(added.values())
        self._control_words = re.compile("|".join(map(re.escape, sorted(added, key=len, reverse=True))) or r"(?!)")
        ids = tokenizer.get_vocab(with_added_tokens=True)
        size = max(ids.values()) + 1
        self.vocabulary: list[str] = [f"<gap_{number}>" for number in range(size)]
        for token, number in ids.items():
            self.vocabulary[number] = token

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [
            self._encode_broken(text) if self._control.intersection(encoding.ids) else list(encoding.ids)
            for text, encoding in zip(texts, encodings, strict=True)
        ]

    def _encode_broken(self, text: str) -> list[int]:
        """For vocabularies that hold control tokens as pieces (T5): "</s>" in a text becomes "< /s>"."""
        broken = self._control_words.sub(lambda match: f"{match[0][0]} {match[0][1:]}", text)
        unknown = self.id("<unk>")
        ids = self._tokenizer.encode(broken, add_special_tokens=False).ids
        return [number for number in ids if number not in self._control or number == unknown]

    def pieces(self, text: str) -> list[Piece]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        unknown = self.id("<unk>")
        return [
            Piece.of(number, start, end, text)
            for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
            if number not in self._control or number == unknown
        ]

    def decode(self, ids: Sequence[int]) -> str:
        return str(self._tokenizer.decode(list(ids), skip_special_tokens=True)).strip()

    def unknown(self, texts: Sequence[str]) -> list[bool]:
        number = self.id("<unk>")
        return [number in encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]

    def id(self, token: str) -> int | None:
        return self._tokenizer.token_to_id(token)

    def save(self, folder: Path) -> None:
        self._tokenizer.save(str(folder / "tokenizer.json"))


class SentencePieceTokens:
    """SentencePiece models for cutting and joining, and a vocab.json that numbers the pieces (Marian, M2M100).

    ``extra`` are tokens with the ids that follow the vocabulary's.
    """

    def __init__(self, folder: Path, names: tuple[str, str] = ("source.spm", "target.spm"), extra: Sequence[str] = ()):
        self._files = [folder / name for name in (*names, "vocab.json")]
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(self._files[0]))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(self._files[1]))
        self._ids: dict[str, int] = json.loads(self._files[2].read_text(encoding="utf-8"))
        for token in extra:
            self._ids.setdefault(token, len(self._ids))
        self._unknown = self._ids["<unk>"]
        self._extra = list(extra)
        self.vocabulary: list[str] = [f"<gap_{number}>" for number in range(max(self._ids.values()) + 1)]
        for token, number in self._ids.items():
            self.vocabulary[number] = token
        special = {"<s>", "</s>", "<pad>", "<unk>", *extra, *(t for t in self._ids if t.startswith(">>"))}
        self._special = {number for token, number in self._ids.items() if token in special}

    @property
    def unwritten(self) -> frozenset[str]:
        """The pieces of the vocabulary, which both sides share, that are the source's own."""
        pieces = (self._target.id_to_piece(number) for number in range(self._target.get_piece_size()))
        special = (self.vocabulary[number] for number in self._special)
        return frozenset(self.vocabulary).difference(pieces, special)

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        pieces = self._source.encode(list(texts), out_type=str)
        return [[self._ids.get(piece, self._unknown) for piece in text] for text in pieces]

    def pieces(self, text: str) -> list[Piece]:
        found = self._target.encode(text, return_type="offset_mapping")
        return [
            Piece.of(self._ids.get(piece, self._unknown), start, end, text)
            for piece, (start, end) in zip(found["pieces"], found["offsets"], strict=True)
        ]

    def decode(self, ids: Sequence[int]) -> str:
        pieces = [self.vocabulary[number] for number in ids if number not in self._special]
        return str(self._target.decode_pieces(pieces)).strip()

    def unknown(self, texts: Sequence[str]) -> list[bool]:
        return [self._unknown in ids for ids in self.encode(texts)]

    def id(self, token: str) -> int | None:
        return self._ids.get(token)

    def save(self, folder: Path) -> None:
        for path, name in zip(self._files[:2], ("source.spm", "target.spm"), strict=True):
            (folder / name).write_bytes(path.read_bytes())
        (folder / "vocab.json").write_text(json.dumps(self._ids, ensure_ascii=False), encoding="utf-8")


def unwritten(tokens: object, model_type: str) -> frozenset[str]:
    """Pieces that a model has learnt never to write: with Marian, whose sides share a vocabulary, the source's own."""
    return tokens.unwritten if model_type == "marian" and isinstance(tokens, SentencePieceTokens) else frozenset()


def _from_transformers(folder: Path, model_type: str) -> Tokens:
    """Older layouts (spiece.model, vocab.json with merges.txt), which transformers turns into the new one."""
    from transformers import AutoTokenizer, PreTrainedTokenizerFast

    if model_type == "m2m_100":
        from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

        codes = [f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]]
        return SentencePieceTokens(folder, ("sentencepiece.bpe.model", "sentencepiece.bpe.model"), codes)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise ModelDamaged(f"The tokenizer in {folder} is of a kind that is not supported.", "Choose another model.")
    return FastTokens(tokenizer.backend_tokenizer)
