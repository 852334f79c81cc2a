"""LibreTranslate's ``/translate``, ``/languages`` and ``/detect``, so that its clients work (``--libretranslate``).

As https://libretranslate.com/docs describes them. An ``api_key`` is not looked at.
"""

import threading
from collections.abc import Awaitable, Callable
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
from summarizer.web.problems import problem_of
from summarizer.web.queue import QueueFullError
from summarizer.web.service import Service

_TOGETHER = 32  # sentences; who leaves is noticed after so many


def add_libretranslate(application: FastAPI, service: Service) -> None:
    """Add the three routes to the application."""
    answers = _Answers(service)
    application.add_route("/languages", _with_errors(answers.languages), methods=["GET"])
    application.add_route("/translate", _with_errors(answers.translate), methods=["POST"])
    application.add_route("/detect", _with_errors(answers.detect), methods=["POST"])


class _Answers:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._targets = load_registry(service.options.models).targets(SOURCE)

    async def languages(self, _request: Request) -> Any:
        rows = ((code, languages.name_of(code)) for code in (SOURCE, *self._targets))
        return [
            {"code": code, "name": name, "targets": list(self._targets) if code == SOURCE else []}
            for code, name in rows
        ]

    async def detect(self, request: Request) -> Any:
        [text] = self._texts(request, (await _values(request)).get("q"))[:1] or [""]
        found = await anyio.to_thread.run_sync(identify, text)
        return [{"language": found.language, "confidence": round(100 * found.probability, 1)}]

    async def translate(self, request: Request) -> Any:
        values = await _values(request)
        texts = self._texts(request, values.get("q"))
        target = values.get("target")
        if values.get("source", "auto") not in (SOURCE, "auto"):
            raise UnknownLanguage(f"{values['source']!r} is not translated from.", f"Translated is from {SOURCE!r}.")
        if target not in self._targets:
            raise UnknownLanguage(f"{target!r} is not translated into.", f"Choose from: {', '.join(self._targets)}.")
        caller = Caller(request.client.host if request.client else None, (request.scope["listener"],))

        def work(engine: Engine, cancel: threading.Event) -> list[str]:
            return [_translated(engine, text, str(target), cancel) for text in texts]

        done = await self._service.call(work, caller)
        return {"translatedText": done if isinstance(values.get("q"), list) else done[0]}

    def _texts(self, request: Request, given: Any) -> list[str]:
        """What is to be translated, within the limits."""
        texts = given if isinstance(given, list) else [given]
        if not texts or not all(isinstance(text, str) for text in texts):
            raise OptionError("q is missing or no text.", "Send q as a string or a list of strings.")
        limit = self._service.options.max_chars
        if sum(map(len, texts)) > limit:
            raise TooLong(f"The text has more than the {limit:,} characters allowed.", "Send less at a time.")
        self._service.rate.admit(request.client.host if request.client else None)
        return texts


def _translated(engine: Engine, text: str, target: str, cancel: threading.Event) -> str:
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
            raise OptionError("The body is no JSON object.", 'Send {"q": …, "source": "it", "target": "en"}.')
        return {name: readable(value) for name, value in values.items()}
    async with request.form() as form:
        return dict(form)


def _with_errors(answer: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Awaitable[Response]]:
    """Errors as LibreTranslate tells them: ``{"error": words}``."""

    async def route(request: Request) -> Response:
        try:
            return JSONResponse(await answer(request))
        except (SummarizerError, TooFastError, QueueFullError) as error:
            problem = problem_of(error)
            return JSONResponse({"error": str(problem)}, problem.status, problem.headers)

    return route
