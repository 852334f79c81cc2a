"""The page itself: which components there are, and which handler each of them calls."""

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr
from gradio.components import Component

from summarizer.languages import SOURCE
from summarizer.models import starter
from summarizer.models.registry import load_registry
from summarizer.web import api, components
from summarizer.web.choices import allowed, defaults, restored
from summarizer.web.components import asset
from summarizer.web.fetching import Fetching
from summarizer.web.handlers import Handlers, Order
from summarizer.web.inputs import Page
from summarizer.web.keeping import packed, unpacked
from summarizer.web.panel import Panel
from summarizer.web.revise import revise, undo
from summarizer.web.revise import shown as shown_of
from summarizer.web.service import Service
from summarizer.web.views import UNCHANGED

# The page talks to its own handlers only; what others may call is in api.py.
_PRIVATE: Mapping[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_INSTANT: Mapping[str, Any] = {**_PRIVATE, "queue": False}
_CHOSEN = ("profile", "interface")
# Which tab is open is known in the browser alone, at the click itself.
_FROM_TAB = "(_, ...values) => [summarizerPage.source(), ...values]"


def build(service: Service) -> Page:
    """The page for one service. Nothing is loaded here: models wait for the first article."""
    page: Page
    with Page(title="summarizer", analytics_enabled=False) as page:
        targets = load_registry(service.options.models).targets(SOURCE)
        parts = {**components.state(targets, service.options.profile), **components.header()}
        parts |= components.compose(targets, service.profiles)
        parts |= {**components.progress(), **components.article(targets), **components.models()}
        components.foot(starter=starter.installed())
        _connect(page, parts, Handlers(service), Panel(service))
        api.register(service, page)
    return page


def _connect(page: gr.Blocks, parts: dict[str, Any], handlers: Handlers, panel: Panel) -> None:
    """Tie every event to its handler. Handlers speak of components by name; ``named`` translates."""

    def of(*names: str) -> list[Component]:
        return [parts[name] for name in names]

    def named(view: Mapping[str, Any]) -> dict[Component, Any]:
        shown = dict(view)
        if "tools" in shown:
            shown["take"] = shown["tools"]
        return {parts[name]: value for name, value in shown.items()}

    shown = of(
        *(
            "reading",
            "progress",
            "message",
            "reader",
            "translate",
            "stop",
            "go_on",
            "undo",
            "clear",
            "tools",
            "take",
            "anyway",
            "read_link",
        ),
        *("compose", "view", "together", "better", "watch"),
    )
    _connect_runs(parts, handlers, of, named, shown)
    parts["example"].click(partial(asset, "example_it.txt"), None, parts["pasted"], **_INSTANT)
    parts["stop"].click(lambda *values: named(handlers.stop(*values)), of("reading", "interface"), shown, **_INSTANT)
    parts["clear"].click(
        lambda *values: named(handlers.clear(*values)),
        of("reading", "pasted"),
        [*shown, *of("cleared", "pasted", "file", "link")],
        **_INSTANT,
    )
    looks = of("reading", "view", "alphabet", "alongside", "together", "interface")
    for name in ("view", "alphabet", "alongside", "together", "interface"):
        parts[name].change(
            lambda *values: named(handlers.look(*values)), looks, of("alphabet", "reader", "progress"), **_INSTANT
        )
    parts["interface"].change(
        None, parts["interface"], None, js="(code) => summarizerPage.setInterface(code)", **_INSTANT
    )
    parts["theme"].click(None, None, None, js="() => summarizerPage.toggleTheme()", **_INSTANT)
    _connect_downloads(parts, handlers)
    opened = _connect_choices(page, parts, handlers)
    _connect_offers(parts, handlers, of, named, shown, opened)
    opened.then(
        lambda words, interface: named(reopened(words, interface)),
        of("stored", "interface"),
        shown,
        js="(_, interface) => [summarizerPage.keptResult(), interface]",
        **_INSTANT,
    )
    _connect_models(parts, panel, handlers.fetching, of, named)


def reopened(words: str, interface: str) -> Mapping[str, Any]:
    """The article that the tab has kept."""
    reading = unpacked(words) if words else None
    if reading is None:
        return UNCHANGED
    return {**shown_of(reading, interface), "compose": gr.update(open=False)}


def _connect_runs(
    parts: dict[str, Any],
    handlers: Handlers,
    of: Callable[..., list[Component]],
    named: Callable[[Mapping[str, Any]], dict[Component, Any]],
    shown: list[Component],
) -> None:
    # Gradio hands over the request and the event by annotation, and only to named parameters.
    async def run(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.run(request, Order(*values)):
            yield named(view)

    async def run_link(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        order = Order(*values)
        async for view in handlers.run(request, replace(order, source="link", link=order.pasted)):
            yield named(view)

    async def again(
        request: gr.Request, event: gr.SelectData, *values: Any
    ) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in revise(handlers.repeat, request, event.value, event.index, *values):
            yield named(view)

    async def insist(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.insist(request, *values):
            yield named(view)

    async def go_on(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.go_on(request, *values):
            yield named(view)

    inputs = of("source", "pasted", "file", "link", "targets", "length")
    inputs += of("view", "alphabet", "alongside", "together", "profile", "interface", "reading")
    free: Mapping[str, Any] = {**_PRIVATE, "concurrency_limit": None}  # the service has its own queue
    runs = [
        gr.on([parts["translate"].click, parts["link"].submit], run, inputs, shown, js=_FROM_TAB, **free),
        parts["read_link"].click(run_link, inputs, shown, **free),
        parts["reader"].select(again, of("reading", "interface"), shown, **free),
        parts["go_on"].click(go_on, of("reading", "interface"), shown, **free),
        parts["anyway"].click(insist, of("reading", "interface"), shown, **free),
    ]
    undone = parts["undo"].click(
        lambda *values: named(undo(*values)),
        of("reading", "cleared", "interface"),
        [*shown, *of("cleared", "pasted")],
        **_INSTANT,
    )
    undone.then(None, parts["pasted"], None, js="(pasted) => summarizerPage.remember(pasted)", **_INSTANT)
    for ended in (*runs, undone):
        _keep(parts, ended)


def _keep(parts: dict[str, Any], ended: gr.events.Dependency) -> None:
    """What an event has led to stays in the tab when the page is loaded again."""
    ended.then(lambda reading: {"words": packed(reading)}, parts["reading"], parts["kept"], **_INSTANT).then(
        None, parts["kept"], None, js="(kept) => summarizerPage.keepResult(kept)", **_INSTANT
    )


def _connect_downloads(parts: dict[str, Any], handlers: Handlers) -> None:
    buttons = {"copy": parts["copy"], **parts["downloads"]}
    for kind, button in buttons.items():
        deliver = "copy" if kind == "copy" else "save"
        of = [parts["reading"], parts["interface"]]
        button.click(partial(handlers.download, kind=kind), of, parts["download"], **_INSTANT).then(
            None, parts["download"], None, js=f"(file) => summarizerPage.{deliver}(file)", **_INSTANT
        )


def _connect_offers(
    parts: dict[str, Any],
    handlers: Handlers,
    of: Callable[..., list[Component]],
    named: Callable[[Mapping[str, Any]], dict[Component, Any]],
    shown: list[Component],
    opened: gr.events.Dependency,
) -> None:
    fetching = handlers.fetching

    async def act(event: gr.SelectData, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in fetching.act(event.value, event.index, *values):
            yield named(view)

    async def follow(*values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in fetching.follow(*values):
            yield named(view)

    async def extend(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.extend(request, *values):
            yield named(view)

    async def renew(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.renew(request, *values):
            yield named(view)

    free: Mapping[str, Any] = {**_PRIVATE, "concurrency_limit": None}
    changed = of("offers", "targets", "arrived", "profile")
    for name in ("offers", "reader", "profiles"):
        extended = (
            parts[name]
            .select(act, of("profile", "targets", "interface"), changed, **free)
            .then(extend, of("reading", "arrived", *_CHOSEN), shown, **free)
        )
        _keep(parts, extended)
    chosen = of(*_CHOSEN)
    parts["interface"].change(
        lambda *values: named({**fetching.show(*values), **fetching.names(values[1])}), chosen, changed, **_INSTANT
    )
    parts["profile"].change(lambda *values: named(fetching.show(*values)), chosen, changed, **_INSTANT)
    looked = {"fn": lambda *values: named(handlers.look_for_better(*values)), "inputs": of("reading", *_CHOSEN)}
    for event in (parts["profile"].change, parts["watch"].tick):
        event(**looked, outputs=of("better", "watch"), **_INSTANT)
    _keep(parts, parts["better"].select(renew, of("reading", *_CHOSEN), shown, **free))
    opened.then(follow, chosen, changed, **free)


def _connect_models(
    parts: dict[str, Any],
    panel: Panel,
    fetching: Fetching,
    of: Callable[..., list[Component]],
    named: Callable[[Mapping[str, Any]], dict[Component, Any]],
) -> None:
    async def fetch(*values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in panel.fetch(*values):
            yield named(view)

    def show(*values: Any) -> dict[Component, Any]:
        return named({**panel.stock(*values), **fetching.cards(*values)})

    shown = of("models", "arrival", "fetch", "profiles")
    for event in (parts["panel"].expand, parts["profile"].change, parts["interface"].change):
        event(show, of(*_CHOSEN), shown, **_INSTANT)
    parts["fetch"].click(fetch, of(*_CHOSEN), shown, concurrency_limit=1, **_PRIVATE)


def _connect_choices(page: gr.Blocks, parts: dict[str, Any], handlers: Handlers) -> gr.events.Dependency:
    """Restore what was chosen, and keep what is chosen from then on; gives the event of the page's opening."""
    targets, profiles = handlers.offers.targets, handlers.offers.profiles
    first, possible = defaults(targets, profiles[0]), allowed(targets, profiles)
    names = list(first)
    chosen = [parts[name] for name in names]

    def restore(request: gr.Request, choices: Any) -> list[Any]:
        found = restored(choices, first, possible, request.headers.get("accept-language") if request else None)
        found["targets"] = handlers.offers.served(found["profile"], found["targets"])
        return [found[name] for name in names]

    def keep(*values: Any) -> dict[str, Any]:
        return dict(zip(names, values, strict=True))

    changes = [*(parts[name].input for name in names), parts["profile"].change]  # a card chooses a profile, too
    gr.on(changes, keep, chosen, parts["choices"], **_INSTANT)
    opened = page.load(restore, parts["choices"], chosen, js="(choices) => summarizerPage.start(choices)", **_INSTANT)
    page.load(None, parts["pasted"], parts["pasted"], js="(pasted) => summarizerPage.remembered(pasted)", **_INSTANT)
    ready: gr.events.Dependency = opened.then(None, None, None, js="() => summarizerPage.ready()", **_INSTANT)
    return ready
