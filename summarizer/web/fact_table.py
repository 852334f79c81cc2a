"""The facts of the article below its text: as in the Italian, and in each language on view."""

from collections.abc import Sequence
from html import escape

from summarizer.languages import SOURCE
from summarizer.outputs.alphabets import alphabet_of
from summarizer.outputs.facts import LOST, Row, rows
from summarizer.result import Fact, Rendering
from summarizer.web.texts import catalogue, native, text


def fact_word(word: str, interface: str) -> str:
    """The name of a kind of fact, or of what became of one; the word itself where another version wrote it."""
    return catalogue(interface).get(f"fact_{word}", word)


def fact_table(facts: Sequence[Fact], languages: Sequence[str], alphabet: str, interface: str) -> str:
    """A closed table of the facts in ``languages``, those in the reader's alphabet; empty where there are none."""
    found = rows(facts, languages)
    if not found:
        return ""
    title, lost = text(interface, "facts"), sum(row.lost for row in found)
    count = f' <span class="lost">{escape(text(interface, "facts_lost", count=lost))}</span>' if lost else ""
    columns = "".join(f'<th scope="col">{escape(native(language))}</th>' for language in (SOURCE, *languages))
    body = "".join(_row(row, languages, alphabet, interface) for row in found)
    return (
        f'<details class="facts"><summary>{escape(title)} ({len(found)}){count}</summary>'
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(title)}"><table>'
        f'<thead><tr><th scope="col">{escape(text(interface, "fact_kind"))}</th>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


def _row(row: Row, languages: Sequence[str], alphabet: str, interface: str) -> str:
    cells = "".join(
        _cell(rendering, row.source, language, alphabet, interface)
        for language, rendering in zip(languages, row.renderings, strict=True)
    )
    return (
        f"<tr><td>{escape(fact_word(row.kind, interface))}</td>"
        f'<th scope="row" lang="{SOURCE}"><a href="#s{row.sentence}" data-go="{row.sentence}">{escape(row.source)}</a>'
        f"</th>{cells}</tr>"
    )


def _cell(rendering: Rendering | None, source: str, language: str, alphabet: str, interface: str) -> str:
    if rendering is None:
        return "<td></td>"
    written = alphabet_of(language, alphabet)
    words = written.write(rendering.text, source) if written else rendering.text
    lang = written.bcp47 if written else language
    shown = f'<span lang="{escape(lang)}">{escape(words)}</span>' if words else ""
    if rendering.status == "same":
        return f"<td>{shown}</td>"
    mark = ' class="lost"' if rendering.status in LOST else ""
    return f"<td>{shown} <em{mark}>{escape(fact_word(rendering.status, interface))}</em></td>"
