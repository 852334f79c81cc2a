"""Sentences of a paragraph, with their offsets.

``sentencex`` proposes boundaries; this module mends what it gets wrong for Italian news: it parts "l'on. | Bianchi",
"S.p.A. | ha" and "a. | C.", and keeps a quotation of several sentences in one piece.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

import sentencex

from summarizer.languages.data import words
from summarizer.text.clauses import split_clauses

__all__ = ["Sentence", "segment", "split_clauses"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: ``paragraph[start:end] == text``. Between two there is only white space."""

    text: str
    start: int
    end: int


_CLOSING = "\"'”’»›)]"
_OPENING = "\"'“‘„«‹(["
_LOOK_BACK, _LOOK_AHEAD = 60, 40

# Where a sentence may end: marks, closing quotes, white space; or a new line.
_BREAK = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»›)\]]*\s+|\n\s*")
# A full stop glued to the next sentence: dell'Onu.Poi
_GLUED = re.compile(r"(?<=[a-zà-ù]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ù]*\s)|(?<=[a-zà-ù]{2}[.!?]»)(?=[A-ZÀ-Ý][a-zà-ù]*\s)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # sentencex takes only what UTF-8 can hold
_LAST_TOKEN = re.compile(r"[^\s\"“‘„«‹(\[’']*\Z")
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.-?)+\Z")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}\Z|[^\W\d_]\.[^\W\d_]{1,3}\.\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NUMBERING = re.compile(r"(?:\A|\n)\s*(?:\d{1,2}|[a-zA-Z])[.)]\Z")
# A bracket that closes soon, and after which the sentence goes on.
_BRACKETED = re.compile(r"\([^()]{1,250}\)(?=\s*[a-zà-ù,;:])")


def segment(text: str, language: str = "it") -> tuple[Sentence, ...]:
    """The sentences of ``text`` (one paragraph) in order, each stripped of outer white space.

    ``language`` is an ISO 639-1 code; Italian has abbreviations of its own here, others have sentencex's.
    White-space-only text gives an empty tuple.
    """
    sentences = []
    for start, end in pairwise([0, *_boundaries(text, language), len(text)]):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            sentences.append(Sentence(stripped, first, first + len(stripped)))
    return tuple(sentences)


def _boundaries(text: str, language: str) -> list[int]:
    """Offsets where a sentence starts, without 0, ascending."""
    proposed, position = set(), 0
    for piece in sentencex.segment(language, _LONE_SURROGATE.sub("\ufffd", text)):
        position += len(piece)
        proposed.add(position)
    if position != len(text):  # sentencex normalised something away: its offsets mean nothing
        proposed = set()
    cuts = proposed | {match.end() for match in _BREAK.finditer(text)}
    inside = {offset for match in _BRACKETED.finditer(text) for offset in range(match.start() + 1, match.end())}
    found = {cut for cut in cuts - inside if 0 < cut < len(text) and _is_boundary(text, cut, cut in proposed, language)}
    if language == "it":
        found |= {
            m.start() for m in _GLUED.finditer(text) if _starts_sentence(text[m.start() : m.start() + _LOOK_AHEAD])
        }
    return sorted(found)


def _is_boundary(text: str, cut: int, proposed: bool, language: str) -> bool:
    left = text[max(0, cut - _LOOK_BACK) : cut]
    right = text[cut : cut + _LOOK_AHEAD].lstrip(_OPENING + " \t–—-•")
    if not left[-1].isspace() or right[:1].islower():
        return False
    if "\n" in left[len(left.rstrip()) :]:
        return True
    bare = left.rstrip().rstrip(_CLOSING)
    if bare.endswith(("…", "..")):
        return proposed or _starts_sentence(right)
    if not bare.endswith("."):
        return True
    return not _goes_on(bare, right) if language == "it" else proposed


def _goes_on(left: str, right: str) -> bool:
    """Whether the full stop at the end of ``left`` belongs to an abbreviation or a number, not to a sentence."""
    token = left[_LAST_TOKEN.search(left).start() :]  # type: ignore[union-attr]  # \Z always matches
    if _NUMBERING.search(left):
        return True
    if _INITIALS.match(token) or _ABBREVIATED.match(token):
        return not _starts_sentence(right)
    word = token.replace(".", "").lower()
    if word in words("it/abbreviations_either.txt"):
        return not _starts_sentence(right)
    return word in words("it/abbreviations.txt")


def _starts_sentence(right: str) -> bool:
    first = _FIRST_WORD.match(right)
    return first is not None and first[0].lower() in words("it/starters.txt")
