"""Writes a SentencePiece model (https://github.com/google/sentencepiece, sentencepiece_model.proto) from its pieces."""

import struct
from collections.abc import Iterator, Sequence

# Fields of ModelProto, SentencePiece, TrainerSpec and NormalizerSpec that are written.
_PIECES, _TRAINER, _NORMALIZER = 1, 2, 3
_TEXT, _SCORE, _TYPE = 1, 2, 3
_MODEL_TYPE, _BYTE_FALLBACK = 3, 35
_CONTROL = {"unknown": (40, 45), "begin": (41, 46), "end": (42, 47), "padding": (43, 48)}  # an id, a piece
_DUMMY_PREFIX, _NO_EXTRA_SPACES, _ESCAPE_SPACES = 3, 4, 5
_BPE = 2
UNKNOWN = 2
"""The type of the one piece that stands for what has none; the other types are the ones that GGUF files give."""


def model(pieces: Sequence[str], scores: Sequence[float], types: Sequence[int], ids: dict[str, int]) -> bytes:
    """A byte-fallback BPE model that keeps all spaces, as Gemma's is.

    ``ids`` are those of the control pieces: "unknown", "begin", "end", "padding".
    """
    trainer = _integer(_MODEL_TYPE, _BPE) + _integer(_BYTE_FALLBACK, 1)
    for name, (own_id, own_piece) in _CONTROL.items():
        trainer += _integer(own_id, ids[name]) + _message(own_piece, pieces[ids[name]].encode("utf-8"))
    normalizer = _integer(_DUMMY_PREFIX, 0) + _integer(_NO_EXTRA_SPACES, 0) + _integer(_ESCAPE_SPACES, 1)
    return (
        b"".join(_pieces(pieces, scores, types, ids)) + _message(_TRAINER, trainer) + _message(_NORMALIZER, normalizer)
    )


def _pieces(
    pieces: Sequence[str], scores: Sequence[float], types: Sequence[int], ids: dict[str, int]
) -> Iterator[bytes]:
    for number, (piece, score, kind) in enumerate(zip(pieces, scores, types, strict=True)):
        text, own_kind = _message(_TEXT, piece.encode("utf-8")), UNKNOWN if number == ids["unknown"] else kind
        yield _message(_PIECES, text + struct.pack("<Bf", _SCORE << 3 | 5, score) + _integer(_TYPE, own_kind))


def _varint(number: int) -> bytes:
    """Seven bits a byte, lowest first (https://protobuf.dev/programming-guides/encoding)."""
    output = bytearray()
    while number > 0x7F:
        output.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*output, number))


def _integer(field: int, number: int) -> bytes:
    return _varint(field << 3) + _varint(number)


def _message(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content
