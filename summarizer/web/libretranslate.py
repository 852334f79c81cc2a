"""LibreTranslate's ``/translate``, ``/languages`` and ``/detect``, so that its clients work (``--libretranslate``).

As https://libretranslate.com/docs describes them, and its server answers in libretranslate/app.py: what is wrong with a
request is 400 and ``{"error": words}``. An ``api_key`` is not looked at.
"""

import threading
from collections.abc import Awaitable, Callable
from functools import cache, partial
from http import HTTPStatus
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from summarizer import languages
from summarizer.errors import Cancelled, OptionError, SummarizerError, TooLong, UnknownLanguage
from summarizer.languages import SOURCE
from summarizer.models.registry import load_registry
from summarizer.result import TranslatedSentence
from summarizer.text.identify import identify
from summarizer.text.segmentation import segment
from summarizer.web.engines import Engine
from summarizer.web.inputs import readable
from summarizer.web.limits import TooFastError
from summarizer.web.listeners import Caller
from summarizer.web.markup import translated_markup
from summarizer.web.problems import problem_of
from summarizer.web.queue import QueueFullError
from summarizer.web.service import Service

# LibreTranslate has one status for whatever is wrong with a request, its length included.
_WRONG = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY)
_TELLING = 40  # characters from which the language of a text can be told
_TOGETHER = 32  # sentences; who leaves is noticed after so many


def add_libretranslate(application: FastAPI, service: Service) -> None:
    """Add the routes to the application."""
    answers = _Answers(service)
    application.add_route("/languages", _with_errors(answers.languages), methods=["GET"])
    application.add_route("/translate", _with_errors(answers.translate), methods=["POST"])
    application.add_route("/frontend/settings", _with_errors(answers.settings), methods=["GET"])
    application.add_route("/detect", _with_errors(answers.detect), methods=["POST"])


class _Answers:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._targets = load_registry(service.options.models).targets(SOURCE)

    async def languages(self, _request: Request) -> Any:
        """The languages that can be served now, and the one they are served from."""
        served = await anyio.to_thread.run_sync(self._served)
        return [
            {"code": code, "name": languages.name_of(code), "targets": served if code == SOURCE else []}
            for code in (SOURCE, *served)
        ]

    async def settings(self, _request: Request) -> Any:
        """What the clients that have a page of their own ask for first."""
        served = await anyio.to_thread.run_sync(self._served)
        target = next(iter(served or self._targets))
        return {
            "apiKeys": False,
            "charLimit": self._service.options.max_chars,
            "frontendTimeout": 500,
            "keyRequired": False,
            "language": {
                "source": {"code": SOURCE, "name": languages.name_of(SOURCE)},
                "target": {"code": target, "name": languages.name_of(target)},
            },
            "suggestions": False,
            "supportedFilesFormat": [],
        }

    async def detect(self, request: Request) -> Any:
        texts = self._texts(request, _given(await _values(request), "q"))
        return [await _detected("\n".join(texts))]

    async def translate(self, request: Request) -> Any:
        values = await _values(request)
        given, source, target = (_given(values, name) for name in ("q", "source", "target"))
        texts = self._texts(request, given)
        detected = await self._from(source, texts)
        if target not in self._targets:
            raise UnknownLanguage(f"{target} is not supported.", f"Choose from: {', '.join(self._targets)}.")
        kind = values.get("format") or "text"
        if kind not in ("text", "html"):
            raise OptionError(f"{kind} format is not supported.", "Choose text or html.")
        caller = Caller(request.client.host if request.client else None, (request.scope["listener"],))

        def work(engine: Engine, cancel: threading.Event) -> list[str]:
            translate = cache(partial(_translated, engine, target=str(target), cancel=cancel))
            return [translated_markup(text, translate) if kind == "html" else translate(text) for text in texts]

        done = await self._service.call(work, caller)
        if not isinstance(given, list):
            return {"translatedText": done[0], **({"detectedLanguage": detected} if detected else {})}
        return {"translatedText": done, **({"detectedLanguage": [detected] * len(done)} if detected else {})}

    def _served(self) -> list[str]:
        engine = self._service.engine()
        return [target for target in self._targets if engine.why_not(target) is None]

    def _texts(self, request: Request, given: Any) -> list[str]:
        """What is to be translated, within the limits."""
        texts = given if isinstance(given, list) else [given]
        if not all(isinstance(text, str) for text in texts):
            raise OptionError("Invalid request: q is not text.", "Send a string or a list of strings.")
        size, limit = sum(map(len, texts)), self._service.options.max_chars
        if size > limit:
            raise TooLong(f"Invalid request: request ({size}) exceeds text limit ({limit}).", "Send less at a time.")
        self._service.rate.admit(request.client.host if request.client else None)
        return texts

    async def _from(self, source: Any, texts: list[str]) -> dict[str, Any] | None:
        """What "auto" has found, which short texts are not asked for; None for a language that is named."""
        detected = await _detected("\n".join(texts)) if source == "auto" else None
        code = detected["language"] if detected and sum(map(len, texts)) > _TELLING else SOURCE
        code = source if detected is None else code
        if code != SOURCE:
            raise UnknownLanguage(f"{code} is not supported.", f"Translated is from {languages.name_of(SOURCE)} alone.")
        return {**detected, "language": SOURCE} if detected else None


async def _detected(text: str) -> dict[str, Any]:
    found = await anyio.to_thread.run_sync(identify, text)
    return {"language": found.language, "confidence": round(100 * found.probability, 1)}


def _given(values: dict[str, Any], name: str) -> Any:
    """A parameter that has to be there."""
    if not (value := values.get(name)):
        raise OptionError(f"Invalid request: missing {name} parameter.")
    return value


def _translated(engine: Engine, text: str, *, target: str, cancel: threading.Event) -> str:
    """The text with its sentences translated, and what stands between them as it is."""
    sentences = segment(text, SOURCE)
    done: list[TranslatedSentence] = []
    while len(done) < len(sentences):
        if cancel.is_set():
            raise Cancelled("Nobody waits for the answer any more.")
        some = [sentence.text for sentence in sentences[len(done) : len(done) + _TOGETHER]]
        done += engine.translate_sentences(some, SOURCE, target)
    written, place = "", 0
    for sentence, translation in zip(sentences, done, strict=True):
        written += text[place : sentence.start] + translation.target
        place = sentence.end
    return written + text[place:]


async def _values(request: Request) -> dict[str, Any]:
    """The parameters, as JSON or as a form."""
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            values = await request.json()
        except (ValueError, RecursionError):  # no JSON, or nested without end
            values = None
        if not isinstance(values, dict):
            raise OptionError("Invalid JSON format.", 'Send {"q": …, "source": "it", "target": "en"}.')
        return {name: readable(value) for name, value in values.items()}
    async with request.form() as form:
        return {**request.query_params, **form}


def _with_errors(answer: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Awaitable[Response]]:
    """Errors as LibreTranslate tells them: ``{"error": words}``."""

    async def route(request: Request) -> Response:
        try:
            return JSONResponse(await answer(request))
        except (SummarizerError, TooFastError, QueueFullError) as error:
            problem = problem_of(error)
            words = f"Slowdown: {problem}" if problem.status == HTTPStatus.TOO_MANY_REQUESTS else str(problem)
            status = HTTPStatus.BAD_REQUEST if problem.status in _WRONG else problem.status
            return JSONResponse({"error": words}, status, problem.headers)

    return route
