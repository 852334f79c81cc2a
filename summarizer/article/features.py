"""What is seen in a block: its length, punctuation, function words, shape and cues.

The features are those of boilerplate detection on text blocks (Kohlschütter et al. 2010, "Boilerplate Detection using
Shallow Text Features"; Pomikálek 2011, jusText), with what HTML would tell replaced by cues and neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.article import credits, cues, dates, endings, notices
from summarizer.article.blocks import Block
from summarizer.article.cues import Cue

_SENTENCE_END = re.compile(r"[.!?…]+[»”\"'’)\]]*(?=\s|$)")
_LEADS_ON = re.compile(r"[:;,]$")
_ITEM = re.compile(r"^(?:[-–—•·▪►●○◦*+✓→]\s*\S|\(?\d{1,3}\s?[.)°ª-]\s?\D|[a-z]\)\s)")
_ORDINAL = re.compile(r"^\(?(\d{1,3})\s?[.)°ª-]\s?\D")
_BULLET = re.compile(r"^[•·▪►●○◦+✓→›]")
_QUANTITY = re.compile(r"^(?:\d+(?:[.,/]\d+)?|[½¼¾])\s*(?:[a-zà-ÿ]|$)")
_SEPARATOR = re.compile(r"\s?[|·•›→]\s?|\s[>»]\s")
_SIGNS = frozenset("|·•›»→>")
_NUMBER = re.compile(r"\d")
_TIME_ONLY = re.compile(r"^(?:(?:ore|alle|h|à|às|at)\s+)?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?\s?m\.?)?$", re.IGNORECASE)
_LINK = re.compile(r"^(?:https?://|www\.)\S+(?:\s\d{1,3}/\d{1,3})?$|^\S+@\S+\.\S+$", re.IGNORECASE)
# Speech: in quotes from end to end, or up to who says it.
_SPOKEN = re.compile(r"^[«“\"„][^«»“”\"]+(?:[»”\"]$|[»”\"],?\s[a-zà-ÿ])|[a-zà-ÿ]:?\s[«“\"][^«»“”\"]{12,}[»”\"]$")
_PHONE = re.compile(r"(?:\+?\d[\d ./-]{7,}\d)|\S+@\S+\.\w+")
# Codes of desks, bare numbers and signs, names of users, counters of pictures.
_CODE = re.compile(
    r"^[A-Z0-9]{2,5}[-/][A-Z0-9]{2,5}$|^\W+$|^\d+$|^[a-z]+\d+$|^@\w+$|^\d{1,3} ?(?:/|di|su|of|de|sur) ?\d{1,3}$"
)
_CLOSING = ("author", "rights")  # kinds of cues that close an article
_QUOTED = 6  # words of speech at least
_FOLLOWING = 20  # blocks below such a cue in which a paragraph shows that the article goes on
_TOKEN_LIMIT = 600  # characters looked at for words; enough to tell what a block is


@dataclass(frozen=True, slots=True)
class Features:
    """One block as the decision sees it. ``words`` counts all words; ratios are in [0, 1]."""

    words: int
    sentences: int
    terminal: bool
    truncated: bool
    leads_on: bool
    item: bool
    bullet: bool
    listed: bool
    quantity: bool
    ordinal: int
    segments: int
    digits: bool
    time_only: bool
    link: bool
    upper: bool
    question: bool
    credit: bool
    code: bool
    contact: bool
    function_ratio: float
    site_words: int
    quoted: bool
    pitch: int
    cue: Cue | None
    date_only: bool
    tokens: tuple[str, ...]

    @property
    def prose(self) -> bool:
        """Whether the block reads as running text: sentences with stops, or plainly long."""
        return (self.terminal and (self.words >= 12 or self.sentences >= 2)) or self.words >= 35

    @property
    def heading_like(self) -> bool:
        """Whether the block could be a headline: one line without a final stop."""
        return not self.terminal and not self.leads_on and self.words < 35


def observe(blocks: Sequence[Block]) -> tuple[Features, ...]:
    """The features of every block."""
    seen: dict[Block, Features] = {}  # menus repeat themselves
    found = []
    for block in blocks:
        kind = Block(block.text, 0, block.columns, block.listed)
        if kind not in seen:
            observed = _observe(block.text, block.columns)
            seen[kind] = replace(observed, bullet=False, listed=True, cue=None) if block.listed else observed
        found.append(seen[kind])
    return tuple(replace(each, cue=None) if _goes_on(i, found) else each for i, each in enumerate(found))


def _goes_on(i: int, features: Sequence[Features]) -> bool:
    """Whether a cue inside a sentence says nothing because the text goes on below: "… è nato a Lodi …", "… chiedono il
    codice fiscale …". Notes on authors and imprints stand at the end."""
    cue = features[i].cue
    if cue is None or cue.whole or cue.kind not in _CLOSING or not features[i].prose:
        return False
    following = features[i + 1 : i + 1 + _FOLLOWING]
    return any(seen.prose and seen.words >= 15 and not seen.cue and not seen.site_words for seen in following)


