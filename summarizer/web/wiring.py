"""Ties handlers, which speak of the parts of a page by name, to the events of its components."""

from collections.abc import AsyncGenerator, Callable, Mapping
from typing import Any, TypeVar

import gradio as gr
from gradio.components import Component

from summarizer.web.keeping import packed
from summarizer.web.views import View

F = TypeVar("F", bound=Callable[..., Any])
Steps = Callable[..., AsyncGenerator[View, None]]

# The page talks to its own handlers only; what others may call is in api.py.
PRIVATE: Mapping[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
INSTANT: Mapping[str, Any] = {**PRIVATE, "queue": False}
FREE: Mapping[str, Any] = {**PRIVATE, "concurrency_limit": None}  # the service has its own queue
# Gradio passes over a press while the last one is still answered: Cancel, say, where Get was pressed before.
EACH: Mapping[str, Any] = {**FREE, "trigger_mode": "multiple"}

_SHOWN = (
    *("reading", "progress", "message", "reader", "translate", "stop", "go_on", "undo", "clear", "tools", "take"),
    *("anyway", "read_link", "compose", "view", "alphabet", "together", "better", "watch", "review"),
)


class Wiring:
    """The parts of a page by name; ``shown`` are those that a run may change."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.parts = parts
        self.shown = self.of(*_SHOWN)

    def of(self, *names: str) -> list[Component]:
        """The components of these names."""
        return [self.parts[name] for name in names]

    def named(self, view: View) -> dict[Component, Any]:
        """What each component shows."""
        shown = dict(view)
        if "tools" in shown:
            shown["take"] = shown["tools"]
        return {self.parts[name]: value for name, value in shown.items()}

    def once(self, handler: Callable[..., View]) -> Callable[..., dict[Component, Any]]:
        """A handler that answers once."""
        return lambda *values: self.named(handler(*values))

    # Gradio hands over the request and the event by annotation, and only to named parameters.
    def steps(self, handler: Steps) -> Callable[..., AsyncGenerator[dict[Component, Any], None]]:
        """A handler that answers step by step; its first argument is the request."""

        async def told(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
            async for view in handler(request, *values):
                yield self.named(view)

        return _named_as(told, handler)

    def selected(self, handler: Steps) -> Callable[..., AsyncGenerator[dict[Component, Any], None]]:
        """As ``steps``, for what was pressed in a component: its action and what it is about come after the request."""

        async def told(
            request: gr.Request, event: gr.SelectData, *values: Any
        ) -> AsyncGenerator[dict[Component, Any], None]:
            async for view in handler(request, event.value, event.index, *values):
                yield self.named(view)

        return _named_as(told, handler)

    def keep(self, ended: gr.events.Dependency) -> None:
        """What an event has led to stays in the tab when the page is loaded again."""
        ended.then(
            lambda reading: {"words": packed(reading)}, self.parts["reading"], self.parts["kept"], **INSTANT
        ).then(None, self.parts["kept"], None, js="(kept) => summarizerPage.keepResult(kept)", **INSTANT)


def alone(handler: Steps) -> Steps:
    """A handler that needs no request, as one that is given it."""
    return lambda _request, *values: handler(*values)


def _named_as(told: F, handler: Steps) -> F:
    """Under the name of the handler; its signature stays, for Gradio reads it."""
    told.__name__ = getattr(handler, "__name__", told.__name__)
    return told
