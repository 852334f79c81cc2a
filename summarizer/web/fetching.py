"""What happens when a reader asks for a language's models: they are fetched in the background, and shown coming."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import anyio.to_thread
import gradio as gr

from summarizer.web.offer_list import choices, render_offers
from summarizer.web.offers import Offers
from summarizer.web.profile_list import profile_choices, render_profiles

View = dict[str, Any]
_POLL = 0.5  # seconds between two looks at how much has arrived


class Fetching:
    """The page's reactions around offers and profiles."""

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    async def act(
        self, action: object, name: object, profile: str | None, targets: Sequence[str], interface: str
    ) -> AsyncGenerator[View, None]:
        """Do what a button says; anything else, and what is not known, is passed over."""
        profile = self._known(profile)
        yield {"arrived": None}
        if action == "profile" and isinstance(name, str) and name in self._offers.profiles:
            yield {"profile": name}
        if not isinstance(name, str) or name not in self._offers.targets:
            return
        if action == "cancel":
            self._offers.cancel(profile, name)
        elif action == "fetch":
            async for view in self.fetch(profile, name, targets, interface):
                yield view
        elif action == "elsewhere":
            async for view in self.fetch_elsewhere(profile, name, targets, interface):
                yield view

    def show(self, profile: str | None, interface: str) -> View:
        """What each language needs, as it is now, and what the profiles are."""
        profile = self._known(profile)
        shown = self._offers.all(profile)
        return {
            "offers": render_offers(self._offers, shown, interface),
            "targets": gr.update(choices=choices(shown, interface)),
        }

    def cards(self, profile: str | None, interface: str) -> View:
        """What each profile is: quality, languages, size, licences."""
        return {"profiles": render_profiles(self._offers, self._known(profile), interface)}

    def names(self, interface: str) -> View:
        """What the profiles are called."""
        return {"profile": gr.update(choices=profile_choices(self._offers.profiles, interface))}

    async def follow(self, profile: str | None, interface: str) -> AsyncGenerator[View, None]:
        """Show what each language needs, and what arrives for whichever reader as long as anything does."""
        profile = self._known(profile)
        yield {**self.names(interface), **await anyio.to_thread.run_sync(self.show, profile, interface)}
        while await anyio.to_thread.run_sync(self._offers.arriving, profile):
            shown = await anyio.to_thread.run_sync(self._offers.all, profile)
            yield {"offers": render_offers(self._offers, shown, interface)}
            await asyncio.sleep(_POLL)
        yield await anyio.to_thread.run_sync(self.show, profile, interface)

    async def fetch(
        self, profile: str, language: str, targets: Sequence[str], interface: str
    ) -> AsyncGenerator[View, None]:
        """Fetch what a language needs; ``arrived`` names it once it is there, and its box is ticked."""
        offer = await anyio.to_thread.run_sync(self._offers.fetch, profile, language)
        while (arrival := self._offers.arrival(offer)) is not None:
            shown = await anyio.to_thread.run_sync(self._offers.all, profile)
            yield {"offers": render_offers(self._offers, shown, interface)}
            await asyncio.sleep(_POLL if arrival.done else _POLL / 2)
        view = await anyio.to_thread.run_sync(self.show, profile, interface)
        if self._offers.fetched(offer) if offer.models else offer.served:
            wanted = list(dict.fromkeys([*targets, language]))
            view["targets"] = gr.update(choices=view["targets"]["choices"], value=wanted)
            view["arrived"] = language
        yield view

    async def fetch_elsewhere(
        self, profile: str, language: str, targets: Sequence[str], interface: str
    ) -> AsyncGenerator[View, None]:
        """Go over to the profile that serves a language which this one lacks, and fetch what it needs there."""
        offer = await anyio.to_thread.run_sync(self._offers.of, profile, language)
        if offer.elsewhere is None:
            return
        other = offer.elsewhere.profile
        yield {"profile": other}
        async for view in self.fetch(other, language, targets, interface):
            yield view

    def _known(self, profile: str | None) -> str:
        """The profile, if it may be chosen; else the operator's own."""
        return profile if profile in self._offers.profiles else self._offers.profiles[0]
