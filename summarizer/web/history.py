"""The last articles on the reader's device: off until they ask for it; the browser alone holds and lists them."""

from collections.abc import AsyncGenerator
from html import escape
from typing import Any

import gradio as gr

from summarizer.web import views
from summarizer.web.keeping import unpacked
from summarizer.web.reading import Reading
from summarizer.web.revise import shown
from summarizer.web.texts import text
from summarizer.web.views import View


def render_history(interface: str) -> str:
    """A box that is not ticked, and a place for the list, which the browser fills in."""

    def say(key: str) -> str:
        return escape(text(interface, key))

    return (
        f'<div class="history"><label><input type="checkbox"> {say("history_keep")}</label>'
        f'<ul></ul><button type="button" class="act erase" hidden>{say("history_erase")}</button></div>'
    )


async def reopen(
    _request: Any, _action: Any, words: Any, reading: Reading | None, interface: str
) -> AsyncGenerator[View, None]:
    """Show an article that the device has kept."""
    yield views.UNCHANGED
    kept = unpacked(words) if isinstance(words, str) else None
    if kept is None:
        return
    if reading is not None:
        reading.leave()
    yield {**shown(kept, interface), "compose": gr.update(open=False)}
