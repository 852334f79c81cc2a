"""What a reader changes in the article on view: blocks put back, paragraphs taken out, another length; and Undo."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from threading import Event
from typing import Any

from summarizer.result import Article
from summarizer.summary.lengths import LENGTHS
from summarizer.web import views
from summarizer.web.edited import with_blocks, without
from summarizer.web.reader import render
from summarizer.web.reading import Reading
from summarizer.web.status import render_progress
from summarizer.web.views import View

Repeat = Callable[[Reading, Reading, str, Any], AsyncGenerator[View, None]]


def revised(reading: Reading | None, action: Any, index: Any) -> Reading | None:
    """The reading that an action of the reader's makes of this one; None where there is nothing to do."""
    if reading is None or reading.article is None:
        return None
    match action:
        case "put back" if isinstance(index, str):
            return _with_blocks(reading, reading.article, index.split())
        case "take out" if isinstance(index, str) and index.isdecimal():
            return _without(reading, reading.article, int(index))
        case "length" if index in LENGTHS and index != reading.length and reading.translatable:
            return reading.again(length=index, before=reading)
    return None


def _without(reading: Reading, article: Article, row: int) -> Reading | None:
    if row >= len(article.paragraphs):
        return None
    if reading.given is not None:
        return reading.again(given=without(article, row), before=reading)
    paragraph = article.paragraphs[row]
    keep = tuple(block for block in reading.keep if block != paragraph)
    return reading.again(keep=keep, drop=(*reading.drop, paragraph), before=reading)


def _with_blocks(reading: Reading, article: Article, words: list[str]) -> Reading | None:
    places = {int(word) for word in words if word.isdecimal() and int(word) < len(article.dropped)}
    if not places:
        return None
    if reading.given is not None:
        return reading.again(given=with_blocks(article, places, reading.text), before=reading)
    blocks = {article.dropped[place].text for place in places}
    taken = tuple(block for block in reading.drop if block not in blocks)
    kept = tuple(block for block in dict.fromkeys((*reading.keep, *sorted(blocks))) if block not in reading.drop)
    return reading.again(keep=kept, drop=taken, before=reading)


def _reworded(reading: Reading, action: str, words: list[str]) -> Reading | None:
    """With another wording for the sentence that a language and a place name: by its number, or the reader's own."""
    match words:
        case [language, place, own] if action == "rewrite":
            return reading.rewritten(language, place, own)
        case [language, place, number] if number.isdecimal():
            return reading.reworded(language, place, int(number))
    return None


async def revise(
    repeat: Repeat, request: Any, action: Any, index: Any, reading: Reading | None, interface: str
) -> AsyncGenerator[View, None]:
    """Run the article again as an action changes it; what is translated already stays on view."""
    yield views.UNCHANGED
    if action in ("reword", "rewrite") and reading is not None and not reading.running and isinstance(index, str):
        if (new := _reworded(reading, action, index.split(" ", 2))) is not None:
            reading.leave()
            yield shown(new, interface)
        return
    new = revised(reading, action, index)
    if reading is None or new is None:
        return
    async with aclosing(repeat(reading, new, interface, request)) as updates:
        async for update in updates:
            yield update


def revived(reading: Reading) -> Reading:
    """A reading that was left, to be looked at again."""
    again = replace(reading, over=True, left=False, cancel=Event())
    again.state = reading.state
    return again


def undo(reading: Reading | None, cleared: tuple[Reading, str] | None, interface: str) -> View:
    """The article as it was before the last change; or the one that was cleared away."""
    if reading is not None:
        reading.leave()
    before = reading.before if reading is not None else cleared[0] if cleared else None
    if before is None:
        return views.UNCHANGED
    pasted = {"pasted": cleared[1], "cleared": None} if cleared and reading is None else {}
    return {**shown(revived(before), interface), **pasted}


def shown(reading: Reading, interface: str) -> View:
    """All of the page for a reading at rest."""
    return {
        "reading": reading,
        "reader": render(reading, interface),
        "progress": render_progress(reading, interface),
        "message": "",
        **views.languages(reading),
        **views.watching(active=False),
        **views.controls_of(reading),
    }