def _is_folio(words: tuple[str, ...]) -> bool:
    """Whether a line is a section with the number of its page ("ECONOMIA 19")."""
    numbers = words.count("#")
    return numbers == 1 and len(words) <= 4 and tuple(word for word in words if word != "#") in cues.load().sections


def _observe(text: str, columns: int) -> Features:
    data = cues.load()
    head = text if len(text) <= _TOKEN_LIMIT else text[:_TOKEN_LIMIT]
    words = cues.tokens(head)
    count = len(words) if head is text else max(len(words), text.count(" ") + 1)
    parted = count <= 80 and len(text) < 1000 and not _SIGNS.isdisjoint(text)
    segments = [part for part in _SEPARATOR.split(text) if part.strip()] if parted else [text]
    tail = endings.tail(text)
    framed = text.endswith(text[0]) and len(text) > 1  # "++ Riaperta la funivia ++"
    return Features(
        words=count,
        sentences=len(_SENTENCE_END.findall(text)) if count < 200 else count // 20,
        terminal=bool(endings.TERMINAL.search(tail)),
        truncated=bool(endings.TRUNCATED.search(tail)),
        leads_on=bool(_LEADS_ON.search(tail)),
        item=bool(_ITEM.match(text)) and not framed,
        bullet=bool(_BULLET.match(text)) and not framed,
        listed=False,
        quantity=count <= 16 and bool(_QUANTITY.match(text)),
        ordinal=int(m.group(1)) if (m := _ORDINAL.match(text)) else 0,
        segments=max(columns, len(segments)),
        digits=bool(_NUMBER.search(head)),
        time_only=len(text) <= 14 and bool(_TIME_ONLY.match(text)),
        link=text.count(" ") < 2 and len(text) < 2000 and bool(_LINK.match(text)),
        upper=count <= 40 and text.isupper(),
        question="?" in tail,
        credit=count <= 45
        and len(text) < 600
        and not _ITEM.match(text)
        and credits.is_credit(text, ends=bool(endings.TERMINAL.search(tail))),
        code=bool(_CODE.match(text)) or not words or _is_folio(words),
        contact=count <= 14 and len(text) < 200 and bool(_PHONE.search(text)),
        function_ratio=sum(word in data.function_words for word in words) / max(1, len(words)),
        site_words=sum(word in data.site_words for word in words),
        quoted=_QUOTED <= count <= 60 and bool(_SPOKEN.search(text)),
        pitch=sum(word in data.pitch_words for word in words),
        cue=notices.find(text, words) if count <= cues.ANYWHERE_LIMIT else None,
        date_only=count <= 26 and "#" in words and len(text) < 200 and dates.is_mostly_date(text, 0),
        tokens=words,
    )
