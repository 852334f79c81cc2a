"""Recovers an Italian article from a paste, translates it into English and Uzbek, and summarises it.

    import summarizer

    result = summarizer.process(text, targets=("en", "uz"))
    print(result["en"].summary.text)
    print(result["en"].text)

Nothing heavy is imported until a model is needed.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer import article, batch, errors, events, languages, outputs, sources, text, translation, uzbek
    from summarizer.api import Summarizer
    from summarizer.article import recover
    from summarizer.errors import (
        Cancelled,
        Closed,
        EmptyInput,
        GatedModel,
        GlossaryError,
        HubUnreachable,
        InputError,
        LicenceRefused,
        ModelDamaged,
        ModelError,
        ModelMissing,
        NoArticle,
        NotEnoughDisk,
        NotEnoughMemory,
        NotText,
        OptionError,
        OutputError,
        RegistryError,
        SummarizerError,
        TooLong,
        UnknownLanguage,
        UnreadableSource,
        WrongLanguage,
    )
    from summarizer.events import Event
    from summarizer.result import (
        Alternative,
        Article,
        Doubt,
        Dropped,
        Fact,
        Flag,
        Rendering,
        Result,
        Summary,
        SummarySentence,
        TranslatedSentence,
        Translation,
    )
    from summarizer.shared import process

__version__ = "0.1.0"

__all__ = [
    "Alternative",
    "Article",
    "Cancelled",
    "Closed",
    "Doubt",
    "Dropped",
    "EmptyInput",
    "Event",
    "Fact",
    "Flag",
    "GatedModel",
    "GlossaryError",
    "HubUnreachable",
    "InputError",
    "LicenceRefused",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "NoArticle",
    "NotEnoughDisk",
    "NotEnoughMemory",
    "NotText",
    "OptionError",
    "OutputError",
    "RegistryError",
    "Rendering",
    "Result",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "SummarySentence",
    "TooLong",
    "TranslatedSentence",
    "Translation",
    "UnknownLanguage",
    "UnreadableSource",
    "WrongLanguage",
    "__version__",
    "article",
    "batch",
    "errors",
    "events",
    "languages",
    "outputs",
    "process",
    "recover",
    "sources",
    "text",
    "translation",
    "uzbek",
]

_MODULES = frozenset(
    {"article", "batch", "errors", "events", "languages", "outputs", "sources", "text", "translation", "uzbek"}
)
_HOMES = ("errors", "result", "events", "article", "api", "shared")  # lightest first


def _find(name: str) -> object:
    """Import what is asked for when it is first asked for (PEP 562)."""
    if name in _MODULES:
        return import_module(f"summarizer.{name}")
    if name in __all__:
        for home in _HOMES:
            value = getattr(import_module(f"summarizer.{home}"), name, None)
            if value is not None:
                globals()[name] = value
                return value
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")


if not TYPE_CHECKING:  # type checkers see the imports above, and thereby misspelt names
    __getattr__ = _find


def __dir__() -> list[str]:
    return sorted(__all__)
