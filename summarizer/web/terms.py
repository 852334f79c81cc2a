"""The glossary that a program sends with its text, within limits: each sentence is compared with every likely term."""

import re
from collections.abc import Sequence

from summarizer.errors import GlossaryError
from summarizer.translation.glossary import KEEP, Glossary

# Between the cells of a line that is typed: Tab leads out of a box.
_TYPED = re.compile(r"\s*(?:\t|=)\s*")
_MOST = 1000
_LONGEST = 200  # characters of a line; a long rendering would be repeated in every sentence that has the term


def terms(glossary: str | None) -> Glossary | None:
    """The terms, one a line as in a glossary file; None stays None.

    Raises:
        GlossaryError: a line cannot be understood or is too long, or there are too many.
    """
    if glossary is None:
        return None
    lines = glossary.splitlines()
    long = next((number for number, line in enumerate(lines, 1) if len(line) > _LONGEST), None)
    if long is not None:
        raise GlossaryError(f"Line {long} of the glossary has more than {_LONGEST} characters.", "Send shorter terms.")
    if len(lines) > _MOST:
        raise GlossaryError(f"The glossary has more than {_MOST:,} lines.", "Send the terms of this article.")
    return Glossary.parse(glossary)


def typed(words: str, targets: Sequence[str]) -> tuple[str, int]:
    """What a reader has typed ("term = rendering", "term = rendering = uz", "name = keep") as a glossary, and the
    number of the first line that cannot be understood, 0 if all can. A line without a language is for the first target.
    """
    lines = [_line(line, targets[0]) for line in words.splitlines()]
    return "\n".join(lines), next((number for number, line in enumerate(lines, 1) if not _understood(line)), 0)


def _line(words: str, target: str) -> str:
    cells = _TYPED.split(words.split("#", 1)[0].strip())
    return "\t".join([*cells, target] if len(cells) == 2 and cells[1] != KEEP else cells)


def _understood(line: str) -> bool:
    try:
        terms(line)
    except GlossaryError:
        return False
    return True
