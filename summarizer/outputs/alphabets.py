"""The Uzbek of a result in another alphabet, without translating again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from summarizer.errors import OptionError
from summarizer.result import Alternative, Doubt, Fact, Result, Summary, TranslatedSentence, Translation

ALPHABETS = ("latin", "latin-2026", "cyrillic")
_Write = Callable[[str], str]


def in_alphabet(result: Result, alphabet: str) -> Result:
    """``result`` with its Uzbek in ``alphabet``: "latin" (of 1995, as it comes), "latin-2026" or "cyrillic".

    Raises:
        OptionError: there is no such alphabet.
    """
    if alphabet not in ALPHABETS:
        raise OptionError(f"There is no alphabet {alphabet!r}.", f"Choose one of: {', '.join(ALPHABETS)}.")
    if alphabet == ALPHABETS[0] or "uz" not in result.translations:
        return result
    write = _writer(alphabet)
    translation = _translation(result["uz"], write)
    summaries = dict(result.summaries)
    if translation.summary is not None:
        summaries["uz"] = translation.summary
    return replace(
        result,
        translations={**result.translations, "uz": translation},
        summaries=summaries,
        facts=tuple(_fact(fact, write) for fact in result.facts),
    )


def _writer(alphabet: str) -> _Write:
    from summarizer import uzbek

    if alphabet == "cyrillic":
        return uzbek.to_cyrillic
    return partial(uzbek.to_latin, alphabet="2026")


def _translation(translation: Translation, write: _Write) -> Translation:
    return replace(
        translation,
        title=_sentence(translation.title, write) if translation.title else None,
        subtitle=_sentence(translation.subtitle, write) if translation.subtitle else None,
        paragraphs=tuple(
            tuple(_sentence(sentence, write) for sentence in paragraph) for paragraph in translation.paragraphs
        ),
        summary=_summary(translation.summary, write) if translation.summary else None,
    )


def _sentence(sentence: TranslatedSentence, write: _Write) -> TranslatedSentence:
    """The sentence in the other alphabet; doubts move with the letters that they are about."""

    def moved(place: int) -> int:
        return len(write(sentence.target[:place]))

    return replace(
        sentence,
        target=write(sentence.target),
        doubts=tuple(Doubt(moved(doubt.start), moved(doubt.end), doubt.kind) for doubt in sentence.doubts),
        alternatives=tuple(Alternative(write(other.target), other.by) for other in sentence.alternatives),
    )


def _summary(summary: Summary, write: _Write) -> Summary:
    return replace(
        summary, sentences=tuple(replace(sentence, text=write(sentence.text)) for sentence in summary.sentences)
    )


def _fact(fact: Fact, write: _Write) -> Fact:
    renderings = {
        language: replace(rendering, text=write(rendering.text)) if language == "uz" else rendering
        for language, rendering in fact.renderings.items()
    }
    return replace(fact, renderings=renderings)
