"""Puts the characters of a paste in order, without touching its wording.

Mojibake is undone by ftfy; entities are resolved; invisible characters go; all white space becomes plain blanks
and line feeds; the rest is Unicode NFC. Curly quotes stay: ’ and ʼ carry meaning in Italian and Uzbek.
"""

import html
import re
import unicodedata

# UTF-8 read as Windows-1252 always shows one of these letters before a character that Italian, Spanish, French,
# Portuguese and English words never put there. ftfy then decides; looking first spares clean text its cost.
_SUSPECT = re.compile("[ÂÃÄÅâåðïŸË][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Ã |\ufffd")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANK = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphens, zero-width characters, direction marks, byte-order marks, object replacement.
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufffc\ufe0e\ufe0f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")
_LIGATURE = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURES = re.compile("[ﬀ-ﬆ]")
# What goes may bring the halves of mojibake together; text may have been misread again and again.
_MOST_REPAIRS = 5
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text with its characters in order; lines and their order stay.

    Idempotent for text that holds no markup. Never raises.
    """
    for _ in range(_MOST_REPAIRS):
        before, text = text, _in_order(text)
        if text == before or not _SUSPECT.search(text):
            break
    return text


def _in_order(text: str) -> str:
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _HIDDEN.sub("", text)
    if _SUSPECT.search(text):
        import ftfy

        text = ftfy.fix_text(text, uncurl_quotes=False, unescape_html=False, fix_character_width=False)
    if _ENTITY.search(text):
        text = html.unescape(html.unescape(text))  # twice: pastes from editors hold "&amp;agrave;"
        if _SURROGATE.search(text):
            text = _SURROGATE.sub("\ufffd", text)
    text = _LINE_BREAK.sub("\n", text)
    text = text.replace("\xad\n", "")  # a soft hyphen shown at the end of a line
    text = _CONTROL.sub("", _INVISIBLE.sub("", _BLANK.sub(" ", text)))
    if _LIGATURES.search(text):
        text = text.translate(_LIGATURE)
    return unicodedata.normalize("NFC", text)
