"""What happens in the models panel: it opens, and what is missing is fetched."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import gradio as gr

from summarizer.errors import Cancelled, SummarizerError
from summarizer.web import model_panel
from summarizer.web.explain import explain
from summarizer.web.service import Service
from summarizer.web.status import render_message
from summarizer.web.texts import text

View = dict[str, Any]


class Panel:
    """The page's reactions around the list of models."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def stock(self, profile: str | None, interface: str) -> View:
        """The models of a profile, and whether they are here."""
        options, chosen = self._service.options, self._service.profile(profile)
        try:
            rows = model_panel.stock(chosen, options.models)
        except SummarizerError as error:
            return {"models": render_message(error.message, error.hint)}
        missing = bool(model_panel.missing(rows))
        note = "" if options.may_fetch or not missing else text(interface, "fetch_forbidden")
        return {
            "models": model_panel.render_stock(rows, chosen, interface),
            "arrival": render_message(note, kind="remark"),
            "fetch": gr.update(visible=missing and options.may_fetch and not options.offline),
        }

    async def fetch(self, profile: str | None, interface: str) -> AsyncGenerator[View, None]:
        """Fetch what is missing, with progress."""
        options, chosen = self._service.options, self._service.profile(profile)
        if not options.may_fetch or options.offline:
            return
        rows = model_panel.stock(chosen, options.models)
        yield {"fetch": gr.update(interactive=False), "fetch_cancel": gr.update(visible=True)}
        try:
            async with aclosing(model_panel.fetch(rows, self._service.supply)) as arrivals:
                async for arrival in arrivals:
                    yield {"arrival": model_panel.render_arrival(arrival, interface)}
            self._service.engines.renew()
            shown = {"arrival": render_message(text(interface, "fetched"), kind="remark")}
        except Cancelled:
            shown = {"arrival": render_message(text(interface, "fetch_cancelled"), kind="remark")}
        except Exception as error:
            shown = {"arrival": render_message(*explain(error, interface))}
        ended = {"fetch": gr.update(interactive=True), "fetch_cancel": gr.update(visible=False)}
        yield {**self.stock(chosen, interface), **shown, **ended}

    def cancel(self, profile: str | None) -> None:
        """Stop fetching; what has arrived is kept for the next time."""
        for row in model_panel.stock(self._service.profile(profile), self._service.options.models):
            if (download := self._service.supply.of(row.spec)) is not None:
                download.cancel()
