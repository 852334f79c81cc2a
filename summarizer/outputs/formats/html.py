"""One self-contained, printable HTML page; with ``bilingual`` each paragraph stands beside its original."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import count, groupby

from summarizer.languages import SOURCE
from summarizer.outputs import parts
from summarizer.outputs.base import Format, encoded
from summarizer.outputs.facts import Row, rows
from summarizer.outputs.words import ENGLISH, Words
from summarizer.result import Article, Rendering, Result, TranslatedSentence, Translation

_STYLE = (
    "body{font:1.1rem/1.6 Georgia,'Times New Roman',serif;max-width:42rem;margin:2rem auto;padding:0 1.5rem;"
    "color:#1d1c1a;background:#fff}"
    "body.bilingual{max-width:70rem}h1{font-size:1.8rem;line-height:1.2;margin:.4rem 0}"
    ".language,.credit,.notice{font:.85rem/1.5 system-ui,sans-serif;color:#5c5852}.subtitle{font-size:1.2rem}"
    ".caution{font:1rem/1.5 system-ui,sans-serif;border:1px solid #a9580a;padding:.5rem 1rem}"
    ".summary{border-left:.2rem solid #1f5a57;padding-left:1rem;max-width:46rem}"
    "sup{line-height:0;font:.7em system-ui,sans-serif}sup a{color:#1f5a57;text-decoration:none;padding:0 .15em}"
    "span:target{background:#fbedc3}"
    ".original{font-style:italic;color:#5c5852;margin:0}"
    "table{border-collapse:collapse;width:100%;margin-top:1.5rem}"
    "td{width:50%;vertical-align:top;padding:0 1.5rem .9rem 0}"
    "td+td{padding:0 0 .9rem 1.5rem;border-left:1px solid #e3dfd7}td.source{color:#5c5852}"
    ".many{table-layout:fixed}.many td{width:auto;padding-right:1rem}.many th+th{padding-left:1.5rem}"
    "th{text-align:left;font:.85rem/1.5 system-ui,sans-serif;color:#5c5852}"
    "td :is(ul,ol){margin:0;padding-left:1.2rem}p.title{font-size:1.5rem;line-height:1.25;margin:.4rem 0}"
    ".facts{font:.85rem/1.5 system-ui,sans-serif;text-align:left}"
    ".facts td,.facts th{display:table-cell;width:auto;padding:.2rem 1rem .2rem 0;vertical-align:top}"
    ".facts td,.facts th{border:0;border-bottom:1px solid #e3dfd7}"
    ".facts th{font-weight:600}.facts .lost td,.facts .lost th{background:#fdf3e7}"
    "mark{background:none;color:inherit;text-decoration:underline dotted #a9580a}section+section{margin-top:4rem}"
    "u{text-decoration:underline wavy #a9580a}"
    "@media(max-width:40rem){.many thead{display:none}}"
    "@media(max-width:40rem){td{display:block;width:auto;padding:0 0 .5rem}td+td{border:0;padding:0 0 1.2rem}}"
    "@media print{body{margin:0;font-size:10.5pt}tr{break-inside:avoid}section+section{break-before:page;margin:0}}"
)


def to_html(result: Result, words: Words = ENGLISH, *, bilingual: bool = False) -> str:
    """The whole result."""
    chapters = parts.chapters(result, bilingual=bilingual)
    sections = "\n".join("\n".join(_chapter(result.article, each, words, bilingual)) for each in chapters)
    notices = "".join(f'<p class="notice">{escape(notice)}</p>\n' for notice in parts.notices(result, words))
    facts = _facts(result, words)
    title, language = parts.title(result)
    of_title = f' lang="{escape(words.tag(language or SOURCE))}"'
    layout = ' class="bilingual"' if bilingual else ""
    return (
        f'<!doctype html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title{of_title}>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body{layout}>\n{sections}\n{facts}{notices}</body>\n</html>\n"
    )


def _chapter(article: Article, columns: Sequence[Translation], words: Words, bilingual: bool) -> Iterator[str]:
    """Translations side by side, with ``bilingual`` around their original; or one alone."""
    names = [words.name(translation.language) for translation in columns]
    named = [names[0], words.name(SOURCE), *names[1:]] if len(columns) > 1 else names
    yield f'<section><h2 class="language">{escape(" · ".join(named))}</h2>'
    if not columns[0].available:
        yield f"<p>{escape(columns[0].reason or '')}</p></section>"
        return
    for translation in columns:
        if caution := words.caution(translation):
            yield f'<p class="caution">{escape(caution)}</p>'
        if summary := _summary(translation):
            yield f'<p class="summary" {_lang(translation.language, words)}>{summary}</p>'
    yield from _heading(article, columns, words, bilingual)
    if bilingual:
        yield from _table(columns, named, words)
    else:
        yield from _body(columns[0], words)
    for translation in columns:
        yield f'<p class="notice">{escape(parts.made_by(translation, columns, words))}</p>'
    yield "</section>"


def _heading(article: Article, columns: Sequence[Translation], words: Words, bilingual: bool) -> Iterator[str]:
    for number, translation in enumerate(columns):
        if translation.title:
            lang, title = _lang(translation.language, words), _sentence(translation.title, words)
            yield f'<p class="title" {lang}>{title}</p>' if number else f"<h1 {lang}>{title}</h1>"
        if bilingual and article.title and not number:
            yield f'<p class="original" {_lang(SOURCE, words)}>{escape(article.title)}</p>'
    for translation in columns:
        if translation.subtitle:
            lang = _lang(translation.language, words)
            yield f'<p class="subtitle" {lang}>{_sentence(translation.subtitle, words)}</p>'
    if credit := parts.credit(article):
        yield f'<p class="credit">{escape(credit)}</p>'


def _body(translation: Translation, words: Words) -> Iterator[str]:
    """The paragraphs; items that follow one another are a list."""
    lang = _lang(translation.language, words)
    for kind, group in groupby(_paragraphs(translation, words), key=lambda paragraph: paragraph.kind):
        if kind:
            items = "".join(f"<li{one.value}>{one.target}</li>" for one in group)
            yield f"<{kind} {lang}>{items}</{kind}>"
        else:
            yield from (f"<p {lang}>{one.target}</p>" for one in group)


def _table(columns: Sequence[Translation], names: Sequence[str], words: Words) -> Iterator[str]:
    """Paragraph beside paragraph: the first translation, the original, the other translations."""
    if len(columns) > 1:
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        yield f'<table class="many"><thead><tr>{head}</tr></thead><tbody>'
    else:
        yield "<table><tbody>"
    for row in zip(*(_paragraphs(translation, words) for translation in columns), strict=True):
        first = row[0]
        cells = [(_lang(each.language, words), one.cell(one.target)) for each, one in zip(columns, row, strict=True)]
        cells.insert(1, (f'class="source" {_lang(SOURCE, words)}', first.cell(first.source)))
        yield f"<tr>{''.join(f'<td {attributes}>{text}</td>' for attributes, text in cells)}</tr>"
    yield "</tbody></table>"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as HTML, and the list that it is an item of: "ul", "ol" with its number, or none."""

    target: str
    source: str
    kind: str
    value: str

    def cell(self, text: str) -> str:
        return f"<{self.kind}><li{self.value}>{text}</li></{self.kind}>" if self.kind else text


