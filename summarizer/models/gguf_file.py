"""Reads a GGUF file (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md): metadata and tensors.

The package ``gguf`` expands the quantised blocks. Its own reader is not used: it makes an array of each of the
vocabulary's half million strings and numbers, which takes it tens of seconds, and this one a second.
"""

import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_MAGIC, _VERSION = b"GGUF", 3
_ALIGNMENT = 32
# Value types by their number: unsigned and signed 8, 16, 32 bits, float32, bool; string; array; 64 bits.
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9


@dataclass(frozen=True, slots=True)
class _Place:
    shape: tuple[int, ...]  # the fastest dimension first, as the file has it
    kind: int
    offset: int


class GGUF:
    """A file whose head has been read. ``metadata`` maps a key to a number, a string or a list of either."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as self._bytes:
            self._at = 0
            self._read()

    def _read(self) -> None:
        magic, version = self._take(4), self._number("I")
        if magic != _MAGIC or version != _VERSION:
            raise ValueError(f"{self._path} is not a GGUF file of version {_VERSION}")
        tensors, keys = self._number("Q"), self._number("Q")
        self.metadata: Mapping[str, Any] = dict(self._entry() for _ in range(keys))
        self._places = dict(self._place() for _ in range(tensors))
        alignment = int(self.metadata.get("general.alignment", _ALIGNMENT))
        self._data = -(-self._at // alignment) * alignment

    def __iter__(self) -> Iterator[str]:
        """The tensors' names."""
        return iter(self._places)

    def tensor(self, name: str) -> "np.ndarray[Any, np.dtype[np.float32]]":
        """A tensor in float32, its rows expanded, the slowest dimension first."""
        import gguf
        import numpy as np

        place = self._places[name]
        kind = gguf.GGMLQuantizationType(place.kind)
        block, size = gguf.GGML_QUANT_SIZES[kind]
        rows, width = place.shape[:0:-1], place.shape[0] // block * size
        count = int(np.prod(rows, dtype=np.int64)) * width
        raw = np.fromfile(self._path, np.uint8, count, offset=self._data + place.offset).reshape(*rows, width)
        expanded: np.ndarray[Any, np.dtype[np.float32]] = gguf.dequantize(raw, kind)
        return expanded

    def _take(self, count: int) -> bytes:
        self._at += count
        return self._bytes[self._at - count : self._at]

    def _number(self, code: str) -> int:
        [number] = struct.unpack_from("<" + code, self._bytes, self._at)
        self._at += struct.calcsize(code)
        return int(number)

    def _string(self) -> str:
        return self._take(self._number("Q")).decode("utf-8")

    def _entry(self) -> tuple[str, Any]:
        return self._string(), self._value(self._number("I"))

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._string()
        if kind == _ARRAY:
            inner, count = self._number("I"), self._number("Q")
            if inner in _SCALARS:
                code = _SCALARS[inner]
                return list(struct.unpack(f"<{count}{code}", self._take(count * struct.calcsize(code))))
            return [self._value(inner) for _ in range(count)]
        code = _SCALARS[kind]
        return struct.unpack("<" + code, self._take(struct.calcsize(code)))[0]

    def _place(self) -> tuple[str, _Place]:
        name = self._string()
        shape = tuple(self._number("Q") for _ in range(self._number("I")))
        return name, _Place(shape, self._number("I"), self._number("Q"))
