"""What is seen in a block: its length, punctuation, function words, shape and cues.

The features are those of boilerplate detection on text blocks (Kohlschütter et al. 2010, "Boilerplate Detection using
Shallow Text Features"; Pomikálek 2011, jusText), with what HTML would tell replaced by cues and neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from summarizer.article import cues, dates
from summarizer.article.blocks import Block
from summarizer.article.cues import Cue

_SENTENCE_END = re.compile(r"[.!?…]+[»”\"'’)\]]*(?=\s|$)")
# A stop may be followed by quotes and brackets, also by an agency's or a writer's sign: "… lunedì. (Ansa)".
_TAIL_MARKS = re.compile(
    r"(?:\s*(?:\[\d{1,3}\]|[■▪●◆□►▶★☆♦⬛✦🔴]|[\U0001f000-\U0001faff\u2600-\u27bf]|#\w+|https?://\S+|www\.\S+))+\s*$"
)
_TERMINAL = re.compile(r"[.!?…]\s?[»”\"'’)\]*]*(?:\s?\([^()]{1,30}\)\.?)?$")
_TRUNCATED = re.compile(r"(?:\.\.\.|…|[\[(](?:…|\.\.\.)[\])])$")
_LEADS_ON = re.compile(r"[:;,]$")
_ITEM = re.compile(r"^(?:[-–—•·▪►●○◦*+✓→]\s*\S|\(?\d{1,3}\s?[.)°ª-]\s?\D|[a-z]\)\s)")
_ORDINAL = re.compile(r"^\(?(\d{1,3})\s?[.)°ª-]\s?\D")
_BULLET = re.compile(r"^[•·▪►●○◦+✓→›]")
_QUANTITY = re.compile(r"^(?:\d+(?:[.,/]\d+)?|[½¼¾])\s*(?:[a-zà-ÿ]|$)")
_SEPARATOR = re.compile(r"\s?[|·•›»→]\s?|\s>\s")
_NUMBER = re.compile(r"\d")
_TIME_ONLY = re.compile(r"^(?:(?:ore|alle|h|à|às|at)\s+)?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?\s?m\.?)?$", re.IGNORECASE)
_LABEL = re.compile(r"^\W*\w+\s*[:|•·»›–—]")
_CHAT_HEAD = re.compile(r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? .{4,60}:$")
_LINK = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\S+$", re.IGNORECASE)
_CREDIT = re.compile(r"\((?:[^()]{0,30}\b)?[^()\W\d_][^()]{1,50}\)\.?$")
_CREDIT_WORD = re.compile(
    r"\b(?:foto|photo|photograph|ph|fotografia|fotografía|imagen|imagem|image|immagine|crédito|crédit|credit|credits|"
    r"ansa|afp|reuters|getty|epa|efe|lapresse|ap|imagoeconomica|fotogramma|ipa|agf|shutterstock|istock|pexels|unsplash|"
    r"pixabay|wikimedia|archivio|archivo|arquivo|archives|ufficio stampa|divulgação|reprodução|instagram|facebook)\b",
    re.IGNORECASE,
)
# "Ada Neri | Agenzia Uno"
_AGENCY = re.compile(r"^[^|.]{3,40}\s[|/]\s(?:agenzia|agencia|agência|agence|agency)\b", re.IGNORECASE)
# "Le case del porto. Foto di Ugo Sala", "Il sindaco ieri - Foto Ansa"
_CREDIT_END = re.compile(
    r"[.,;:–—|-]\s*(?:foto|photo|ph|fotografia|image|imagen|imagem|immagine|credit|credits|crédit|crédito)\b\.?:?\s+(?:(?:di|by|de|par|por)\s+)?"
    r"[A-ZÀ-Þ][\w'’/]*(?:\s+[A-ZÀ-Þ][\w'’/]*){0,3}$",
    re.IGNORECASE,
)
# Speech: in quotes from end to end, or up to who says it.
_SPOKEN = re.compile(r"^[«“\"„][^«»“”\"]+(?:[»”\"]$|[»”\"],?\s[a-zà-ÿ])|[a-zà-ÿ]:?\s[«“\"][^«»“”\"]{12,}[»”\"]$")
_TOKEN = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"\W{0,2}\s?[:»>|–—]")
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?\d[\d ./-]{7,}\d)|\S+@\S+\.\w+")
# Codes of desks, bare numbers and signs, names of users, counters of pictures.
_CODE = re.compile(
    r"^[A-Z0-9]{2,5}[-/][A-Z0-9]{2,5}$|^\W+$|^\d+$|^[a-z]+\d+$|^@\w+$|^\d{1,3} ?(?:/|di|su|of|de|sur) ?\d{1,3}$"
)
_CLOSING = ("author", "rights")  # kinds of cues that close an article
_NOTICES = (*_CLOSING, "cookies", "mail")  # kinds whose phrases stand in whole sentences
_SENTENCE = 6  # words from which a line with a stop may be a sentence of the text
_LABEL_LENGTH = 40
_TAIL = 120
_FOLLOWING = 10  # blocks below such a cue in which a paragraph shows that the article goes on
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
        kind = Block(block.text, 0, block.columns)
        if kind not in seen:
            seen[kind] = _observe(block.text, block.columns)
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


def _observe(text: str, columns: int) -> Features:
    data = cues.load()
    head = text if len(text) <= _TOKEN_LIMIT else text[:_TOKEN_LIMIT]
    words = cues.tokens(head)
    count = len(words) if head is text else max(len(words), text.count(" ") + 1)
    short = count <= cues.ANYWHERE_LIMIT
    segments = [part for part in _SEPARATOR.split(text) if part.strip()] if count <= 80 and len(text) < 1000 else [text]
    tail = _tail(text)
    framed = text.endswith(text[0]) and len(text) > 1  # "++ Riaperta la funivia ++"
    return Features(
        words=count,
        sentences=len(_SENTENCE_END.findall(text)) if count < 200 else count // 20,
        terminal=bool(_TERMINAL.search(tail)),
        truncated=bool(_TRUNCATED.search(tail)),
        leads_on=bool(_LEADS_ON.search(tail)),
        item=bool(_ITEM.match(text)) and not framed,
        bullet=bool(_BULLET.match(text)) and not framed,
        quantity=count <= 16 and bool(_QUANTITY.match(text)),
        ordinal=int(m.group(1)) if (m := _ORDINAL.match(text)) else 0,
        segments=max(columns, len(segments)),
        digits=bool(_NUMBER.search(head)),
        time_only=len(text) <= 14 and bool(_TIME_ONLY.match(text)),
        link=" " not in text and len(text) < 2000 and bool(_LINK.match(text)),
        upper=count <= 40 and text.isupper(),
        question="?" in tail,
        credit=count <= 45
        and len(text) < 600
        and not _ITEM.match(text)
        and _is_credit(text, ends=bool(_TERMINAL.search(tail))),
        code=bool(_CODE.match(text)) or not words,
        contact=count <= 14 and len(text) < 200 and bool(_PHONE.search(text)),
        function_ratio=sum(word in data.function_words for word in words) / max(1, len(words)),
        site_words=sum(word in data.site_words for word in words),
        quoted=count >= _SENTENCE and bool(_SPOKEN.search(text)),
        pitch=sum(word in data.pitch_words for word in words),
        cue=_cue(text, words, short),
        date_only=count <= 26 and "#" in words and len(text) < 200 and dates.is_mostly_date(text, 0),
        tokens=words,
    )


def _tail(text: str) -> str:
    """The end of a block, without what may stand after a full stop: notes, signs, tags, addresses."""
    tail = text[-_TAIL:]
    bare = _TAIL_MARKS.sub("", tail)
    return bare if len(bare) < len(tail) and _TERMINAL.search(bare) else tail


def _speaks_of_others(text: str, words: tuple[str, ...]) -> bool:
    """Whether a block is a finished sentence that doesn't speak to the reader, as the notices of pages do."""
    data = cues.load()
    if len(words) < _SENTENCE or not _TERMINAL.search(_tail(text)) or _TRUNCATED.search(text):
        return False
    return data.pitch_words.isdisjoint(words) and sum(word in data.site_words for word in words) < 2


