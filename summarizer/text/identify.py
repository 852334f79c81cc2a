"""Which language a text is written in, by the model in the wheel of ``py3langid`` (Lui and Baldwin 2012; 4.5 MB).

Decide on a whole body: on a single short sentence the answer is a guess (``probability`` says how much of one).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# The answer does not change past this length, only its cost.
_MAX_CHARS = 20_000
_CODE_LENGTH = 2  # dialects and regional languages have codes of three letters, and are never what was asked for
UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Identification:
    """``language`` is an ISO 639-1 code, "und" for text without letters; ``probability`` is in [0, 1]."""

    language: str
    probability: float


def identify(text: str) -> Identification:
    """The most probable language of ``text``."""
    return candidates(text, 1)[0]


def candidates(text: str, count: int = 3) -> tuple[Identification, ...]:
    """The ``count`` most probable languages of ``text``, best first."""
    sample = text[:_MAX_CHARS].encode("utf-8", "ignore").decode("utf-8")  # without halves of surrogate pairs
    if not any(character.isalpha() for character in sample):
        return (Identification(UNDETERMINED, 0.0),)
    return tuple(Identification(code, float(chance)) for code, chance in _identifier().rank(sample)[:count])


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == _CODE_LENGTH])
    return identifier
