"""Recovers an Italian article from a paste, translates it into English and Uzbek, and summarises it.

    import summarizer

    result = summarizer.process(text, targets=("en", "uz"))
    print(result["en"].summary.text)
    print(result["en"].text)

Nothing heavy is imported until a model is needed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer import uzbek
    from summarizer.article import recover
    from summarizer.errors import SummarizerError
    from summarizer.events import Event
    from summarizer.pipeline import Summarizer, process
    from summarizer.result import (
        Article,
        Dropped,
        Flag,
        Result,
        Summary,
        SummarySentence,
        TranslatedSentence,
        Translation,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Dropped",
    "Event",
    "Flag",
    "Result",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "SummarySentence",
    "TranslatedSentence",
    "Translation",
    "__version__",
    "process",
    "recover",
    "uzbek",
]

_HOMES = {
    "Article": "result",
    "Dropped": "result",
    "Event": "events",
    "Flag": "result",
    "Result": "result",
    "Summarizer": "pipeline",
    "SummarizerError": "errors",
    "Summary": "result",
    "SummarySentence": "result",
    "TranslatedSentence": "result",
    "Translation": "result",
    "process": "pipeline",
    "recover": "article",
}
_MODULES = frozenset({"article", "batch", "errors", "events", "render", "translation", "uzbek"})


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is first asked for (PEP 562)."""
    if name in _HOMES:
        value = getattr(import_module(f"summarizer.{_HOMES[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"summarizer.{name}")
    else:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_MODULES})
