"""Sentences of a paragraph, with their offsets.

``sentencex`` proposes the boundaries; this module mends what it gets wrong for Italian news: it parts
"l'on. | Bianchi" and "S.p.A. | ha", and keeps a quotation of several sentences in one piece.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sentencex

from summarizer.language.abbreviations import EITHER, MONTHS, OPEN


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: ``paragraph[start:end] == text``. Between two there is only white space."""

    text: str
    start: int
    end: int


_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘„«‹(\\["
# End mark, closing quotes, white space; what follows is looked at afterwards.
_BREAK = re.compile(rf"[.!?…]+[{_CLOSING}]*\s+|\n\s*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # sentencex takes only what UTF-8 can hold
_LAST_TOKEN = re.compile(rf"[^\s{_OPENING}’']*$")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.-?)+$")
_STARTERS = frozenset(
    "il lo la i gli le un uno una ma e ed è non si in a di da con per su come quando se poi anche questo questa quello"
    " quella chi che perché dopo prima così ora allora io tu lui lei noi voi loro sono ho ha hanno c'è ci nel nella"
    " nei nelle negli al alla ai alle dal dalla del della dei delle sul sulla oggi ieri domani".split()
)


def segment(text: str, language: str = "it") -> tuple[Sentence, ...]:
    """The sentences of ``text`` (one paragraph) in order, each stripped of outer white space.

    ``language`` is an ISO 639-1 code. White-space-only text gives an empty tuple.
    """
    cuts = [0, *_boundaries(text, language), len(text)]
    sentences = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            sentences.append(Sentence(stripped, first, first + len(stripped)))
    return tuple(sentences)


def _boundaries(text: str, language: str) -> list[int]:
    """Offsets where a sentence starts, without 0, ascending."""
    proposed = set()
    position = 0
    for piece in sentencex.segment(language, _LONE_SURROGATE.sub("\ufffd", text)):
        position += len(piece)
        proposed.add(position)
    ours = {match.end(): match.start() for match in _BREAK.finditer(text)}
    return sorted(
        cut
        for cut in proposed | set(ours)
        if 0 < cut < len(text) and _is_boundary(text[:cut].rstrip(), text[cut:], cut in proposed)
    )


def _is_boundary(left: str, right: str, proposed: bool) -> bool:
    following = right.lstrip(_OPENING.replace("\\", "") + " \t–—-")
    first = following[:1]
    if first.islower():
        return False
    bare = left.rstrip(_CLOSING.replace("\\", ""))
    if bare.endswith(("…", "..")):
        return proposed or following.split(" ", 1)[0].lower() in _STARTERS
    if not bare.endswith("."):
        return True
    token = bare[_LAST_TOKEN.search(bare).start() :]  # type: ignore[union-attr]
    word = token.rstrip(".").replace(".", "").lower()
    if _INITIAL.match(token) and len(word) <= 2:
        return False
    if word in OPEN or (word in MONTHS and first.isdigit()):
        return False
    if word in EITHER:
        return following.split(" ", 1)[0].lower() in _STARTERS
    return True


# Where an over-long sentence may be cut, best first.
_JOINTS = (
    re.compile(r"[;:]\s+|\s[–—]\s+"),
    re.compile(r",\s+(?=(?:e|ed|ma|o|oppure|però|mentre|che|quando|perché|dove|come|se|poiché|anche|con|and|but|or|which|that|while)\b)"),
    re.compile(r",\s+"),
    re.compile(r"\s+(?=(?:e|ed|ma|o|che|mentre|quando|perché|dove|and|but|or|that|which)\s)"),
    re.compile(r"\s+"),
)


def split_clauses(sentence: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut ``sentence`` at clause boundaries into pieces that each ``fits``; ``"".join(pieces) == sentence``.

    Cuts in halves at the best boundary near the middle, so that pieces stay of like length. A single
    character is returned even where it does not fit.
    """
    return tuple(_split(sentence, fits))


def _split(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    if len(text) <= 1 or fits(text):
        if text:
            yield text
        return
    cut = _cut(text)
    yield from _split(text[:cut], fits)
    yield from _split(text[cut:], fits)


def _cut(text: str) -> int:
    """The offset of the best boundary in the middle half of ``text``; its middle where there is none."""
    low, high, middle = len(text) / 4, len(text) * 3 / 4, len(text) / 2
    for joint in _JOINTS:
        ends = [m.end() for m in joint.finditer(text) if low <= m.end() <= high and m.end() < len(text)]
        if ends:
            return min(ends, key=lambda end: abs(end - middle))
    ends = [m.end() for m in _JOINTS[-1].finditer(text) if 0 < m.end() < len(text)]
    return min(ends, key=lambda end: abs(end - middle)) if ends else len(text) // 2
