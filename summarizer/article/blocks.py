"""From lines to blocks: one block per paragraph, heading, list item or line of a menu."""

import re
from dataclasses import dataclass, replace

from summarizer.article import cues, listing, markdown, wrapping
from summarizer.article.wrapping import TERMINAL, Line

_QUOTED = re.compile(r"^(?:\s?[>|]\s?)+(?=\S|$)")
_STARRED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)")
_SPACES = re.compile(r" [ \t]+|\t[ \t]*")
_COLUMN = re.compile(r"\t+| {3,}|(?<![.!?:]) {2,}(?=[A-ZÀ-Þ])")
_CHAT_HEAD = re.compile(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? (?:alle )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?"
    r"\s?(?:[-–]\s)?[^:\n]{1,40}:(?:\s+|$)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or notice.

    ``gap`` is the number of empty lines before it, ``columns`` in how many pieces wide spaces part it, ``listed`` tells
    items of lists that got their mark from ``listing``.
    """

    text: str
    gap: int
    columns: int = 1
    listed: bool = False


def split(text: str) -> tuple[Block, ...]:
    """The blocks of a normalised text, in order; their words are all the words of the text."""
    if markdown.is_markdown(text):
        text = markdown.plain(text)
    lines = wrapping.close_double_spacing(_lines(text))
    items = listing.bare_items(lines)
    lines = [replace(line, text=listing.MARK + line.text) if i in items else line for i, line in enumerate(lines)]
    marked = {_SPACES.sub(" ", lines[i].text) for i in items}
    wrapped = wrapping.detect(lines)
    if wrapped:
        lines = wrapping.join(lines, wrapped)
    lines = wrapping.close_headlines(lines)
    texts = ((_SPACES.sub(" ", line.text), line) for line in lines)
    blocks = (Block(text, line.gap, _columns(line.text), text in marked) for text, line in texts)
    return tuple(part for block in blocks for whole in _without_head(block) for part in _without_tail(whole))


def _columns(text: str) -> int:
    """In how many pieces wide spaces part a line."""
    return len(_COLUMN.split(text)) if "  " in text or "\t" in text else 1


def _lines(text: str) -> list[Line]:
    """The lines that are not empty, without marks of quoting and emphasis."""
    lines: list[Line] = []
    gap = 0
    raw_lines = text.split("\n")
    quoted = sum(line.startswith(">") for line in raw_lines) >= 2
    for raw in raw_lines:
        line = raw.strip()
        if quoted and line.startswith(">"):
            line = _QUOTED.sub("", line).strip()
        if "*" in line or "_" in line:
            line = _UNDERSCORED.sub(r"\1", _STARRED.sub(r"\1", line))
        if line:
            lines.append(Line(line, gap, raw.startswith(("  ", "\t"))))
        gap = 0 if line else gap + 1
    return lines


def _without_head(block: Block) -> tuple[Block, ...]:
    """Parts the head of a chat message ("[12/02/26, 18:04] Ada: …") from what it says."""
    match = _CHAT_HEAD.match(block.text)
    if not match or match.end() >= len(block.text):
        return (block,)
    return (Block(match.group(0).rstrip(), block.gap), Block(block.text[match.end() :], 0))


def _without_tail(block: Block) -> tuple[Block, ...]:
    """Parts a closing notice ("… © Riproduzione riservata") from the paragraph that it ends."""
    text = block.text
    if len(text) < 60:
        return (block,)
    ending = cues.fold(text[-60:])
    for tail in cues.load().tails:
        folded = cues.fold(tail)
        position = ending.rfind(folded)
        if position < 0 or len(ending) - position - len(folded) > 14:
            continue
        cut = len(text) - len(ending) + position if len(ending) == min(60, len(text)) else -1
        if cut <= 0:
            continue
        before = text[:cut].rstrip(" ©(-–|")
        if TERMINAL.search(before):
            return (Block(before, block.gap), Block(text[len(before) :].strip(), 0))
    return (block,)
