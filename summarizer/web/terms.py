"""The glossary that a program sends with its text, within limits: each sentence is compared with every likely term."""

from summarizer.errors import GlossaryError
from summarizer.translation.glossary import Glossary

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
