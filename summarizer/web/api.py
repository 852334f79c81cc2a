"""The endpoints for programs: /process, /recover, /translate and /summarize, typed; the same as MCP tools.

The docstrings are what an API page or an MCP client shows.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import anyio.to_thread
import gradio as gr
from gradio.events import api

from summarizer.errors import SummarizerError, TooLong
from summarizer.languages import SOURCE, TARGETS
from summarizer.serialise import article_to_dict, summary_to_dict
from summarizer.summary.lengths import DEFAULT, LENGTHS
from summarizer.web.limits import TooFastError
from summarizer.web.service import Engine, Service
from summarizer.web.turnstile import QueueFullError

T = TypeVar("T")
if TYPE_CHECKING:
    Length = str
else:
    Length = Literal[tuple(LENGTHS)]  # the choices that the schema of an endpoint shows
Json = dict[str, Any]

_FREE: Mapping[str, Any] = {"concurrency_limit": None}  # the service has its own queue


def register(service: Service) -> None:
    """Add the endpoints to the page being built."""
    desk = _Desk(service)

    async def process(
        request: gr.Request, text: str, targets: list[str] | None = None, length: Length = DEFAULT
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
        return (await desk.run(request, text, lambda engine: engine.process(text, wanted, length))).to_dict()

    async def recover(request: gr.Request, text: str) -> Json:
        """Recover an Italian news article from a paste: headline, byline, date, paragraphs, what was left out and why.

        Args:
            text: The article as it was copied, clutter included, or its HTML.

        Returns:
            The article.
        """
        return article_to_dict(await desk.recover(request, text))

    async def translate(request: gr.Request, text: str, targets: list[str] | None = None) -> Json:
        """Recover an Italian news article from a paste and translate it sentence by sentence, without summaries.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            targets: ISO 639-1 codes of languages to translate into; "en" and "uz" if left out.

        Returns:
            The article and its translations with doubtful sentences flagged.
        """
        wanted = tuple(targets or TARGETS)
        return (await desk.run(request, text, lambda engine: engine.translate(text, wanted))).to_dict()

    async def summarize(
        request: gr.Request, text: str, languages: list[str] | None = None, length: Length = DEFAULT
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
        summaries = await desk.run(request, text, lambda engine: engine.summarize(text, wanted, length))
        return {language: summary_to_dict(summary) for language, summary in summaries.items()}

    for endpoint in (process, recover, translate, summarize):
        api(endpoint, api_name=endpoint.__name__, **_FREE)


class _Desk:
    """Limits first, then the queue, then the work; errors as messages for a program."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def run(self, request: gr.Request, text: str, work: Callable[[Engine], T]) -> T:
        try:
            self._admit(request, text)
            return await self._service.call(work)
        except (SummarizerError, TooFastError, QueueFullError) as error:
            raise _told(error) from error

    async def recover(self, request: gr.Request, text: str) -> Any:
        """No model is needed, hence no turn."""
        try:
            self._admit(request, text)
            return await anyio.to_thread.run_sync(lambda: self._service.engine().recover(text))
        except (SummarizerError, TooFastError) as error:
            raise _told(error) from error

    def _admit(self, request: gr.Request, text: str) -> None:
        limit = self._service.options.max_chars
        if len(text) > limit:
            raise TooLong(
                f"The text has {len(text):,} characters, more than the {limit:,} allowed.", "Send one article."
            )
        self._service.rate.admit(request.client.host if request.client else None)


def _told(error: Exception) -> gr.Error:
    if isinstance(error, TooFastError):
        return gr.Error(f"Too many requests; come back in {error.seconds:.0f} s.", print_exception=False)
    if isinstance(error, QueueFullError):
        return gr.Error("Too many are waiting already; come back in a minute.", print_exception=False)
    return gr.Error(str(error), print_exception=False)
