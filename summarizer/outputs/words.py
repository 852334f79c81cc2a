"""What the formats say themselves around the texts of a result, for readers of one language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from summarizer import languages
from summarizer.caution import ROUGH, is_rough
from summarizer.errors import UnknownLanguage
from summarizer.languages import name_of
from summarizer.outputs.alphabets import alphabet_of
from summarizer.result import TranslatedSentence, Translation


@dataclass(frozen=True, slots=True)
class Words:
    """The words of files, in ``language``.

    ``name`` is that of a language and ``tag`` its BCP 47 tag, by its code; ``doubt`` says why a sentence is worth
    checking, ``caution`` what to know before reading, ``made_by`` what stands below a translation. ``summary`` and
    ``to_check`` are headings, ``facts`` that of the table of facts, and ``fact`` names a kind of fact or what became of
    one. ``notices`` is whether the remarks of the result, which are English, fit in.
    """

    language: str
    name: Callable[[str], str]
    tag: Callable[[str], str]
    summary: str
    to_check: str
    facts: str
    fact: Callable[[str], str]
    doubt: Callable[[TranslatedSentence], str]
    caution: Callable[[Translation], str]
    made_by: Callable[[Translation], str]
    notices: bool = True


def tag(code: str) -> str:
    """The BCP 47 tag of a language; the code itself where no more is known."""
    try:
        return languages.get(code).tag
    except UnknownLanguage:  # a result may come from elsewhere
        return code


def tag_in(alphabet: str) -> Callable[[str], str]:
    """Gives the tags of languages, those that have the alphabet of this name as written in it."""

    def tag_of(code: str) -> str:
        written = alphabet_of(code, alphabet)
        return written.bcp47 if written else tag(code)

    return tag_of


def in_alphabet(words: Words, alphabet: str) -> Words:
    """The words for files whose texts are written in the alphabet of this name."""
    return replace(words, tag=tag_in(alphabet))


def today() -> str:
    """The day on which a file is written, as every language reads it: 2026-02-03."""
    return date.today().isoformat()


def doubted(sentence: TranslatedSentence) -> tuple[str, ...]:
    """The words in doubt, in order, each once."""
    return tuple(dict.fromkeys(sentence.target[doubt.start : doubt.end] for doubt in sentence.doubts))


def to_check(translation: Translation) -> int:
    """How many sentences are worth checking."""
    return sum(1 for sentence in translation.doubtful if sentence.target)


def _doubt(sentence: TranslatedSentence) -> str:
    if not sentence.doubtful:
        return ""
    reasons = [flag.detail or flag.kind for flag in sentence.flags]
    if words := doubted(sentence):
        reasons.append(f"hardly supported by the source: {', '.join(words)}")
    return "; ".join(reasons or ["the model was unsure"])


def _made_by(translation: Translation) -> str:
    count = to_check(translation)
    sentences = {0: "no sentence", 1: "1 sentence"}.get(count, f"{count} sentences")
    return f"Machine translation by {translation.model} ({translation.licence}), {today()}, {sentences} to check."


ENGLISH = Words(
    language="en",
    name=name_of,
    tag=tag,
    summary="Summary",
    to_check="To be checked",
    facts="Names, numbers and dates",
    fact=str,
    doubt=_doubt,
    caution=lambda translation: ROUGH if is_rough(translation.model) else "",
    made_by=_made_by,
)
