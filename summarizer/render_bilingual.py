"""A result as one printable page on which each paragraph stands beside its Italian original."""

from collections.abc import Iterator
from html import escape

from summarizer.render import LANGUAGE_NAMES
from summarizer.result import Article, Result, TranslatedSentence, Translation

_STYLE = (
    "body{font:1.05rem/1.6 Georgia,'Times New Roman',serif;max-width:70rem;margin:2rem auto;padding:0 1.5rem;"
    "color:#1d1c1a;background:#fff}"
    "h1{font-size:1.8rem;line-height:1.2;margin:.4rem 0}.language,.credit,.notice{font:.85rem/1.5 system-ui,sans-serif;"
    "color:#5c5852}.summary{font-size:1.15rem;border-left:.2rem solid #1f5a57;padding-left:1rem;max-width:46rem}"
    ".original{font-style:italic;color:#5c5852;margin:0}.subtitle{font-size:1.15rem}"
    "table{border-collapse:collapse;width:100%;margin-top:1.5rem}"
    "td{width:50%;vertical-align:top;padding:0 1.5rem .9rem 0}"
    "td+td{color:#5c5852;padding:0 0 .9rem 1.5rem;border-left:1px solid #e3dfd7}"
    "mark{background:none;color:inherit;text-decoration:underline dotted #a9580a}"
    "@media(max-width:40rem){td{display:block;width:auto;padding:0 0 .5rem}td+td{border:0;padding:0 0 1.2rem}}"
    "@media print{body{margin:0;font-size:10.5pt}tr{break-inside:avoid}section+section{break-before:page}}"
)


def to_bilingual_html(result: Result) -> str:
    """One self-contained HTML file; all article and model text is escaped."""
    sections = "\n".join("\n".join(_section(result.article, each)) for each in result.values())
    notices = "".join(f'<p class="notice">{escape(notice)}</p>\n' for notice in result.notices)
    title = escape(result.article.title or "Article")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{sections}\n{notices}</body>\n</html>\n"
    )


def _section(article: Article, translation: Translation) -> Iterator[str]:
    language = escape(translation.language)
    yield f'<section><p class="language">{escape(LANGUAGE_NAMES.get(translation.language, translation.language))}</p>'
    if not translation.available:
        yield f"<p>{escape(translation.reason or '')}</p></section>"
        return
    if translation.summary and translation.summary.text:
        yield f'<p class="summary" lang="{language}">{escape(translation.summary.text)}</p>'
    if translation.title:
        yield f'<h1 lang="{language}">{_sentence(translation.title)}</h1>'
    if article.title:
        yield f'<p class="original" lang="it">{escape(article.title)}</p>'
    if translation.subtitle:
        yield f'<p class="subtitle" lang="{language}">{_sentence(translation.subtitle)}</p>'
    if credit := " · ".join(part for part in (article.byline, article.date, article.section) if part):
        yield f'<p class="credit">{escape(credit)}</p>'
    yield "<table><tbody>"
    for paragraph in translation.paragraphs:
        target = " ".join(map(_sentence, paragraph))
        source = " ".join(escape(sentence.source) for sentence in paragraph)
        yield f'<tr><td lang="{language}">{target}</td><td lang="it">{source}</td></tr>'
    yield "</tbody></table>"
    yield f'<p class="notice">{escape(f"Translated by {translation.model} ({translation.licence}).")}</p></section>'


def _sentence(sentence: TranslatedSentence) -> str:
    text = escape(sentence.target or "—")
    if not sentence.flags:
        return text
    reasons = "; ".join(flag.detail or flag.kind for flag in sentence.flags)
    return f'<mark title="{escape(reasons)}">{text}</mark>'
