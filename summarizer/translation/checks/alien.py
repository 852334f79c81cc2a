"""Words of another language in a translation: a third one, or English on the way to Uzbek."""

import re
from collections.abc import Iterator, Sequence

from summarizer.flags import Kind
from summarizer.text.lexicon import is_word
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'ʻʼ‘`](?=[^\W\d_]))*")
# No word is longer: what follows would only cost time.
_ENDLESS = re.compile(r"(\S{100})\S+")
_LINK = re.compile(r"\S+[@/]\S+|\S+\.[a-z]{2,3}\b|[@#]\w+|\bwww\b|\bwi-fi\b", re.IGNORECASE)
# A title that was left as it is: “The Dark Side of the Moon”.
_TITLE = re.compile(r"[“«\"][A-Z0-9][^“”«»\"]{0,50} [A-Z][^“”«»\"]{0,50}[”»\"]")


def find(pair: Pair) -> Iterator[str]:
    """Words that the target language cannot have and the source has not; names are left to the check of names."""
    is_alien = pair.target_language.is_alien
    if is_alien is None or pair.source_language is pair.target_language:
        return
    known = {word.lower() for word in _WORD.findall(pair.source)}
    found = list(_WORD.finditer(_TITLE.sub(" “” ", _LINK.sub(" ", _ENDLESS.sub(r"\1", pair.target)))))
    words = [match[0] for index, match in enumerate(found) if match[0].islower() or _opens(index, found)]
    strange = [word for word in dict.fromkeys(words) if word.lower() not in known and is_alien(word)]
    if strange:
        yield f"not in the language: {', '.join(strange[:5])}"


def _opens(index: int, found: Sequence[re.Match[str]]) -> bool:
    """Whether the word opens the text and is a word of English rather than a name (Energy prices)."""
    word = found[index][0]
    alone = len(found) > 1 and found[1][0].islower()
    return index == 0 and alone and word.istitle() and is_word(word.lower(), "en")


CHECK = Check(Kind.LANGUAGE, find, target_needs=(lambda language: language.is_alien,))
