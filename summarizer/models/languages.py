"""Names of languages for messages."""

from summarizer import languages
from summarizer.errors import UnknownLanguage


def language_name(code: str) -> str:
    """English name of an ISO 639-1 code, or the code itself."""
    try:
        return languages.get(code).name
    except UnknownLanguage:
        return code
