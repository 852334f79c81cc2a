"""Hard-wrapped lines: whether a text has them, at which column, and which lines go on in the next.

A text counts as hard-wrapped when many of its lines plainly go on in the next one. A line is then joined to the next
when the next word would not have fitted on it, which is exact for mail and terminals and nearly so for PDF columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.article import cues, dates, names

TERMINAL = re.compile(r"[.!?…:;]\s?[»”\"'’)\]]*$")
_ITEM = re.compile(r"^(?:[-–—•·▪►●○◦*›+✓→]\s*\S|\(?\d{1,3}[.)°ª]\s|[a-z]\)\s|https?://|www\.)")
_LOWER = re.compile(r"^(?!https?:|www\.)[«“\"'(‘]?[a-zà-öø-ÿ]")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-‐]$")
_CREDIT = re.compile(r"\((?:foto|photo|archivio|archivo|archives|crédit|credit)\b[^()]*\)$", re.IGNORECASE)
_LABEL = re.compile(r"^\W*\w+\s*[:|»]")
_WORD = re.compile(r"[^\W\d_]+")
_MIN, _MAX = 24, 140  # columns between which programs wrap lines
_HEAD = 150  # lines among which a headline is looked for
_REST = 12  # characters of the second line of a headline at least
_MIN_HEADLINE, _MAX_HEADLINE = 14, 90  # characters of its lines
_WINDOW = 9  # lines that show the width of a column
_NARROW = 0.85  # share of the text's width up to which a column is narrow
_HEADER_LINES = 8  # lines without an empty one between them that may be a header


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, the number of empty lines before it, and whether it was indented."""

    text: str
    gap: int
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The column at which lines were wrapped, and whether lines were filled up to it, word by word."""

    width: int
    exact: bool


def close_headlines(lines: Sequence[Line]) -> Sequence[Line]:
    """Joins a headline on two lines: quotes are open at the end of the first, or it ends with a colon before quotes, or
    the second goes on in small letters above the text."""
    joined: list[Line] = []
    text = next((i for i, line in enumerate(lines) if len(line.text) > _MAX or _is_sentence(line.text)), 0)
    for i, line in enumerate(lines):
        cut = i < _HEAD and joined and not line.gap and _is_cut(joined[-1].text, line.text)
        if cut or (0 < i < min(text, _HEAD) and not line.gap and _runs_on(joined[-1].text, line.text)):
            joined[-1] = Line(f"{joined[-1].text} {line.text}", joined[-1].gap, joined[-1].indented)
        else:
            joined.append(line)
    return joined


def _is_sentence(line: str) -> bool:
    return len(line) > _MAX_HEADLINE and TERMINAL.search(line) is not None


def _runs_on(line: str, following: str) -> bool:
    """Whether a headline plainly goes on in the next line, in small letters."""
    fitting = len(line) >= _MIN_HEADLINE and max(len(line), len(following)) <= _MAX_HEADLINE
    if not fitting or len(following) < _REST or line.count(" ") < 2:
        return False
    stopped = TERMINAL.search(line) and not line.endswith(":")
    if not following[0].islower() or stopped or _ITEM.match(line) or _ITEM.match(following):
        return False
    words = cues.tokens(following)
    telling = cues.load().published | cues.load().updated
    if (
        len(words) < 2
        or words[0] in telling
        or words in cues.load().byline_prefixes
        or names.has_prefix(following)
        or names.has_prefix(line)
    ):
        return False
    return not (
        dates.find(following) or dates.is_mostly_date(line, 1) or _stands_alone(line) or _stands_alone(following)
    )


def _is_cut(line: str, following: str) -> bool:
    """Whether a short line breaks off and the next one ends it."""
    if not (_MIN_HEADLINE <= len(line) <= _MAX_HEADLINE and len(following) <= _MAX_HEADLINE) or _ITEM.match(following):
        return False
    opened = line.count("«") - line.count("»"), line.count("“") - line.count("”"), line.count('"') % 2
    closed = (
        following.count("»") - following.count("«"),
        following.count("”") - following.count("“"),
        following.count('"') % 2,
    )
    if any(a == b == 1 for a, b in zip(opened, closed, strict=True)):
        return True
    return line.endswith(":") and following.startswith(("«", "“", '"')) and following.endswith(("»", "”", '"'))


def close_double_spacing(lines: Sequence[Line]) -> Sequence[Line]:
    """Takes single empty lines out of a text that has one after every wrapped line."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1 and len(a.text) >= _MIN]
    adjacent = sum(1 for line in lines[1:] if line.gap == 0 and len(line.text) >= _MIN)
    if len(pairs) < 6 or adjacent * 2 > len(pairs) or sum(_goes_on(a.text, b.text) for a, b in pairs) * 3 < len(pairs):
        return lines
    return [Line(line.text, max(0, line.gap - 1), line.indented) for line in lines]


