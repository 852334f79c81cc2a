"""Another wording of a sentence, chosen or written by its reader: in the text, the summary, the facts and all files."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from summarizer.article import mark_of
from summarizer.events import Event, Finished, SentencesTranslated, SummaryReady, TitleTranslated
from summarizer.languages import SOURCE
from summarizer.result import Alternative, Result, Summary, TranslatedSentence, Translation
from summarizer.run import RunState
from summarizer.translation.checks import check
from summarizer.translation.facts import facts_of
from summarizer.web.inputs import readable


class Wording(NamedTuple):
    """What the model wrote, and what the reader has chosen instead."""

    made: str
    chosen: str


OWN = "reader"  # the step of a sentence that its reader has written
_LONGEST = 5_000  # characters of a sentence

# By language and source sentence.
Wordings = Mapping[tuple[str, str], Wording]


def chosen(translation: Translation, place: str, number: int) -> tuple[tuple[str, str], Wording] | None:
    """An alternative of the sentence at ``place`` (its index, "title" or "subtitle") as a choice; None without one."""
    sentence = _at(translation, place)
    if sentence is None or not 0 <= number < len(sentence.alternatives):
        return None
    return (translation.language, sentence.source), Wording(sentence.target, sentence.alternatives[number].target)


def written(translation: Translation, place: str, words: str) -> tuple[tuple[str, str], Wording] | None:
    """The reader's own words for the sentence at ``place`` as a choice; None where they are none, or no others."""
    sentence, own = _at(translation, place), " ".join(readable(words).split())
    if sentence is None or not sentence.target or not 0 < len(own) <= _LONGEST:
        return None
    item = any(row[:1] == (sentence,) and mark_of(sentence.source) for row in translation.paragraphs)
    own = f"{mark_of(sentence.target)}{own}" if item else own
    return ((translation.language, sentence.source), Wording(sentence.target, own)) if own != sentence.target else None


def applied(event: Event, wordings: Wordings) -> Event:
    """An event as if the models had written what the reader has chosen."""
    match event:
        case SentencesTranslated(language, sentences):
            return replace(event, sentences={i: _sentence(one, language, wordings) for i, one in sentences.items()})
        case TitleTranslated(language, title, subtitle):
            heads = (_sentence(one, language, wordings) if one else None for one in (title, subtitle))
            return TitleTranslated(language, *heads)
        case SummaryReady(summary):
            return SummaryReady(_summary(summary, wordings))
        case Finished(result):
            return replace(event, result=_result(result, wordings))
    return event


def state_with(state: RunState, wordings: Wordings) -> RunState:
    """What a run has come to, reworded; ``state`` stays as it is."""
    new = RunState(state.targets, state.article, state.paragraphs)
    new.summaries = {code: _summary(one, wordings) for code, one in state.summaries.items()}
    new.finished = _result(state.finished, wordings) if state.finished else None
    for code, part in state.partial.items():
        title, subtitle = (_sentence(one, code, wordings) if one else None for one in (part.title, part.subtitle))
        sentences = {i: _sentence(one, code, wordings) for i, one in part.sentences.items()}
        new.partial[code] = replace(part, title=title, subtitle=subtitle, sentences=sentences)
    return new


def _at(translation: Translation, place: str) -> TranslatedSentence | None:
    if place in ("title", "subtitle"):
        return translation.title if place == "title" else translation.subtitle
    index = int(place) if place.isdecimal() else -1
    return translation.sentences[index] if 0 <= index < len(translation.sentences) else None


def _sentence(sentence: TranslatedSentence, language: str, wordings: Wordings) -> TranslatedSentence:
    """The sentence in the chosen wording, checked anew; what stood there becomes an alternative of it."""
    wording = wordings.get((language, sentence.source))
    if wording is None or not sentence.target or sentence.target == wording.chosen:
        return sentence
    others = [one for one in sentence.alternatives if one.target != wording.chosen]
    by_model = tuple(step for step in sentence.steps if step != OWN)
    own = len(others) == len(sentence.alternatives)
    return replace(
        sentence,
        target=wording.chosen,
        flags=check(sentence.source, wording.chosen, SOURCE, language),
        confidence=None,
        doubts=(),
        steps=(*by_model, OWN) if own else by_model,
        alternatives=(Alternative(sentence.target, OWN if OWN in sentence.steps else "first"), *others),
    )


def _summary(summary: Summary, wordings: Wordings) -> Summary:
    """The summary; where it repeats a sentence, in its chosen wording."""
    new = {wording.made: wording.chosen for (code, _), wording in wordings.items() if code == summary.language}
    return replace(
        summary, sentences=tuple(replace(one, text=new.get(one.text, one.text)) for one in summary.sentences)
    )


def _translation(translation: Translation, wordings: Wordings) -> Translation:
    code, summary = translation.language, translation.summary
    title, subtitle = (
        _sentence(one, code, wordings) if one else None for one in (translation.title, translation.subtitle)
    )
    rows = tuple(tuple(_sentence(one, code, wordings) for one in row) for row in translation.paragraphs)
    summary = _summary(summary, wordings) if summary else None
    return replace(translation, title=title, subtitle=subtitle, paragraphs=rows, summary=summary)


def _result(result: Result, wordings: Wordings) -> Result:
    if not wordings:
        return result
    translations = {code: _translation(one, wordings) for code, one in result.translations.items()}
    summaries = {code: _summary(one, wordings) for code, one in result.summaries.items()}
    return replace(result, translations=translations, summaries=summaries, facts=facts_of(SOURCE, translations))
