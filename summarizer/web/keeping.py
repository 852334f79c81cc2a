"""A reading as one string that the browser keeps, in its own tab, for when the page is loaded again."""

import json
from typing import Any

from summarizer.errors import OptionError
from summarizer.languages import SOURCE
from summarizer.result import Result
from summarizer.run import PartialTranslation
from summarizer.text.segmentation import segment
from summarizer.web.reading import Phase, Reading
from summarizer.web.rewording import Wording

# Characters: a browser grants a page's tab about five million.
LONGEST = 1_000_000
_TEXTS = ("text", "terms", "length", "profile", "language", "alphabet")
_LISTS = ("targets", "keep", "drop")
_FLAGS = ("force", "alongside", "together")


def packed(reading: Reading | None) -> str:
    """The reading with its result so far; empty where there is none, or where it is too long to keep."""
    if reading is None or not reading.translatable:
        return ""
    named = {name: getattr(reading, name) for name in (*_TEXTS, *_LISTS, *_FLAGS)}
    named |= {"done": reading.phase is Phase.DONE, "edited": reading.given is not None}
    named["wordings"] = [[*key, *wording] for key, wording in reading.wordings.items()]
    words = json.dumps({**named, "result": reading.state.so_far().to_dict()}, ensure_ascii=False)
    return words if len(words) <= LONGEST else ""


def unpacked(words: str) -> Reading | None:
    """The reading in such a string; None where it is anything else, for a browser may hold whatever it likes."""
    try:
        found = json.loads(words)
        reading = Reading(**_plain(found))
        _restore(reading, Result.from_dict(found["result"]))
        reading.wordings = dict(_wording(*row) for row in found.get("wordings", []))
    except (ValueError, LookupError, TypeError, AttributeError, OptionError, RecursionError):
        return None
    reading.given = reading.article if found.get("edited") is True else None
    reading.phase = Phase.DONE if found.get("done") is True else Phase.STOPPED
    reading.over = True
    return reading


def _wording(language: str, source: str, made: str, chosen: str) -> tuple[tuple[str, str], Wording]:
    if not all(isinstance(one, str) for one in (language, source, made, chosen)):
        raise ValueError("not the texts of a wording")
    return (language, source), Wording(made, chosen)


def _plain(found: Any) -> dict[str, Any]:
    texts = {name: found[name] for name in _TEXTS}
    if not all(isinstance(found[name], list) for name in _LISTS):
        raise ValueError("not the lists of a reading")
    lists = {name: tuple(found[name]) for name in _LISTS}
    flags = {name: found[name] is True for name in _FLAGS}
    if not all(isinstance(one, str) for one in (*texts.values(), *(each for rows in lists.values() for each in rows))):
        raise ValueError("not the texts of a reading")
    if texts["language"] not in lists["targets"]:
        raise ValueError("not a language of the reading")
    return {**texts, **lists, **flags}


def _restore(reading: Reading, result: Result) -> None:
    if set(result) != set(reading.targets):
        raise ValueError("not the languages of the reading")
    state = reading.state
    state.article, state.finished, state.summaries = result.article, result, dict(result.summaries)
    state.paragraphs = tuple(
        tuple(sentence.text for sentence in segment(paragraph, SOURCE)) for paragraph in result.article.paragraphs
    )
    for language, translation in result.items():
        if translation.available:
            state.paragraphs = tuple(tuple(s.source for s in row) for row in translation.paragraphs)
        done = {i: sentence for i, sentence in enumerate(translation.sentences) if sentence.target}
        state.partial[language] = PartialTranslation(
            translation.model, translation.licence, translation.title, translation.subtitle, done, translation.reason
        )
