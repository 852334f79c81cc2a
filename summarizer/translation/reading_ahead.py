"""What checks and doubts look things up in, read while a model loads: the first sentence waits for less of it."""

import threading
from contextlib import suppress
from functools import cache

from summarizer import languages
from summarizer.models.route import Route
from summarizer.result import TranslatedSentence
from summarizer.translation.checks import check
from summarizer.translation.judge import Judge


def read_ahead(route: Route) -> None:
    """Read what translations by ``route`` will need, in a thread of its own, once."""
    _begun(tuple((spec.id, *hop) for spec, hop in zip(route.steps, route.hops, strict=True)))


@cache
def _begun(steps: tuple[tuple[str, str, str], ...]) -> threading.Thread:
    reading = threading.Thread(target=_read, args=steps, name="read ahead", daemon=True)  # nothing waits for its end
    with suppress(RuntimeError):  # no memory for a thread; loading the model tells that
        reading.start()
    return reading


def _read(*steps: tuple[str, str, str]) -> None:
    """As if the languages' sample sentences were translations of each other."""
    with suppress(Exception):  # whoever needs what cannot be read meets the same error, and tells it
        for model, *hop in steps:
            source, target = map(languages.get, hop)
            flags = check(source.sample, target.sample, source, target)
            if judge := Judge.of(model, source, target):
                judge.judged(TranslatedSentence(source.sample, target.sample, flags), 0.0)
