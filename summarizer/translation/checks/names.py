"""Names and acronyms that did not come through.

Uzbek has acronyms of its own for institutions (MRI, MRT) or spells them out. So one acronym may stand for another, and
a translation that is longer than usual may have one in full; media and firms keep theirs.
"""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.languages.data import words
from summarizer.text.names import find_names, find_titles
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.length import SPELT_OUT, length_deviation
from summarizer.translation.checks.name_search import NameSearch
from summarizer.translation.checks.pair import Pair
from summarizer.translation.checks.surnames import translated_surnames
from summarizer.translation.checks.titles import is_rendered, missing_of_titles


def find(pair: Pair) -> Iterator[str]:
    """A name of the source that the target has in no spelling."""
    crowned = _crowned(pair.source_plain, pair.source_language)
    target = NameSearch(pair.target_plain, pair.target_language, crowned)
    missing = target.missing(
        find_names(pair.source_plain, pair.source_language, pair.target_language), pair.source_language
    )
    if _has_saint(pair.source_plain, pair.source_language) and _has_saint(pair.target_plain, pair.target_language):
        missing = [name for name in missing if name not in crowned]
    if pair.target_language.transliterates:
        if length_deviation(pair) > SPELT_OUT or _institution().search(pair.target_plain):
            missing = [name for name in missing if not name.isupper() or name in words("uz/acronyms_kept.txt")]
        missing = [name for name in missing if not is_rendered(name, target)]
        missing += missing_of_titles(find_titles(pair.source_plain, pair.source_language), target, pair.source_language)
    missing += [one.surname for one in translated_surnames(pair)]
    if missing:
        yield f"not in the translation: {', '.join(dict.fromkeys(missing))}"


def _crowned(text: str, language: Language) -> frozenset[str]:
    """Names of saints, popes and sovereigns."""
    found = language.crowned.findall(text) if language.crowned else ()
    return frozenset(name for pair in found for name in pair if name)


def _has_saint(text: str, language: Language) -> bool:
    return bool(language.saint and language.saint.search(text))


@cache
def _institution() -> re.Pattern[str]:
    """The noun of an institution with its possessive, behind what it is of."""
    return re.compile(rf"(?<=[a-zʻ] )(?:{'|'.join(words('uz/institutions.txt'))})s?i")


CHECK = Check(Kind.NAMES, find, needs=(lambda language: language.exonyms,))
