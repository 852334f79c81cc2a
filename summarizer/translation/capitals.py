"""Headlines set in capitals, which models read badly: translated in lower case, and set in capitals again."""

import re
from functools import lru_cache

from summarizer import languages
from summarizer.languages import Language
from summarizer.text.lexicon import is_word

# Addresses, hashtags and abbreviations with full stops are passed over.
_WORD = re.compile(r"\S*[@#_]\S*|[^\W\d_]+\.[^\W\d_]\S*|(?P<word>[^\W\d_]+)")
_OPENS = re.compile(r"(?:\A|[.!?]\s+|[«“\"])\W*\Z")
# Latin "anno Domini", an Italian preposition.
_NO_NAMES = frozenset({"AD"})
_VOWEL = re.compile(r"[AEIOUÀÈÉÌÒÙ]")
# A single word may be an acronym, however long.
_FEWEST_WORDS, _LONG = 2, 4
_SHORTEST_NAME, _ACRONYM = 3, 4
_CENTURY = re.compile(r"(?!VI\Z)[IVX]{2,}\Z")  # "vi" is a pronoun


def is_set_in_capitals(text: str) -> bool:
    """Whether every word of ``text`` is in capitals, and some of its words are too long to be acronyms alone."""
    words = [match["word"] for match in _WORD.finditer(text) if match["word"]]
    return len(words) >= _FEWEST_WORDS and text.isupper() and any(len(word) > _LONG for word in words)


def in_sentence_case(text: str, language: Language | str) -> str:
    """``text`` with capital letters only where a sentence has them; as it is, if it is not set in capitals.

    Names are what the exonyms of the language have and what no dictionary does; unknown words of up to four letters
    with fewer than two vowels (CGIL, BTP) stay acronyms. For languages without a dictionary the text stays as it is.
    """
    language = languages.get(language)
    if not language.dictionary or not is_set_in_capitals(text):
        return text
    names = [(match.start(), match.end(), _forms(language)[match[0]]) for match in _names(language).finditer(text)]
    taken = {place for start, end, _ in names for place in range(start, end)}
    pieces, done = [], 0
    for match in _WORD.finditer(text):
        if match["word"] is None or match.start() in taken:
            continue
        form = _lowered(match[0], language)
        if _OPENS.search(text[: match.start()]):
            form = form[0].upper() + form[1:]
        pieces += [text[done : match.start()], form]
        done = match.end()
    lowered = "".join(pieces) + text[done:]
    for start, end, form in names:
        lowered = lowered[:start] + form + lowered[end:]
    return lowered


def in_capitals_like(source: str, translation: str) -> str:
    """``translation`` in capitals if ``source`` is."""
    return translation.upper() if is_set_in_capitals(source) else translation


def _lowered(word: str, language: Language) -> str:
    lower = word.lower()
    if _CENTURY.match(word):
        return word
    if len(word) < _SHORTEST_NAME or is_word(lower, language):
        return lower
    if len(word) <= _ACRONYM and len(_VOWEL.findall(word)) < 2:
        return word
    return word.capitalize()


@lru_cache
def _forms(language: Language) -> dict[str, str]:
    """The exonyms of the language by their forms in capitals."""
    forms = (form for row in (language.exonyms or {}).values() for form in row)
    return {form.upper(): form for form in forms if _is_name(form)}


def _is_name(form: str) -> bool:
    return form[:1].isupper() and form not in _NO_NAMES and len(form.upper()) == len(form)


@lru_cache
def _names(language: Language) -> re.Pattern[str]:
    longest_first = sorted(_forms(language), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
