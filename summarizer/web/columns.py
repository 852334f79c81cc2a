"""The text of the article: paragraph beside paragraph, one column for each language on view.

A row is a paragraph in every language; rows that are items of a list stand in one, so that screen readers hear it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from summarizer.languages import SOURCE
from summarizer.outputs import parts
from summarizer.result import TranslatedSentence, Translation
from summarizer.web.margins import take_out
from summarizer.web.sentences import Sentences
from summarizer.web.texts import native, text

Paragraph = tuple[TranslatedSentence, ...]


def body(columns: Mapping[str, Translation], writers: Mapping[str, Sentences], interface: str) -> str:
    """The text in the languages of ``columns``, each by its writer; the Italian stands after the first."""
    rows = _rows(columns, writers, interface)
    groups = groupby(rows, key=lambda row: row.kind)
    return f'<div class="body">{"".join(_listed(kind, list(group)) for kind, group in groups)}</div>'


def chooser(languages: Sequence[str], interface: str) -> str:
    """On a narrow page one column is read at a time: the buttons that choose it."""
    first, *others = languages
    buttons = "".join(
        f'<button type="button" data-column="{code}" aria-pressed="{str(code == first).lower()}">'
        f"{escape(native(code))}</button>"
        for code in (first, SOURCE, *others)
    )
    return f'<div class="columns" role="group" aria-label="{escape(text(interface, "view"))}">{buttons}</div>'


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row, and the list that it is an item of: "ul", "ol" or none."""

    content: str
    kind: str
    value: str


def _rows(columns: Mapping[str, Translation], writers: Mapping[str, Sentences], interface: str) -> Iterator[_Row]:
    label = escape(text(interface, "show_source"))
    unfold = f'<button type="button" class="unfold" aria-expanded="false">{label}</button>'
    at = 0
    for number, same in enumerate(zip(*(one.paragraphs for one in columns.values()), strict=False)):
        items = [parts.item(paragraph) for paragraph in same]
        mark = items[0][0]
        cells = [
            _cell(writers[code], paragraph, at, mark, "source other" if place else "target")
            for place, (code, (_, paragraph)) in enumerate(zip(columns, items, strict=True))
        ]
        cells[1:1] = [unfold, _source(items[0][1], at, mark)]
        value = parts.number_of(mark)
        kind = "" if not mark else "ul" if value is None else "ol"
        content = f"{''.join(cells)}{take_out(number, interface)}"
        yield _Row(content, kind, f' value="{value}"' if value is not None else "")
        at += len(items[0][1])


def _listed(kind: str, rows: Sequence[_Row]) -> str:
    if not kind:
        return "".join(f'<div class="pair">{row.content}</div>' for row in rows)
    items = "".join(f'<li class="pair item"{row.value}>{row.content}</li>' for row in rows)
    return f'<{kind} class="list" role="list">{items}</{kind}>'  # without its bullets Safari takes it for none


def _cell(writer: Sentences, paragraph: Paragraph, at: int, mark: str, kind: str) -> str:
    """A paragraph of a translation; ``at`` is the index of its first sentence."""
    shown = " ".join(writer.sentence(i, sentence) for i, sentence in enumerate(paragraph, at))
    column = f'data-column="{writer.language}" lang="{writer.lang}"'
    return f'<p class="{kind}" {column}{_marked(mark)}>{shown}</p>'


def _source(paragraph: Paragraph, at: int, mark: str) -> str:
    shown = " ".join(
        f'<span class="s" data-i="{i}">{escape(sentence.source)}</span>' for i, sentence in enumerate(paragraph, at)
    )
    return f'<p class="source" data-column="{SOURCE}" lang="{SOURCE}"{_marked(mark)}>{shown}</p>'


def _marked(mark: str) -> str:
    """The mark of an item, for the style sheet to show."""
    return f' data-mark="{escape(mark if len(mark) > 1 else "•")}"' if mark else ""
