"""Where two versions of one sentence differ, word by word."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def differing(version: str, other: str) -> tuple[tuple[int, int], ...]:
    """The stretches of ``other``, start and end in characters, whose words ``version`` does not have in their place."""
    words, others = (list(_WORD.finditer(text)) for text in (version, other))
    # In a text of hundreds of words, frequent ones match only beside others: else loops would take hours.
    matcher = SequenceMatcher(None, [word[0] for word in words], [word[0] for word in others])
    return tuple(
        (others[start].start(), others[end - 1].end())
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in ("replace", "insert")
    )
