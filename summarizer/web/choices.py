"""What a reader can choose on the page: every menu comes from the table that owns it."""

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

from summarizer.languages import TARGETS
from summarizer.outputs import Format
from summarizer.outputs.alphabets import ALPHABETS, USUAL
from summarizer.summary import lengths
from summarizer.summary.lengths import LENGTHS, Length
from summarizer.web.texts import LANGUAGES, catalogue

interface_texts = gr.I18n(**{language: dict(catalogue(language)) for language in LANGUAGES})


def defaults(targets: Sequence[str]) -> dict[str, Any]:
    """What is chosen on the first visit, where the models translate into ``targets``."""
    usual = [target for target in TARGETS if target in targets] or list(targets)
    return {
        "targets": usual,
        "length": lengths.DEFAULT,
        "view": usual[0],
        "alphabet": USUAL,
        "alongside": True,
        "together": False,
        "interface": "",
    }


def allowed(targets: Sequence[str]) -> Mapping[str, tuple[Any, ...]]:
    """What can be chosen."""
    return {
        "targets": tuple(targets),
        "length": tuple(LENGTHS),
        "view": tuple(targets),
        "alphabet": tuple(ALPHABETS),
        "alongside": (True, False),
        "together": (True, False),
        "interface": ("", *LANGUAGES),
    }


def label(kind: str, row: Format | Length) -> Any:
    """The word of a button: the catalogues', or else the row's own."""
    key = f"{kind}_{row.name}"
    return interface_texts(key) if key in catalogue("en") else row.label