def _labelled(text: str) -> Cue | None:
    """The cue that a whole phrase gives before a colon: "Argomenti: …"."""
    label, colon, rest = text[:_LABEL_LENGTH].partition(":")
    if not colon or not rest.strip() or (_TERMINAL.search(text[-80:]) and text.count(" ") >= _SENTENCE):
        return None
    cue = cues.load().phrases.find(cues.tokens(label))
    return replace(cue, whole=False, words=max(1, label.count(" ") + 1), label=True) if cue and cue.whole else None


def _is_label(text: str, words: int) -> bool:
    """Whether a sign parts the first words of a block from the rest ("Leggi anche: …", "À lire aussi » …")."""
    ends = [match.end() for match in islice(_TOKEN.finditer(text), words)]
    return len(ends) == words and bool(_PARTED.match(text, ends[-1]))


def _cue(text: str, words: tuple[str, ...], short: bool) -> Cue | None:
    if not short:
        return None
    if _COPYRIGHT.match(text):
        return Cue("rights", whole=True)
    if _CHAT_HEAD.match(text):
        return Cue("mail", whole=True)
    if len(words) > 1 and words[0] in cues.load().mail_headers and re.match(r"^[^\W\d_]+( [^\W\d_]+)?:\s", text):
        return Cue("mail", whole=False)
    cue = cues.load().phrases.find(words) or _labelled(text)
    if cue and not cue.whole and not cue.anywhere and _is_label(text, cue.words):
        return replace(cue, label=True)
    if cue and not cue.whole and cue.kind not in _NOTICES and _speaks_of_others(text, words):
        return None
    if cue and not cue.whole and not cue.anywhere and cue.words == 1 and not _LABEL.match(text):
        # One word at the beginning says little: "Foto: …" and "Foto Ada Neri", but not "Foto e filmati mostrano …".
        return cue if len(words) <= 12 and not _TERMINAL.search(text[-80:]) else None
    return cue


def _is_credit(text: str, *, ends: bool) -> bool:
    """Whether a line ends with its source in brackets: "… ieri mattina (Ansa)", "… in aula (Foto: Ada Neri)".

    An agency's signature after a full stop is none: "… per lunedì. (Rre/Agenzia)".
    """
    if _AGENCY.search(text):
        return True
    match = _CREDIT.search(text)
    if not match:
        return not ends and _CREDIT_END.search(text[-80:]) is not None
    inside = match.group(0).rstrip(".").strip("()")
    if match.start() == 0:
        return bool(_CREDIT_WORD.search(inside))
    if inside.startswith("@"):
        return True  # the user whose post is shown
    if text[: match.start()].rstrip().endswith((".", "!", "?", "»", "”")):
        return False
    if _CREDIT_WORD.search(inside):
        return True
    names = inside.split()
    return (
        not ends
        and 0 < len(names) <= 4
        and all(name[:1].isupper() for name in names)
        and inside.isascii()
        and len(inside) > 2
        and text.count(" ") < 30
    )
