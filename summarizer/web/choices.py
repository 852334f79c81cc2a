"""What a reader can choose on the page: every menu comes from the table that owns it."""

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

from summarizer.languages import TARGETS
from summarizer.models.ladder import AUTO
from summarizer.models.licences import licence
from summarizer.outputs import Format
from summarizer.outputs.alphabets import ALPHABETS, USUAL
from summarizer.summary import lengths
from summarizer.summary.lengths import LENGTHS, Length
from summarizer.web.texts import LANGUAGES, catalogue, preferred, text

_GEMMA = licence("Gemma")
_TERMS = {"terms": _GEMMA.name, "terms_url": _GEMMA.url, "policy_url": _GEMMA.policy}


def _texts(language: str) -> dict[str, str]:
    """The catalogue as the browser gets it."""
    return {**catalogue(language), "footer_starter": text(language, "footer_starter", **_TERMS)}


interface_texts = gr.I18n(**{language: _texts(language) for language in LANGUAGES})


def defaults(targets: Sequence[str], profile: str = AUTO) -> dict[str, Any]:
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
        "profile": profile,
    }


def allowed(targets: Sequence[str], profiles: Sequence[str] = (AUTO,)) -> Mapping[str, tuple[Any, ...]]:
    """What can be chosen."""
    return {
        "targets": tuple(targets),
        "length": tuple(LENGTHS),
        "view": tuple(targets),
        "alphabet": tuple(ALPHABETS),
        "alongside": (True, False),
        "together": (True, False),
        "interface": ("", *LANGUAGES),
        "profile": tuple(profiles),
    }


def label(kind: str, row: Format | Length) -> Any:
    """The word of a button: the catalogues', or else the row's own."""
    key = f"{kind}_{row.name}"
    return interface_texts(key) if key in catalogue("en") else row.label


def restored(
    kept: Any, defaults: Mapping[str, Any], allowed: Mapping[str, Sequence[Any]], accepted: str | None
) -> dict[str, Any]:
    """The reader's last choices, as far as they still make sense; ``accepted`` languages are those of the browser."""
    wishes = kept if isinstance(kept, dict) else {}
    found: dict[str, Any] = {}
    for name, default in defaults.items():
        value = wishes.get(name, default)
        fits = (
            isinstance(value, list) and value and all(one in allowed[name] for one in value)
            if isinstance(default, list)
            else isinstance(value, str | bool) and value in allowed[name]
        )
        found[name] = value if fits else default
    if found["interface"] not in LANGUAGES:  # a first visit
        found["interface"] = own = preferred(accepted)
        if own in allowed.get("targets", ()):
            found["targets"] = list(dict.fromkeys([*found["targets"], own]))
            found["view"] = own
    return found
