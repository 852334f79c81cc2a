"""Links as readers give them."""

import re

# One word with a dot in it, and nothing around it.
_LINK = re.compile(r"(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?)", re.IGNORECASE)


def is_link(words: str) -> bool:
    """Whether a paste is nothing but the address of a page."""
    return _LINK.fullmatch(words.strip()) is not None


def with_scheme(link: str) -> str:
    """The link; https is meant where it names no scheme."""
    link = link.strip()
    return link if ":" in link.split("/", 1)[0].split(".", 1)[0] or "://" in link else f"https://{link}"
