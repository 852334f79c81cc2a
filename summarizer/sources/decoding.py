"""Bytes to text: byte order mark, declared encoding, UTF-8, and Windows-1252 as the last resort of Western news."""

import codecs
import re

from summarizer.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# <meta charset="…"> within the first 1024 bytes (HTML Standard, 13.2.3.2), with room for large heads.
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4096
# Encodings of text, as Python names them: those of the WHATWG Encoding Standard (4.2), and UTF-32. Python has others
# that are none (base64, rot13) or that make halves of surrogate pairs (unicode_escape, utf-7).
_TEXT = frozenset(
    (
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii"),
        *(f"iso8859-{part}" for part in range(1, 17)),
        *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
        *("mac-roman", "mac-cyrillic", "koi8-r", "koi8-u", "gbk", "gb2312", "gb18030", "hz", "big5", "big5hkscs"),
        *("euc_jp", "iso2022_jp", "shift_jis", "euc_kr", "johab"),
    )
)
# Bytes that no text has, but line ends and tabs; in what is not text they are about a tenth.
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.01
# Web pages that say Latin-1 mean Windows-1252 (WHATWG Encoding Standard, 4.2).
_LATIN = {"iso8859-1", "ascii", "iso8859-15"}


def decode(data: bytes, declared: str | None = None) -> str:
    """``data`` as text; ``declared`` is the encoding that a Content-Type header names, if any.

    Raises:
        UnreadableSource: the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        raise _not_text()
    meta = _META.search(data[:_META_WITHIN])
    for name in (declared, meta[1].decode("ascii") if meta else None, "utf-8"):
        text = _try(data, name)
        if text is not None:
            return text
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise _not_text()
    return data.decode("cp1252", errors="replace")


def _try(data: bytes, name: str | None) -> str | None:
    try:
        encoding = codecs.lookup(name or "").name
        if encoding in _LATIN:
            # Much that says Latin-1 is UTF-8 by now; UTF-8 hardly ever fits by chance.
            return _try(data, "utf-8") or data.decode("cp1252", errors="replace")
        return data.decode(encoding) if encoding in _TEXT else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _not_text() -> UnreadableSource:
    return UnreadableSource("This is not a text file.", "Give .txt, .md, .html, .docx or .pdf.")
