"""From lines to blocks: one block per paragraph, heading, list item or line of a menu.

Hard-wrapped lines are joined and end-of-line hyphens undone. A text counts as hard-wrapped when many of its lines
plainly go on in the next one; a line is then joined to the next when the next word would not have fitted on it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.article import cues, names

_QUOTED = re.compile(r"^(?:\s?[>|]\s?)+(?=\S|$)")
_STARRED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)")
_SPACES = re.compile(r"[ \t]+")
_TERMINAL = re.compile(r"[.!?…:;][»”\"'’)\]]*$")
_ITEM = re.compile(r"^(?:[-–—•·▪►●○◦*›+✓→]\s*\S|\(?\d{1,3}[.)°ª]\s|[a-z]\)\s|https?://|www\.)")
_LOWER = re.compile(r"^(?!https?:|www\.)[«“\"'(‘]?[a-zà-öø-ÿ]")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-‐]$")
_VOCABULARY = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_CHAT_HEAD = re.compile(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? (?:alle )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?"
    r"\s?(?:[-–]\s)?[^:\n]{1,40}:(?:\s+|$)"
)
_WRAP_MIN, _WRAP_MAX = 28, 140  # columns between which lines are wrapped by programs


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, and the number of empty lines before it."""

    text: str
    gap: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or notice; ``gap`` is the number of empty lines before it."""

    text: str
    gap: int


def split(text: str) -> tuple[Block, ...]:
    """The blocks of a normalised text, in order; their words are all the words of the text."""
    lines = _lines(text)
    if any(line.gap for line in lines):
        lines = _close_double_spacing(lines)
    width = _wrap_width(lines)
    blocks = _join(lines, width, text) if width else [Block(line.text, line.gap) for line in lines]
    return tuple(part for block in blocks for whole in _without_head(block) for part in _without_tail(whole))


def _lines(text: str) -> list[Line]:
    lines, gap = [], 0
    raw_lines = text.split("\n")
    quoted = sum(1 for line in raw_lines if line.startswith(">"))
    strip_quotes = quoted >= 2
    for raw in raw_lines:
        line = _QUOTED.sub("", raw) if strip_quotes and raw.lstrip().startswith(">") else raw
        line = _SPACES.sub(" ", line.strip() if "\t" not in line else line.strip().replace("\t", "  ")).strip()
        if not line:
            gap += 1
            continue
        line = _UNDERSCORED.sub(r"\1", _STARRED.sub(r"\1", line))
        lines.append(Line(line, gap))
        gap = 0
    return lines


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a line plainly goes on in the next: no stop at its end and a small letter after it."""
    return (
        _WRAP_MIN <= len(line.text) <= _WRAP_MAX
        and not _TERMINAL.search(line.text)
        and bool(_LOWER.match(following.text))
        and not _ITEM.match(following.text)
    )


def _close_double_spacing(lines: list[Line]) -> list[Line]:
    """Takes single empty lines out of a text that has one after every wrapped line."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1 and len(a.text) >= _WRAP_MIN]
    adjacent = sum(1 for line in lines[1:] if line.gap == 0 and len(line.text) >= _WRAP_MIN)
    if len(pairs) < 6 or adjacent > len(pairs) // 3 or sum(_goes_on(a, b) for a, b in pairs) * 3 < len(pairs):
        return lines
    return [Line(line.text, max(0, line.gap - 1)) for line in lines]


def _wrap_width(lines: Sequence[Line]) -> int:
    """The column at which lines were wrapped; 0 where they were not."""
    candidates = going = 0
    widths = []
    for line, following in pairwise(lines):
        if following.gap or not _WRAP_MIN <= len(line.text) <= _WRAP_MAX:
            continue
        candidates += 1
        if _goes_on(line, following):
            going += 1
            widths.append(len(line.text))
    longer = sum(1 for line in lines if len(line.text) > _WRAP_MAX)
    if going < 3 or going * 5 < candidates or going < longer:
        return 0
    widths.sort()
    return widths[int(len(widths) * 0.95)]


def _fits(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would have fitted on this one."""
    word = following.split(" ", 1)[0]
    return len(line) + 1 + len(word) <= width


def _wraps(line: str, last: str, following: str, width: int) -> bool:
    """Whether ``following`` is the rest of the paragraph that ``line`` ends with its line ``last``."""
    if _ITEM.match(following) or len(last) > width + 12 or _is_byline(following):
        return False
    if _HYPHENATED.search(last[-60:]) and _LOWER.match(following):
        return len(last) > width // 2
    if _LOWER.match(following) and not _TERMINAL.search(last):
        return len(last) >= width // 2
    if _TERMINAL.search(last) and len(following) < width * 0.6 and not _TERMINAL.search(following):
        return False  # a heading under a paragraph that happens to end at the margin
    if _TERMINAL.search(last) or _ITEM.match(line):
        return not _fits(last, following, width) and len(last) > width * 0.8
    return not _fits(last, following, width) and len(last) > width * 0.7


def _is_byline(line: str) -> bool:
    return len(line) <= 60 and not _TERMINAL.search(line) and names.has_prefix(line)


def _join(lines: Sequence[Line], width: int, text: str) -> list[Block]:
    blocks: list[Block] = []
    vocabulary = frozenset(_VOCABULARY.findall(text))
    parts: list[str] = []
    gap = 0
    last = ""
    for line in lines:
        if parts and line.gap == 0 and _wraps(parts[0], last, line.text, width):
            hyphen = _HYPHENATED.search(last[-60:])
            if hyphen and _LOWER.match(line.text):
                if not _is_compound(hyphen.group(1), line.text, vocabulary):
                    parts[-1] = parts[-1][:-1]
                parts.append(line.text)
            elif last.endswith(("-", "‐")) and not last.endswith((" -", " ‐")):
                parts.append(line.text)  # "2023-" / "2024": the hyphen is the word's own
            else:
                parts.append(" " + line.text)
        else:
            if parts:
                blocks.append(Block("".join(parts), gap))
            parts, gap = [line.text], line.gap
        last = line.text
    if parts:
        blocks.append(Block("".join(parts), gap))
    return blocks


def _is_compound(first: str, following: str, vocabulary: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line belongs to the word ("socio-sanitario")."""
    match = re.match(r"[^\W\d_]+", following)
    second = match.group(0) if match else ""
    if first + second in vocabulary:
        return False
    return f"{first}-{second}" in vocabulary or (cues.fold(first) in cues.load().compound_prefixes and len(second) > 4)


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
        if _TERMINAL.search(before):
            return (Block(before, block.gap), Block(text[len(before) :].strip(), 0))
    return (block,)
