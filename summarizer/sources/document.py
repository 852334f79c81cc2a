"""What every source gives: one text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was handed in, or its HTML markup, as ``summarizer.article.recover`` takes it.

    ``url`` is where it was found in the end, ``title`` what its source calls it, None where that says nothing;
    ``media_type`` is as in HTTP.
    """

    text: str
    url: str | None = None
    title: str | None = None
    media_type: str = "text/plain"
