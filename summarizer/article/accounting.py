"""The account of what was left out and why, the caller's overruling of it, and remarks for the reader."""

import re
from collections.abc import Iterable, Sequence

from summarizer.article import cues
from summarizer.article.normalise import normalise
from summarizer.result import Dropped

REASONS = {
    "cookies": "cookie or privacy notice",
    "account": "login or account",
    "subscribe": "subscription or newsletter",
    "share": "sharing buttons",
    "navigation": "menu",
    "related": "link to other articles",
    "comments": "comments",
    "tags": "tags",
    "rights": "copyright or imprint",
    "caption": "caption or credit",
    "media": "link to video or pictures",
    "advert": "advertisement",
    "author": "note on the author",
    "mail": "head or foot of a message",
    "reading": "reading time or counter",
    "widget": "form, poll or ticker of the page",
}
REPEATED = "repeated headline"
COPY = "second copy of the text"
REQUESTED = "dropped on request"
OUTSIDE = "outside the article in the page's markup"
BYLINE = "byline or date line"
LINK = "link"
BEFORE = "before the article"
AFTER = "after the article"
INSIDE = "not part of the text"

# The stable name of each reason, for programs and for the catalogues of the page.
KINDS = {reason: kind for kind, reason in REASONS.items()} | {
    REPEATED: "repeated",
    COPY: "copy",
    REQUESTED: "requested",
    OUTSIDE: "outside",
    BYLINE: "byline",
    LINK: "link",
    BEFORE: "before",
    AFTER: "after",
    INSIDE: "inside",
}

_MAX_NOTES = 16
# "BoboyevMuzafarovich", "tempo.Secondo": two words of at least five or three letters without a blank between them.
_JOINED = re.compile(
    r"(?<![\w@./-])[A-ZÀ-Þ]?[a-zà-ÿ]{4,}[A-ZÀ-Þ][a-zà-ÿ]{4,}\b|\b[a-zà-ÿ]{3,}[.;:!?][A-ZÀ-Þ][a-zà-ÿ]{2,}\b"
)


def key(text: str) -> str:
    """What makes two blocks the same: their words, without case, accents and punctuation."""
    return " ".join(re.findall(r"\w+", cues.fold(normalise(text))))


def left_out(text: str, reason: str) -> Dropped:
    """The block ``text`` with one of the reasons above."""
    return Dropped(text, reason, KINDS[reason])


class Overrules:
    """The blocks that a caller keeps or drops whatever the rules say."""

    def __init__(self, keep: Iterable[str], drop: Iterable[str]) -> None:
        self._keep = frozenset(map(key, keep)) - {""}
        self._drop = frozenset(map(key, drop)) - {""}

    def __bool__(self) -> bool:
        return bool(self._keep or self._drop)

    def keeps(self, block_key: str) -> bool:
        """Whether the caller wants the block with this key in the body."""
        return block_key in self._keep

    def drops(self, block_key: str) -> bool:
        """Whether the caller wants the block with this key out of the article."""
        return block_key in self._drop


def notes(
    title: str | None,
    paragraphs: Sequence[str],
    doubtful: Sequence[str] = (),
    omitted: Sequence[Dropped] = (),
    *,
    cut_off: bool = False,
    twice: bool = False,
) -> tuple[str, ...]:
    """Remarks for the reader: running text that was left out, joined words, blocks kept in doubt, a missing headline,
    a text that breaks off."""
    remarks = ["The text stands twice in what was pasted; its first copy was kept."] if twice else []
    remarks += _omissions(omitted)
    remarks += [f"Words that seem joined were left as they are: {word}" for word in _joined([title or "", *paragraphs])]
    remarks += [f"Kept in doubt: {text[:80]}" for text in doubtful]
    if cut_off:
        remarks.append("The text breaks off, probably because the rest is for subscribers only.")
    if paragraphs and title is None:
        remarks.append("No headline was found.")
    if len(remarks) > _MAX_NOTES:
        remarks[_MAX_NOTES - 1 :] = [f"… and {len(remarks) - _MAX_NOTES + 1} more remarks."]
    return tuple(remarks)


def _omissions(omitted: Sequence[Dropped]) -> list[str]:
    """A remark for each reason why running text was left out."""
    by_reason: dict[str, list[str]] = {}
    for item in omitted:
        by_reason.setdefault(item.reason, []).append(item.text)
    return [
        f"Left out, though it reads as text ({reason}): {texts[0][:80]}"
        + (f" … and {len(texts) - 1} more" if len(texts) > 1 else "")
        for reason, texts in by_reason.items()
    ]


def _joined(texts: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        for match in _JOINED.finditer(text):
            found[match.group(0)] = None
    return list(found)
