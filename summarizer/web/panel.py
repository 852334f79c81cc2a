"""What happens in the models panel: it opens, and what is missing is fetched."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import gradio as gr

from summarizer.errors import SummarizerError
from summarizer.models.registry import STARTER
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
        missing = any(not row.present and row.spec.id != STARTER for row in rows)
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
        yield {"fetch": gr.update(interactive=False)}
        try:
            async with aclosing(model_panel.fetch(model_panel.stock(chosen, options.models))) as arrivals:
                async for arrival in arrivals:
                    yield {"arrival": model_panel.render_arrival(arrival, interface)}
            self._service.engines.renew()
            shown = {"arrival": render_message(text(interface, "fetched"), kind="remark")}
        except Exception as error:
            shown = {"arrival": render_message(*explain(error, interface))}
        yield {**self.stock(chosen, interface), **shown, "fetch": gr.update(interactive=True)}
