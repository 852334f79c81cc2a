"""Can a sentence be read without its neighbours?

Each rule is a factor on the worth of a sentence. Some faults are mended where the sentence before is in the summary
too (a pronoun has its antecedent, speech its speaker): ``Readability`` has both worths.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.languages.it.patterns import (
    CLITIC,
    DEMONSTRATIVE,
    FIRST_PERSON,
    FUTURE,
    NO_SUBJECT,
    PRESENTATIVE,
    PRONOUN,
    RELATIVE_ONLY,
)
from summarizer.languages.it.verbs import finite_verbs, is_finite
from summarizer.summary.document import count_words
from summarizer.summary.quotes import outside

TERMINATED = re.compile(r"[.!?…][»”\"'’)\]]*$")
LONG = 30  # words from which a sentence is hard to read
MENDED = 0.9  # a context-bound sentence after its context: nearly as good as one that stands alone


@dataclass(frozen=True, slots=True)
class Readability:
    """The worth of a sentence on its own, and where the sentence before it is in the summary; both in [0, 1]."""

    alone: float
    following: float


def readability(text: str, speech: tuple[bool, bool] = (False, False), answer: bool = False) -> Readability:
    """How well ``text`` can be read in a summary.

    ``speech`` says whether a quotation runs into the sentence and out of it; ``answer`` marks an interviewee's
    answer, whose speaker is not named in it.
    """
    always = intrinsic(text, answer) * (0.0 if any(speech) else 1.0)
    bound = context(text)
    return Readability(always * bound, always * (MENDED if bound < MENDED else bound))


def intrinsic(text: str, answer: bool) -> float:
    """The factor for faults that no neighbour mends: list items, questions, fragments, the first person."""
    narrated = outside(text)
    words = count_words(text)
    factor = 1.0
    if not TERMINATED.search(text):
        factor *= 0.1  # a list item, a caption
    if text.endswith(":"):
        factor *= 0.02  # only announces what follows
    if text.rstrip('»”"').endswith("?"):
        factor *= 0.2
    if FIRST_PERSON.search(lower_first(text if answer else narrated)):
        factor *= 0.3
    if answer:
        factor *= 0.6
    said = narrated if count_words(narrated) >= 4 else text
    if not finite_verbs(said):
        factor *= 0.7 if count_words(said) >= 12 else 0.4
    elif RELATIVE_ONLY.match(text) and len(finite_verbs(text)) == 1:
        factor *= 0.4
    if words < 4:
        factor *= 0.2
    return factor * math.sqrt(min(1.0, LONG / max(words, 1)))


def lower_first(text: str) -> str:
    """``text`` with a small first letter, so that only names are in capitals."""
    return text[:1].lower() + text[1:]


def context(text: str) -> float:
    """The factor for what an earlier sentence has to explain: pronouns, dropped subjects, speech without a speaker."""
    narrated = outside(text).strip(" ,.:;–—-")
    if not narrated:
        return 0.0
    factor = 1.0
    pronoun = PRONOUN.match(text)
    if pronoun and (
        is_finite(pronoun[1].strip(",.;:")) or pronoun[1] in {"non", "si", "ci", "che"} or "," in pronoun[0]
    ):
        factor *= 0.25
    elif DEMONSTRATIVE.match(text):
        factor *= 0.6
    if narrated != text.strip(" .") and not re.search(r"[A-ZÀ-Ý]|\b(?:il|la|lo|gli|le|i)\b|l['’]", narrated[1:]):
        factor *= 0.4  # «…», racconta: who?
    return factor * opening(text)


def opening(text: str) -> float:
    """The factor for a dropped subject, as Italian does when the subject is that of the sentence before."""
    if PRESENTATIVE.match(text):
        return 1.0
    clitic = CLITIC.match(text)
    if clitic and is_finite(clitic[1]):
        return 0.4
    words = text.split()
    first = words[1] if len(words) > 1 and words[0].casefold() == "non" else words[0] if words else ""
    if first.casefold() in NO_SUBJECT:
        return 0.5
    return 0.7 if FUTURE.fullmatch(first.casefold()) else 1.0


def answers(paragraphs: Sequence[Sequence[str]]) -> list[bool]:
    """For each sentence whether it belongs to an interview: from the first question that is a paragraph of its own."""
    questions = [is_question(paragraph) for paragraph in paragraphs]
    if sum(questions) < 3:
        return [False] * sum(map(len, paragraphs))
    start = questions.index(True)
    return [number >= start for number, paragraph in enumerate(paragraphs) for _ in paragraph]


def is_question(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph is an interviewer's question: short and ending in a question mark."""
    return 1 <= len(paragraph) <= 2 and paragraph[-1].rstrip("»”\"' ").endswith("?")
