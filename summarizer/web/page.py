"""The page itself: which components there are, and which handler each of them calls."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from functools import partial
from importlib.resources import files
from typing import Any

import gradio as gr
from gradio.components import Component

from summarizer.languages import SOURCE
from summarizer.models.registry import load_registry
from summarizer.outputs import FORMATS
from summarizer.outputs.alphabets import ALPHABETS
from summarizer.summary import lengths
from summarizer.summary.lengths import LENGTHS
from summarizer.web import api
from summarizer.web.choices import allowed, defaults, interface_texts, label
from summarizer.web.handlers import Handlers, Order
from summarizer.web.inputs import Page
from summarizer.web.service import Service
from summarizer.web.texts import LANGUAGES, native

_ = interface_texts

# The page talks to its own handlers only; what others may call is in api.py.
_PRIVATE: Mapping[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_INSTANT: Mapping[str, Any] = {**_PRIVATE, "queue": False}


def asset(name: str) -> str:
    """A style sheet, script or text that lies beside this module."""
    return (files("summarizer.web") / "assets" / name).read_text(encoding="utf-8")


def build(service: Service) -> Page:
    """The page for one service. Nothing is loaded here: models wait for the first article."""
    page: Page
    with Page(title="summarizer", analytics_enabled=False) as page:
        targets = load_registry(service.options.models).targets(SOURCE)
        parts = {**_state(targets), **_header(), **_compose(service, targets), **_progress()}
        parts |= {**_article(targets), **_models()}
        gr.Markdown(_("footer"), elem_id="foot")
        _connect(page, parts, Handlers(service), targets)
        api.register(service)
    return page


def _state(targets: Sequence[str]) -> dict[str, Component]:
    return {
        "reading": gr.State(None, time_to_live=7200, delete_callback=_abandon),
        "source": gr.State("paste"),
        "choices": gr.BrowserState(defaults(targets), storage_key="summarizer.choices", secret="choices"),  # noqa: S106 - a name
        "parcel": gr.JSON(visible=False),
    }


def _abandon(reading: Any) -> None:
    if reading is not None:
        reading.cancel.set()


def _header() -> dict[str, Component]:
    with gr.Row(elem_id="top"):
        with gr.Column(scale=1, min_width=200, elem_id="name"):
            gr.Markdown("# summarizer")
            gr.Markdown(_("tagline"), elem_id="tagline")
        interface = gr.Dropdown(
            [(native(code), code) for code in LANGUAGES],
            value="en",
            label=_("interface"),
            elem_id="interface",
            filterable=False,
            container=False,
            scale=0,
            min_width=130,
        )
        theme = gr.Button(_("theme"), elem_id="theme", scale=0, min_width=40)
    return {"interface": interface, "theme": theme}


def _compose(service: Service, known: Sequence[str]) -> dict[str, Any]:
    with gr.Accordion(_("edit"), open=True, elem_id="compose") as compose:
        with gr.Tabs(elem_id="sources"):
            with gr.Tab(_("tab_paste"), id="paste") as paste_tab:
                pasted = gr.Textbox(
                    label=_("paste_label"),
                    show_label=False,
                    placeholder=_("paste_placeholder"),
                    lines=9,
                    max_lines=18,
                    max_length=service.options.max_chars * 2,
                    elem_id="paste",
                    autofocus=True,
                )
                example = gr.Button(_("example"), elem_id="example", size="sm", variant="secondary")
            with gr.Tab(_("tab_file"), id="file") as file_tab:
                file = gr.File(
                    label=_("file_label"),
                    file_types=[".txt", ".md", ".html", ".htm", ".docx", ".pdf"],
                    type="filepath",
                    elem_id="file",
                    height=170,
                )
            with gr.Tab(_("tab_link"), id="link") as link_tab:
                link = gr.Textbox(
                    label=_("link_label"), placeholder=_("link_placeholder"), elem_id="link", max_length=2000
                )
        with gr.Row(elem_id="choices"):
            targets = gr.CheckboxGroup(
                [(native(code), code) for code in known],
                value=defaults(known)["targets"],
                label=_("targets"),
                elem_id="targets",
                min_width=200,
            )
            length = gr.Radio(
                [(label("length", length), length.name) for length in LENGTHS.values()],
                value=lengths.DEFAULT,
                label=_("length"),
                elem_id="length",
                min_width=240,
            )
            translate = gr.Button(_("translate"), variant="primary", elem_id="translate", scale=0, min_width=160)
    return {
        "compose": compose,
        "tabs": {"paste": paste_tab, "file": file_tab, "link": link_tab},
        "pasted": pasted,
        "example": example,
        "file": file,
        "link": link,
        "targets": targets,
        "length": length,
        "translate": translate,
    }


def _progress() -> dict[str, Any]:
    with gr.Row(elem_id="status"):
        progress = gr.HTML("", elem_id="progress", apply_default_css=False)
        stop = gr.Button(_("stop"), elem_id="stop", visible=False, scale=0, min_width=110)
        clear = gr.Button(_("clear"), elem_id="clear", visible=False, scale=0, min_width=130)
    message = gr.HTML("", elem_id="message", apply_default_css=False)
    anyway = gr.Button(_("anyway"), elem_id="anyway", visible=False, size="sm")
    return {"progress": progress, "stop": stop, "clear": clear, "message": message, "anyway": anyway}


def _article(targets: Sequence[str]) -> dict[str, Any]:
    with gr.Column(visible=False, elem_id="tools") as tools, gr.Row(elem_id="looks"):
        first = defaults(targets)
        choices = [(native(code), code) for code in targets]
        view = gr.Radio(choices, value=first["view"], label=_("view"), elem_id="view")
        alphabet = gr.Radio(
            [(alphabet.native, name) for name, alphabet in ALPHABETS.items()],
            value=first["alphabet"],
            label=_("alphabet"),
            elem_id="alphabet",
            visible=False,
        )
        alongside = gr.Checkbox(True, label=_("alongside"), elem_id="alongside", container=False)
    reader = gr.HTML("", elem_id="reader", apply_default_css=False, js_on_load=asset("reader.js"))
    with gr.Column(visible=False, elem_id="take") as take:
        gr.Markdown(_("take_away"), elem_id="take-label")
        with gr.Row(elem_id="downloads"):
            copy = gr.Button(_("copy"), elem_id="copy", size="sm", min_width=70)
            buttons = {
                form.name: gr.Button(label("download", form), elem_id=f"download-{form.name}", size="sm", min_width=70)
                for form in FORMATS.values()
            }
    return {
        "tools": tools,
        "take": take,
        "view": view,
        "alphabet": alphabet,
        "alongside": alongside,
        "reader": reader,
        "copy": copy,
        "downloads": buttons,
    }


def _models() -> dict[str, Component]:
    with gr.Accordion(_("models"), open=False, elem_id="models") as panel:
        gr.Markdown(_("models_help"), elem_id="models-help")
        table = gr.HTML("", elem_id="stock", apply_default_css=False)
        arrival = gr.HTML("", elem_id="arrival", apply_default_css=False)
        fetch = gr.Button(_("fetch"), elem_id="fetch", size="sm", visible=False)
    return {"panel": panel, "models": table, "arrival": arrival, "fetch": fetch}


def _connect(page: gr.Blocks, parts: dict[str, Any], handlers: Handlers, targets: Sequence[str]) -> None:
    """Tie every event to its handler. Handlers speak of components by name; ``named`` translates."""

    def of(*names: str) -> list[Component]:
        return [parts[name] for name in names]

    def named(view: Mapping[str, Any]) -> dict[Component, Any]:
        shown = dict(view)
        if "tools" in shown:
            shown["take"] = shown["tools"]
        return {parts[name]: value for name, value in shown.items()}

    shown = of(
        *("reading", "progress", "message", "reader", "translate", "stop", "clear", "tools", "take", "anyway"),
        *("compose", "view"),
    )
    _connect_runs(parts, handlers, of, named, shown)
    for name, tab in parts["tabs"].items():
        tab.select(partial(str, name), None, parts["source"], **_INSTANT)
    parts["example"].click(partial(asset, "example_it.txt"), None, parts["pasted"], **_INSTANT)
    parts["stop"].click(handlers.stop, parts["reading"], None, **_INSTANT)
    parts["clear"].click(
        lambda reading: named(handlers.clear(reading)),
        parts["reading"],
        [*shown, *of("pasted", "file", "link")],
        **_INSTANT,
    )
    looks = of("reading", "view", "alphabet", "alongside", "interface")
    for name in ("view", "alphabet", "alongside", "interface"):
        parts[name].change(
            lambda *values: named(handlers.look(*values)), looks, of("alphabet", "reader", "progress"), **_INSTANT
        )
    parts["interface"].change(
        None, parts["interface"], None, js="(code) => summarizerPage.setInterface(code)", **_INSTANT
    )
    parts["theme"].click(None, None, None, js="() => summarizerPage.toggleTheme()", **_INSTANT)
    _connect_parcels(parts, handlers)
    _connect_models(parts, handlers, of, named)
    _connect_choices(page, parts, handlers, targets)


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

    async def again(
        request: gr.Request, event: gr.SelectData, *values: Any
    ) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.again(request, event.index, *values):
            yield named(view)

    async def insist(request: gr.Request, *values: Any) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.insist(request, *values):
            yield named(view)

    inputs = of("source", "pasted", "file", "link", "targets", "length", "view", "alphabet", "alongside", "interface")
    free: Mapping[str, Any] = {**_PRIVATE, "concurrency_limit": None}  # the service has its own queue
    gr.on([parts["translate"].click, parts["link"].submit], run, inputs, shown, **free)
    parts["reader"].select(again, of("reading", "interface"), shown, **free)
    parts["anyway"].click(insist, of("reading", "interface"), shown, **free)


def _connect_parcels(parts: dict[str, Any], handlers: Handlers) -> None:
    buttons = {"copy": parts["copy"], **parts["downloads"]}
    for kind, button in buttons.items():
        deliver = "copy" if kind == "copy" else "save"
        button.click(partial(handlers.parcel, kind=kind), parts["reading"], parts["parcel"], **_INSTANT).then(
            None, parts["parcel"], None, js=f"(parcel) => summarizerPage.{deliver}(parcel)", **_INSTANT
        )


def _connect_models(
    parts: dict[str, Any],
    handlers: Handlers,
    of: Callable[..., list[Component]],
    named: Callable[[Mapping[str, Any]], dict[Component, Any]],
) -> None:
    async def fetch(interface: str) -> AsyncGenerator[dict[Component, Any], None]:
        async for view in handlers.fetch(interface):
            yield named(view)

    shown = of("models", "arrival", "fetch")
    parts["panel"].expand(lambda code: named(handlers.stock(code)), parts["interface"], shown, **_INSTANT)
    parts["fetch"].click(fetch, parts["interface"], shown, concurrency_limit=1, **_PRIVATE)


def _connect_choices(page: gr.Blocks, parts: dict[str, Any], handlers: Handlers, targets: Sequence[str]) -> None:
    first, possible = defaults(targets), allowed(targets)
    names = list(first)
    components = [parts[name] for name in names]

    def restore(request: gr.Request, choices: Any) -> list[Any]:
        restored = handlers.restore(request, choices, first, possible)
        return [restored[name] for name in names]

    def keep(*values: Any) -> dict[str, Any]:
        return dict(zip(names, values, strict=True))

    page.load(restore, parts["choices"], components, js="(choices) => summarizerPage.start(choices)", **_INSTANT).then(
        None, None, None, js="() => summarizerPage.ready()", **_INSTANT
    )
    gr.on([parts[name].input for name in names], keep, components, parts["choices"], **_INSTANT)
