"""The endpoints as Gradio's API offers them."""

import functools
import inspect
from collections.abc import Sequence
from typing import Any, get_args

import gradio as gr
from gradio.context import LocalContext
from gradio.events import api

from summarizer.web.endpoints import Endpoint, Json, offered
from summarizer.web.inputs import refusal
from summarizer.web.listeners import Caller
from summarizer.web.problems import problem_of
from summarizer.web.service import Service


def register(service: Service, page: gr.Blocks) -> None:
    """Add the endpoints to the page being built."""
    for endpoint in offered(service, "request", gr.Request, caller):
        # The service has a queue of its own, hence no limit here.
        event = api(_with_messages(endpoint), api_name=endpoint.__name__, concurrency_limit=None)
        _describe(endpoint, page.fns[event["id"]].inputs)


def caller(request: gr.Request) -> Caller:
    """Whose event is being handled: a page listens under its session, a program under the event that it started."""
    names = (request.session_hash, LocalContext.event_id.get(None))
    return Caller(request.client.host if request.client else None, tuple(name for name in names if name))


def _describe(endpoint: Endpoint, inputs: Sequence[Any]) -> None:
    """Give /gradio_api/info what the parameters are for, and their names instead of "1st", "2nd"."""
    _, *parameters = inspect.signature(endpoint).parameters.values()
    for block, parameter in zip(inputs, parameters, strict=True):
        block.label = parameter.name
        block.api_info()["additional_description"] = get_args(parameter.annotation)[1].description


def _with_messages(endpoint: Endpoint) -> Endpoint:
    @functools.wraps(endpoint)
    async def answer(*args: Any, **kwargs: Any) -> Json:
        try:
            return await endpoint(*args, **kwargs)
        except Exception as error:
            raise refusal(str(problem_of(error))) from None

    return answer
