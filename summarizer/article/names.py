"""Bylines: who wrote the article, told from the lines around the headline."""

import re

from summarizer.article import cues, dates

_TIME = re.compile(r"(?<!\w)(?:\d{1,2}[:.h]\d{2}(?::\d{2})?)(?!\w)")
_MAIL = re.compile(r"\S+@\S+")
_SEPARATORS = " \t|·•–—-/,;:()›»>*+"
_SPLIT = re.compile(r"\s*(?:[|·•›]|\s[–—-]\s|\s{2,}|;)\s*")
_NAME_WORD = re.compile(r"^(?:[^\W\d_]\.)+$|^(?:[^\W\d_]{1,3}['’])?[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?$")
_TOKEN = re.compile(r"[^\W_]+")


def parse(text: str) -> str | None:
    """The names of a byline ("di Ada Neri e Ugo Sala", "Ada Neri | 2 marzo 2026", "dal nostro inviato Ugo Sala").

    Returns the names without "di" and the like, roles or dates; None where the text is no byline.
    """
    if len(text) > 160:
        return None
    rest = _strip_dates(text)
    for piece in _SPLIT.split(rest):
        if name := _names(piece.strip(_SEPARATORS), need_prefix=False):
            return name
    return None


def has_prefix(text: str) -> bool:
    """Whether a line begins like a byline: "di", "a cura di", "par", … and then a name."""
    rest = _strip_dates(text)
    first = next(iter(_SPLIT.split(rest)), "").strip(_SEPARATORS)
    return len(text) <= 160 and _names(first, need_prefix=True) is not None


def _strip_dates(text: str) -> str:
    text = _MAIL.sub(" ", text)
    for date in reversed(dates.find(text)):
        text = text[: date.start] + " | " + text[date.end :]
    return _TIME.sub(" ", text)


def _names(text: str, *, need_prefix: bool) -> str | None:
    data = cues.load()
    body, prefixed = _without_prefix(text)
    if need_prefix and not prefixed:
        return None
    words = body.replace(",", " , ").split()
    kept: list[str] = []
    for word in words:
        folded = cues.fold(word.strip(".,:"))
        if word == ",":
            kept.append(",")
        elif kept and folded in data.roles:
            break
        elif folded in data.name_joiners or folded in data.name_particles:
            kept.append(word)
        elif _NAME_WORD.match(word) and word[0].isupper() and folded not in data.site_words:
            kept.append(word)
        elif kept and "," in kept:
            break
        else:
            return None
    while kept and (kept[-1] == "," or cues.fold(kept[-1]) in data.name_joiners | data.name_particles):
        kept.pop()
    capitalised = [word for word in kept if word[0].isupper()]
    if not capitalised or len(kept) > 14 or kept[0] == "," or cues.fold(kept[0]) in data.name_joiners:
        return None
    if len(capitalised) == 1 and not (prefixed or cues.fold(capitalised[0]) in data.desks):
        return None
    if not prefixed and len(capitalised) > 5 and "," not in kept:
        return None
    if any(cues.fold(word) in data.months or cues.fold(word) in data.weekdays for word in capitalised[:1]):
        return None
    return " ".join(kept).replace(" ,", ",").strip(_SEPARATORS)


def _without_prefix(text: str) -> tuple[str, bool]:
    """The text after the longest byline prefix, and whether there was one."""
    data = cues.load()
    spans = [(match.end(), cues.fold(match.group(0))) for match in _TOKEN.finditer(text)][:6]
    for count in range(len(spans) - 1, 0, -1):
        if tuple(word for _, word in spans[:count]) in data.byline_prefixes:
            return text[spans[count - 1][0] :].strip(_SEPARATORS), True
    return text, False
