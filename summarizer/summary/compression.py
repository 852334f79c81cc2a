"""Shorter readings of a sentence, by deletion only.

What is deleted is grammatically optional and adds to the statement without limiting it: parentheses, appositions
before the verb, non-restrictive relative clauses, gerund and temporal tails after a comma. A part that limits,
negates, hedges or attributes what is said (se, salvo, non, ma, secondo …) always stays. After Knight & Marcu (2002)
and Zajic et al. (2007), "Multi-candidate reduction": several candidates, and the selection chooses.
"""

import re

from summarizer.summary.quotes import spans
from summarizer.summary.verbs import is_finite

DATELINE = re.compile(
    r"^\(?(?:ANSA|AGI|ADNKRONOS|LAPRESSE|ASKANEWS|9COLONNE|DIRE|REUTERS|AFP)\b[^)]{0,20}\)?\s*[-–—]?\s*"
    r"(?:[A-ZÀ-Ý’' ]{3,30},\s*\d{1,2}\s+[A-Z]{3}\s*[-–—]\s*)?"
    r"|^[A-ZÀ-Ý][A-ZÀ-Ý’' ]{2,30}(?:\s*\([^)]{1,30}\))?\s*[-–—]\s+"
)
TIMESTAMP = re.compile(r"^(?:ore\s+)?\d{1,2}[.:]\d{2}\s*(?:[-–—:|]\s*)", re.IGNORECASE)
BULLET = re.compile(r"^(?:[-–—•*·▪]\s+|\d{1,2}[.)]\s+(?=[A-ZÀ-Ý«“\"]))")
SIGNATURE = re.compile(r"\s*\((?:ANSA|AGI|ADNKRONOS|LAPRESSE|ASKANEWS)[^)]{0,12}\)\.?\s*$", re.IGNORECASE)
CONNECTIVE = re.compile(
    r"^(?:(?:e|ed|ma|però|inoltre|infatti|tuttavia|intanto|dunque|quindi|infine|insomma|perciò|peraltro|piuttosto|eppure"
    r"|ebbene|del resto|d['’]altra parte|d['’]altronde|di conseguenza|in particolare|in sostanza|in ogni caso|in realtà"
    r"|nel frattempo|per esempio|ad esempio|a questo proposito|a tal proposito|non a caso|non solo),?\s+)"
    r"(?=[a-zà-ÿA-ZÀ-Ý«“\"0-9])",
    re.IGNORECASE,
)
COMMA_CONNECTIVES = frozenset(
    "in realtà,piuttosto,in particolare,non solo,per esempio,ad esempio,infine,intanto".split(",")
)
INNER_CONNECTIVE = re.compile(
    r"(?<=\w)\s+(?:infatti|inoltre|tuttavia|peraltro|dunque)(?=\s+\w)|,\s+(?:infatti|inoltre|tuttavia|peraltro|dunque|invece|del resto|dal canto suo|in realtà),(?=\s)"
)
PARENTHESIS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
DASHES = re.compile(r"\s+[–—]\s+[^–—]{3,120}\s+[–—](?=\s+\w|[,.;])")
# A tail that opens with one of these adds; gerunds are matched by their ending.
TAIL = re.compile(
    r",\s+(?=(?:che|dove|il quale|la quale|i quali|le quali|con cui|in cui|per cui|di cui|mentre|nell['’]ambito|con focus"
    r"|in occasione|in vista|dopo|grazie a|grazie al|insieme|oltre a|così come|poiché|perché|tra cui|fra cui|compres[oaie]"
    r"|nonché|[a-zà-ÿ]{3,}(?:ando|endo))\b)"
)
# Where a deleted part holds one of these, deleting it could turn the statement round or make it stronger than it is.
GUARD = re.compile(
    r"\b(?:non|né|mai|nessun\w*|niente|nulla|senza|ma|però|tuttavia|eppure|invece|bensì|se|salvo|tranne|eccetto|purché"
    r"|qualora|finché|solo|soltanto|forse|presunt\w+|eventual\w+|smenti\w+|ritir\w+|annull\w+|secondo|a patto|a condizione"
    r"|revoc\w+|sospes\w+|condizional\w+)\b",
    re.IGNORECASE,
)
INSERTION = re.compile(
    r",\s+((?:che|dove|il quale|la quale)\s[^,;:()«»“”\"]{3,140}|[a-zà-ÿ0-9][^,;:()«»“”\"]{2,90}),\s+(?=(\S+))"
)


def trim(sentence: str) -> str:
    """``sentence`` without what only ties it to its place: dateline, time stamp, bullet, leading connective."""
    text = SIGNATURE.sub("", sentence.strip())
    text = BULLET.sub("", TIMESTAMP.sub("", DATELINE.sub("", text)))
    lead = CONNECTIVE.match(text)
    if lead and removable(lead[0]):
        text = text[lead.end() :]
    return capitalise(INNER_CONNECTIVE.sub(_unless_quoted(text), text).strip())


def removable(connective: str) -> bool:
    """Whether a leading connective can go: some words are connectives only before a comma."""
    bare = connective.strip().rstrip(",").casefold()
    return bare not in COMMA_CONNECTIVES or connective.strip().endswith(",")


def capitalise(text: str) -> str:
    """``text`` with its first letter in upper case."""
    for offset, char in enumerate(text):
        if char.isalpha():
            return text[:offset] + char.upper() + text[offset + 1 :]
        if char.isdigit():
            break
    return text


def variants(sentence: str) -> tuple[str, ...]:
    """``sentence`` trimmed, then ever shorter readings of it, longest first, without repeats."""
    full = trim(sentence)
    readings = [full]
    plain = drop_parentheses(full)
    readings.append(plain)
    lean = drop_insertions(plain)
    readings.append(lean)
    for base in (plain, lean):
        readings += drop_tails(base)
    unique = dict.fromkeys(r for r in readings if len(r.split()) >= 5 or r == full)
    return tuple(sorted(unique, key=lambda r: -len(r)))


def drop_parentheses(text: str) -> str:
    """``text`` without round or square brackets and without insertions between dashes, outside quotations."""
    for pattern in (PARENTHESIS, DASHES):
        text = pattern.sub(lambda m: m[0] if GUARD.search(m[0]) else "", text)
    return text


def drop_insertions(text: str) -> str:
    """``text`` without appositions and relative clauses between a subject and its verb."""

    def drop(match: re.Match[str]) -> str:
        inside, following = match[1], match[2]
        keep = GUARD.search(inside) or not is_finite(following.strip(".,;:")) or _quoted(text, match.start())
        return match[0] if keep else " "

    return INSERTION.sub(drop, text)


def drop_tails(text: str) -> list[str]:
    """``text`` cut before each optional tail that runs to its end; the longest reading first."""
    ending = re.search(r"[.!?…]+[»”\"]?$", text)
    if not ending:
        return []
    readings = []
    for match in reversed(list(TAIL.finditer(text))):
        tail = text[match.end() : ending.start()]
        if _quoted(text, match.start()) or GUARD.search(tail) or any(mark in tail for mark in '«»“”";:'):
            continue
        head = text[: match.start()]
        if GUARD.search(head.rsplit(",", 1)[-1][:12]) is None:
            readings.append(head + ".")
    return readings


def _quoted(text: str, offset: int) -> bool:
    return any(start < offset < end for start, end in spans(text))


def _unless_quoted(text: str):  # type: ignore[no-untyped-def]
    return lambda match: match[0] if _quoted(text, match.start()) else ""
