"""A source sentence and its translation, as every check receives them."""

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.languages.uz.script import to_latin
from summarizer.languages.uz.spelling import normalize_apostrophes

# No word is longer: what follows would only cost time.
_ENDLESS = re.compile(r"(\S{100})\S+")


@dataclass(frozen=True)
class Pair:
    """Texts and languages of one sentence and its translation.

    Languages are ISO 639-1 codes, of which a script may follow ("uz-Cyrl", "uzn_Latn").
    """

    source: str
    target: str
    source_language: str
    target_language: str

    @cached_property
    def source_plain(self) -> str:
        """The source in the one spelling that the checks read (Uzbek: Latin letters, ʻ and ʼ)."""
        return _plain(self.source, self.source_code)

    @cached_property
    def target_plain(self) -> str:
        """The target in the one spelling that the checks read."""
        return _plain(self.target, self.target_code)

    @cached_property
    def source_code(self) -> str:
        """Bare code of the source language: "uz" for "uz-Cyrl"."""
        return _code(self.source_language)

    @cached_property
    def target_code(self) -> str:
        """Bare code of the target language."""
        return _code(self.target_language)


def _code(language: str) -> str:
    code = language.replace("_", "-").split("-")[0].lower()
    return {"uzn": "uz", "ita": "it", "eng": "en"}.get(code, code)


def _plain(text: str, code: str) -> str:
    text = _ENDLESS.sub(r"\1", text.replace("\u00a0", " ").replace("\u202f", " "))
    return to_latin(normalize_apostrophes(text)) if code == "uz" else text
