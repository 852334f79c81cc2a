"""Sentences of a paragraph, with their offsets.

A language with abbreviations of its own here (Italian) has our rules: ``sentencex`` parts "l'on. | Bianchi", "S.p.A.
| ha" and "a. | C.", and keeps a quotation of several sentences in one piece. In other languages it decides which full
stops end a sentence. Its time grows with the square of the text and other threads wait for it, so it is given one short
piece after the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import sentencex

from summarizer import languages
from summarizer.arguments import require_text
from summarizer.languages import Language
from summarizer.languages.base import Abbreviations
from summarizer.text.clauses import split_clauses
from summarizer.text.lexicon import is_word

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
_MARKS = ".!?…。！？؟‼⁇⁈⁉"
_BREAK = re.compile(rf"(?<![{_MARKS}])[{_MARKS}]+[\"'”’»›)\]]*\s+|\n\s*")
_PAUSE = re.compile(r"\.\.[\"'”’»›)\]]*\s+(?=[\"'“‘„«‹(\[ –—-]*[A-ZÀ-ÖØ-Þ])")
# A list of two or more items within a line.
_BULLET = re.compile(r"(?<=\s)(?=[•◦○●■□▪▸►➢➤⁃] )")
# A full stop glued to the next sentence: dell'Onu.Poi
_GLUED = re.compile(r"(?<=[a-zà-ù]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ù]*\s)|(?<=[a-zà-ù]{2}[.!?]»)(?=[A-ZÀ-Ý][a-zà-ù]*\s)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # sentencex takes only what UTF-8 can hold
_LAST_TOKEN = re.compile(r"[^\s\"“‘„«‹(\[’']*\Z")
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.-?)+\Z")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}\Z|[^\W\d_]\.[^\W\d_]{1,3}\.\Z")
_SHORT = re.compile(r"[^\W\d_A-ZÀ-Ý]{0,7}[bcdfghjklmnpqrstvwxz]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NUMBERING = re.compile(r"(?:\A|\n)\s*(?:\d{1,2}|[a-zA-Z])[.)]\Z")
# A bracket that closes soon, and after which the sentence goes on.
_BRACKETED = re.compile(r"\([^()]{1,250}\)(?=\s*[a-zà-ù,;:])")
# Speech or a bracket, in which three dots are a pause.
_SPEECH = re.compile(r"«[^«»\n]{1,500}»|“[^“”\n]{1,500}”|\"[^\"\n]{1,500}\"|\([^()\n]{1,500}\)|\[[^\[\]\n]{1,500}\]")
# Characters that sentencex is given at once: longer than nearly every paragraph of news.
PIECE = 4000
_CUTS_TRIED = 8
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))


def segment(text: str, language: Language | str = "it") -> tuple[Sentence, ...]:
    """The sentences of ``text`` (one paragraph) in order, each stripped of outer white space.

    A language without abbreviations of its own here has sentencex's.
    White-space-only text gives an empty tuple.

    Raises:
        NotText: ``text`` is not a ``str``.
        UnknownLanguage: ``language`` is not a code of a language.
    """
    require_text(text)
    sentences = []
    for start, end in pairwise([0, *_boundaries(text, languages.get(language)), len(text)]):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            sentences.append(Sentence(stripped, first, first + len(stripped)))
    return tuple(sentences)


def _boundaries(text: str, language: Language) -> list[int]:
    """Offsets where a sentence starts, without 0, ascending."""
    own = language.abbreviations
    proposed = _pauses(text) if own else _proposed(text, language)
    cuts = proposed | {match.end() for match in _BREAK.finditer(text)}
    inside = _within(_BRACKETED, text)
    found = {cut for cut in cuts - inside if 0 < cut < len(text) and _is_boundary(text, cut, cut in proposed, language)}
    if own:
        glued = (match.start() for match in _GLUED.finditer(text))
        found |= {cut for cut in glued if _starts_sentence(text[cut : cut + _LOOK_AHEAD], own)}
    return sorted(found)


def _pauses(text: str) -> set[int]:
    """Offsets after three dots that end a sentence, being outside speech and before a capital; and before bullets."""
    pauses = {match.end() for match in _PAUSE.finditer(text)}
    bullets = [match.start() for match in _BULLET.finditer(text)]
    return (pauses - _within(_SPEECH, text) if pauses else pauses) | set(bullets if len(bullets) > 1 else ())


def _within(pattern: re.Pattern[str], text: str) -> set[int]:
    return {offset for match in pattern.finditer(text) for offset in range(match.start() + 1, match.end())}


def _proposed(text: str, language: Language) -> set[int]:
    """Offsets after the sentences that sentencex finds, a piece at a time."""
    proposed: set[int] = set()
    start = 0
    while start < len(text):
        piece = text[start : start + PIECE]
        ends = list(accumulate(map(len, sentencex.segment(language.code, _LONE_SURROGATE.sub("\ufffd", piece)))))
        if not ends or ends[-1] != len(piece):  # sentencex normalised something away: its offsets mean nothing
            return set()
        last = len(ends) if start + len(piece) == len(text) else _complete(piece, ends)
        proposed |= {start + end for end in ends[:last]}
        start += ends[last - 1]
    return proposed


def _complete(piece: str, ends: Sequence[int]) -> int:
    """How many sentences of ``piece`` do not depend on what follows it: best where quotations and brackets are closed.

    At least half of the piece is used up, even where that is one sentence.
    """
    late = [number for number, end in enumerate(ends[:-1], 1) if end >= PIECE // 2]
    closed = (number for number in late[: -_CUTS_TRIED - 1 : -1] if not _opens_more(piece[: ends[number - 1]]))
    return next(closed, late[-1] if late else len(ends))


def _opens_more(piece: str) -> bool:
    return piece.count('"') % 2 == 1 or any(piece.count(left) > piece.count(right) for left, right in _PAIRS)


def _is_boundary(text: str, cut: int, proposed: bool, language: Language) -> bool:
    own = language.abbreviations
    left = text[max(0, cut - _LOOK_BACK) : cut]
    right = text[cut : cut + _LOOK_AHEAD].lstrip(_OPENING + " \t–—-•")
    if not left[-1].isspace() or right[:1].islower():
        return False
    if "\n" in left[len(left.rstrip()) :]:
        return True
    bare = left.rstrip().rstrip(_CLOSING)
    if bare.endswith(("…", "..")):
        return proposed or (own is not None and _starts_sentence(right, own))
    if not bare.endswith("."):
        return True
    return not _goes_on(bare, right, own, language) if own else proposed


def _goes_on(left: str, right: str, own: Abbreviations, language: Language) -> bool:
    """Whether the full stop at the end of ``left`` belongs to an abbreviation or a number, not to a sentence."""
    token = left[_LAST_TOKEN.search(left).start() :]  # type: ignore[union-attr]  # \Z always matches
    if _NUMBERING.search(left):
        return True
    if _INITIALS.match(token) or _ABBREVIATED.match(token):
        return not _starts_sentence(right, own)
    word = token.replace(".", "").lower()
    if word in own.may_end:
        return not _starts_sentence(right, own)
    return word in own.never_end or (not _starts_sentence(right, own) and _is_cut_short(token, right, language))


def _is_cut_short(token: str, right: str, language: Language) -> bool:
    """Whether ``token``, before a number or a word with a capital, is an abbreviation that no list has: luogot., h. 14.

    It is not a word, and ends in a consonant as hardly any word of the language does.
    """
    word = token.rstrip(".")
    return (
        bool(_SHORT.fullmatch(word))
        and (right[:1].isdigit() or (right[:1].isupper() and len(word) > 1))
        and not is_word(word, language)
        and not is_word(word, "en")
    )


def _starts_sentence(right: str, own: Abbreviations) -> bool:
    first = _FIRST_WORD.match(right)
    return first is not None and first[0].lower() in own.starters
