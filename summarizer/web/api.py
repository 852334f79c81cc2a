"""The endpoints as Gradio's API offers them."""

import functools
from typing import Any

import gradio as gr
from gradio.context import LocalContext
from gradio.events import api

from summarizer.web.endpoints import Endpoint, Json, offered
from summarizer.web.inputs import refusal
from summarizer.web.listeners import Caller
from summarizer.web.problems import problem_of
from summarizer.web.service import Service


def register(service: Service) -> None:
    """Add the endpoints to the page being built."""
    for endpoint in offered(service, "request", gr.Request, caller):
        # The service has a queue of its own, hence no limit here.
        api(_with_messages(endpoint), api_name=endpoint.__name__, concurrency_limit=None)


def caller(request: gr.Request) -> Caller:
    """Whose event is being handled: a page listens under its session, a program under the event that it started."""
    names = (request.session_hash, LocalContext.event_id.get(None))
    return Caller(request.client.host if request.client else None, tuple(name for name in names if name))


def _with_messages(endpoint: Endpoint) -> Endpoint:
    @functools.wraps(endpoint)
    async def answer(*args: Any, **kwargs: Any) -> Json:
        try:
            return await endpoint(*args, **kwargs)
        except Exception as error:
            raise refusal(str(problem_of(error))) from None

    return answer
