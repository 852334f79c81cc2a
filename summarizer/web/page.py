"""The page itself: which components there are, and which handler each of them calls."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from summarizer.languages import SOURCE
from summarizer.models import starter
from summarizer.models.registry import load_registry
from summarizer.web import api, bookmarklet, components
from summarizer.web.choices import allowed, defaults, restored
from summarizer.web.components import asset
from summarizer.web.fetching import Fetching
from summarizer.web.handlers import Handlers
from summarizer.web.history import render_history, reopen
from summarizer.web.inputs import Page
from summarizer.web.intake import Order
from summarizer.web.keeping import unpacked
from summarizer.web.panel import Panel
from summarizer.web.review import Review, closed
from summarizer.web.revise import revise, undo
from summarizer.web.revise import shown as shown_of
from summarizer.web.service import Service
from summarizer.web.views import UNCHANGED, View
from summarizer.web.wiring import EACH, FREE, INSTANT, PRIVATE, Wiring, alone

_CHOSEN = ("profile", "interface")
_ORDER = (
    *("source", "pasted", "file", "link", "targets", "length"),
    *("view", "alphabet", "alongside", "together", "profile", "interface", "terms", "reading"),
)
# Which tab is open is known in the browser alone, at the click itself.
_FROM_TAB = "(_, ...values) => [summarizerPage.source(), ...values]"


def build(service: Service) -> Page:
    """The page for one service. Nothing is loaded here: models wait for the first article."""
    page: Page
    with Page(title="summarizer", analytics_enabled=False) as page:
        targets = load_registry(service.options.models).targets(SOURCE)
        parts = {**components.state(targets, service.options.profile), **components.header()}
        bookmarklet.notice()
        parts |= {**components.compose(targets, service.profiles), **components.review()}
        parts |= {**components.progress(), **components.article(targets), **components.models()}
        bookmarklet.offer()
        components.foot(starter=starter.installed())
        _connect(page, Wiring(parts), Handlers(service), service)
        api.register(service, page)
    return page


def _connect(page: gr.Blocks, wiring: Wiring, handlers: Handlers, service: Service) -> None:
    parts, of, once, shown = wiring.parts, wiring.of, wiring.once, wiring.shown
    _connect_runs(wiring, handlers)
    _connect_review(wiring, Review(service, handlers))
    parts["example"].click(partial(asset, "example_it.txt"), None, parts["pasted"], **INSTANT)
    parts["stop"].click(once(handlers.stop), of("reading", "interface"), shown, **INSTANT)
    cleared = [*shown, *of("cleared", "pasted", "file", "link")]
    parts["clear"].click(once(handlers.clear), of("reading", "pasted"), cleared, **INSTANT)
    looks = of("reading", "view", "alphabet", "alongside", "together", "interface")
    for name in ("view", "alphabet", "alongside", "together", "interface"):
        parts[name].change(once(handlers.look), looks, of("alphabet", "reader", "progress"), **INSTANT)
    parts["interface"].change(
        None, parts["interface"], None, js="(code) => summarizerPage.setInterface(code)", **INSTANT
    )
    parts["interface"].change(render_history, parts["interface"], parts["history"], **INSTANT)
    wiring.keep(parts["history"].select(wiring.selected(reopen), of("reading", "interface"), shown, **FREE))
    parts["terms_file"].click(
        None, parts["terms"], parts["terms"], js="(terms) => summarizerPage.termsFromFile(terms)", **INSTANT
    )
    parts["theme"].click(None, None, None, js="() => summarizerPage.toggleTheme()", **INSTANT)
    _connect_downloads(wiring, handlers)
    opened = _connect_choices(page, wiring, handlers)
    _connect_offers(wiring, handlers, opened)
    opened.then(
        once(reopened),
        of("stored", "interface"),
        shown,
        js="(_, interface) => [summarizerPage.keptResult(), interface]",
        **INSTANT,
    )
    _connect_models(wiring, Panel(service), handlers.fetching)


def reopened(words: str, interface: str) -> View:
    """The article that the tab has kept."""
    reading = unpacked(words) if words else None
    if reading is None:
        return UNCHANGED
    return {**shown_of(reading, interface), "compose": gr.update(open=False)}


def _connect_runs(wiring: Wiring, handlers: Handlers) -> None:
    parts, of, shown = wiring.parts, wiring.of, wiring.shown

    def run(request: gr.Request, *values: Any) -> AsyncGenerator[View, None]:
        return handlers.run(request, Order(*values))

    def run_link(request: gr.Request, *values: Any) -> AsyncGenerator[View, None]:
        order = Order(*values)
        return handlers.run(request, replace(order, source="link", link=order.pasted))

    begin = [parts["translate"].click, parts["link"].submit]
    seen = of("reading", "interface")
    runs = [
        # What is pressed as the last run comes to its end begins when that has ended.
        gr.on(begin, wiring.steps(run), of(*_ORDER), shown, js=_FROM_TAB, trigger_mode="always_last", **FREE),
        parts["read_link"].click(wiring.steps(run_link), of(*_ORDER), shown, **FREE),
        parts["reader"].select(wiring.selected(partial(revise, handlers.repeat)), seen, shown, **EACH),
        parts["go_on"].click(wiring.steps(handlers.go_on), seen, shown, **FREE),
        parts["anyway"].click(wiring.steps(handlers.insist), seen, shown, **FREE),
    ]
    undone = parts["undo"].click(
        wiring.once(undo), of("reading", "cleared", "interface"), [*shown, *of("cleared", "pasted")], **INSTANT
    )
    undone.then(None, parts["pasted"], None, js="(pasted) => summarizerPage.remember(pasted)", **INSTANT)
    for ended in (*runs, undone):
        wiring.keep(ended)


def _connect_review(wiring: Wiring, review: Review) -> None:
    parts, of, shown = wiring.parts, wiring.of, wiring.shown

    def look(request: gr.Request, *values: Any) -> AsyncGenerator[View, None]:
        return review.open(request, Order(*values))

    texts = of("draft", "review_title", "review_subtitle", "review_body")
    opening = [*texts, *of("message", "review", "compose", "read_link")]
    parts["look_first"].click(wiring.steps(look), of(*_ORDER), opening, js=_FROM_TAB, **FREE).then(
        None, None, None, js="() => summarizerPage.focusOn('#review-body textarea')", **INSTANT
    )
    wiring.keep(parts["exactly"].click(wiring.steps(review.go), [*texts, *of(*_ORDER)], shown, **FREE))
    parts["review_close"].click(wiring.once(closed), None, of("review", "draft", "compose"), **INSTANT).then(
        None, None, None, js="() => summarizerPage.focusOn('#check-first')", **INSTANT
    )


def _connect_downloads(wiring: Wiring, handlers: Handlers) -> None:
    parts = wiring.parts
    for kind, button in {"copy": parts["copy"], **parts["downloads"]}.items():
        deliver = "copy" if kind == "copy" else "save"
        of = wiring.of("reading", "interface")
        button.click(partial(handlers.download, kind=kind), of, parts["download"], **INSTANT).then(
            None, parts["download"], None, js=f"(file) => summarizerPage.{deliver}(file)", **INSTANT
        )


def _connect_offers(wiring: Wiring, handlers: Handlers, opened: gr.events.Dependency) -> None:
    parts, of, once, shown = wiring.parts, wiring.of, wiring.once, wiring.shown
    fetching, chosen = handlers.fetching, of(*_CHOSEN)
    changed = of("offers", "targets", "arrived", "profile")
    extend = wiring.steps(handlers.extend)
    for name in ("offers", "reader", "profiles"):
        acted = parts[name].select(
            wiring.selected(alone(fetching.act)), of("profile", "targets", "interface"), changed, **EACH
        )
        wiring.keep(acted.then(extend, of("reading", "arrived", *_CHOSEN), shown, **FREE))

    def renamed(profile: str | None, interface: str) -> View:
        return {**fetching.show(profile, interface), **fetching.names(interface)}

    parts["interface"].change(once(renamed), chosen, changed, **INSTANT)
    parts["profile"].change(once(fetching.show), chosen, changed, **INSTANT)
    for event in (parts["profile"].change, parts["watch"].tick):
        event(once(handlers.look_for_better), of("reading", *_CHOSEN), of("better", "watch"), **INSTANT)
    wiring.keep(parts["better"].select(wiring.steps(handlers.renew), of("reading", *_CHOSEN), shown, **FREE))
    opened.then(wiring.steps(alone(fetching.follow)), chosen, changed, **FREE)


def _connect_models(wiring: Wiring, panel: Panel, fetching: Fetching) -> None:
    parts, of = wiring.parts, wiring.of

    def show(profile: str | None, interface: str) -> View:
        return {**panel.stock(profile, interface), **fetching.cards(profile, interface)}

    shown = of("models", "arrival", "fetch", "fetch_cancel", "profiles")
    for event in (parts["panel"].expand, parts["profile"].change, parts["interface"].change):
        event(wiring.once(show), of(*_CHOSEN), shown, **INSTANT)
    fetch = wiring.steps(alone(panel.fetch))
    parts["fetch"].click(fetch, of(*_CHOSEN), shown, concurrency_limit=1, **PRIVATE)
    parts["fetch_cancel"].click(panel.cancel, parts["profile"], None, **INSTANT)


def _connect_choices(page: gr.Blocks, wiring: Wiring, handlers: Handlers) -> gr.events.Dependency:
    """Restore what was chosen, and keep what is chosen from then on; gives the event of the page's opening."""
    targets, profiles = handlers.offers.targets, handlers.offers.profiles
    first, possible = defaults(targets, profiles[0]), allowed(targets, profiles)
    parts, names, of_terms = wiring.parts, list(first), wiring.of("terms", "terms_kept")
    keeping = [parts["terms"].input, parts["terms"].change, parts["terms_kept"].input]
    gr.on(keeping, None, of_terms, None, js="(...kept) => summarizerPage.keepTerms(...kept)", **INSTANT)
    chosen = [parts[name] for name in names]

    def restore(request: gr.Request, choices: Any) -> list[Any]:
        found = restored(choices, first, possible, request.headers.get("accept-language") if request else None)
        found["targets"] = handlers.offers.served(found["profile"], found["targets"])
        if found["view"] not in found["targets"]:
            found["view"] = found["targets"][0]
        return [found[name] for name in names]

    def keep(*values: Any) -> dict[str, Any]:
        return dict(zip(names, values, strict=True))

    changes = [*(parts[name].input for name in names), parts["profile"].change]  # a card chooses a profile, too
    gr.on(changes, keep, chosen, parts["choices"], **INSTANT)
    opened = page.load(restore, parts["choices"], chosen, js="(choices) => summarizerPage.start(choices)", **INSTANT)
    page.load(None, parts["pasted"], parts["pasted"], js="(pasted) => summarizerPage.remembered(pasted)", **INSTANT)
    page.load(None, None, of_terms, js="() => summarizerPage.keptTerms()", **INSTANT)
    ready: gr.events.Dependency = opened.then(None, None, None, js="() => summarizerPage.ready()", **INSTANT)
    return ready
