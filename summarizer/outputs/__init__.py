"""Outputs: a result as text, Markdown, HTML, JSON or a Word file.

Every module of ``formats`` describes its formats in a tuple ``FORMATS``; command line, page and batch take them from
here. A new format is one new module there.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from summarizer.arguments import require
from summarizer.errors import OptionError
from summarizer.outputs import formats
from summarizer.outputs.base import Format
from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Result

__all__ = ["FORMATS", "Format", "get", "write"]


def _found() -> Iterator[Format]:
    for module in iter_modules(formats.__path__):
        yield from import_module(f"{formats.__name__}.{module.name}").FORMATS


FORMATS: Mapping[str, Format] = {
    form.name: form for form in sorted(_found(), key=lambda form: (form.bilingual, form.name))
}


def get(name: str) -> Format:
    """The format of that name.

    Raises:
        OptionError: there is no such format.
    """
    try:
        return FORMATS[name]
    except (KeyError, TypeError):
        raise OptionError(f"There is no format {name!r}.", f"Choose one of: {', '.join(FORMATS)}.") from None


def write(result: Result, name: str, words: Words = ENGLISH) -> bytes:
    """The result in the format of that name, texts in UTF-8; what the format says itself, in ``words``.

    Raises:
        OptionError: there is no such format, or what is given is not a result.
        OutputError: a library that the format needs is not installed.
    """
    require(Result, result=result)
    require(Words, words=words)
    return get(name).write(result, words)
