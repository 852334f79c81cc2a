"""The components of the page, from top to bottom; each function gives them by the names that handlers use."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import gradio as gr
from gradio.components import Component

from summarizer.outputs import FORMATS
from summarizer.outputs.alphabets import ALPHABETS
from summarizer.summary import lengths
from summarizer.summary.lengths import LENGTHS
from summarizer.web.choices import defaults, interface_texts, label
from summarizer.web.history import render_history
from summarizer.web.profiles import profile_name
from summarizer.web.texts import LANGUAGES, native

_ = interface_texts
# Seconds between two looks at whether the article on view could be translated better now.
_WATCH = 15.0


def asset(name: str) -> str:
    """A style sheet, script or text that lies beside this module."""
    return (files("summarizer.web") / "assets" / name).read_text(encoding="utf-8")


def state(targets: Sequence[str], profile: str) -> dict[str, Component]:
    return {
        "reading": gr.State(None, time_to_live=7200, delete_callback=_abandon),
        "source": gr.Textbox(visible=False, elem_id="source"),
        "choices": gr.BrowserState(defaults(targets, profile), storage_key="summarizer.choices", secret="choices"),  # noqa: S106 - a name
        "download": gr.JSON(visible=False),
        "arrived": gr.State(None),
        "draft": gr.State(None, time_to_live=7200),
        "cleared": gr.State(None, time_to_live=7200),
        "kept": gr.JSON(visible=False),
        "stored": gr.Textbox(visible=False),
        "watch": gr.Timer(_WATCH, active=False),
    }


def _abandon(reading: Any) -> None:
    if reading is not None:
        reading.stop()


def header() -> dict[str, Component]:
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


def compose(known: Sequence[str], profiles: Sequence[str]) -> dict[str, Any]:
    with gr.Accordion(_("edit"), open=True, elem_id="compose") as compose:
        with gr.Tabs(elem_id="sources"):
            with gr.Tab(_("tab_paste"), elem_id="from-paste"):
                pasted = gr.Textbox(
                    label=_("paste_label"),
                    show_label=False,
                    placeholder=_("paste_placeholder"),
                    lines=9,
                    max_lines=18,
                    elem_id="paste",
                    autofocus=True,
                )
                example = gr.Button(_("example"), elem_id="example", size="sm", variant="secondary")
            with gr.Tab(_("tab_file"), elem_id="from-file"):
                file = gr.File(
                    label=_("file_label"),
                    type="filepath",
                    elem_id="file",
                    height=170,
                )
            with gr.Tab(_("tab_link"), elem_id="from-link"):
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
            profile = gr.Dropdown(
                [(profile_name(profile, "en"), profile) for profile in profiles],
                value=profiles[0],
                label=_("models"),
                elem_id="profile",
                filterable=False,
                visible=len(profiles) > 1,
                min_width=170,
            )
            translate = gr.Button(_("translate"), variant="primary", elem_id="translate", scale=0, min_width=160)
            look_first = gr.Button(_("look_first"), elem_id="check-first", scale=0, min_width=160)
        with gr.Accordion(_("terms"), open=False, elem_id="glossary"):
            gr.Markdown(_("terms_help"), elem_id="terms-help")
            terms = gr.Textbox(label=_("terms"), show_label=False, elem_id="terms", lines=3, max_lines=12)
            with gr.Row(elem_id="terms-buttons"):
                terms_file = gr.Button(_("terms_file"), elem_id="terms-file", size="sm")
                terms_kept = gr.Checkbox(False, label=_("terms_kept"), elem_id="terms-kept", container=False)
        history = gr.HTML(
            render_history("en"), elem_id="history", apply_default_css=False, js_on_load=asset("history.js")
        )
    offers = gr.HTML("", elem_id="offers", apply_default_css=False, js_on_load=asset("offers.js"))
    return {
        "compose": compose,
        "offers": offers,
        "pasted": pasted,
        "example": example,
        "file": file,
        "link": link,
        "targets": targets,
        "length": length,
        "profile": profile,
        "translate": translate,
        "look_first": look_first,
        "history": history,
        "terms": terms,
        "terms_file": terms_file,
        "terms_kept": terms_kept,
    }


def review() -> dict[str, Any]:
    """The recovered article as text to edit; built with the page, for the browser loses what a new box is told."""
    with gr.Column(elem_classes=["closed"], elem_id="review") as review:
        gr.Markdown(_("review_help"), elem_id="review-help")
        title = gr.Textbox(label=_("review_title"), elem_id="review-title", max_lines=4)
        subtitle = gr.Textbox(label=_("review_subtitle"), elem_id="review-subtitle", max_lines=4)
        body = gr.Textbox(label=_("review_body"), elem_id="review-body", lines=12, max_lines=30)
        with gr.Row(elem_id="review-buttons"):
            exactly = gr.Button(_("exactly"), variant="primary", elem_id="exactly", scale=0, min_width=160)
            close = gr.Button(_("review_close"), elem_id="review-close", scale=0, min_width=110)
    return {
        "review": review,
        "review_title": title,
        "review_subtitle": subtitle,
        "review_body": body,
        "exactly": exactly,
        "review_close": close,
    }


def progress() -> dict[str, Any]:
    with gr.Row(elem_id="status"):
        progress = gr.HTML("", elem_id="progress", apply_default_css=False)
        stop = gr.Button(_("stop"), elem_id="stop", visible=False, scale=0, min_width=110)
        go_on = gr.Button(_("go_on"), elem_id="go-on", visible=False, scale=0, min_width=110)
        undo = gr.Button(_("undo"), elem_id="undo", visible=False, scale=0, min_width=110)
        clear = gr.Button(_("clear"), elem_id="clear", visible=False, scale=0, min_width=130)
    message = gr.HTML("", elem_id="message", apply_default_css=False, js_on_load=asset("message.js"))
    anyway = gr.Button(_("anyway"), elem_id="anyway", visible=False, size="sm")
    read_link = gr.Button(_("read_link"), elem_id="read-link", visible=False, size="sm")
    better = gr.HTML("", elem_id="better", apply_default_css=False, js_on_load=asset("offers.js"))
    return {
        "better": better,
        "progress": progress,
        "stop": stop,
        "go_on": go_on,
        "undo": undo,
        "clear": clear,
        "message": message,
        "anyway": anyway,
        "read_link": read_link,
    }


def article(targets: Sequence[str]) -> dict[str, Any]:
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
        together = gr.Checkbox(False, label=_("together"), elem_id="together", container=False)
        # What they do is the browser's business alone: device.js.
        with gr.Row(elem_id="sizes"):
            gr.Button(_("smaller"), elem_id="smaller", elem_classes=["size"], scale=0, min_width=40)
            gr.Button(_("larger"), elem_id="larger", elem_classes=["size"], scale=0, min_width=40)
    scripts = "".join(map(asset, ("reader.js", "editing.js", "columns.js", "voice.js")))
    reader = gr.HTML("", elem_id="reader", apply_default_css=False, js_on_load=scripts)
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
        "together": together,
        "reader": reader,
        "copy": copy,
        "downloads": buttons,
    }


def models() -> dict[str, Component]:
    with gr.Accordion(_("models"), open=False, elem_id="models") as panel:
        gr.Markdown(_("models_help"), elem_id="models-help")
        profiles = gr.HTML("", elem_id="profiles", apply_default_css=False, js_on_load=asset("offers.js"))
        table = gr.HTML("", elem_id="stock", apply_default_css=False)
        arrival = gr.HTML("", elem_id="arrival", apply_default_css=False)
        with gr.Row(elem_id="fetching"):
            fetch = gr.Button(_("fetch"), elem_id="fetch", size="sm", visible=False)
            cancel = gr.Button(_("offer_cancel"), elem_id="fetch-cancel", size="sm", visible=False)
    parts = {"panel": panel, "profiles": profiles, "models": table, "arrival": arrival}
    return {**parts, "fetch": fetch, "fetch_cancel": cancel}


def foot(*, starter: bool) -> None:
    """What becomes of a text; where the starter can serve, what its licence asks of whoever serves it."""
    gr.Markdown(_("footer"), elem_id="foot")
    if starter:
        gr.Markdown(_("footer_starter"), elem_id="foot-starter")
