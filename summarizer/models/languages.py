"""Names of languages for messages."""

_NAMES = {"it": "Italian", "en": "English", "uz": "Uzbek", "es": "Spanish", "fr": "French", "pt": "Portuguese"}


def language_name(code: str) -> str:
    """English name of an ISO 639-1 code, or the code itself."""
    return _NAMES.get(code, code)
