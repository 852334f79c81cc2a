"""Checking the text first: the recovered article is shown as text, edited, and translated exactly as it then is."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import anyio.to_thread
import gradio as gr

from summarizer.article import recover
from summarizer.errors import NoArticle, SummarizerError, TooLong
from summarizer.result import Article
from summarizer.web import views
from summarizer.web.edited import body_of, edited
from summarizer.web.explain import explain
from summarizer.web.handlers import Handlers
from summarizer.web.intake import Order
from summarizer.web.reading import Reading
from summarizer.web.service import Service
from summarizer.web.status import render_message
from summarizer.web.texts import text
from summarizer.web.views import View


class Review:
    """The page's reactions around the text to check."""

    def __init__(self, service: Service, handlers: Handlers) -> None:
        self._service = service
        self._handlers = handlers

    async def open(self, request: gr.Request, order: Order) -> AsyncGenerator[View, None]:
        """Show what was recovered of what was given, to be edited."""
        yield views.UNCHANGED
        given = await self._handlers.given(request, order, keep=True)
        if not isinstance(given, str):
            yield {name: given[name] for name in ("message", "read_link")}
            return
        try:
            article = await anyio.to_thread.run_sync(self._article, given, order.profile)
        except SummarizerError as error:
            yield {"message": render_message(*explain(error, order.interface))}
            return
        yield {
            "message": "",
            "draft": Reading(
                text=given, targets=(), upload=order.file if order.source == "file" else None, given=article
            ),
            "review": gr.update(elem_classes=[]),
            "review_title": article.title or "",
            "review_subtitle": article.subtitle or "",
            "review_body": body_of(article),
            "compose": gr.update(open=False),
        }

    async def go(
        self, request: gr.Request, draft: Reading | None, title: str, subtitle: str, body: str, *values: Any
    ) -> AsyncGenerator[View, None]:
        """Translate the text as it stands in the boxes."""
        order = Order(*values)
        yield views.UNCHANGED
        limit = self._service.options.max_chars
        if draft is None or draft.given is None:
            return
        article = edited(draft.given, title, subtitle, body)
        if not order.targets:
            yield views.failure(text(order.interface, "no_target"))
        elif not article.paragraphs and not article.title:
            yield {"message": render_message(text(order.interface, "nothing_yet"))}
        elif len(body) + len(title) + len(subtitle) > limit:
            yield {"message": _too_long(len(body), limit, order.interface)}
        else:
            if draft.upload:
                self._service.uploads.drop(draft.upload)
            reading = self._handlers.reading(replace(order, source="paste"), draft.text)
            if not isinstance(reading, Reading):
                yield {"message": reading["message"]}
                return
            reading.upload, reading.given = draft.upload, article
            async with aclosing(self._handlers.instead(request, order, reading)) as updates:
                async for update in updates:
                    yield update

    def _article(self, words: str, profile: str | None) -> Article:
        """What is recovered; all of the text where no article is found in it, for the reader to choose from."""
        try:
            return self._service.engine(profile).recover(words, keep=(), drop=(), force=True)
        except NoArticle:
            return edited(recover(words), "", "", words)


def closed() -> View:
    """Back to what was pasted."""
    return {"review": gr.update(elem_classes=["closed"]), "draft": None, "compose": gr.update(open=True)}


def _too_long(length: int, limit: int, interface: str) -> str:
    error = TooLong("The text is too long.")
    error.length, error.limit = length, limit
    return render_message(*explain(error, interface))
