"""What programs can ask for: process, recover, translate, summarize; each surface for programs offers the same four.

The docstrings and types are what an API page or an MCP client shows.
"""

import inspect
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Annotated, Any, Literal

import anyio.to_thread
from pydantic import Field

from summarizer.errors import TooLong
from summarizer.events import Event, Finished
from summarizer.languages import SOURCE, TARGETS
from summarizer.outputs.alphabets import ALPHABETS, in_alphabet, summary_in
from summarizer.result import Summary
from summarizer.serialise import article_to_dict, result_to_dict, summary_to_dict
from summarizer.summary.lengths import DEFAULT, LENGTHS
from summarizer.web.engines import Engine
from summarizer.web.following import Waiting, follow
from summarizer.web.listeners import Caller
from summarizer.web.options import ServeOptions
from summarizer.web.parameters import parameters_of
from summarizer.web.profiles import ProfileLockedError
from summarizer.web.service import Service
from summarizer.web.terms import terms

if TYPE_CHECKING:
    Length = str
    Alphabet = str
else:  # the choices that the schema of an endpoint shows
    Length = Literal[tuple(LENGTHS)]
    Alphabet = Literal[tuple(ALPHABETS)]
Json = dict[str, Any]
Endpoint = Callable[..., Awaitable[Json]]
Events = AsyncGenerator[Event | Waiting, None]


