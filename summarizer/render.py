"""A result as text, Markdown, HTML or JSON. All article and model text is untrusted: it is escaped everywhere."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from summarizer.errors import OptionError
from summarizer.result import Article, Result, Summary, TranslatedSentence, Translation

LANGUAGE_NAMES = {"it": "Italian", "en": "English", "uz": "Uzbek"}

# What Markdown (CommonMark 0.31) would take for markup, and what GitHub's adds (~ | @).
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~@&])")
_MARKDOWN_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")


def to_json(result: Result) -> str:
    """JSON of schema "2", ending in a newline."""
    return json.dumps(result.to_dict(), ensure_ascii=False, indent=2) + "\n"


def to_text(result: Result) -> str:
    """Plain text for a terminal: per language the summary, then the article; doubtful sentences in footnotes."""
    blocks = []
    for translation in result.values():
        blocks.append(f"── {_name(translation.language)} ──")
        blocks.extend(_text_blocks(result.article, translation))
    blocks.extend(result.notices)
    return "\n\n".join(blocks) + "\n"


def to_markdown(result: Result) -> str:
    """Markdown in which article and model text is escaped."""
    blocks = []
    for translation in result.values():
        blocks.append(f"# {_name(translation.language)}")
        blocks.extend(_markdown_blocks(result.article, translation))
    blocks.extend(f"_{escape_markdown(notice)}_" for notice in result.notices)
    return "\n\n".join(blocks) + "\n"


def to_html(result: Result) -> str:
    """One self-contained, printable HTML page."""
    sections = "\n".join(_html_section(result.article, translation) for translation in result.values())
    notices = "".join(f"<p class=notice>{html.escape(notice)}</p>\n" for notice in result.notices)
    title = html.escape(result.article.title or "Article")
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n<body>\n{sections}\n{notices}</body>\n</html>\n"
    )


FORMATS: Mapping[str, Callable[[Result], str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}


def render(result: Result, form: str) -> str:
    """The result in the format of that name.

    Raises:
        OptionError: there is no such format.
    """
    try:
        return FORMATS[form](result)
    except KeyError:
        raise OptionError(f"There is no format {form!r}.", f"Choose one of: {', '.join(FORMATS)}.") from None


def escape_markdown(text: str) -> str:
    """``text`` so that Markdown shows it as it is, on one line."""
    escaped = _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return _MARKDOWN_START.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2].isdigit() else f"{m[1]}{m[2]}\\", escaped)


def _name(language: str) -> str:
    return LANGUAGE_NAMES.get(language, language)


def _credits(article: Article) -> str:
    return " · ".join(part for part in (article.byline, article.date, article.section) if part)


def _doubts(sentence: TranslatedSentence) -> str:
    return "; ".join(flag.detail for flag in sentence.flags)


def _numbering(mark: Callable[[str, int], str], plain: Callable[[str], str]) -> Callable[[TranslatedSentence], str]:
    """Writes sentences in their order, each doubtful one followed by the mark of its footnote."""
    numbers = count(1)

    def write(sentence: TranslatedSentence) -> str:
        text = plain(sentence.target)
        return mark(text, next(numbers)) if sentence.flags else text

    return write


def _text_blocks(article: Article, translation: Translation) -> Iterator[str]:
    if not translation.available:
        yield translation.reason or ""
        return
    if translation.summary and translation.summary.text:
        yield f"Summary: {translation.summary.text}"
    write = _numbering(lambda text, n: f"{text} [{n}]", str)
    yield from map(write, translation.headings)
    if credit := _credits(article):
        yield credit
    for paragraph in translation.paragraphs:
        yield " ".join(map(write, paragraph))
    if doubtful := translation.doubtful:
        yield "To be checked:\n" + "\n".join(
            f"[{n}] {_doubts(sentence)}\n    {sentence.source}" for n, sentence in enumerate(doubtful, start=1)
        )
    yield f"Translated by {translation.model} ({translation.licence})."


def _markdown_blocks(article: Article, translation: Translation) -> Iterator[str]:
    escape = escape_markdown
    if not translation.available:
        yield escape(translation.reason or "")
        return
    if translation.summary and translation.summary.text:
        yield f"> {escape(translation.summary.text)}"
    write = _numbering(lambda text, n: f"{text}[^{translation.language}{n}]", escape)
    for level, heading in zip(("##", "###"), translation.headings, strict=False):
        yield f"{level} {write(heading)}"
    if credit := _credits(article):
        yield f"_{escape(credit)}_"
    for paragraph in translation.paragraphs:
        yield " ".join(map(write, paragraph))
    for n, sentence in enumerate(translation.doubtful, start=1):
        yield f"[^{translation.language}{n}]: {escape(_doubts(sentence))} — {escape(sentence.source)}"
    yield f"Translated by {escape(translation.model or '')} ({escape(translation.licence or '')})."


def _html_section(article: Article, translation: Translation) -> str:
    language = html.escape(translation.language)
    lines = [f'<article lang="{language}">', f"<h2 class=language>{html.escape(_name(translation.language))}</h2>"]
    if not translation.available:
        return "\n".join([*lines, f"<p>{html.escape(translation.reason or '')}</p>", "</article>"])
    if translation.summary and translation.summary.text:
        lines.append(f"<p class=summary>{html.escape(translation.summary.text)}</p>")
    lines += [
        f"<{tag}>{_html_sentence(heading)}</{tag}>"
        for tag, heading in zip(("h1", "p class=subtitle"), translation.headings, strict=False)
    ]
    if credit := _credits(article):
        lines.append(f"<p class=credit>{html.escape(credit)}</p>")
    lines += [f"<p>{' '.join(map(_html_sentence, paragraph))}</p>" for paragraph in translation.paragraphs]
    model = html.escape(f"Translated by {translation.model} ({translation.licence}).")
    return "\n".join([*lines, f"<p class=notice>{model}</p>", "</article>"]).replace("</p class=subtitle>", "</p>")


def _html_sentence(sentence: TranslatedSentence) -> str:
    text = html.escape(sentence.target)
    if not sentence.flags:
        return text
    return f'<mark title="{html.escape(f"{_doubts(sentence)} — {sentence.source}")}">{text}</mark>'


def article_to_text(article: Article) -> str:
    """The recovered article in plain text, and below it what was left out and why."""
    head = [part for part in (article.section, article.title, article.subtitle, _credits(article)) if part]
    blocks = [*head, *article.paragraphs, *(f"Note: {note}" for note in article.notes)]
    if article.dropped:
        blocks.append("Left out:")
        blocks.append("\n".join(f"- {' '.join(block.text.split())} ({block.reason})" for block in article.dropped))
    return "\n\n".join(blocks) + "\n"


def summaries_to_text(summaries: Mapping[str, Summary]) -> str:
    """The summaries as plain text, each under the name of its language."""
    return "\n\n".join(f"── {_name(language)} ──\n\n{summary.text}" for language, summary in summaries.items()) + "\n"


_STYLE = (
    "body{font:1.1rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "h1{line-height:1.2;font-size:1.7rem}.language,.credit,.notice{font:.85rem/1.4 system-ui,sans-serif;color:#555}"
    ".summary{border-left:.2rem solid #888;padding-left:1rem}.subtitle{font-size:1.2rem}"
    "mark{background:none;border-bottom:.1rem dotted #a60}article+article{margin-top:4rem}"
    "@media print{article+article{break-before:page}}"
)
