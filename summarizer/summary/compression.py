"""Shorter readings of a sentence, by deletion only.

What is deleted is grammatically optional and adds to the statement without limiting it: parentheses, appositions and
relative clauses before the verb, relative, gerund and temporal tails after a comma. What limits, negates, hedges or
attributes (se, salvo, non, ma, secondo, "assicura il Comune") always stays. After Zajic et al. (2007),
"Multi-candidate reduction": several readings are offered, and the selection chooses.
"""

import re
from collections.abc import Callable, Iterator

from summarizer.languages.it.verbs import finite_verbs, is_finite
from summarizer.summary.quotes import quoted
from summarizer.summary.trim import trim

SHORTEST = 5  # words of the shortest reading offered
LONGEST = 2000  # characters; what is longer is no sentence, and is offered as it is
ENDING = re.compile(r"[.!?…]+[»”\"]?$")
PARENTHESIS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
DASHES = re.compile(r"\s+[–—]\s+[^–—]{3,120}\s+[–—](?=\s+\w|[,.;])")
# Clauses that add: non-restrictive relatives (a restrictive one has no comma), gerunds, causes, contrasts.
CLAUSE_TAIL = re.compile(
    r",\s+(?=(?:che|dove|il quale|la quale|i quali|le quali|con cui|in cui|di cui|mentre|poiché|perché"
    r"|[a-zà-ÿ]{3,}(?:ando|endo))\b)"
)
# Phrases that add time, place or company; they have no verb of their own.
PHRASE_TAIL = re.compile(
    r",\s+(?=(?:nell['’]ambito|con focus|in occasione|dopo|grazie a|grazie al|insieme|così come|tra cui|fra cui"
    r"|compres[oaie]|nonché)\b)"
)
# Where a deleted part holds one of these, deleting it could turn the statement round or make it stronger than it is.
GUARD = re.compile(
    r"\b(?:non|né|mai|nessun\w*|niente|nulla|senza|ma|però|tuttavia|eppure|invece|bensì|se|salvo|tranne|eccetto|purché"
    r"|qualora|finché|solo|soltanto|forse|almeno|quasi|circa|presunt\w+|eventual\w+|smenti\w+|ritir\w+|annull\w+"
    r"|secondo|stando|a patto|a condizione|revoc\w+|sospe\w+"
    r"|nega\w*|rifiut\w+|respin\w+|respint\w+|esclu\w+|contest\w+|condizional\w+|ipotes\w+|salgono|sale|scendono|scende"
    r"|potrebbe\w*|dovrebbe\w*|sarebbe\w*|avrebbe\w*|\w+mente)\b",
    re.IGNORECASE,
)
INSERTION = re.compile(
    r",\s+((?:che|dove|il quale|la quale)\s[^,;:()«»“”\"]{3,140}|[a-zà-ÿ0-9][^,;:()«»“”\"]{2,90}),\s+(?=(\S+))"
)
# "in teoria", "a suo dire", "per ora": a phrase with a preposition can limit what is said.
PREPOSITION = re.compile(
    r"(?:a|ad|d[aie]|d['’]|in|con|su|per|tra|fra|sotto|sopra|entro|oltre|fino|prima|dopo"
    r"|(?:a|da|de|ne|su)(?:l|llo|lla|i|gli|lle|ll['’]))\b",
    re.IGNORECASE,
)


def variants(sentence: str) -> tuple[str, ...]:
    """``sentence`` trimmed, then ever shorter readings of it, longest first, without repeats.

    Empty where nothing is left, as of an agency's signature.
    """
    if len(sentence) > LONGEST:
        return (sentence.strip(),) if sentence.strip() else ()
    full = trim(sentence)
    plain = drop_parentheses(full)
    lean = drop_insertions(plain)
    readings = [full, plain, lean, *drop_tails(plain), *drop_tails(lean)]
    unique = dict.fromkeys(r for r in readings if len(r.split()) >= SHORTEST or r == full)
    return tuple(sorted((r for r in unique if r), key=lambda r: -len(r)))


def drop_parentheses(text: str) -> str:
    """``text`` without round or square brackets and without insertions between dashes, outside quotations."""
    for pattern in (PARENTHESIS, DASHES):
        text = pattern.sub(unless(text, lambda match: bool(GUARD.search(match[0]))), text)
    return text


def drop_insertions(text: str) -> str:
    """``text`` without appositions and relative clauses between a subject and its verb."""

    def stays(match: re.Match[str]) -> bool:
        inside, following = match[1], match[2].strip(".,;:")
        attributes = is_finite(inside.split()[0])  # "assicura il Comune"
        return attributes or bool(GUARD.search(inside) or PREPOSITION.match(inside)) or not is_finite(following)

    return INSERTION.sub(unless(text, stays, " "), text)


def drop_tails(text: str) -> Iterator[str]:
    """``text`` cut before each optional tail that runs to its end."""
    ending = ENDING.search(text)
    if not ending:
        return
    for pattern, has_verb in ((CLAUSE_TAIL, True), (PHRASE_TAIL, False)):
        for match in pattern.finditer(text):
            head, tail = text[: match.start()], text[match.end() : ending.start()]
            if not quoted(text, match.start()) and optional(tail, has_verb) and complete(head):
                yield head + "."


def optional(tail: str, has_verb: bool) -> bool:
    """Whether ``tail`` is one clause (or a phrase without a verb) that only adds: nothing else comes after it."""
    if GUARD.search(tail) or re.search(r"[«»“”\";:()]", tail):
        return False
    if any(is_finite(part.split()[0]) or part.split()[0] in {"e", "ed", "o"} for part in tail.split(", ")[1:] if part):
        return False
    return has_verb or not finite_verbs(tail)


def complete(head: str) -> bool:
    """Whether ``head`` can end here: its last clause has a verb, and it does not end in an attribution."""
    clause = re.split(r"[;:]\s", head)[-1]
    pieces = clause.rsplit(", ", 1)
    last = pieces[-1].split()
    attributed = len(pieces) > 1 and bool(last) and is_finite(last[0]) and not re.search(r"[»”\"]$", pieces[0])
    return bool(finite_verbs(clause)) and not attributed


def unless(text: str, stays: Callable[[re.Match[str]], bool], gap: str = "") -> Callable[[re.Match[str]], str]:
    """A replacement that deletes a match, leaving ``gap``, unless it ``stays`` or is inside a quotation."""
    return lambda match: match[0] if quoted(text, match.start()) or stays(match) else gap
