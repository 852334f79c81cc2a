"""What changes on the page at the turns of a run: by the names of components, what each shows."""

from typing import Any

import gradio as gr

from summarizer.languages import get as _known
from summarizer.web.reading import Reading
from summarizer.web.status import render_message, render_progress
from summarizer.web.texts import native

View = dict[str, Any]
# Gradio empties all outputs of a generator that ends without a word.
UNCHANGED: View = {"message": gr.skip()}


def started(interface: str) -> View:
    """A run has begun."""
    waiting = Reading(text="", targets=())
    return {
        "message": "",
        "reader": "",
        "progress": render_progress(waiting, interface),
        "anyway": gr.update(visible=False),
        "read_link": gr.update(visible=False),
        "review": gr.update(elem_classes=["closed"]),
        **watching(active=False),
        **controls(running=True, article=False),
    }


def failure(words: str, hint: str = "") -> View:
    """It could not begin."""
    return {"message": render_message(words, hint), "progress": "", **controls(running=False, article=False)}


def watching(*, active: bool) -> View:
    """Whether better models for the article on view are looked for; nothing is known of any yet."""
    return {"better": "", "watch": gr.Timer(active=active)}


def controls_of(reading: Reading) -> View:
    """Which controls can be used with a reading."""
    shown = controls(running=reading.running, article=reading.article is not None)
    undo = gr.update(visible=reading.before is not None and not reading.running)
    return {**shown, "go_on": gr.update(visible=reading.unfinished), "undo": undo}


def controls(*, running: bool, article: bool) -> View:
    """Which controls can be used."""
    return {
        "go_on": gr.update(visible=False),
        "undo": gr.update(visible=False),
        "translate": gr.update(interactive=not running),
        "stop": gr.update(visible=running),
        "clear": gr.update(visible=article and not running),
        "tools": gr.update(visible=article),
    }


def alphabets(reading: Reading) -> View:
    """The alphabets, where a language that is on view has several."""
    shown = reading.available if reading.together else [reading.language]
    return {"alphabet": gr.update(visible=any(_known(language).alphabets for language in shown))}


def languages(reading: Reading) -> View:
    """The languages to read in."""
    choices = [(native(target), target) for target in reading.targets]
    several = len(choices) > 1
    return {
        "view": gr.update(choices=choices, value=reading.language, visible=several),
        "together": gr.update(visible=several),
        **alphabets(reading),
    }
