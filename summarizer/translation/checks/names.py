"""Names and acronyms that did not come through.

Uzbek has acronyms of its own for institutions (MRI, MRT) or spells them out. So one acronym may stand for another, and
a translation that is longer than usual may have one in full; media and firms keep theirs.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from summarizer.language.data import words
from summarizer.language.lexicon import is_proper, is_word
from summarizer.language.names import Name, find_names, find_titles, words_of
from summarizer.language.transliteration import likeness
from summarizer.result import Flag
from summarizer.translation.checks.length import length_deviation
from summarizer.translation.checks.pair import Pair

# Likeness from which two spellings are one name. Uzbek transliterates: 95% of CLDR's Uzbek city names pass, 1% of
# chance pairs. Italian and English spell a name alike or have an exonym for it.
_ALIKE = {"uz": 0.56}
_ALIKE_ELSEWHERE = 0.75
_ALIKE_OPENING = 0.6
# Standard deviations above the usual length from which an acronym may have been spelt out.
_SPELT_OUT = 0.7
# Every name is compared with every word: past this many the text is a list, and the rest of it goes unchecked.
_MOST_NAMES = 60


def check_names(pair: Pair) -> Iterator[Flag]:
    """Flag "names" for a name of the source that the target has in no spelling."""
    target = _Target(pair.target_plain, pair.target_code)
    missing = target.missing(find_names(pair.source_plain, pair.source_code, pair.target_code), pair.source_code)
    if pair.target_code == "uz":
        if length_deviation(pair) > _SPELT_OUT:
            missing = [name for name in missing if not name.isupper() or name in words("acronyms_kept.txt")]
        missing += target.missing_of_titles(find_titles(pair.source_plain, pair.source_code), pair.source_code)
    if missing:
        yield Flag("names", f"not in the translation: {', '.join(dict.fromkeys(missing))}")


class _Target:
    """The words of a translation, asked for names."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.alike = _ALIKE.get(language, _ALIKE_ELSEWHERE)
        found = words_of(text, language)
        self.words = [word.text for word in found]
        # Whose capital says nothing, so that they must be more like a name to be one.
        self.opening = {word.text for word in found if word.opens}
        self.spaced = f" {' '.join(self.words)} "
        self.lower = self.spaced.lower()

    def missing(self, names: Sequence[Name], language: str) -> list[str]:
        """The names that no words stand for; a word stands for one name only, the one it is most like."""
        unlike = [name.text for name in dict.fromkeys(names) if not any(map(self._has_form, name.forms))]
        parts = [(name, part) for name in unlike[:_MOST_NAMES] for part in name.split()]
        scores = sorted(
            (
                (score, name, part, index)
                for name, part in parts
                for index, word in enumerate(self.words)
                if (score := self._score(part, word, language)) >= self.alike
            ),
            key=lambda row: -row[0],
        )
        found: set[tuple[str, str]] = set()
        used: set[int] = set()
        for _, name, part, index in scores:
            if (name, part) not in found and index not in used:
                found.add((name, part))
                used.add(index)
        return list(
            dict.fromkeys(name for name, part in parts if (name, part) not in found and not self._is_spelt_out(part))
        )

    def missing_of_titles(self, titles: Sequence[tuple[str, ...]], language: str) -> list[str]:
        """Words of titles that the target keeps in the letters of the source, but not whole (The York Times)."""
        missing = []
        for title in titles:
            kept = [word for word in title if word in self.words]
            if len(kept) < len(title) and any(map(_is_english, kept)):
                missing += [
                    part
                    for part in title
                    if _is_english(part)
                    and not any(self._score(part, word, language) >= self.alike for word in self.words)
                ]
        return missing

    def _has_form(self, form: str) -> bool:
        if form.isupper():
            return f" {form}{'' if self.language == 'uz' else ' '}" in self.spaced
        parts = [word.text.lower() for word in words_of(form, self.language)]
        if self.language != "uz":
            return f" {' '.join(parts)} " in self.lower
        return all(f" {part}" in self.lower for part in parts)

    def _score(self, part: str, word: str, language: str) -> float:
        """1 for the same letters, a little less with a suffix behind; else the likeness of two words with capitals."""
        if _folded(word).startswith(_folded(part)) and (word[0].isupper() or not part.isupper()):
            return 1.0 if len(word) == len(part) else 0.99
        if not word[0].isupper():
            return 0.0
        if part.isupper():
            replaced = self.language == "uz" and word.isupper() and part not in words("acronyms_kept.txt")
            return self.alike if replaced else 0.0
        score = likeness(part, language, word, self.language)
        if self.language == "en" and _folded(part).startswith(_folded(word)) and not is_proper(word):
            return 0.0  # cut short: Cattane for Cattaneo
        return score if word not in self.opening or score >= max(_ALIKE_OPENING, self.alike) else 0.0

    def _is_spelt_out(self, acronym: str) -> bool:
        """Whether neighbouring words begin with the letters of ``acronym``."""
        return acronym.isupper() and acronym in "".join(word[0] for word in self.words if word[0].isupper())


def _is_english(word: str) -> bool:
    """Whether a word is English and no name, so that an Uzbek text has it only in a title left as it was: Times."""
    return len(word) > 3 and is_word(word, "en") and not is_proper(word)


def _folded(word: str) -> str:
    """``word`` without case and diacritics: Orbán is Orban."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
