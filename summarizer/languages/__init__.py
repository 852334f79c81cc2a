"""The languages: a folder for each, with all that is known about it.

``get`` finds a language by its code. A code without a folder gives a language of which no more is known than its names:
it can be translated into where a model has it, and only checks that need nothing of it are run.
"""

import re
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from summarizer.arguments import require
from summarizer.errors import UnknownLanguage
from summarizer.languages.base import Alphabet, Language
from summarizer.languages.data import rows

__all__ = ["SOURCE", "TARGETS", "Alphabet", "Language", "get", "known", "name_of"]

# The language of the articles, and those that they are translated into unless others are asked for.
SOURCE = "it"
TARGETS = ("en", "uz")


_CODE = re.compile(r"[a-z]{2,3}\Z")


def get(language: Language | str) -> Language:
    """The language of a code ("uz"), of which a script may follow ("uz-Cyrl", "uzn_Latn"); a Language as it is.

    Raises:
        UnknownLanguage: this is not a code of a language.
        OptionError: it is not even a ``str``.
    """
    require(Language | str, language=language)
    return language if isinstance(language, Language) else _get(language)


def name_of(code: str) -> str:
    """The English name of a language for a message; the code itself where it is none."""
    try:
        return get(code).name
    except UnknownLanguage:
        return code


@lru_cache
def known() -> tuple[Language, ...]:
    """The languages that have a folder, by code."""
    return tuple(_get(code) for code in sorted(_folders()))


@lru_cache(maxsize=1000)
def _get(tag: str) -> Language:
    code, *subtags = tag.replace("_", "-").split("-")
    code = _of_models().get(code.lower(), code.lower())
    if not _CODE.match(code):
        raise UnknownLanguage(f"{tag!r} is not a code of a language.", 'Give an ISO 639 code, such as "en" or "uz".')
    script = next((part.title() for part in subtags if len(part) == 4), None)
    language = _in_folder(code)
    return language if script in (None, language.script) else replace(language, script=script, is_alien=None)


@lru_cache
def _in_folder(code: str) -> Language:
    if code not in _folders():
        codes = _codes().get(code, {})
        script = codes["nllb"].split("_")[1] if codes else "Latn"
        return Language(code=code, name=_name(code, "en"), native=_name(code, code), script=script, codes=codes)
    language: Language = import_module(f"{__name__}.{code}").LANGUAGE
    return language


def _name(code: str, reader: str) -> str:
    """The name of a language in that of ``reader``, from Unicode CLDR; the code where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(reader).languages.get(code) or code
    except (UnknownLocaleError, ValueError):
        return code


@lru_cache
def _codes() -> dict[str, dict[str, str]]:
    """The codes of languages without a folder in families of models."""
    return {row[0]: dict(zip(("nllb", "mbart"), row[1:], strict=False)) for row in rows("codes.tsv")}


@lru_cache
def _of_models() -> dict[str, str]:
    """Codes of three letters that models use for the languages of the folders."""
    return {
        language.codes["nllb"].split("_")[0]: code
        for code, language in ((code, _in_folder(code)) for code in _folders())
        if "nllb" in language.codes
    }


@lru_cache
def _folders() -> frozenset[str]:
    return frozenset(module.name for module in iter_modules(__path__) if module.ispkg)
