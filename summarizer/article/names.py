"""Bylines: who wrote the article, told from the lines around the headline."""

import re

from summarizer.article import cues, dates

_TIME = re.compile(r"(?<!\w)(?:\d{1,2}[:.h]\d{2}(?::\d{2})?)(?!\w)")
_MAIL = re.compile(r"\S+@\S+")
_SEPARATORS = " \t|·•–—-/,;:()›»>*+"
_SPLIT = re.compile(r"\s*(?:[|·•›]|\s[–—-]\s|\s{2,}|;)\s*")
_NAME_WORD = re.compile(r"^(?:[^\W\d_]\.)+$|^(?:[^\W\d_]{1,3}['’])?[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?$")
_SIGNED_WORDS = 9  # words that a name and what the person is may have, without "di" before
_INITIAL = 3  # characters up to which a word with a full stop is an initial or abbreviation ("M.", "Jr.")
_SIGNED_AT_END = re.compile(r"\s(?:by|di|da|par|por)\s([A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){0,2})$")
_TOKEN = re.compile(r"[^\W_]+")


def parse(text: str) -> str | None:
    """The names of a byline ("di Ada Neri e Ugo Sala", "Ada Neri | 2 marzo 2026", "dal nostro inviato Ugo Sala").

    Returns the names without "di" and the like, roles or dates; None where the text is not a byline.
    """
    if len(text) > 160:
        return None
    rest = _strip_dates(text)
    for piece in _SPLIT.split(rest):
        if name := _names(piece.strip(_SEPARATORS), need_prefix=False):
            return name
    # "11.08.2025, in News by Daniele"
    ending = _SIGNED_AT_END.search(rest) if rest != text else None
    return ending.group(1) if ending else None


def has_prefix(text: str) -> bool:
    """Whether a line begins like a byline: "di", "a cura di", "par", … and then a name."""
    if len(text) > 160:
        return False
    first_word = _TOKEN.search(text)
    if (
        first_word
        and first_word.group(0).isalpha()
        and cues.fold(first_word.group(0)) not in cues.load().byline_openers
    ):
        return False  # most lines, told without looking for dates
    rest = _strip_dates(text)
    first = next(iter(_SPLIT.split(rest)), "").strip(_SEPARATORS)
    return _names(first, need_prefix=True) is not None


def _strip_dates(text: str) -> str:
    text = _MAIL.sub(" ", text)
    for date in reversed(dates.find(text)):
        text = text[: date.start] + " | " + text[date.end :]
    return _TIME.sub(" ", text)


def _names(text: str, *, need_prefix: bool) -> str | None:
    """The persons that a piece of text consists of, up to their roles; None where it says anything else."""
    body, prefixed = _without_prefix(text)
    if need_prefix and not prefixed:
        return None
    kept, persons = _words_of_names(body, prefixed=prefixed)
    if not prefixed:
        kept, persons = _without_place(kept, persons)
    if not kept or not persons or not all(_is_person(person, prefixed=prefixed) for person in persons):
        return None
    if len(kept[-1]) > _INITIAL and "." not in kept[-1][:-1]:  # "R.C." keeps its last stop
        kept[-1] = kept[-1].rstrip(".")
    return " ".join(kept).replace(" ,", ",").strip(_SEPARATORS)


def _words_of_names(body: str, *, prefixed: bool) -> tuple[list[str], list[list[str]]]:
    """The words of names and what joins them, up to a role, and the same by person; none where other words stand."""
    data = cues.load()
    words = body.replace(",", " , ").split()
    while len(words) > 1 and words[-1].islower() and words[-1] in data.date_words:
        words.pop()  # "Ada Neri il" before a date
    persons: list[list[str]] = [[]]
    kept: list[str] = []
    for word in words:
        folded = cues.fold(word.strip(".,:"))
        if kept and (folded in data.roles or (kept[-1] == "," and _is_role(word, folded, persons, prefixed=prefixed))):
            if not prefixed and body.count(" ") > _SIGNED_WORDS:
                return [], []  # a sentence about somebody
            break
        if persons[-1] and (word in (",", "&") or folded in data.name_joiners):
            persons.append([])
        elif _may_stand(word, folded, persons[-1], prefixed=prefixed):
            persons[-1].append(word)
        else:
            return [], []
        kept.append(word)
    while kept and (kept[-1] in (",", "&") or cues.fold(kept[-1]) in data.name_joiners | data.name_particles):
        kept.pop()
    return kept, [person for person in persons if person]


def _without_place(kept: list[str], persons: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The words and persons without a town or newspaper after the name."""
    if "," not in kept:
        return kept, persons
    if any(_is_outlet(person) for person in persons[1:]):
        return kept[: kept.index(",")], persons[:1]  # "Ada Neri, The Valley Post, Canada"
    if len(persons) == 2 and kept[-2] == "," and len(persons[1]) == 1 and len(persons[0]) > 1:
        return kept[:-2], persons[:1]  # "Ada Neri, Bergamo"
    return kept, persons


def _is_role(word: str, folded: str, persons: list[list[str]], *, prefixed: bool) -> bool:
    """Whether a word after a comma tells what the person is ("Ada Neri, psicologa", "Ada Neri, la preside")"""
    data = cues.load()
    if not word.islower():
        return False
    return folded in data.function_words or (folded not in data.name_particles and (prefixed or len(persons[0]) > 1))


def _may_stand(word: str, folded: str, person: list[str], *, prefixed: bool) -> bool:
    """Whether a word may be the next one in a person's name, which so far has the words ``person``."""
    data = cues.load()
    if not person and (folded.replace(".", "") in data.honorifics or (prefixed and folded in data.desks)):
        return True
    if not _NAME_WORD.match(word):
        return False
    if word[0].isupper() or ((person or prefixed) and folded in data.name_particles):
        return True
    return len(person) == 1 and cues.fold(person[0]) in data.desks  # "Redazione sportiva"


def _is_outlet(words: list[str]) -> bool:
    """Whether capitalised words name a newspaper ("The Valley Post", "Il Giornale") rather than a person."""
    data, folded = cues.load(), [cues.fold(word) for word in words]
    return len(words) > 1 and (folded[0] in data.function_words or not data.mastheads.isdisjoint(folded))


def _is_person(words: list[str], *, prefixed: bool) -> bool:
    """Whether capitalised words may be a name; a single one only after "di" and the like, or for a newsroom."""
    data = cues.load()
    folded = [cues.fold(word) for word in words]
    if folded[0] in data.desks:
        return len(words) <= 3
    if any(word in data.site_words for word in folded) or folded[0] in data.weekdays | data.updated | data.published:
        return False
    if words[0][0].islower() and folded[0] in data.function_words and len(words) == 1:
        return False
    if len(words) == 1:
        return prefixed or folded[0] in data.desks
    return len(words) <= (5 if prefixed else 4) and any(word[0].isupper() for word in words)


def _without_prefix(text: str) -> tuple[str, bool]:
    """The text after the longest byline prefix, and whether there was one."""
    data = cues.load()
    spans = [(match.end(), cues.fold(match.group(0))) for match in _TOKEN.finditer(text)][:6]
    for count in range(len(spans) - 1, 0, -1):
        if tuple(word for _, word in spans[:count]) in data.byline_prefixes:
            return text[spans[count - 1][0] :].lstrip("'’").strip(_SEPARATORS), True
    return text, False
