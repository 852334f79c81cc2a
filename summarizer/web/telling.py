"""The events of a run as JSON, one object each: what a client of ``/v1`` reads line by line."""

import re
from dataclasses import asdict, replace
from typing import Any

from summarizer.events import ArticleRecovered, Event, Finished, SentencesTranslated, SummaryReady, TitleTranslated
from summarizer.outputs.alphabets import in_alphabet, sentence_in, summary_in
from summarizer.result import TranslatedSentence
from summarizer.serialise import article_to_dict, result_to_dict, sentence_to_dict, summary_to_dict
from summarizer.web.following import Waiting

Json = dict[str, Any]


def event_to_dict(event: Event | Waiting) -> Json:
    """``{"event": "summary_ready", …}``: the name of the event and its fields, texts as in the JSON of a result."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(event).__name__).lower()
    return {"event": name, **_fields(event)}


def written(event: Event | Waiting, alphabet: str) -> Event | Waiting:
    """An event with its texts in the alphabet of that name, in languages that have one."""
    match event:
        case TitleTranslated(language, title, subtitle):
            return TitleTranslated(
                language,
                sentence_in(title, language, alphabet) if title else None,
                sentence_in(subtitle, language, alphabet) if subtitle else None,
            )
        case SentencesTranslated(language, sentences):
            done = {i: sentence_in(sentence, language, alphabet) for i, sentence in sentences.items()}
            return replace(event, sentences=done)
        case SummaryReady(summary):
            return SummaryReady(summary_in(summary, alphabet))
        case Finished(result):
            return replace(event, result=in_alphabet(result, alphabet))
    return event


def _fields(event: Event | Waiting) -> Json:
    match event:
        case ArticleRecovered(article, paragraphs):
            return {"article": article_to_dict(article), "paragraphs": [list(sentences) for sentences in paragraphs]}
        case TitleTranslated(language, title, subtitle):
            return {"language": language, "title": _heading(title), "subtitle": _heading(subtitle)}
        case SentencesTranslated(language, sentences, done, total):
            rows = {str(i): sentence_to_dict(sentence) for i, sentence in sentences.items()}
            return {"language": language, "sentences": rows, "done": done, "total": total}
        case SummaryReady(summary):
            return {"language": summary.language, "summary": summary_to_dict(summary)}
        case Finished(result, cancelled):
            return {"cancelled": cancelled, "result": result_to_dict(result)}
    return asdict(event)


def _heading(sentence: TranslatedSentence | None) -> Json | None:
    return sentence_to_dict(sentence) if sentence else None
