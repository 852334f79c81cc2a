"""What a program can say to an endpoint: types, choices and words, the same over HTTP, Gradio's API and MCP."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.languages import SOURCE
from summarizer.models.registry import load_registry
from summarizer.web.options import ServeOptions
from summarizer.web.profiles import serving

_ARGUMENT = re.compile(r"^ {4}(\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """``kind`` is its type, with the choices that this server has; ``words`` say what it is for."""

    name: str
    kind: Any
    default: Any  # inspect.Parameter.empty: none
    words: str


def parameters_of(method: Callable[..., Any], options: ServeOptions) -> list[Parameter]:
    """The parameters of an endpoint after the caller: words from its docstring, choices from models.txt."""
    words = dict(_ARGUMENT.findall(inspect.getdoc(method) or ""))
    targets = load_registry(options.models).targets(SOURCE)
    kinds: dict[str, Any] = {
        "targets": list[Literal[*targets]] | None,  # type: ignore[valid-type]
        "languages": list[Literal[SOURCE, *targets]] | None,  # type: ignore[valid-type]
        "profile": Literal[*serving(options)] | None,
    }
    _, *others = inspect.signature(method).parameters.values()
    return [Parameter(one.name, kinds.get(one.name, one.annotation), one.default, words[one.name]) for one in others]
