"""The JSON of a result, schema "2". Keys may be added within a schema; none changes its meaning or goes away.

Schema "1" (titles as plain strings, no doubts, alternatives, facts or checks) is still read.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from summarizer.differences import differing
from summarizer.errors import OptionError
from summarizer.result import (
    SCHEMA,
    Alternative,
    Article,
    Doubt,
    Dropped,
    Fact,
    Flag,
    Rendering,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)

READABLE = ("1", SCHEMA)
_ARTICLE_FIELDS = ("section", "title", "subtitle", "byline", "date", "date_iso")


def article_to_dict(article: Article) -> dict[str, Any]:
    """The fields of an article as JSON."""
    return {
        **{name: getattr(article, name) for name in _ARTICLE_FIELDS},
        "url": article.url,
        "paragraphs": list(article.paragraphs),
        "dropped": [{"text": block.text, "reason": block.reason, "kind": block.kind} for block in article.dropped],
        "notes": list(article.notes),
    }


def summary_to_dict(summary: Summary) -> dict[str, Any]:
    """One summary as JSON; its language is the key that it stands under."""
    return {
        "text": summary.text,
        "method": summary.method,
        "model": summary.model,
        "sentences": [
            {"text": sentence.text, "sources": list(sentence.sources), "flags": _flags(sentence.flags)}
            for sentence in summary.sentences
        ],
    }


def sentence_to_dict(sentence: TranslatedSentence) -> dict[str, Any]:
    """One translated sentence as JSON."""
    return {
        "source": sentence.source,
        "target": sentence.target,
        "flags": _flags(sentence.flags),
        "confidence": None if sentence.confidence is None else round(sentence.confidence, 4),
        "steps": list(sentence.steps),
        "doubts": [{"start": doubt.start, "end": doubt.end, "kind": doubt.kind} for doubt in sentence.doubts],
        "alternatives": [_alternative(sentence.target, other) for other in sentence.alternatives],
    }


def _alternative(target: str, other: Alternative) -> dict[str, Any]:
    """Another translation, and where it differs from ``target``, characters of its own."""
    places = differing(target, other.target)
    return {"target": other.target, "by": other.by, "differs": [{"start": start, "end": end} for start, end in places]}


def result_to_dict(result: Result) -> dict[str, Any]:
    """The whole result as JSON."""
    return {
        "schema": SCHEMA,
        "article": article_to_dict(result.article),
        "translations": {language: _translation(each) for language, each in result.translations.items()},
        "summaries": {language: summary_to_dict(summary) for language, summary in result.summaries.items()},
        "facts": [_fact(fact) for fact in result.facts],
        "notices": list(result.notices),
    }


def result_from_dict(data: Mapping[str, Any]) -> Result:
    """The result that ``result_to_dict`` made ``data`` from, by this version or one that wrote schema "1".

    Raises:
        OptionError: another schema, or a field is missing or of another kind.
    """
    if not isinstance(data, Mapping) or data.get("schema") not in READABLE:
        schemas = " or ".join(repr(schema) for schema in READABLE)
        raise OptionError(f"This is not a result of schema {schemas}.", "Process the article again to get one.")
    try:
        summaries = {language: _read_summary(language, each) for language, each in data["summaries"].items()}
        return Result(
            article=_read_article(data["article"]),
            translations={
                language: _read_translation(language, each, data["article"], summaries.get(language))
                for language, each in data["translations"].items()
            },
            summaries=summaries,
            notices=tuple(data.get("notices", ())),
            facts=tuple(_read_fact(row) for row in data.get("facts", ())),
        )
    except (KeyError, TypeError, AttributeError) as error:
        told = "A field of this result is missing or of another kind."
        raise OptionError(told, "Process the article again to get one.") from error


def _flags(flags: Iterable[Flag]) -> list[dict[str, str]]:
    return [{"kind": flag.kind, "detail": flag.detail} for flag in flags]


def _translation(translation: Translation) -> dict[str, Any]:
    return {
        "available": translation.available,
        "reason": translation.reason,
        "model": translation.model,
        "licence": translation.licence,
        "title": sentence_to_dict(translation.title) if translation.title else None,
        "subtitle": sentence_to_dict(translation.subtitle) if translation.subtitle else None,
        "paragraphs": [[sentence_to_dict(sentence) for sentence in paragraph] for paragraph in translation.paragraphs],
        "checks": list(translation.checks),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "source": fact.source,
        "sentence": fact.sentence,
        "renderings": {
            language: {"text": rendering.text, "status": rendering.status}
            for language, rendering in fact.renderings.items()
        },
    }


def _read_flags(rows: Iterable[Mapping[str, str]]) -> tuple[Flag, ...]:
    return tuple(Flag(row["kind"], row["detail"]) for row in rows)


def _read_article(data: Mapping[str, Any]) -> Article:
    return Article(
        paragraphs=tuple(data["paragraphs"]),
        dropped=tuple(Dropped(row["text"], row["reason"], row.get("kind", "")) for row in data["dropped"]),
        notes=tuple(data.get("notes", ())),
        url=data.get("url"),
        **{name: data[name] for name in _ARTICLE_FIELDS},
    )


def _read_translation(
    language: str, data: Mapping[str, Any], article: Mapping[str, Any], summary: Summary | None
) -> Translation:
    return Translation(
        language=language,
        available=data["available"],
        reason=data["reason"],
        model=data["model"],
        licence=data["licence"],
        title=_read_heading(data["title"], article["title"]),
        subtitle=_read_heading(data.get("subtitle"), article["subtitle"]),
        paragraphs=tuple(tuple(_read_sentence(row) for row in paragraph) for paragraph in data["paragraphs"]),
        summary=summary,
        checks=tuple(data.get("checks", ())),
    )


def _read_heading(heading: Mapping[str, Any] | str | None, source: str | None) -> TranslatedSentence | None:
    """A heading as schema "2" has it, or the plain string of schema "1", of which nothing but the text is known."""
    if heading is None:
        return None
    return TranslatedSentence(source or "", heading) if isinstance(heading, str) else _read_sentence(heading)


def _read_sentence(row: Mapping[str, Any]) -> TranslatedSentence:
    return TranslatedSentence(
        source=row["source"],
        target=row["target"],
        flags=_read_flags(row["flags"]),
        confidence=row["confidence"],
        steps=tuple(row.get("steps", ())),
        doubts=tuple(Doubt(each["start"], each["end"], each["kind"]) for each in row.get("doubts", ())),
        alternatives=tuple(Alternative(each["target"], each["by"]) for each in row.get("alternatives", ())),
    )


def _read_summary(language: str, data: Mapping[str, Any]) -> Summary:
    sentences = tuple(
        SummarySentence(row["text"], tuple(row["sources"]), _read_flags(row["flags"])) for row in data["sentences"]
    )
    return Summary(language, data["method"], sentences, data["model"])


def _read_fact(row: Mapping[str, Any]) -> Fact:
    renderings = {language: Rendering(each["text"], each["status"]) for language, each in row["renderings"].items()}
    return Fact(row["kind"], row["source"], row["sentence"], renderings)
