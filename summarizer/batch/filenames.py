"""File names for articles: readable, legal on every system, and never two articles under one name."""

import hashlib
import re
from collections.abc import Iterator

_UNSAFE = re.compile(r"[^\w.,+=@()-]+")
_LONGEST = 120  # bytes; file systems allow 255, and a digest and a temporary name come on top
# Names of devices on Windows, with any ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_names(key: str, suffix: str) -> Iterator[str]:
    """Names for the article with id ``key`` that end in ``suffix``, best first; the later ones hold a digest of it.

    Letters beyond ASCII get a digest at once: systems differ on their case and on how accents are composed.
    """
    safe = _UNSAFE.sub("_", key).strip("._ -")[:_LONGEST]
    digest = hashlib.sha256(key.encode("utf-8")).hexdigest()
    if safe and key.isascii() and not _RESERVED.fullmatch(safe):
        yield f"{safe}{suffix}"
    for length in (8, 64):
        yield f"{safe.encode('utf-8')[:_LONGEST].decode('utf-8', 'ignore')}-{digest[:length]}{suffix}".lstrip("-")
