"""What a model reads in place of the signs that it was never shown.

The OPUS-MT models of 2020 were trained on text whose punctuation Moses' script had made plain; their vocabularies have
none of ’ “ ” « » – —, which would be read as unknown. So each model's vocabulary decides: a sign that is missing takes
its plain form. No letter and no digit is ever changed or left out: È without an accent would be "and" instead of "is".
What has no plain form stays as it is (``unread`` names it).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

# Signs by which the vocabularies made of plain text are known: they have none of them.
_MARKS_OF_PLAIN = "’“”«»"
# Plain forms of signs that Moses' script does not know; the first that can be read is taken.
_PLAIN = {
    "•": ("-", ""), "·": ("-", ""), "⋅": ("-", ""), "▪": ("-", ""), "‣": ("-", ""), "●": ("-", ""), "■": ("-", ""),
    "|": (" - ", " "), "¦": (" - ", " "), "→": ("->", "-", " "), "←": ("<-", "-", " "), "‹": ("'", ""), "›": ("'", ""),
    "′": ("'",), "″": ('"',), "ʼ": ("'",), "ʻ": ("'",), "‛": ("'",), "‟": ('"',), "{": ("(", " "), "}": (")", " "),
    "[": ("(", " "), "]": (")", " "), "¿": ("",), "¡": ("",), "‒": ("-",), "―": (" - ", "-"), "‐": ("-",), "‑": ("-",),
    "−": ("-",), "⁄": ("/",),
}  # fmt: skip
# Marks that are printed one for one in a language's own style.
_CURVED = "’‘‚“”„«»"
_SPACE = re.compile(r"[^\S\n]+")


class Normaliser:
    """Normalises texts for one model; ``unknown`` says whether a text holds something its vocabulary has no piece for.

    ``always`` is for models whose makers say that they normalised everything they were trained on (NLLB).
    """

    def __init__(self, unknown: Callable[[Sequence[str]], Sequence[bool]], *, always: bool = False) -> None:
        self._unknown = unknown
        self._always = always
        self._forms: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """``text`` as the model was used to read it."""
        spaced = _SPACE.sub(" ", text)
        if self._always or self._plain:
            spaced = _moses()(spaced)
        if any(self._unknown([spaced])):
            composed = unicodedata.normalize("NFC", spaced)
            spaced = "".join(character if character.isalnum() else self._form(character) for character in composed)
        return _SPACE.sub(" ", spaced).strip()

    def sign_by_sign(self, text: str) -> str:
        """A translation whose marks the model writes otherwise: as it writes them, each in its place."""
        return "".join(self._form(sign) if sign in _CURVED and len(self._form(sign)) == 1 else sign for sign in text)

    def unread(self, text: str) -> tuple[str, ...]:
        """The characters of a normalised text that the model has no piece for."""
        if not any(self._unknown([text])):
            return ()
        return tuple(character for character in dict.fromkeys(text) if any(self._unknown([character])))

    @cached_property
    def _plain(self) -> bool:
        return all(self._unknown(list(_MARKS_OF_PLAIN)))

    def _form(self, sign: str) -> str:
        """What a sign is read as: itself, where the vocabulary has it."""
        if sign not in self._forms:
            self._forms[sign] = next((form for form in _forms(sign) if not self._missing(form)), sign)
        return self._forms[sign]

    def _missing(self, form: str) -> bool:
        return bool(form.strip()) and any(self._unknown([form]))


def _forms(sign: str) -> Sequence[str]:
    """``sign``, then what may stand for it."""
    if unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cc"):
        return (sign, " ")
    if unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return (sign, "") if unicodedata.category(sign) == "Cf" or not unicodedata.combining(sign) else (sign,)
    moses = _moses()(sign)
    return (sign, *((moses,) if moses != sign else ()), *_PLAIN.get(sign, ()))


@lru_cache
def _moses() -> Callable[[str], str]:
    """Moses' script by sacremoses, without what it does to numbers ("12 500" would be glued) and to commas at quotes:
    the rest is the same for all languages. Not in ``perl_parity``, in which "C’è un po’" becomes "C"è un po"".
    """
    from sacremoses import MosesPunctNormalizer

    normalise: Callable[[str], str] = MosesPunctNormalizer(norm_numbers=False, norm_quote_commas=False).normalize
    return normalise


def curved(text: str) -> bool:
    """Whether a text has quotation marks or apostrophes that are not straight."""
    return any(sign in text for sign in _CURVED)


def typographic(text: str, quotes: str) -> str:
    """``text`` with quotation marks and apostrophes in a language's own style, where it has straight ones.

    ``quotes`` are the four marks, double then single, as “”‘’; empty for a language that has no style known.
    """
    if not quotes or ('"' not in text and "'" not in text):
        return text
    opening, closing, single, apostrophe = tuple(quotes)
    text = re.sub(r'(?:(?<=^)|(?<=[\s(\[—–-]))"(?=\S)', opening, text)
    text = text.replace('"', closing)
    text = re.sub(r"(?:(?<=^)|(?<=[\s(\[—–“-]))'(?=[^\W\d][^']*[^\s']'(?!\w))", single, text)
    return text.replace("'", apostrophe)
