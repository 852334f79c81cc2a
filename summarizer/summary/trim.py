"""A sentence without what only ties it to its place in the article."""

import re

from summarizer.languages.it.patterns import BULLET, CONNECTIVE, DATELINE, INNER_CONNECTIVE, SIGNATURE, TIMESTAMP
from summarizer.summary.quotes import spans


def trim(sentence: str) -> str:
    """``sentence`` without dateline, agency's signature, time stamp, bullet and connectives; capital letter first."""
    text = SIGNATURE.sub("", sentence.strip())
    text = BULLET.sub("", TIMESTAMP.sub("", DATELINE.sub("", text)))
    text = CONNECTIVE.sub("", text, count=1)
    quotations = spans(text)

    def drop(match: re.Match[str]) -> str:
        return match[0] if any(start < match.start() < end for start, end in quotations) else ""

    text = INNER_CONNECTIVE.sub(drop, text).strip()
    return capitalise(text) if any(char.isalnum() for char in text) else ""


def capitalise(text: str) -> str:
    """``text`` with its first letter in upper case, unless a digit comes first."""
    for offset, char in enumerate(text):
        if char.isalpha():
            return text[:offset] + char.upper() + text[offset + 1 :]
        if char.isdigit():
            break
    return text
