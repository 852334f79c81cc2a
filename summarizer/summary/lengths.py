"""The lengths of summaries, a row each; command line, page and API take their choices from here."""

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.errors import OptionError


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be: sentences from ``least`` (where the article has them) to ``most``, and words.

    ``label`` stands on the page where its catalogue has no other word.
    """

    name: str
    label: str
    least: int
    most: int
    words: int


LENGTHS: Mapping[str, Length] = {
    length.name: length
    for length in (
        Length("headline", "One sentence", least=1, most=1, words=25),
        Length("short", "Short", least=1, most=3, words=60),
        Length("medium", "Longer", least=4, most=6, words=130),
    )
}
DEFAULT = "short"


def get(name: str) -> Length:
    """The length of that name.

    Raises:
        OptionError: there is no such length.
    """
    try:
        return LENGTHS[name]
    except (KeyError, TypeError):
        raise OptionError(f"There is no summary length {name!r}.", f"Choose one of: {', '.join(LENGTHS)}.") from None
