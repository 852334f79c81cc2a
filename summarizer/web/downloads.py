"""What a reader takes away: the result, or what there is of it after Stop, as a file."""

import re
import unicodedata
from dataclasses import dataclass, replace

from summarizer import outputs
from summarizer.languages import SOURCE
from summarizer.outputs.alphabets import in_alphabet
from summarizer.result import Result
from summarizer.web.reading import Reading
from summarizer.web.wording import words_of

COPY = "copy"
# Characters of a headline in a file name.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """A file for the browser to save: its name, media type and bytes."""

    name: str
    media_type: str
    content: bytes


def pack(reading: Reading, kind: str, interface: str) -> DownloadFile:
    """The reading as one of the kinds of file, in the words of the interface; Uzbek in the alphabet that is shown.

    ``kind`` is the name of an output format, or "copy": text of the language on view only. A language that was not
    served has no chapter; in JSON, which programs read, it says why.
    """
    form = outputs.get("text" if kind == COPY else kind)
    result = snapshot(reading)
    if kind == COPY:
        language = reading.language
        summaries = {language: result.summaries[language]} if language in result.summaries else {}
        result = replace(result, translations={language: result[language]}, summaries=summaries)
    served = {code: each for code, each in result.translations.items() if each.available}
    if form.name != "json" and served:
        result = replace(result, translations=served)
    codes = [*served, *([SOURCE] if form.bilingual else [])]
    name = "-".join((_slug(result.article.title or ""), *codes)) + form.suffix
    return DownloadFile(name, form.media_type, form.write(result, words_of(interface, reading.alphabet)))


def snapshot(reading: Reading) -> Result:
    """The result as far as it has come, Uzbek spelt as the reader chose.

    Raises:
        ValueError: there is no article yet.
    """
    return in_alphabet(reading.state.so_far(), reading.alphabet)


def _slug(title: str) -> str:
    """A file name from a headline: ASCII letters, digits and hyphens, whole words, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words: list[str] = re.findall(r"[a-z0-9]+", plain) or ["article"]
    name = words[0][:_LONGEST]
    for word in words[1:]:
        if len(name) + len(word) >= _LONGEST:
            break
        name += f"-{word}"
    return name
