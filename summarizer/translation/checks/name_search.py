"""The words of a translation, asked which names of the source they stand for."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.languages import Language
from summarizer.languages.data import words
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.likeness import UNKNOWN, is_heard, likeness, sounds
from summarizer.text.names import Name, names_another, words_of

# Likeness from which a word that opens a sentence is a name.
_ALIKE_OPENING = 0.6
# The same where no other name claims the word and both begin with one sound: a slip of the pen (Hartwell, Xartlel).
_ALIKE_SPARE, _ALIKE_SPARE_OPENING = 0.4, 0.5
# Every name is compared with every word: past so many names, or pairs of them, the text is a list, and the rest of it
# goes unchecked.
_MOST_NAMES, _MOST_PAIRS = 60, 20_000

# An article that a language without elision keeps before a name: L'Oréal.
_ELIDED = re.compile(r"\A(?:L|D|Dell|All)[’'ʼ](?=[^\W\d_])", re.IGNORECASE)
# Words that may stand between those of an exonym: Shimoliy va Janubiy Koreya.
_BETWEEN = 2

_Part = tuple[str, str]  # a name, and one word of it


class NameSearch:
    """The words of one translation in ``language``, in which the names of its source are looked for.

    Those that are ``crowned`` need not sound as in the source.
    """

    def __init__(self, text: str, language: Language, crowned: Collection[str] = ()) -> None:
        self.language = language
        self._crowned = crowned
        self.alike = (language.sounds or UNKNOWN).alike
        found = words_of(text, language)
        self.words = [word.text for word in found]
        # Whose capital says nothing, so that they must be more like a name to be one.
        self._opening = {word.text for word in found if word.opens}
        self._spaced = f" {' '.join(self.words)} "
        self._lower = self._spaced.lower()
        self._surnames: frozenset[str] = frozenset()

    @property
    def most(self) -> int:
        """How many names are looked for."""
        return min(_MOST_NAMES, 1 + _MOST_PAIRS // (len(self.words) + 1))

    def missing(self, names: Sequence[Name], language: Language) -> list[str]:
        """The names (of a text in ``language``) that no words stand for; a word stands for one name only."""
        self._surnames = _italian_surnames(names)
        unlike = [name for name in dict.fromkeys(names) if not self.has_form_of(name)]
        unlike = unlike[: self.most]
        parts = [(name.text, part) for name in unlike for part in name.text.split()]
        others = self._other_exonyms(unlike)
        found, used = self._matched(parts, others, language)
        if self.language.transliterates:
            used |= self._exonyms(names) | {index for _, index in others}
            found |= self._misspelt([part for part in parts if part not in found], used, language)
        gone = [part[0] for part in parts if part not in found and not self._is_spelt_out(part[1])]
        return list(dict.fromkeys(gone))

    def has_form_of(self, name: Name) -> bool:
        """Whether the words have one of the forms that the table of exonyms knows for ``name``."""
        return any(map(self._has_form, name.forms))

    def has_beginning(self, stems: tuple[str, ...]) -> bool:
        """Whether a word begins with one of ``stems`` (lower case), or is put together with it (telekanal)."""
        return any(f" {stem}" in self._lower or (len(stem) > 3 and stem in self._lower) for stem in stems)

    def likest(self, part: str, language: Language) -> float:
        """The highest likeness of ``part``, a word of a name in ``language``, to any word."""
        return max((self._score(part, word, language) for word in self.words), default=0.0)

    def rendering(self, name: Name, language: Language) -> str:
        """The words that stand for ``name``: its longest form, else the likest word for each part; "" for none."""
        if forms := [form for form in name.forms if self._has_form(form)]:
            return max(forms, key=len)
        likest = (max(self.words, key=lambda word: self._score(part, word, language)) for part in name.text.split())
        return " ".join(likest) if self.words else ""

    def _other_exonyms(self, names: Sequence[Name]) -> set[tuple[str, int]]:
        """Exonyms, each with the place of a word that is alike but another exonym: Praga and Parij."""
        return {
            (name.text, index)
            for name in names
            if name.forms and len(name.text.split()) == 1 and not name.text.isupper()
            for index, word in enumerate(self.words)
            if word[0].isupper() and word != name.text and names_another(word, self.language, name.forms)
        }

    def _matched(
        self, parts: Sequence[_Part], others: set[tuple[str, int]], language: Language
    ) -> tuple[set[_Part], set[int]]:
        """The parts that a word stands for, the likest first, and the places of these words."""
        scores = sorted(
            (
                (score, part, index)
                for part in parts
                for index, word in enumerate(self.words)
                if (part[0], index) not in others
                if (score := self._score(part[1], word, language)) >= self.alike
            ),
            key=lambda row: -row[0],
        )
        found: set[_Part] = set()
        used: set[int] = set()
        for _, part, index in scores:
            if part not in found and index not in used:
                found.add(part)
                used.add(index)
        return found, used

    def _misspelt(self, parts: Sequence[_Part], used: set[int], language: Language) -> set[_Part]:
        """The parts that a word outside ``used`` may stand for although it is not very like."""
        spare = [word for index, word in enumerate(self.words) if index not in used and word[0].isupper()]
        return {
            part
            for part in parts
            if not part[1].isupper() and any(self._slips(part[1], word, language) for word in spare)
        }

    def _slips(self, part: str, word: str, language: Language) -> bool:
        least = _ALIKE_SPARE_OPENING if word in self._opening else _ALIKE_SPARE
        return (
            sounds(part, language)[:1] == sounds(word, self.language)[:1]
            and self._is_heard(part, word, language)
            and likeness(part, language, word, self.language) >= least
        )

    def _exonyms(self, names: Iterable[Name]) -> set[int]:
        """The places of words that belong to a form of one of ``names``."""
        starts = tuple({part for name in names for form in self._forms(name) for part in form})
        return {index for index, word in enumerate(self.words) if word.lower().startswith(starts)}

    def _forms(self, name: Name) -> list[list[str]]:
        return [[word.text.lower() for word in words_of(form, self.language)] for form in name.forms]

    def _has_form(self, form: str) -> bool:
        if form.isupper():
            return f" {form}{'' if self.language.split_suffix else ' '}" in self._spaced
        parts = [word.text.lower() for word in words_of(form, self.language)]
        if not self.language.split_suffix:
            return f" {' '.join(parts)} " in self._lower
        return all(f" {part}" in self._lower for part in parts) and self._stand_together(parts)

    def _stand_together(self, parts: Sequence[str]) -> bool:
        """Whether each word that begins like the first part is soon followed by one that begins like the last."""
        first, last = parts[0], parts[-1]
        if len(parts) == 1 or self._lower.count(f" {first}") == 1:
            return True
        begin = [i for i, word in enumerate(self.words) if word[0].isupper() and word.lower().startswith(first)]
        near = [self.words[i + 1 : i + len(parts) + _BETWEEN] for i in begin]
        return all(any(word[0].isupper() or word.lower().startswith(last) for word in words) for words in near)

    def _score(self, part: str, word: str, language: Language) -> float:
        """1 for the same letters, a little less with a suffix behind; else the likeness of two words with capitals."""
        wanted, found = _bare(part), _bare(word)
        if found.startswith(wanted) and (word[0].isupper() or not part.isupper()):
            return 1.0 if len(found) == len(wanted) else 0.99
        if not word[0].isupper():
            return 0.0
        if part.isupper():
            replaced = self.language.transliterates and word.isupper() and part not in words("uz/acronyms_kept.txt")
            return self.alike if replaced else 0.0
        if not self._is_heard(part, word, language):
            return 0.0
        score = likeness(part, language, word, self.language)
        if not self.language.transliterates and _folded(part).startswith(_folded(word)) and not is_proper(word):
            return 0.0  # cut short: Cattane for Cattaneo
        return score if word not in self._opening or score >= max(_ALIKE_OPENING, self.alike) else 0.0

    def _is_heard(self, part: str, word: str, language: Language) -> bool:
        """Whether ``word`` sounds like ``part``, where that is Italian and its sound is known."""
        if self.language.by_sound is None or language.code != "it" or part in self._crowned:
            return True
        is_italian = part in self._surnames or (is_word(part, language) and not is_word(part, "en"))
        sound = self.language.by_sound(part, is_italian)
        return sound is None or is_heard(sound, word, self.language)

    def _is_spelt_out(self, acronym: str) -> bool:
        """Whether neighbouring words begin with the letters of ``acronym``."""
        return acronym.isupper() and acronym in "".join(word[0] for word in self.words if word[0].isupper())


def _italian_surnames(names: Sequence[Name]) -> frozenset[str]:
    """The names that come after an Italian given name."""
    given = words("it/given_names.txt") - words("en/given_names.txt")
    return frozenset(name.text for before, name in pairwise(names) if before.text.lower() in given)


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    """``word`` folded, without an elided article."""
    return _folded(_ELIDED.sub("", word))


def _folded(word: str) -> str:
    """``word`` without case and diacritics: Orbán is Orban."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
