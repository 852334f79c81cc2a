"""Can a sentence be read without its neighbours?

Each rule gives a factor in [0, 1]; the product weighs the sentence's salience. 0 keeps a sentence out as long as
there is any other.
"""

import re
from collections.abc import Sequence

from summarizer.summary.document import count_words
from summarizer.summary.quotes import outside, speech
from summarizer.summary.verbs import finite_verbs, is_finite

# A demonstrative or personal pronoun whose antecedent is in an earlier sentence. "Questa mattina", "quest'anno" point
# at the day of the article, not at another sentence.
DANGLING = re.compile(
    r"(?:(?:di|a|da|in|con|su|per|tra|fra|nonostante|secondo)\s+)?"
    r"(?:quest(?:o|a|i|e)\b(?!\s+(?:mattina|sera|notte|settimana|mese|estate|inverno|autunno|primavera|pomeriggio))"
    r"|quest['’](?!(?:anno|oggi|estate|inverno|autunno))"
    r"|quell[oaie]\b|quel\b|quei\b|ciò\b|tal[ei]\b|egli\b|ella\b|ess[oaie]\b|costui\b|costei\b|costoro\b|lui\b|lei\b|loro\b)"
    r"|(?:qui|lì|là|così|altrettanto|idem|entramb[ie]|ambedue|quest['’]ultim[oaie]|altr[ie]|gli altri|le altre|l['’]altr[oa]"
    r"|il primo|la prima|il secondo|la seconda|lo stesso|la stessa|gli stessi|le stesse|poi|perché|dove|dopo di che)\b",
    re.IGNORECASE,
)
# Italian drops the subject: a sentence that opens with its verb or a clitic usually continues the one before.
OPENING_CLITIC = re.compile(r"(?:ne|ci|vi|gliel[oaie]|gli|lo|la|li|le)\s+(\w+)", re.IGNORECASE)
PRESENTATIVE = re.compile(
    r"(?:non\s+)?(?:c['’]|ci\s+(?:è|sono|era|sarà|furono|vogliono))|(?:è|sono|era|erano|sarà|saranno)\s+\w+[tos][oaie]\b(?:\s+\w+t[oaie]\b)?(?:\s+\w+mente)?\s+(?:un|il|lo|la|l['’]|i|gli|le|dal|dai|nel|ieri|oggi|a|in|\d)",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(
    r"\b(?:io|noi|mi|mio|mia|miei|mie|ho|abbiamo|siamo|sono\s+(?:stato|stata|andat[oa]|nat[oa]|rimast[oa]|convint[oa])|penso|credo|voglio|posso|devo|faccio|vado|nostr[oaie]|avevo|ero|vorrei)\b",
    re.IGNORECASE,
)
FRAGMENT = re.compile(r"[A-ZÀ-Ý]\w+[aeio]\s+(?:che|di cui|dove)\b")
LABEL = re.compile(r"[^.!?]{0,60}:\s*$")
TERMINATED = re.compile(r"[.!?…][»”\"'’)\]]*$")


def standalone(text: str, in_answer: bool = False) -> float:
    """How well ``text`` stands alone, from 0 (it does not) to 1.

    ``in_answer`` marks a sentence of an interviewee's answer, whose speaker is not named in it.
    """
    narrated = outside(text)
    factor = 1.0
    if not TERMINATED.search(text) or LABEL.search(text):
        factor *= 0.15  # a list item, a caption, a label
    if not narrated.strip(" ,.:;–-"):
        return 0.0  # speech without its speaker
    if text.rstrip('»”"').endswith("?"):
        factor *= 0.2
    if in_answer:
        factor *= 0.15
    elif FIRST_PERSON.search(narrated):
        factor *= 0.4
    if DANGLING.match(text):
        factor *= 0.25
    if not finite_verbs(narrated) and not finite_verbs(text):
        factor *= 0.4
    if FRAGMENT.match(text):
        factor *= 0.3
    if count_words(text) < 6:
        factor *= 0.5
    return factor * opening(text)


def opening(text: str) -> float:
    """The factor for a sentence without its subject: it opens with a verb or with a clitic and a verb."""
    if PRESENTATIVE.match(text):
        return 1.0
    clitic = OPENING_CLITIC.match(text)
    if clitic and is_finite(clitic[1]):
        return 0.4
    first = text.split()[0] if text.split() else ""
    second = text.split()[1] if len(text.split()) > 1 else ""
    if first.casefold() == "non":
        first = second
    return (
        0.5
        if first.casefold() in {"ha", "hanno", "è", "sono", "era", "erano", "aveva", "avevano", "fu", "sarà"}
        else 1.0
    )


def answers(paragraphs: Sequence[Sequence[str]]) -> list[bool]:
    """For each sentence whether it belongs to an answer of an interview (questions as paragraphs of their own)."""
    questions = [is_question(paragraph) for paragraph in paragraphs]
    interview = sum(questions) >= 3
    marks = []
    answering = False
    for paragraph, question in zip(paragraphs, questions, strict=True):
        answering = interview and (answering or question)
        marks += [answering] * len(paragraph)
    return marks


def is_question(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph is an interviewer's question: short and ending in a question mark."""
    return bool(paragraph) and len(paragraph) <= 2 and paragraph[-1].rstrip("»”\"' ").endswith("?")


def orphaned(paragraph: Sequence[str]) -> list[bool]:
    """For each sentence of a paragraph whether a quotation runs into it or out of it, so that it cannot be cut out."""
    return [inside_at_start or inside_at_end for inside_at_start, inside_at_end in speech(paragraph)]
