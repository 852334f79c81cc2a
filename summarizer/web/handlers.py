"""What happens when a reader presses something: thin functions between the components and ``Service``."""

import asyncio
import base64
from collections.abc import AsyncGenerator
from contextlib import aclosing

import anyio.to_thread
import gradio as gr

from summarizer.article import recover
from summarizer.errors import Cancelled, NoArticle, WrongLanguage
from summarizer.languages import SOURCE
from summarizer.models.registry import load_registry
from summarizer.web import downloads, intake, views
from summarizer.web.api import caller
from summarizer.web.explain import explain
from summarizer.web.fetching import Fetching
from summarizer.web.intake import Order, RefusedError
from summarizer.web.limits import TooFastError
from summarizer.web.offers import Offers
from summarizer.web.profile_list import render_better, render_other
from summarizer.web.reader import render
from summarizer.web.reading import Phase, Reading
from summarizer.web.service import Service
from summarizer.web.status import render_message, render_progress
from summarizer.web.texts import text
from summarizer.web.views import View

# Steps that carry the languages to read in: the browser loses what it is told while it builds their menu.
_OPENING = 3
_PATIENCE = 0.2  # seconds between two looks at whether a run has ended


class Handlers:
    """The page's reactions, for one service."""

    def __init__(self, service: Service) -> None:
        self._service = service
        options = service.options
        targets = load_registry(options.models).targets(SOURCE)
        may_fetch = options.may_fetch and not options.offline
        self.offers = Offers(service.supply, targets, service.profiles, may_fetch=may_fetch)
        self.fetching = Fetching(self.offers)

    async def run(self, request: gr.Request, order: Order) -> AsyncGenerator[View, None]:
        """Read what was given, then recover, translate and summarise it; yields after every change."""
        if not order.targets:
            yield views.failure(text(order.interface, "no_target"))
            return
        yield views.started(order.interface)
        await _let_go(order.before)
        given = await self.given(request, order)
        reading = self.reading(order, given) if isinstance(given, str) else given
        if not isinstance(reading, Reading):
            yield reading
            return
        async with aclosing(self._follow(reading, order.interface, request)) as updates:
            async for update in updates:
                yield update

    async def given(self, request: gr.Request, order: Order, *, keep: bool = False) -> str | View:
        """The text of what was given, a file staying with ``keep``; or what the page shows where there is none."""
        try:
            self._admit(request)
            return await intake.read(self._service, order, keep=keep)
        except RefusedError as refusal:
            return refusal.view(order.interface)
        except Exception as error:
            return {**views.failure(*explain(error, order.interface)), "read_link": gr.update(visible=False)}

    def reading(self, order: Order, words: str) -> Reading | View:
        """The reading of a text; or what the page shows where the order cannot be understood."""
        try:
            return order.reading(words, self._service.profile(order.profile))
        except RefusedError as refusal:
            return refusal.view(order.interface)

    async def instead(self, request: gr.Request, order: Order, reading: Reading) -> AsyncGenerator[View, None]:
        """Translate another article than the one on view."""
        yield views.started(order.interface)
        await _let_go(order.before)
        try:
            self._admit(request)
        except TooFastError as error:
            yield views.failure(*explain(error, order.interface))
            return
        async with aclosing(self._follow(reading, order.interface, request)) as updates:
            async for update in updates:
                yield update

    async def insist(self, request: gr.Request, reading: Reading | None, interface: str) -> AsyncGenerator[View, None]:
        """Translate although the text does not seem to be Italian."""
        yield views.UNCHANGED
        if reading is None:
            return
        async with aclosing(self.repeat(reading, reading.again(force=True), interface, request)) as updates:
            async for update in updates:
                yield update

    async def extend(
        self, request: gr.Request, reading: Reading | None, language: str | None, profile: str | None, interface: str
    ) -> AsyncGenerator[View, None]:
        """Translate the article on view into a language whose models have just come, too."""
        yield views.UNCHANGED
        if language is None or reading is None or not reading.translatable:
            return
        await _end_of(reading)
        again = reading.again(more=language, profile=self._service.profile(profile))
        async with aclosing(self.repeat(reading, again, interface, request)) as updates:
            async for update in updates:
                yield update

    async def renew(
        self, request: gr.Request, reading: Reading | None, profile: str | None, interface: str
    ) -> AsyncGenerator[View, None]:
        """Translate the article on view again: with better models that have come, or those of another profile."""
        yield views.UNCHANGED
        if reading is None or not reading.translatable:
            return
        again = reading.again(profile=self._service.profile(profile))
        async with aclosing(self.repeat(reading, again, interface, request)) as updates:
            async for update in updates:
                yield update

    def look_for_better(self, reading: Reading | None, profile: str | None, interface: str) -> View:
        """Whether the article on view could be translated better now, or with the models that are chosen."""
        if reading is None or reading.running or not reading.translatable:
            return {"better": ""}
        if self._service.profile(profile) != reading.profile:
            return {"better": render_other(self._service.profile(profile), interface)}
        better = [offer.language for offer in reading.improvable if self.offers.better(offer)]
        return {"better": render_better(better, interface), "watch": gr.Timer(active=not better)}

    async def go_on(self, request: gr.Request, reading: Reading | None, interface: str) -> AsyncGenerator[View, None]:
        """Go on with what was stopped."""
        yield views.UNCHANGED
        if reading is None or not reading.unfinished:
            return
        async with aclosing(self.repeat(reading, reading.going_on(), interface, request)) as updates:
            async for update in updates:
                yield update

    def stop(self, reading: Reading | None, interface: str) -> View:
        """Ask the run to end; what is there stays, and it can go on from there."""
        if reading is None:
            return {}
        reading.stop()
        return {
            "progress": render_progress(reading, interface),
            "reader": render(reading, interface),
            **views.controls_of(reading),
        }

    def clear(self, reading: Reading | None, pasted: str) -> View:
        """An empty page; Undo leads back."""
        if reading is not None:
            reading.leave()
        return {
            "reading": None,
            "cleared": (reading, pasted) if reading is not None else None,
            "pasted": "",
            "file": None,
            "link": "",
            "progress": "",
            "message": "",
            "reader": "",
            "compose": gr.update(open=True),
            **views.watching(active=False),
            **views.controls(running=False, article=False),
            "undo": gr.update(visible=reading is not None),
        }

    def look(
        self, reading: Reading | None, view: str, alphabet: str, alongside: bool, together: bool, interface: str
    ) -> View:
        """Show the same article another way: language, alphabet, with or without the original."""
        if reading is None:
            return {"alphabet": gr.update(visible=False)}
        reading.language = view if view in reading.targets else reading.language
        reading.alphabet, reading.alongside, reading.together = alphabet, alongside, together
        return {
            **views.alphabets(reading),
            "reader": render(reading, interface),
            "progress": render_progress(reading, interface),
        }

    def download(self, reading: Reading | None, interface: str, kind: str) -> dict[str, str] | None:
        """The result as a file for the browser to save: name, media type and content in base64."""
        if reading is None or reading.article is None:
            return None
        file = downloads.pack(reading, kind, interface)
        return {"name": file.name, "type": file.media_type, "data": base64.b64encode(file.content).decode()}

    async def repeat(
        self, old: Reading, new: Reading, interface: str, request: gr.Request
    ) -> AsyncGenerator[View, None]:
        """Run ``new`` in place of ``old``; nothing where another press has taken its place already."""
        if old.left:
            return
        old.stop()
        try:
            self._admit(request)
        except TooFastError as error:
            yield {"message": render_message(*explain(error, interface))}
            return
        old.leave()
        yield {**views.started(interface), "reader": gr.skip(), "tools": gr.skip()}
        await _end_of(old)
        async with aclosing(self._follow(new, interface, request)) as updates:
            async for update in updates:
                yield update

    async def _follow(self, reading: Reading, interface: str, request: gr.Request) -> AsyncGenerator[View, None]:
        """Show a reading as it grows, for as long as the reader looks at it."""
        try:
            shown = render(reading, interface)
            kept: View = {} if reading.before is None else {"reader": gr.skip(), "tools": gr.skip()}
            yield {"reading": reading, **views.started(interface), **views.languages(reading), "reader": shown, **kept}
            reading.offers = await anyio.to_thread.run_sync(self.offers.all, reading.profile)
            reading.may_fetch = self.offers.may_fetch
            async with aclosing(self._service.read(reading, caller(request))) as steps:
                number = 0
                async for _ in steps:
                    number += reading.article is not None
                    if not reading.left:
                        yield {
                            "progress": render_progress(reading, interface),
                            "reader": await anyio.to_thread.run_sync(render, reading, interface),
                            **views.controls_of(reading),
                            **(views.languages(reading) if number <= _OPENING else {}),
                            # Not for ever: a reader who opens it again finds it open when the run has ended.
                            **({"compose": gr.update(open=False)} if 0 < number <= _OPENING else {}),
                            **views.watching(active=bool(reading.improvable) and not reading.running),
                        }
        except Cancelled:
            reading.stop()
            if not reading.left:
                yield {"progress": render_progress(reading, interface), **views.controls_of(reading)}
        except Exception as error:
            reading.phase = Phase.FAILED
            if not reading.left:
                yield await self._failed(reading, error, interface)
        finally:
            reading.over = True
        if reading.left:  # Gradio says once more at the end what was said last
            yield views.UNCHANGED

    async def _failed(self, reading: Reading, error: Exception, interface: str) -> View:
        """What was shown last stays; only the message is new."""
        if isinstance(error, NoArticle):
            reading.state.article = await anyio.to_thread.run_sync(recover, reading.text)
        return {
            "progress": "",
            **({"reader": render(reading, interface)} if isinstance(error, NoArticle) else {}),
            "message": render_message(*explain(error, interface)),
            **views.controls(running=False, article=reading.translatable),
            "anyway": gr.update(visible=isinstance(error, WrongLanguage)),
        }

    def _admit(self, request: gr.Request) -> None:
        self._service.rate.admit(request.client.host if request and request.client else None)


async def _let_go(reading: Reading | None) -> None:
    """Show nothing of a reading any more, and wait until it is over."""
    if reading is not None:
        reading.leave()
        await _end_of(reading)


async def _end_of(reading: Reading) -> None:
    """Wait until the engine has let go of a run, so that the next one does not wait behind it as behind a stranger."""
    while not reading.over:
        await asyncio.sleep(_PATIENCE)