class Endpoints:
    """Limits first, then the queue, then the work. Errors are those of the package, of the limits and of the queue."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def process(
        self,
        caller: Caller,
        text: str,
        targets: list[str] | None = None,
        length: Length = DEFAULT,
        alphabet: Alphabet | None = None,
        keep: list[str] | None = None,
        drop: list[str] | None = None,
        force: bool = False,
        profile: str | None = None,
        glossary: str | None = None,
    ) -> Json:
        """Recover an Italian news article from a paste, translate it sentence by sentence, and summarise it.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            targets: ISO 639-1 codes of languages to translate into; "en" and "uz" if left out.
            length: Length of the summaries.
            alphabet: Alphabet of languages that are written in several; the usual one if left out.
            keep: Texts of blocks that belong to the article, whatever the recovery thinks.
            drop: Texts of blocks that do not.
            force: Translate although the text does not seem to be Italian.
            profile: Which models; the server's own choice if left out. Refused where whoever runs it has locked that.
            glossary: Terms, one a line with tabs: Italian, translation, language code; or a name and "keep".

        Returns:
            The article, its translations with doubtful sentences flagged, and the summaries.
        """
        return await self._result(
            self.events(caller, text, targets, length, keep, drop, force, profile, glossary, watched=False), alphabet
        )

    async def recover(
        self,
        caller: Caller,
        text: str,
        keep: list[str] | None = None,
        drop: list[str] | None = None,
        force: bool = False,
    ) -> Json:
        """Recover an Italian news article from a paste: headline, byline, date, paragraphs, what was left out and why.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            keep: Texts of blocks that belong to the article, whatever the recovery thinks.
            drop: Texts of blocks that do not.
            force: Answer although the text does not seem to be Italian.

        Returns:
            The article.
        """
        self._admit(caller, text)  # no model is needed, hence no turn

        def work() -> Json:
            engine = self._service.engine()
            return article_to_dict(engine.recover(text, keep=keep or (), drop=drop or (), force=force))

        return await anyio.to_thread.run_sync(work)

    async def translate(
        self,
        caller: Caller,
        text: str,
        targets: list[str] | None = None,
        alphabet: Alphabet | None = None,
        keep: list[str] | None = None,
        drop: list[str] | None = None,
        force: bool = False,
        profile: str | None = None,
        glossary: str | None = None,
    ) -> Json:
        """Recover an Italian news article from a paste and translate it sentence by sentence, without summaries.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            targets: ISO 639-1 codes of languages to translate into; "en" and "uz" if left out.
            alphabet: Alphabet of languages that are written in several; the usual one if left out.
            keep: Texts of blocks that belong to the article, whatever the recovery thinks.
            drop: Texts of blocks that do not.
            force: Translate although the text does not seem to be Italian.
            profile: Which models; the server's own choice if left out. Refused where whoever runs it has locked that.
            glossary: Terms, one a line with tabs: Italian, translation, language code; or a name and "keep".

        Returns:
            The article and its translations with doubtful sentences flagged.
        """
        return await self._result(
            self.events(caller, text, targets, None, keep, drop, force, profile, glossary, watched=False), alphabet
        )

    async def summarize(
        self,
        caller: Caller,
        text: str,
        languages: list[str] | None = None,
        length: Length = DEFAULT,
        alphabet: Alphabet | None = None,
        keep: list[str] | None = None,
        drop: list[str] | None = None,
        force: bool = False,
        profile: str | None = None,
        glossary: str | None = None,
    ) -> Json:
        """Summarise an Italian news article.

        Args:
            text: The article as it was copied, clutter included, or its HTML.
            languages: ISO 639-1 codes of the languages of the summaries; "it" and "en" if left out.
            length: Length of the summaries.
            alphabet: Alphabet of languages that are written in several; the usual one if left out.
            keep: Texts of blocks that belong to the article, whatever the recovery thinks.
            drop: Texts of blocks that do not.
            force: Summarise although the text does not seem to be Italian.
            profile: Which models; the server's own choice if left out. Refused where whoever runs it has locked that.
            glossary: Terms, one a line with tabs: Italian, translation, language code; or a name and "keep".

        Returns:
            For each language its summary; every sentence names the article's sentences that it rests on.
        """
        self._admit(caller, text)
        wanted = tuple(languages or (SOURCE, TARGETS[0]))
        chosen, own = self._profile(profile), terms(glossary)

        def work(engine: Engine, cancel: threading.Event) -> Mapping[str, Summary]:
            blocks = {"keep": keep or (), "drop": drop or ()}
            return engine.summarize(text, wanted, length, **blocks, force=force, cancel=cancel, glossary=own)

        summaries = (await self._service.call(work, caller, chosen)).values()
        written = [summary_in(one, alphabet) if alphabet else one for one in summaries]
        return {summary.language: summary_to_dict(summary) for summary in written}

    def events(
        self,
        caller: Caller,
        text: str,
        targets: list[str] | None,
        length: str | None,
        keep: list[str] | None,
        drop: list[str] | None,
        force: bool,
        profile: str | None,
        glossary: str | None,
        *,
        watched: bool = True,
    ) -> Events:
        """A run step by step; without summaries where ``length`` is None. ``watched`` as in ``stream_article``.

        Raises:
            TooLong, TooFastError, ProfileLockedError, GlossaryError: at once.
            Others: when the events are read.
        """
        self._admit(caller, text)
        wanted = tuple(targets or TARGETS)
        chosen, own = self._profile(profile), terms(glossary)

        def begin(engine: Engine, cancel: threading.Event) -> Iterator[Event]:
            article = engine.recover(text, keep=keep or (), drop=drop or (), force=force)
            return engine.stream_article(article, wanted, length, cancel=cancel, glossary=own, watched=watched)

        return follow(self._service, begin, caller, chosen)

    async def _result(self, events: Events, alphabet: str | None) -> Json:
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Finished) and not event.cancelled:
                    result = in_alphabet(event.result, alphabet) if alphabet else event.result
                    return await anyio.to_thread.run_sync(result_to_dict, result)  # it can take long
        raise self._service.gone()

    def _profile(self, wanted: str | None) -> str:
        if wanted is not None and wanted not in self._service.profiles:
            raise ProfileLockedError
        return self._service.profile(wanted)

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
    return [_adapted(method, parameter, kind, caller_of, service.options) for method in methods]


def _adapted(
    method: Endpoint, parameter: str, kind: type, caller_of: Callable[[Any], Caller], options: ServeOptions
) -> Endpoint:
    async def endpoint(*args: Any, **kwargs: Any) -> Json:
        request, *others = args or (kwargs.pop(parameter),)
        return await method(caller_of(request), *others, **kwargs)

    first = inspect.Parameter(parameter, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=kind)
    others = [
        first.replace(name=one.name, default=one.default, annotation=Annotated[one.kind, Field(description=one.words)])
        for one in parameters_of(method, options)
    ]
    endpoint.__name__, endpoint.__doc__ = method.__name__, inspect.getdoc(method)
    endpoint.__signature__ = inspect.Signature([first, *others], return_annotation=Json)  # type: ignore[attr-defined]
    endpoint.__annotations__ = {one.name: one.annotation for one in (first, *others)} | {"return": Json}
    return endpoint