def detect(lines: Sequence[Line]) -> Wrapping | None:
    """How a text was wrapped; None where it was not."""
    adjacent = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and _MIN <= len(a.text) <= _MAX]
    going = [(a, b) for a, b in adjacent if _goes_on(a, b)]
    longer = sum(1 for line in lines if len(line.text) > _MAX)
    if len(going) < (3 if longer else 2) or len(going) * 5 < len(adjacent) or len(going) < longer:
        return None
    widths = sorted(len(a) for a, _ in going)
    # The widest line may be a stray one: others must come near it.
    support = max(2, len(widths) // 20)
    near = (w for i, w in enumerate(widths) if i + 1 >= support and widths[i + 1 - support] >= w - 8)
    width = max(near, default=widths[-1])
    full = sum(not _fits(a, b, width) for a, b in going)
    if full * 10 >= len(going) * 9:
        return Wrapping(width, exact=True)
    widths = [w for w in widths if w <= width + 8]
    return Wrapping(widths[int(len(widths) * 0.95)], exact=False)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line plainly goes on in the next: no stop at its end and a small letter after it."""
    if not _MIN <= len(line) <= _MAX or TERMINAL.search(line):
        return False
    return bool(_LOWER.match(following)) and not _ITEM.match(following) and not _is_byline(following)


def _fits(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would have fitted on this one."""
    word = following.split(" ", 1)[0]
    return len(line) + 1 + len(word) <= width


def join(lines: Sequence[Line], wrapping: Wrapping) -> list[Line]:
    """The lines with wrapped ones joined and end-of-line hyphens undone."""
    vocabulary = {word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", line.text)}
    headers = _header_lines(lines)
    columns = _columns(lines, wrapping)
    joined: list[Line] = []
    parts: list[str] = []
    gap, last = 0, ""
    for i, line in enumerate(lines):
        heads = len(parts) == 1 and i in headers
        begins = line.gap > 0 or (line.indented and not lines[i - 1].indented)
        alone = len(parts) == 1 and not _LOWER.match(line.text) and _stands_alone(last)
        if parts and not (begins or alone) and _wraps(parts[0], last, line.text, columns[i], heads=heads):
            _append(parts, last, line.text, vocabulary)
        else:
            if parts:
                joined.append(Line("".join(parts), gap))
            parts, gap = [line.text], line.gap
        last = line.text
    if parts:
        joined.append(Line("".join(parts), gap))
    return joined


def _columns(lines: Sequence[Line], wrapping: Wrapping) -> list[Wrapping]:
    """How the text is wrapped at each line: in a narrow column under a wider header, at the column's own width."""
    found = [wrapping] * len(lines)
    lengths = [len(line.text) for line in lines]
    for i in range(1, len(lines)):
        start = max(0, min(i - 2, len(lines) - _WINDOW))
        window = range(start, min(len(lines), start + _WINDOW))
        width = max(lengths[j] for j in window)
        if len(window) < _WINDOW or width > _NARROW * wrapping.width or any(lines[j].gap for j in window[1:]):
            continue
        going = [j for j in window[1:] if _LOWER.match(lines[j].text) and not TERMINAL.search(lines[j - 1].text)]
        full = sum(not _fits(lines[j - 1].text, lines[j].text, width) for j in going)
        if len(going) >= _WINDOW // 3 and full >= 0.8 * len(going):
            found[i] = Wrapping(width, exact=True)
    for i in range(1, len(lines)):
        if found[i] is wrapping and max(lengths[i - 1], lengths[i]) <= found[i - 1].width:
            found[i] = found[i - 1]  # the column goes on to its end
    return found


def _header_lines(lines: Sequence[Line]) -> set[int]:
    """The lines of small groups that hold a byline or date and do not end like a paragraph."""
    found: set[int] = set()
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].gap:
            group = [line.text for line in lines[start:i]]
            if 1 < len(group) <= _HEADER_LINES and not TERMINAL.search(group[-1]) and any(map(_is_signature, group)):
                found.update(range(start, i))
            start = i
    return found


def _is_signature(line: str) -> bool:
    return len(line) <= 80 and (names.parse(line) is not None or dates.is_mostly_date(line, 1))


def _wraps(first: str, last: str, following: str, wrapping: Wrapping, *, heads: bool) -> bool:
    """Whether ``following`` is the rest of the paragraph that begins with ``first`` and ends, so far, with ``last``.

    ``heads`` says that it would be the second line of a small group, which may be a header.
    """
    width = wrapping.width
    if _ITEM.match(following) or max(len(last), len(following)) > width + 12 or _is_byline(following):
        return False
    lower, stops = bool(_LOWER.match(following)), bool(TERMINAL.search(last))
    if lower and (not stops or _HYPHENATED.search(last[-60:])):
        return len(last) >= width // 2
    if _fits(last, following, width) or (not lower and _stands_alone(following)):
        return False
    # A heading under a paragraph that happens to end at the margin, or a subtitle under a headline that does.
    heading = stops and len(following) < width * 0.6 and not TERMINAL.search(following)
    if heading or (heads and not stops and not (last.isupper() and following.isupper())):
        return False
    return wrapping.exact or len(last) > width * (0.8 if stops or _ITEM.match(first) else 0.7)


def _stands_alone(line: str) -> bool:
    """Whether a line is furniture of a page by itself: "Leggi anche: …", "Foto: …", "… (foto Agenzia)"."""
    if line.endswith(")") and _CREDIT.search(line):
        return True
    if len(line) <= 40 and names.parse(line) == line:
        return True
    cue = cues.load().phrases.find(cues.tokens(line))
    return cue is not None and (cue.whole or (not cue.anywhere and (cue.words > 1 or bool(_LABEL.match(line)))))


def _is_byline(line: str) -> bool:
    return len(line) <= 60 and not TERMINAL.search(line) and names.has_prefix(line)


def _append(parts: list[str], last: str, following: str, vocabulary: set[str]) -> None:
    """Adds a line to the parts of its paragraph, with a blank or, after a hyphen, without."""
    hyphen = _HYPHENATED.search(last[-60:])
    if hyphen and _LOWER.match(following):
        if not _is_compound(hyphen.group(1), following, vocabulary):
            parts[-1] = parts[-1][:-1]
        parts.append(following)
    elif last.endswith(("-", "‐")) and not last.endswith((" -", " ‐")):
        parts.append(following)  # "2023-" / "2024": the hyphen is the word's own
    else:
        parts.append(" " + following)


def _is_compound(first: str, following: str, vocabulary: set[str]) -> bool:
    """Whether a hyphen at the end of a line belongs to the word ("socio-sanitario")."""
    match = _WORD.match(following)
    second = match.group(0) if match else ""
    if first + second in vocabulary:
        return False
    return f"{first}-{second}" in vocabulary or (cues.fold(first) in cues.load().compound_prefixes and len(second) > 4)
