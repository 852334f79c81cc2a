"""Many articles in one place, and how each is found again.

An ``Entry`` says where an article lies; an ``Item`` is the article as it was handed in. Entries are small, so that a
million of them can be listed before the first one is read. A further kind of collection (a feed) is a further module
with a class like ``Folder``, and a line in ``summarizer.sources.open_collection``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from summarizer.sources.document import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the input. ``place`` finds it again (a line's byte offset, a file's path in the folder);
    ``digest`` is the SHA-256 of its content; ``error`` says why it can only fail."""

    key: str
    place: str
    digest: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An article as it was handed in: ``text`` (a paste or HTML), or a ``url`` still to be fetched.

    ``fields`` are the other fields of its line, carried through to the output, "id" among them.
    """

    key: str
    text: str | None = None
    url: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)

    def read(self) -> Document:
        """The article's document; its page is fetched where it has only an address.

        Raises:
            UnreadableSource: the page cannot be read.
        """
        if self.text is not None:
            return Document(self.text)
        from summarizer.sources.link import read_link

        return read_link(self.url or "")


class Collection(Protocol):
    """Where articles come from."""

    def entries(self) -> Iterator[Entry]:
        """All articles, in order."""
        ...

    def load(self, key: str, place: str) -> Item:
        """Read one article.

        Raises:
            InputError: it cannot be read.
        """
        ...
