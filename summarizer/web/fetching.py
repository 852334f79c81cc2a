"""What happens when a reader asks for a language's models: they are fetched in the background, and shown coming."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import anyio.to_thread
import gradio as gr

from summarizer.web.offer_list import choices, render_offers
from summarizer.web.offers import Offers

View = dict[str, Any]
_POLL = 0.5  # seconds between two looks at how much has arrived


class Fetching:
    """The page's reactions around offers."""

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    async def act(
        self, action: object, language: object, targets: Sequence[str], interface: str
    ) -> AsyncGenerator[View, None]:
        """Do what a button says; anything else, and a language that is not known, is passed over."""
        yield {"arrived": None}
        if not isinstance(language, str) or language not in self._offers.targets:
            return
        if action == "cancel":
            self._offers.cancel(language)
        elif action == "fetch":
            async for view in self.fetch(language, targets, interface):
                yield view

    def show(self, interface: str) -> View:
        """What each language needs, as it is now."""
        shown = self._offers.all()
        return {
            "offers": render_offers(self._offers, shown, interface),
            "targets": gr.update(choices=choices(shown, interface)),
        }

    async def follow(self, interface: str) -> AsyncGenerator[View, None]:
        """Show what each language needs, and what arrives for whichever reader as long as anything does."""
        yield await anyio.to_thread.run_sync(self.show, interface)
        while self._offers.arriving:
            shown = await anyio.to_thread.run_sync(self._offers.all)
            yield {"offers": render_offers(self._offers, shown, interface)}
            await asyncio.sleep(_POLL)
        yield await anyio.to_thread.run_sync(self.show, interface)

    async def fetch(self, language: str, targets: Sequence[str], interface: str) -> AsyncGenerator[View, None]:
        """Fetch what a language needs; ``arrived`` names it once it is there, and its box is ticked."""
        offer = await anyio.to_thread.run_sync(self._offers.fetch, language)
        while (arrival := self._offers.arrival(offer)) is not None:
            shown = await anyio.to_thread.run_sync(self._offers.all)
            yield {"offers": render_offers(self._offers, shown, interface)}
            await asyncio.sleep(_POLL if arrival.done else _POLL / 2)
        view = await anyio.to_thread.run_sync(self.show, interface)
        if offer.models and self._offers.fetched(offer):
            wanted = list(dict.fromkeys([*targets, language]))
            view["targets"] = gr.update(choices=view["targets"]["choices"], value=wanted)
            view["arrived"] = language
        yield view
