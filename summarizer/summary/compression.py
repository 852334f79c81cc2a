"""Shorter readings of a sentence, by deletion only.

What is deleted is grammatically optional and adds to the statement without limiting it: parentheses, appositions and
relative clauses before the verb, relative, gerund and temporal tails after a comma. What limits, negates, hedges or
attributes (se, salvo, non, ma, secondo, "assicura il Comune") always stays. After Zajic et al. (2007),
"Multi-candidate reduction": several readings are offered, and the selection chooses.
"""

import re
from collections.abc import Callable, Iterator

from summarizer.languages.it.patterns import CLAUSE_TAIL, GUARD, INSERTION, PHRASE_TAIL, PREPOSITION
from summarizer.languages.it.verbs import finite_verbs, is_finite
from summarizer.summary.quotes import quoted
from summarizer.summary.trim import trim

SHORTEST = 5  # words of the shortest reading offered
LONGEST = 2000  # characters; what is longer is not a sentence, and is offered as it is
ENDING = re.compile(r"[.!?…]+[»”\"]?$")
PARENTHESIS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
DASHES = re.compile(r"\s+[–—]\s+[^–—]{3,120}\s+[–—](?=\s+\w|[,.;])")


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
