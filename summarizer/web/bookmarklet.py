"""A bookmark that brings the text of another site's page into the box, in the browser alone (``assets/sent.js``)."""

import gradio as gr

from summarizer.web.choices import interface_texts


def offer() -> None:
    """The bookmark, to be dragged to the browser's bar."""
    gr.Markdown(interface_texts("bookmarklet"), elem_id="bookmarklet")


def notice() -> None:
    """Says that a page was too long; shown where that is so."""
    gr.Markdown(interface_texts("sent_cut"), elem_id="sent-cut")
