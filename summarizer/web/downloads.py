"""What a reader takes away: the result, or what there is of it after Stop, as a file."""

import re
import unicodedata
from dataclasses import dataclass, replace

from summarizer import outputs
from summarizer.outputs.alphabets import in_alphabet
from summarizer.result import Result
from summarizer.web.reading import Reading

COPY = "copy"


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """A file for the browser to save: its name, media type and bytes."""

    name: str
    media_type: str
    content: bytes


def pack(reading: Reading, kind: str) -> DownloadFile:
    """The reading as one of the kinds of file; Uzbek in the alphabet that is shown.

    ``kind`` is the name of an output format, or "copy": text of the language on view only.
    """
    form = outputs.get("text" if kind == COPY else kind)
    result = snapshot(reading)
    if kind == COPY:
        language = reading.language
        summaries = {language: result.summaries[language]} if language in result.summaries else {}
        result = replace(result, translations={language: result[language]}, summaries=summaries)
    name = f"{_slug(result)}{'-it' if form.bilingual else ''}{form.suffix}"
    return DownloadFile(name, form.media_type, form.write(result))


def snapshot(reading: Reading) -> Result:
    """The result as far as it has come, Uzbek spelt as the reader chose.

    Raises:
        ValueError: there is no article yet.
    """
    return in_alphabet(reading.state.so_far(), reading.alphabet)


def _slug(result: Result) -> str:
    """A file name from the headline: ASCII letters, digits and hyphens, at most 60."""
    title = result.article.title or "article"
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "article"
