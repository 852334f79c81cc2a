"""JSON of schema "2" (``summarizer.serialise``)."""

import json

from summarizer.outputs.base import Format, encoded
from summarizer.outputs.words import Words
from summarizer.result import Result


def to_json(result: Result, _words: Words) -> str:
    """The whole result, ending in a newline."""
    return json.dumps(result.to_dict(), ensure_ascii=False, indent=2) + "\n"


FORMATS = (Format("json", "JSON", ".json", "application/json", encoded(to_json)),)
