"""What several formats say in the same words."""

from collections.abc import Iterator

from summarizer import languages
from summarizer.caution import ROUGH, is_rough
from summarizer.errors import UnknownLanguage
from summarizer.result import Article, Result, TranslatedSentence, Translation


def tag(code: str) -> str:
    """The BCP 47 tag of a language; the code itself where no more is known."""
    try:
        return languages.get(code).tag
    except UnknownLanguage:  # a result may come from elsewhere
        return code


def title(result: Result) -> str:
    """The title of a file."""
    return result.article.title or "Article"


def credit(article: Article) -> str:
    """Byline, date and section on one line, as far as there are any."""
    return " · ".join(part for part in (article.byline, article.date, article.section) if part)


def summary(translation: Translation) -> str:
    """The text of the summary, or nothing."""
    return translation.summary.text if translation.summary else ""


def doubt(sentence: TranslatedSentence) -> str:
    """Why a sentence is worth checking; empty where it is not."""
    if not sentence.doubtful:
        return ""
    reasons = [flag.detail or flag.kind for flag in sentence.flags]
    if words := doubted(sentence):
        reasons.append(f"hardly supported by the source: {', '.join(words)}")
    return "; ".join(reasons or ["the model was unsure"])


def doubted(sentence: TranslatedSentence) -> tuple[str, ...]:
    """The words in doubt, in order, each once."""
    return tuple(dict.fromkeys(sentence.target[doubt.start : doubt.end] for doubt in sentence.doubts))


def pieces(sentence: TranslatedSentence) -> Iterator[tuple[str, bool]]:
    """The translation in pieces, each with whether it is in doubt; nothing of it is lost."""
    at = 0
    for doubt in sentence.doubts:
        yield sentence.target[at : doubt.start], False
        yield sentence.target[doubt.start : doubt.end], True
        at = doubt.end
    yield sentence.target[at:], False


def shown(sentence: TranslatedSentence) -> str:
    """The translation; its source in brackets where there is none."""
    return sentence.target or f"[{sentence.source}]"


def caution(translation: Translation) -> str:
    """What stands above the text of a rough model; empty for others."""
    return ROUGH if is_rough(translation.model) else ""


def notices(result: Result) -> tuple[str, ...]:
    """The remarks that stand below everything: those that stand above no text."""
    return tuple(notice for notice in result.notices if notice != ROUGH)


def made_by(translation: Translation) -> str:
    """Which model translated, and under which licence."""
    return f"Translated by {translation.model} ({translation.licence})."
