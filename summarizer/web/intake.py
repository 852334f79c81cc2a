"""What a reader gives: a paste, a file or a link, read into text; what is wrong is said in words of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

import anyio.to_thread
import gradio as gr

from summarizer import sources
from summarizer.errors import SummarizerError, UnreadableSource
from summarizer.web import views
from summarizer.web.explain import explain
from summarizer.web.links import is_link, with_scheme
from summarizer.web.reading import Reading
from summarizer.web.service import Service
from summarizer.web.terms import typed
from summarizer.web.texts import text
from summarizer.web.views import View


@dataclass(frozen=True, slots=True)
class Order:
    """What a reader asks for, as the components hold it.

    ``before`` is the article on view; ``source`` the tab that is open: "paste", "file" or "link"; ``file`` the token
    of an upload.
    """

    source: str
    pasted: str
    file: str | None
    link: str
    targets: list[str]
    length: str
    view: str
    alphabet: str
    alongside: bool
    together: bool
    profile: str | None
    interface: str
    terms: str
    before: Reading | None

    def reading(self, words: str, profile: str) -> Reading:
        """The reading of this text, still to be run.

        Raises:
            RefusedError: a line of the glossary cannot be understood.
        """
        glossary, wrong = typed(self.terms, self.targets)
        if wrong:
            raise RefusedError("terms_wrong", line=wrong)
        return Reading(
            terms=glossary,
            text=words,
            upload=self.file if self.source == "file" else None,
            targets=tuple(self.targets),
            length=self.length,
            profile=profile,
            language=self.view if self.view in self.targets else self.targets[0],
            alphabet=self.alphabet,
            alongside=self.alongside,
            together=self.together,
        )


class RefusedError(Exception):
    """Nothing that can be translated was given: ``key`` names the words of the page for it, ``values`` fill them."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, object] = values

    def view(self, interface: str) -> View:
        """The words, and the button that helps."""
        words = text(interface, self.key, **self.values), ""
        if interface == "en" and isinstance(self.__cause__, SummarizerError):
            words = explain(self.__cause__, interface)  # which is more exact
        return {**views.failure(*words), "read_link": gr.update(visible=self.key == "paste_is_link")}


async def read(service: Service, order: Order, *, keep: bool = False) -> str:
    """The text of what was given. A file is gone when it is read, unless it is to ``keep``.

    Raises:
        RefusedError: it is nothing, or nothing to translate.
        SummarizerError: a link or file cannot be read.
    """
    if order.source == "file" and order.file:
        return await _read_upload(service, order.file, order.before, keep=keep)
    if order.source == "link" and order.link.strip():
        return (await anyio.to_thread.run_sync(sources.read_link, with_scheme(order.link))).text
    pasted = order.pasted if order.source == "paste" else ""
    if not pasted.strip():
        raise RefusedError("nothing_yet")
    if is_link(pasted):
        raise RefusedError("paste_is_link")
    return pasted


async def _read_upload(service: Service, token: str, before: Reading | None, *, keep: bool) -> str:
    """The text of a file; one that was read already, and is gone, is the article on view."""
    if before is not None and before.upload == token:
        return before.text
    name, content = service.uploads.read(token)
    try:
        document = await anyio.to_thread.run_sync(sources.read_document, name, content)
    except UnreadableSource as error:
        raise RefusedError("file_unreadable", name=name) from error
    finally:
        if not keep:
            service.uploads.drop(token)
    if not document.text.strip():
        raise RefusedError("file_is_empty", name=name)
    return document.text
