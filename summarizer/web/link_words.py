"""Why a link is not read, in the language of the interface.

``summarizer.sources`` says it in English; here each of its sentences has a text of the page.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from summarizer.web.texts import text

_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "This is not a link.": "link_none",
        "The page leads on to an address that is none.": "link_none",
        "Only http and https links are read.": "link_none",
        "Links with a name or password are not read.": "link_none",
        r"Links to port \d+ are not read.": "link_none",
        r"The address (?P<host>.*) is not known.": "link_unknown",
        r"(?P<host>.*) is not a public address.": "link_private",
        r"(?P<host>.*) took too long to answer.": "link_silent",
        r"(?P<host>.*) cannot be reached, or does not answer properly.": "link_silent",
        r"(?P<host>.*) answers with status (?P<status>\d+).": "link_status",
        r"The link leads to (?P<kind>.*), not to a page.": "link_other_kind",
        r"The page is larger than (?P<size>\S+) MB.": "link_large",
        "The link leads from one address to the next without end.": "link_damaged",
        "The page arrived damaged.": "link_damaged",
        "This is not a text file.": "link_damaged",
    }
)


def why_unread(words: str, interface: str) -> str:
    """The sentence in the language of the interface; empty where there is none for it."""
    for pattern, key in _SENTENCES.items():
        if match := re.fullmatch(pattern, words, re.DOTALL):
            return text(interface, key, **match.groupdict())
    return ""
