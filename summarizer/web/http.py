"""The endpoints over plain HTTP: ``POST /v1/process`` and its like, described at ``/openapi.json``."""

import inspect
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, create_model
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response, StreamingResponse

from summarizer.web.endpoints import Endpoints
from summarizer.web.following import Waiting
from summarizer.web.inputs import readable
from summarizer.web.listeners import Caller
from summarizer.web.options import ServeOptions
from summarizer.web.parameters import parameters_of
from summarizer.web.problems import Problem, problem_of, refused
from summarizer.web.service import Service
from summarizer.web.telling import event_to_dict, written
from summarizer.web.unexpected import report

if TYPE_CHECKING:
    from summarizer.events import Event
LINES = "application/x-ndjson"
_UNEXPECTED = Problem(500, "internal_error", "The server failed.", "Tell whoever runs it; the log has the place.")


class ErrorBody(BaseModel):
    """What went wrong: a code to branch on, words, and the next step."""

    code: str
    message: str
    hint: str


class Refusal(BaseModel):
    """Every answer that is not a success."""

    error: ErrorBody


_REFUSALS: Mapping[int | str, dict[str, Any]] = {
    401: {"model": Refusal, "description": "The server asks for a password."},
    403: {"model": Refusal, "description": "Another profile where the operator has locked it, or another site's page."},
    413: {"model": Refusal, "description": "The text is too long."},
    422: {"model": Refusal, "description": "A parameter has no meaning, or there is no Italian article in the text."},
    429: {"model": Refusal, "description": "Too many requests of one address; see Retry-After."},
    503: {"model": Refusal, "description": "No language can be served, or too many wait."},
}


def add_routes(application: FastAPI, service: Service) -> None:
    """Add the endpoints to the application."""
    endpoints = Endpoints(service)
    streams = {endpoints.process: {LINES: {"schema": {"type": "string"}}}, endpoints.translate: {LINES: {}}}
    for method in (endpoints.process, endpoints.recover, endpoints.translate, endpoints.summarize):
        streamed = endpoints.events if method in streams else None
        application.add_api_route(
            f"/v1/{method.__name__}",
            _handler(method, _body(method, service.options), streamed),
            methods=["POST"],
            name=method.__name__,
            description=(inspect.getdoc(method) or "").partition("\n")[0],
            response_model=dict[str, Any],
            responses={200: {"content": streams.get(method, {})}, **_REFUSALS},
        )
    application.add_exception_handler(RequestValidationError, _invalid)
    application.add_exception_handler(HTTPException, _refused)


def _body(method: Callable[..., Any], options: ServeOptions) -> type[BaseModel]:
    """The body of a request: the parameters of an endpoint."""
    fields: dict[str, Any] = {
        one.name: (
            one.kind,
            Field(... if one.default is inspect.Parameter.empty else one.default, description=one.words),
        )
        for one in parameters_of(method, options)
    }
    rules = ConfigDict(extra="forbid", strict=True)
    return create_model(method.__name__.title(), __config__=rules, **fields)


def _handler(
    method: Callable[..., Awaitable[dict[str, Any]]],
    parameters: type[BaseModel],
    streamed: Callable[..., AsyncGenerator["Event | Waiting", None]] | None,
) -> Callable[..., Awaitable[Response]]:
    async def answer(request: Request, asked: BaseModel) -> Response:
        values = {name: readable(getattr(asked, name)) for name in type(asked).model_fields}
        try:
            if streamed and LINES in request.headers.get("accept", ""):
                alphabet = values.pop("alphabet")
                events = streamed(_caller(request), **{"length": None, **values})
                return await _stream(events, alphabet)
            return JSONResponse(await method(_caller(request), **values))
        except Exception as error:
            return _problem(error).response()

    answer.__annotations__ = {"request": Request, "asked": parameters, "return": Response}
    return answer


async def _stream(events: AsyncGenerator["Event | Waiting", None], alphabet: str | None) -> Response:
    """The events as lines. What fails before the first has a status of its own; afterwards it is the last line."""
    first = await anext(events)

    async def lines() -> AsyncGenerator[str, None]:
        async with aclosing(events):
            yield _line(first, alphabet)
            try:
                async for event in events:
                    yield _line(event, alphabet)
            except Exception as error:
                yield json.dumps({"event": "failed", **_problem(error).to_dict()}, ensure_ascii=False) + "\n"

    # Nothing between is to wait for more lines before it passes one on.
    return StreamingResponse(lines(), media_type=LINES, headers={"X-Accel-Buffering": "no"})


def _line(event: "Event | Waiting", alphabet: str | None) -> str:
    row = event_to_dict(written(event, alphabet) if alphabet else event)
    return json.dumps(row, ensure_ascii=False) + "\n"


def _problem(error: Exception) -> Problem:
    try:
        return problem_of(error)
    except Exception as unexpected:
        report(unexpected)
        return _UNEXPECTED


async def _invalid(_request: Request, error: Exception) -> Response:
    """A body that does not fit its schema; what it held is not repeated."""
    rows = error.errors() if isinstance(error, RequestValidationError) else []
    words = "; ".join(f"{'.'.join(str(part) for part in row['loc'][1:]) or 'body'}: {row['msg']}" for row in rows[:5])
    hint = "Send JSON as /openapi.json describes it, with Content-Type: application/json."
    return Problem(422, "invalid_request", f"{words}.", hint).response()


async def _refused(_request: Request, error: Exception) -> Response:
    """What the framework refuses: another method, a body that is no UTF-8."""
    if not isinstance(error, HTTPException):
        raise error
    return refused(error.status_code, error.detail, error.headers)


def _caller(request: Request) -> Caller:
    return Caller(request.client.host if request.client else None, (request.scope["listener"],))
