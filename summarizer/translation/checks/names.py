"""Names and acronyms that did not come through."""

import re
from collections.abc import Iterator, Sequence

from summarizer.language.names import Name, find_names, words_of
from summarizer.language.transliteration import likeness
from summarizer.result import Flag
from summarizer.translation.checks.pair import Pair

# Likeness from which two spellings are one name: 95% of CLDR's Uzbek city names pass, 1% of chance pairs.
_ALIKE = 0.58
_HYPHEN = re.compile(r"[-–]")


def check_names(pair: Pair) -> Iterator[Flag]:
    """Flag "names" for a name of the source that the target has in no spelling."""
    names = find_names(pair.source_plain, pair.source_code, pair.target_code)
    if not names:
        return
    target = _Target(pair.target_plain, pair.target_code)
    missing = [name.text for name in names if not target.has(name, pair.source_code)]
    if missing:
        yield Flag("names", f"not in the translation: {', '.join(dict.fromkeys(missing))}")


class _Target:
    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.words = [word.text for word in words_of(text, language)]
        self.spaced = " " + " ".join(self.words).replace(".", "") + " "
        self.lower = self.spaced.lower()

    def has(self, name: Name, language: str) -> bool:
        return any(map(self._has_form, name.forms)) or all(self._has_part(part, language) for part in name.text.split())

    def _has_form(self, form: str) -> bool:
        end = "" if self.language == "uz" else " "
        words = " ".join(word.text for word in words_of(form, self.language)).replace(".", "")
        return f" {words}{end}" in self.spaced if words.isupper() else f" {words.lower()}{end}" in self.lower

    def _has_part(self, part: str, language: str) -> bool:
        lower = part.lower()
        if any(word.lower().startswith(lower) for word in self.words):
            return True
        if part.isupper() and self._is_spelt_out(part):
            return True
        return any(
            likeness(part, language, word, self.language) >= _ALIKE for word in self.words if word[0].isupper()
        )

    def _is_spelt_out(self, acronym: str) -> bool:
        """Whether neighbouring words begin with the letters of ``acronym``."""
        return acronym in "".join(word[0] for word in self.words if word[0].isupper())
