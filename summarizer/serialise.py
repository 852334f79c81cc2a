"""The JSON of a result, schema "1". Keys may be added within a schema; none changes its meaning or goes away."""

from collections.abc import Iterable, Mapping
from typing import Any

from summarizer.errors import OptionError
from summarizer.result import (
    SCHEMA,
    Article,
    Dropped,
    Flag,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)

_ARTICLE_FIELDS = ("section", "title", "subtitle", "byline", "date", "date_iso")


def article_to_dict(article: Article) -> dict[str, Any]:
    """The fields of an article as JSON."""
    return {
        **{name: getattr(article, name) for name in _ARTICLE_FIELDS},
        "paragraphs": list(article.paragraphs),
        "dropped": [{"text": block.text, "reason": block.reason} for block in article.dropped],
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


def result_to_dict(result: Result) -> dict[str, Any]:
    """The whole result as JSON."""
    return {
        "schema": SCHEMA,
        "article": article_to_dict(result.article),
        "translations": {language: _translation(each) for language, each in result.translations.items()},
        "summaries": {language: summary_to_dict(summary) for language, summary in result.summaries.items()},
        "notices": list(result.notices),
    }


def result_from_dict(data: Mapping[str, Any]) -> Result:
    """The result that ``result_to_dict`` made ``data`` from.

    Raises:
        OptionError: another schema, or a field is missing or of another kind.
    """
    if data.get("schema") != SCHEMA:
        raise OptionError(f"This is not a result of schema {SCHEMA!r}.", "Process the article again to get one.")
    try:
        summaries = {language: _read_summary(language, each) for language, each in data["summaries"].items()}
        translations = {
            language: _read_translation(language, each, summaries.get(language))
            for language, each in data["translations"].items()
        }
        return Result(_read_article(data["article"]), translations, summaries, tuple(data.get("notices", ())))
    except (KeyError, TypeError, AttributeError) as error:
        raise OptionError(f"This result cannot be read: {error!r}.", "Process the article again.") from error


def _flags(flags: Iterable[Flag]) -> list[dict[str, str]]:
    return [{"kind": flag.kind, "detail": flag.detail} for flag in flags]


def _translation(translation: Translation) -> dict[str, Any]:
    return {
        "available": translation.available,
        "reason": translation.reason,
        "model": translation.model,
        "licence": translation.licence,
        "title": translation.title,
        "subtitle": translation.subtitle,
        "paragraphs": [[_sentence(sentence) for sentence in paragraph] for paragraph in translation.paragraphs],
    }


def _sentence(sentence: TranslatedSentence) -> dict[str, Any]:
    return {
        "source": sentence.source,
        "target": sentence.target,
        "flags": _flags(sentence.flags),
        "confidence": round(sentence.confidence, 4),
        "steps": list(sentence.steps),
    }


def _read_flags(rows: Iterable[Mapping[str, str]]) -> tuple[Flag, ...]:
    return tuple(Flag(row["kind"], row["detail"]) for row in rows)


def _read_article(data: Mapping[str, Any]) -> Article:
    return Article(
        paragraphs=tuple(data["paragraphs"]),
        dropped=tuple(Dropped(row["text"], row["reason"]) for row in data["dropped"]),
        notes=tuple(data.get("notes", ())),
        **{name: data[name] for name in _ARTICLE_FIELDS},
    )


def _read_translation(language: str, data: Mapping[str, Any], summary: Summary | None) -> Translation:
    return Translation(
        language=language,
        available=data["available"],
        reason=data["reason"],
        model=data["model"],
        licence=data["licence"],
        title=data["title"],
        subtitle=data.get("subtitle"),
        paragraphs=tuple(
            tuple(
                TranslatedSentence(
                    row["source"],
                    row["target"],
                    _read_flags(row["flags"]),
                    row["confidence"],
                    tuple(row.get("steps", ())),
                )
                for row in paragraph
            )
            for paragraph in data["paragraphs"]
        ),
        summary=summary,
    )


def _read_summary(language: str, data: Mapping[str, Any]) -> Summary:
    sentences = tuple(
        SummarySentence(row["text"], tuple(row["sources"]), _read_flags(row["flags"])) for row in data["sentences"]
    )
    return Summary(language, data["method"], sentences, data["model"])
