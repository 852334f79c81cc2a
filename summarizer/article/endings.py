"""How a block ends: with a full stop, cut off, or with what may stand after a stop."""

import re

# A stop may be followed by quotes and brackets, also by an agency's or a writer's sign: "… lunedì. (Ansa)".
TERMINAL = re.compile(r"[.!?…]\s?[»”\"'’)\]*]*(?:\s?\([^()]{1,30}\)\.?)?$")
TRUNCATED = re.compile(r"(?:\.\.\.|…|[\[(](?:…|\.\.\.)[\])])$")
# Notes, signs, tags and addresses after the last stop.
_MARKS = re.compile(
    r"(?:\s*(?:\[\d{1,3}\]|[■▪●◆□►▶★☆♦⬛✦]|[\U0001f000-\U0001faff\u2600-\u27bf]"
    r"|#\w+(?!\w)|(?:https?://|www\.)\S+(?!\S)))+\s*$"
)
_LENGTH = 120  # characters looked at


def tail(text: str) -> str:
    """The end of a block, without what may stand after a full stop: notes, signs, tags, addresses."""
    end = text[-_LENGTH:]
    bare = _MARKS.sub("", end)
    return bare if len(bare) < len(end) and TERMINAL.search(bare) else end