def _paragraphs(translation: Translation, words: Words) -> Iterator[_Paragraph]:
    number, summarised = count(1), parts.summarised(translation)
    for paragraph in translation.paragraphs:
        mark, sentences = parts.item(paragraph)
        numbered = [(next(number), _sentence(sentence, words)) for sentence in sentences]
        target = " ".join(
            f'<span id="{_place(translation, i)}">{shown}</span>' if i in summarised else shown for i, shown in numbered
        )
        value = parts.number_of(mark)
        kind = "" if not mark else "ul" if value is None else "ol"
        source = " ".join(escape(sentence.source) for sentence in sentences)
        yield _Paragraph(target, source, kind, f' value="{value}"' if value is not None else "")


def _lang(code: str, words: Words) -> str:
    return f'lang="{escape(words.tag(code))}"'


def _facts(result: Result, words: Words) -> str:
    """The table of facts with its heading, if there are any; what is missing or changed is marked."""
    languages = parts.served(result)
    if not (found := rows(result.facts, languages)):
        return ""
    head = "".join(f'<th scope="col">{escape(words.name(code))}</th>' for code in (SOURCE, *languages))
    body = "\n".join(_fact(row, languages, words) for row in found)
    return (
        f'<section><h2>{escape(words.facts)}</h2>\n<table class="facts"><thead><tr><td></td>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></section>\n"
    )


def _fact(row: Row, languages: Iterable[str], words: Words) -> str:
    cells = "".join(
        f"<td>{_rendering(one, words.tag(code), words)}</td>"
        for code, one in zip(languages, row.renderings, strict=True)
    )
    mark = ' class="lost"' if row.lost else ""
    source = f'<th scope="row" lang="{escape(words.tag(SOURCE))}">{escape(row.source)}</th>'
    return f"<tr{mark}><td>{escape(words.fact(row.kind))}</td>{source}{cells}</tr>"


def _rendering(rendering: Rendering | None, tag: str, words: Words) -> str:
    shown = f'<span lang="{escape(tag)}">{escape(rendering.text)}</span>' if rendering and rendering.text else ""
    return " ".join(filter(None, (shown, escape(parts.became(rendering, words)))))


def _summary(translation: Translation) -> str:
    """The summary; each sentence with links to those it rests on."""
    return " ".join(
        escape(sentence.text)
        + "".join(f'<sup><a href="#{_place(translation, number)}">{number}</a></sup>' for number in numbers)
        for sentence, numbers in parts.summary(translation)
    )


def _place(translation: Translation, number: int) -> str:
    return escape(f"{translation.language}-{number}")


def _sentence(sentence: TranslatedSentence, words: Words) -> str:
    marked = "".join(
        f"<u>{escape(piece)}</u>" if doubted else escape(piece) for piece, doubted in parts.pieces(sentence)
    )
    text = marked or escape(parts.shown(sentence))
    if not sentence.doubtful:
        return text
    return f'<mark title="{escape(f"{words.doubt(sentence)} — {sentence.source}")}">{text}</mark>'


_HTML = ".html", "text/html;charset=utf-8"
FORMATS = (
    Format("html", "Web page", *_HTML, encoded(to_html)),
    Format(
        "html-bilingual",
        "Web page, side by side",
        *_HTML,
        encoded(partial(to_html, bilingual=True)),
        bilingual=True,
    ),
)
