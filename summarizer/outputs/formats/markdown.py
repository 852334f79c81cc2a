"""Markdown in which article and model text is escaped; doubtful sentences have footnotes."""

import re
from collections.abc import Iterator

from summarizer.languages import name_of
from summarizer.outputs import parts
from summarizer.outputs.base import Format, encoded
from summarizer.outputs.formats.text import numbering
from summarizer.result import Article, Result, Translation

# What Markdown (CommonMark 0.31) would take for markup, and what GitHub's adds (~ | @).
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~@&])")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")


def to_markdown(result: Result) -> str:
    """The whole result."""
    blocks = []
    for translation in result.values():
        blocks.append(f"# {name_of(translation.language)}")
        blocks.extend(_blocks(result.article, translation))
    blocks.extend(f"_{escape(notice)}_" for notice in parts.notices(result))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is, on one line."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2].isdigit() else f"{m[1]}{m[2]}\\", escaped)


def _blocks(article: Article, translation: Translation) -> Iterator[str]:
    if not translation.available:
        yield escape(translation.reason or "")
        return
    if caution := parts.caution(translation):
        yield f"**{escape(caution)}**"
    if summary := parts.summary(translation):
        yield f"> {escape(summary)}"
    code = translation.language
    write = numbering(lambda text, number: f"{text}[^{code}{number}]", escape)
    for level, heading in zip(("##", "###"), translation.headings, strict=False):
        yield f"{level} {write(heading)}"
    if credit := parts.credit(article):
        yield f"_{escape(credit)}_"
    for paragraph in translation.paragraphs:
        yield " ".join(map(write, paragraph))
    for number, sentence in enumerate(translation.doubtful, start=1):
        yield f"[^{code}{number}]: {escape(parts.doubt(sentence))} — {escape(sentence.source)}"
    yield escape(parts.made_by(translation))


FORMATS = (Format("markdown", "Markdown", ".md", "text/markdown;charset=utf-8", encoded(to_markdown)),)
