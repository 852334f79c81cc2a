"""A result in another alphabet of its languages, without translating again."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from summarizer import languages
from summarizer.errors import OptionError, UnknownLanguage
from summarizer.languages import Alphabet
from summarizer.result import Doubt, Fact, Result, Summary, TranslatedSentence, Translation

_Write = Callable[[str, str], str]  # of the text and its source, "" where there is none

# The alphabets that some language has, by name.
ALPHABETS: Mapping[str, Alphabet] = {
    alphabet.name: alphabet for language in languages.known() for alphabet in language.alphabets
}
USUAL = next(iter(ALPHABETS))


def alphabet_of(language: str, name: str) -> Alphabet | None:
    """The alphabet of that name of a language (its code); None where the language is written in one way only."""
    try:
        known = languages.get(language).alphabets
    except UnknownLanguage:  # a result may come from elsewhere
        return None
    return next((alphabet for alphabet in known if alphabet.name == name), None)


def in_alphabet(result: Result, name: str) -> Result:
    """``result`` with every language that has an alphabet of that name ("cyrillic") written in it.

    Raises:
        OptionError: no language has such an alphabet.
    """
    if name not in ALPHABETS:
        raise OptionError(f"There is no alphabet {name!r}.", f"Choose one of: {', '.join(ALPHABETS)}.")
    for language in {*result.translations, *result.summaries}:
        if alphabet := alphabet_of(language, name):
            result = _written(result, language, alphabet.write)
    return result


def sentence_in(sentence: TranslatedSentence, language: str, name: str) -> TranslatedSentence:
    """A sentence of ``language`` in its alphabet of that name; as it is where it has none."""
    alphabet = alphabet_of(language, name)
    return _sentence(sentence, alphabet.write) if alphabet else sentence


def summary_in(summary: Summary, name: str) -> Summary:
    """A summary in its language's alphabet of that name; as it is where it has none."""
    alphabet = alphabet_of(summary.language, name)
    return _summary(summary, alphabet.write) if alphabet else summary


def _written(result: Result, language: str, write: _Write) -> Result:
    translations, summaries = dict(result.translations), dict(result.summaries)
    if language in translations:
        translations[language] = _translation(translations[language], write)
    if language in summaries:
        summaries[language] = _summary(summaries[language], write)
    facts = tuple(_fact(fact, language, write) for fact in result.facts)
    return replace(result, translations=translations, summaries=summaries, facts=facts)


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
        return len(write(sentence.target[:place], sentence.source))

    return replace(
        sentence,
        target=write(sentence.target, sentence.source),
        doubts=tuple(Doubt(moved(doubt.start), moved(doubt.end), doubt.kind) for doubt in sentence.doubts),
        alternatives=tuple(
            replace(other, target=write(other.target, sentence.source)) for other in sentence.alternatives
        ),
    )


def _summary(summary: Summary, write: _Write) -> Summary:
    return replace(
        summary, sentences=tuple(replace(sentence, text=write(sentence.text, "")) for sentence in summary.sentences)
    )


def _fact(fact: Fact, language: str, write: _Write) -> Fact:
    if language not in fact.renderings:
        return fact
    rendering = fact.renderings[language]
    return replace(fact, renderings={**fact.renderings, language: replace(rendering, text=write(rendering.text, ""))})
