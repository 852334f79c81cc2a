"""What programs can ask for: process, recover, translate, summarize; each surface for programs offers the same four.

The docstrings and types are what an API page or an MCP client shows.
"""

import inspect
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import anyio.to_thread

from summarizer.errors import SummarizerError, TooLong
from summarizer.languages import SOURCE, TARGETS
from summarizer.result import Summary
from summarizer.serialise import article_to_dict, summary_to_dict
from summarizer.summary.lengths import DEFAULT, LENGTHS
from summarizer.web.limits import TooFastError
from summarizer.web.listeners import Caller
from summarizer.web.queue import QueueFullError, ShareTakenError
from summarizer.web.service import Engine, Service

T = TypeVar("T")
if TYPE_CHECKING:
    Length = str
else:
    Length = Literal[tuple(LENGTHS)]  # the choices that the schema of an endpoint shows
Json = dict[str, Any]
Endpoint = Callable[..., Awaitable[Json]]


class Endpoints:
    """Limits first, then the queue, then the work. Errors are those of the package, of the limits and of the queue."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def process(
        self, caller: Caller, text: str, targets: list[str] | None = None, length: Length = DEFAULT
    ) -> Json:
        """Recover an Italian news article from a paste, translate it sentence by sentence, and summarise it.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            targets: ISO 639-1 codes of languages to translate into; "en" and "uz" if left out.
            length: Length of the summaries.

        Returns:
            The article, its translations with doubtful sentences flagged, and the summaries.
        """
        wanted = tuple(targets or TARGETS)

        def work(engine: Engine, cancel: threading.Event) -> Json:
            return engine.process(text, wanted, length, cancel=cancel).to_dict()  # in the thread: it can take long

        return await self._run(caller, text, work)

    async def recover(self, caller: Caller, text: str) -> Json:
        """Recover an Italian news article from a paste: headline, byline, date, paragraphs, what was left out and why.

        Args:
            text: The article as it was copied, clutter included, or its HTML.

        Returns:
            The article.
        """
        self._admit(caller, text)  # no model is needed, hence no turn
        return article_to_dict(await anyio.to_thread.run_sync(lambda: self._service.engine().recover(text)))

    async def translate(self, caller: Caller, text: str, targets: list[str] | None = None) -> Json:
        """Recover an Italian news article from a paste and translate it sentence by sentence, without summaries.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            targets: ISO 639-1 codes of languages to translate into; "en" and "uz" if left out.

        Returns:
            The article and its translations with doubtful sentences flagged.
        """
        wanted = tuple(targets or TARGETS)

        def work(engine: Engine, cancel: threading.Event) -> Json:
            return engine.translate(text, wanted, cancel=cancel).to_dict()  # in the thread: it can take long

        return await self._run(caller, text, work)

    async def summarize(
        self, caller: Caller, text: str, languages: list[str] | None = None, length: Length = DEFAULT
    ) -> Json:
        """Summarise an Italian news article.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            languages: ISO 639-1 codes of the languages of the summaries; "it" and "en" if left out.
            length: Length of the summaries.

        Returns:
            For each language its summary; every sentence names the article's sentences that it rests on.
        """
        wanted = tuple(languages or (SOURCE, TARGETS[0]))

        def work(engine: Engine, cancel: threading.Event) -> Mapping[str, Summary]:
            return engine.summarize(text, wanted, length, cancel=cancel)

        summaries = await self._run(caller, text, work)
        return {language: summary_to_dict(summary) for language, summary in summaries.items()}

    async def _run(self, caller: Caller, text: str, work: Callable[[Engine, threading.Event], T]) -> T:
        self._admit(caller, text)
        return await self._service.call(work, caller)

    def _admit(self, caller: Caller, text: str) -> None:
        limit = self._service.options.max_chars
        if len(text) > limit:
            raise TooLong(
                f"The text has {len(text):,} characters, more than the {limit:,} allowed.", "Send one article."
            )
        self._service.rate.admit(caller.address)


def offered(service: Service, parameter: str, kind: type, caller_of: Callable[[Any], Caller]) -> list[Endpoint]:
    """The endpoints as functions whose first parameter is a surface's own request, of type ``kind``."""
    endpoints = Endpoints(service)
    methods = (endpoints.process, endpoints.recover, endpoints.translate, endpoints.summarize)
    return [_adapted(method, parameter, kind, caller_of) for method in methods]


def told(error: Exception) -> str:
    """An expected error in words for a program.

    Raises:
        Exception: the error itself, where it is not an expected one.
    """
    match error:
        case TooFastError():
            return f"Too many requests; come back in {error.seconds:.0f} s."
        case ShareTakenError():
            return "Too many requests of your address are waiting already; come back when one is done."
        case QueueFullError():
            return "Too many are waiting already; come back in a minute."
        case SummarizerError():
            return str(error)
    raise error


def _adapted(method: Endpoint, parameter: str, kind: type, caller_of: Callable[[Any], Caller]) -> Endpoint:
    async def endpoint(*args: Any, **kwargs: Any) -> Json:
        request, *others = args or (kwargs.pop(parameter),)
        return await method(caller_of(request), *others, **kwargs)

    signature = inspect.signature(method)
    first, *others = signature.parameters.values()
    first = first.replace(name=parameter, annotation=kind)
    endpoint.__name__, endpoint.__doc__ = method.__name__, inspect.getdoc(method)
    endpoint.__signature__ = signature.replace(parameters=[first, *others])  # type: ignore[attr-defined]
    endpoint.__annotations__ = {one.name: one.annotation for one in (first, *others)} | {"return": Json}
    return endpoint
