"""Markdown in which article and model text is escaped; doubtful sentences have footnotes."""

import re
from collections.abc import Iterator

from summarizer.languages import SOURCE
from summarizer.outputs import parts
from summarizer.outputs.base import Format, encoded
from summarizer.outputs.facts import Row, rows
from summarizer.outputs.formats.text import body_in_numbers, numbering, summary_in_numbers
from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Article, Result, Translation

# What Markdown (CommonMark 0.31) would take for markup, and what GitHub's adds (~ | @).
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~@&])")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")


def to_markdown(result: Result, words: Words = ENGLISH) -> str:
    """The whole result."""
    blocks = []
    for translation in result.values():
        blocks.append(f"# {words.name(translation.language)}")
        blocks.extend(_blocks(result.article, translation, words))
    blocks.extend(_facts(result, words))
    blocks.extend(f"_{escape(notice)}_" for notice in parts.notices(result, words))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is, on one line."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2].isdigit() else f"{m[1]}{m[2]}\\", escaped)


def _blocks(article: Article, translation: Translation, words: Words) -> Iterator[str]:
    if not translation.available:
        yield escape(translation.reason or "")
        return
    if caution := words.caution(translation):
        yield f"**{escape(caution)}**"
    if summary := summary_in_numbers(translation, escape):
        yield f"> {summary}"
    code = translation.language
    write = numbering(lambda text, number: f"{text}[^{code}{number}]", escape)
    for level, heading in zip(("##", "###"), translation.headings, strict=False):
        yield f"{level} {write(heading)}"
    if credit := parts.credit(article):
        yield f"_{escape(credit)}_"
    yield from body_in_numbers(translation, write, "- ")
    for number, sentence in enumerate(translation.doubtful, start=1):
        yield f"[^{code}{number}]: {escape(words.doubt(sentence))} — {escape(sentence.source)}"
    yield escape(words.made_by(translation))


def _facts(result: Result, words: Words) -> Iterator[str]:
    """The table of facts with its heading, if there are any."""
    languages = parts.served(result)
    if found := rows(result.facts, languages):
        head = ("", *(words.name(code) for code in (SOURCE, *languages)))
        body = ((words.fact(row.kind), row.source, *_renderings(row, words)) for row in found)
        lines = (f"| {' | '.join(map(escape, cells))} |" for cells in (head, *body))
        yield f"# {escape(words.facts)}"
        yield "\n".join((next(lines), f"|{' --- |' * len(head)}", *lines))


def _renderings(row: Row, words: Words) -> Iterator[str]:
    for one in row.renderings:
        yield " ".join(filter(None, (one.text if one else "", parts.became(one, words))))


FORMATS = (Format("markdown", "Markdown", ".md", "text/markdown;charset=utf-8", encoded(to_markdown)),)
