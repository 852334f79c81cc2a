"""What a reader takes away: the result, or what there is of it after Stop, as a file."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from summarizer.result import Result
from summarizer.script import in_script
from summarizer.web.reading import Reading


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file: its name, media type and bytes."""

    name: str
    media_type: str
    content: bytes


def _text(result: Result) -> bytes:
    from summarizer.render import to_text

    return to_text(result).encode()


def _markdown(result: Result) -> bytes:
    from summarizer.render import to_markdown

    return to_markdown(result).encode()


def _html(result: Result) -> bytes:
    from summarizer.render import to_html

    return to_html(result).encode()


def _json(result: Result) -> bytes:
    from summarizer.render import to_json

    return to_json(result).encode()


def _docx(result: Result) -> bytes:
    from summarizer.render_docx import to_docx

    return to_docx(result)


def _docx_both(result: Result) -> bytes:
    from summarizer.render_docx import to_docx

    return to_docx(result, bilingual=True)


def _html_both(result: Result) -> bytes:
    from summarizer.render_bilingual import to_bilingual_html

    return to_bilingual_html(result).encode()


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS: Mapping[str, tuple[str, str, Callable[[Result], bytes]]] = {
    "copy": ("txt", "text/plain;charset=utf-8", _text),
    "text": ("txt", "text/plain;charset=utf-8", _text),
    "markdown": ("md", "text/markdown;charset=utf-8", _markdown),
    "docx": ("docx", _WORD, _docx),
    "html": ("html", "text/html;charset=utf-8", _html),
    "json": ("json", "application/json", _json),
    "docx_both": ("docx", _WORD, _docx_both),
    "html_both": ("html", "text/html;charset=utf-8", _html_both),
}


def pack(reading: Reading, kind: str) -> Parcel:
    """The reading as one of the kinds of file; Uzbek in the alphabet that is shown.

    ``kind`` is "copy", "text", "markdown", "docx", "html", "json", "docx_both" or "html_both". "copy" has the
    language on view only.
    """
    suffix, media_type, write = _KINDS[kind]
    result = snapshot(reading)
    if kind == "copy":
        language = reading.language
        summaries = {language: result.summaries[language]} if language in result.summaries else {}
        result = replace(result, translations={language: result[language]}, summaries=summaries)
    return Parcel(f"{_slug(result)}{'-it' if kind.endswith('_both') else ''}.{suffix}", media_type, write(result))


def snapshot(reading: Reading) -> Result:
    """The result as far as it has come, Uzbek spelt as the reader chose.

    Raises:
        ValueError: there is no article yet.
    """
    return in_script(reading.state.so_far(), reading.alphabet)


def _slug(result: Result) -> str:
    """A file name from the headline: ASCII letters, digits and hyphens, at most 60."""
    title = result.article.title or "article"
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "article"
