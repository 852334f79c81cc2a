"""Whether a phrase says what a block is: "Leggi anche: …" does, "Il video è stato visto da tutti." does not."""

import re
from dataclasses import replace
from itertools import islice

from summarizer.article import cues, endings
from summarizer.article.cues import Cue

_LABEL = re.compile(r"^\W*\w+\s*[:|•·»›–—]")
_CHAT_HEAD = re.compile(r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? .{4,60}:$")
_TOKEN = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"\W{0,2}\s?[:»>|–—]")
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_REPLY_HEAD = re.compile(
    r"^(?:il giorno|il|on|le|el|em)\s.{6,120}(?:ha scritto|wrote|a écrit|escribió|escreveu)\s?:$", re.IGNORECASE
)
_MAIL_HEAD = re.compile(r"^[^\W\d_]+( [^\W\d_]+)?:\s")
_NOTICES = ("author", "rights", "cookies", "mail")  # kinds whose phrases stand in whole sentences
_SENTENCE = 6  # words from which a line with a stop may be a sentence of the text
_LABEL_LENGTH = 40  # characters of a label at most
_SHORT = 12  # words of a line that one word at its beginning may tell


def find(text: str, words: tuple[str, ...]) -> Cue | None:
    """The cue of a block of at most ``cues.ANYWHERE_LIMIT`` words, None where no phrase says what it is."""
    if sign := _sign(text, words):
        return sign
    cue = cues.load().phrases.find(words) or _labelled(text)
    if cue is None or cue.whole:
        return cue
    if not cue.anywhere and _is_label(text, cue.words):
        return replace(cue, label=True)
    if cue.kind not in _NOTICES and _speaks_of_others(text, words):
        return None
    if not cue.anywhere and cue.words == 1 and not _LABEL.match(text):
        # One word at the beginning says little: "Foto: …" and "Foto Ada Neri", but not "Foto e filmati mostrano …".
        return cue if len(words) <= _SHORT and not endings.TERMINAL.search(text[-80:]) else None
    return cue


def _sign(text: str, words: tuple[str, ...]) -> Cue | None:
    """The cue that a sign or the form of a line gives: "© 2026 …", the heads of chats and mails."""
    if _COPYRIGHT.match(text):
        return Cue("rights", whole=True)
    if _CHAT_HEAD.match(text) or _REPLY_HEAD.match(text):
        return Cue("mail", whole=True)
    if len(words) > 1 and words[0] in cues.load().mail_headers and _MAIL_HEAD.match(text):
        return Cue("mail", whole=False)
    return None


def _speaks_of_others(text: str, words: tuple[str, ...]) -> bool:
    """Whether a block is a finished sentence that doesn't speak to the reader, as the notices of pages do."""
    data = cues.load()
    if len(words) < _SENTENCE or not endings.TERMINAL.search(endings.tail(text)) or endings.TRUNCATED.search(text):
        return False
    return data.pitch_words.isdisjoint(words) and sum(word in data.site_words for word in words) < 2


def _labelled(text: str) -> Cue | None:
    """The cue that a whole phrase gives before a colon: "Argomenti: …"."""
    label, colon, rest = text[:_LABEL_LENGTH].partition(":")
    if not colon or not rest.strip() or (endings.TERMINAL.search(text[-80:]) and text.count(" ") >= _SENTENCE):
        return None
    cue = cues.load().phrases.find(cues.tokens(label))
    return replace(cue, whole=False, words=max(1, label.count(" ") + 1), label=True) if cue and cue.whole else None


def _is_label(text: str, words: int) -> bool:
    """Whether a sign parts the first words of a block from the rest ("Leggi anche: …", "À lire aussi » …")."""
    ends = [match.end() for match in islice(_TOKEN.finditer(text), words)]
    return len(ends) == words and bool(_PARTED.match(text, ends[-1]))
