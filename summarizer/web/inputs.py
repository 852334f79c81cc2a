"""What a client may send to each input of the page: plain values of one type, checked before Gradio touches them.

Gradio moves every ``FileData`` it finds in a value, in whichever input and however deep, into its cache. None may
reach it: a file is named by the token of an upload, everything else is text, choices or a flag.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.blocks import Blocks
from gradio.components import Component
from gradio.components.api_component import Api

from summarizer.web.unexpected import report

_SCHEMA_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "array": list,
    "null": type(None),
}


class Page(Blocks):
    """A page whose inputs take plain values only.

    Every way to an event handler leads through the two methods below: the queue, direct calls, named endpoints.
    """

    async def process_api(self, block_fn: BlockFunction | int, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Gradio's, but what fails reaches the client as a message and the log without a word of the request."""
        function = self.fns[block_fn] if isinstance(block_fn, int) else block_fn
        if function.fn is None:
            raise refusal("This event has no handler on the server.")
        try:
            answer: dict[str, Any] = await super().process_api(function, *args, **kwargs)
        except gr.Error as error:
            error.print_exception = False
            raise
        except Exception as error:
            report(error)
            raise refusal("The request cannot be answered. Check its values against /gradio_api/info.") from None
        answer["data"] = [one.value if isinstance(one, _Answer) else one for one in answer["data"]]
        return answer

    async def preprocess_data(
        self, block_fn: BlockFunction, inputs: list[Any], state: Any, explicit_call: bool = False
    ) -> list[Any]:
        """As Gradio's, which sees no file: the token of an upload goes past it.

        Raises:
            gradio.Error: an input has a value of another type.
        """
        plain = plain_inputs(block_fn, inputs)
        files = {place: plain[place] for place, block in enumerate(block_fn.inputs) if isinstance(block, gr.File)}
        shown = [None if place in files else value for place, value in enumerate(plain)]
        processed = await super().preprocess_data(block_fn, shown, state, explicit_call)
        _forget(state)
        return [files.get(place, value) for place, value in enumerate(processed)]

    async def postprocess_data(self, block_fn: BlockFunction, predictions: Any, state: Any) -> list[Any]:
        """As Gradio's, but the JSON of an endpoint goes past it: it would look through all of that for files."""
        if block_fn.outputs and all(isinstance(block, Api) for block in block_fn.outputs):
            return [_Answer(value) for value in (predictions if len(block_fn.outputs) > 1 else [predictions])]
        shown: list[Any] = await super().postprocess_data(block_fn, predictions, state)
        _forget(state)
        return shown


def _forget(state: Any) -> None:
    """Drop what went in and out: Gradio keeps it for links to a state, which are closed here, until 10,000 other
    sessions have come."""
    for config in getattr(state, "config_values", {}).values():
        if "props" in config:
            config["props"]["value"] = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an endpoint answers, on its way past Gradio."""

    value: Any


def plain_inputs(function: BlockFunction, inputs: Sequence[Any]) -> list[Any]:
    """``inputs`` as the function's components take them; what a program left out, or sent as null, has its default.

    Raises:
        gradio.Error: there are too many, or one is of another type; the message names it.
    """
    names = _names(function)
    if len(inputs) > len(names):
        raise refusal(f"At most {len(names)} values are taken ({', '.join(names)}), and {len(inputs)} came.")
    given = [*inputs, *[None] * (len(names) - len(inputs))]
    return [_plain(block, value, name) for block, value, name in zip(function.inputs, given, names, strict=True)]


def refusal(words: str) -> gr.Error:
    """An error that is shown to the client and leaves no trace in the log."""
    return gr.Error(words, print_exception=False)


def _plain(block: Any, value: Any, name: str) -> Any:
    if isinstance(block, Api):
        schema = block.api_info()
        chosen = block.value if value is None else value
        if not _fits(chosen, schema):
            raise refusal(f"{name} must be {_described(schema)}, not {_kind(value)}.")
        return readable(chosen)
    for component, check in _CHECKS.items():
        if isinstance(block, component):
            return readable(check(value, name))
    raise refusal(f"{name} takes no value.")


def _text(value: Any, name: str) -> str:
    if value is not None and not isinstance(value, str):
        raise refusal(f"{name} must be a string, not {_kind(value)}.")
    return value or ""


def _choice(value: Any, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise refusal(f"{name} must be one of its choices, not {_kind(value)}.")
    return value


def _choices(value: Any, name: str) -> list[str]:
    chosen = value or []
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
        raise refusal(f"{name} must be a list of its choices, not {_kind(value)}.")
    return chosen


def _flag(value: Any, name: str) -> bool:
    if value is not None and not isinstance(value, bool):
        raise refusal(f"{name} must be true or false, not {_kind(value)}.")
    return bool(value)


def _upload(value: Any, name: str) -> str | None:
    token = value.get("path") if isinstance(value, dict) else value
    if token is not None and not isinstance(token, str):
        raise refusal(f"{name} must be a file that was uploaded, not {_kind(value)}.")
    return token


def _remembered(value: Any, _name: str) -> dict[str, Any]:
    """What a browser has stored may be of any age and anybody's making: what is not plain is forgotten."""
    entries = value.items() if isinstance(value, dict) else ()
    return {
        key: entry
        for key, entry in entries
        if isinstance(entry, str | bool) or (isinstance(entry, list) and all(isinstance(one, str) for one in entry))
    }


def _state(_value: Any, _name: str) -> None:
    """The server's own value is used whatever a client sends."""


_CHECKS: Mapping[type[Component], Callable[[Any, str], Any]] = {
    gr.Textbox: _text,
    gr.Radio: _choice,
    gr.Dropdown: _choice,
    gr.CheckboxGroup: _choices,
    gr.Checkbox: _flag,
    gr.File: _upload,
    gr.BrowserState: _remembered,
    gr.State: _state,
}


def _names(function: BlockFunction) -> list[str]:
    """The parameters of a named endpoint; for the page's own events the labels of the inputs."""
    if function.fn is not None and any(isinstance(block, Api) for block in function.inputs):
        parameters = inspect.signature(function.fn).parameters.values()
        return [parameter.name for parameter in parameters if parameter.annotation is not gr.Request]
    return [f"Input {place}" for place in range(1, len(function.inputs) + 1)]


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value is of the JSON schema of an endpoint's parameter; what is not known here does not fit."""
    if "oneOf" in schema:
        return any(_fits(value, one) for one in schema["oneOf"])
    if "enum" in schema:
        return isinstance(value, str) and value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    expected = _SCHEMA_TYPES.get(schema.get("type", ""))
    if expected is None or not isinstance(value, expected):
        return False
    return not isinstance(value, list) or all(_fits(one, schema.get("items", {})) for one in value)


def _described(schema: Mapping[str, Any]) -> str:
    if "oneOf" in schema:
        return " or ".join(_described(one) for one in schema["oneOf"])
    if choices := schema.get("enum", [schema["const"]] if "const" in schema else []):
        return "one of " + ", ".join(f'"{one}"' for one in choices)
    if schema.get("type") == "array":
        return f"a list, each {_described(schema['items'])}"
    return {"string": "a string", "boolean": "true or false"}.get(schema.get("type", ""), "null")


def _kind(value: Any) -> str:
    """What a value is in the words of JSON; its content is not repeated."""
    names: Mapping[type, str] = {
        str: "this string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "this list",
        dict: "an object",
    }
    return names.get(type(value), "null")


def readable(value: Any) -> Any:
    """A value without halves of surrogate pairs, which JSON can carry and no encoding can write."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [readable(one) for one in value]
    return value
