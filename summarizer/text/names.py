"""Names in a text: which words must come through a translation as names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer import languages
from summarizer.languages import Language
from summarizer.languages.data import words
from summarizer.text.calendar import months, weekdays
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.numerals import value_of

# The dictionary of English has the names of all countries, and Italian papers are full of English words.
_ENGLISH = languages.get("en")
# Names of a sentence are compared with every word of its translation. With more words than this it is a list, in which
# they are not looked for.
MOST_WORDS = 300
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s\Z")
# Italian cities have no article, and are feminine with an adjective: la Roma antica.
_OF_CLUBS_ALONE = frozenset("il lo al allo del dello dal dallo col nel nello sul sullo".split())
_OF_CLUBS = _OF_CLUBS_ALONE | frozenset("la alla della dalla nella sulla".split())
_OPENS = re.compile(r"(?:\A|[.!?:;…]\s|[\"“”«»‘'(\[–—•*-]\s?|\n)\s*\Z")
_TITLES = frozenset({"Mrs", "Miss", "Sir", "Lord", "Lady", "Dame", "Madam", "Sig", "Dott", "Prof", "Von"})
# Time zones become the reader's own.
_NOT_KEPT = frozenset({"BST", "GMT", "UTC", "EST", "EDT", "CST", "PST", "PDT", "CET", "CEST", "TV"})
# Endings of verbs that open Italian sentences and that the dictionary may lack: Sconfisse, Esordì.
_VERB_LIKE = re.compile(r"(?:[aei]sse|[òì]|[aei]va(?:no)?|[ae]ndo|[aiu]t[oaie])\Z")
# English words that have a capital without being names: adherents, adjectives of nations, plurals.
_DERIVED = re.compile(r"(?:ism|ist|ian|can|ese|ish|ic|al|s)\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text as the names room sees it: without elided article and possessive."""

    text: str
    start: int
    end: int
    opens: bool  # a sentence or a quotation, so that its capital says nothing
    bound: bool = False  # to an elided article or a number: l'Onu, 60 Minutes
    before_stop: bool = False  # a full stop and another word follow: an abbreviation or the end of a sentence


@dataclass(frozen=True, slots=True)
class _Context:
    """What the neighbours of a word with a capital say about it."""

    alone: bool  # the capital proves nothing: a sentence begins here, or the text is a headline
    bare: bool  # no article before it and no neighbour with a capital, so that it is not part of a title
    person: bool  # after an office (il ministro Conte) or a given name (Marina Rosa)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words, and the forms it may have in the language asked for (empty: any transliteration)."""

    text: str
    forms: tuple[str, ...] = ()


def words_of(text: str, language: Language | str) -> list[Word]:
    """The words of ``text`` in order."""
    language = languages.get(language)
    behind = language.contraction or _POSSESSIVE  # Italian too quotes St. Martin's
    found = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        bound = text[max(0, start - 2) : start - 1].isdigit() or text[match.end() + 1 : match.end() + 2].isdigit()
        if language.elision and (elision := language.elision.match(word)):
            word, start, bound = word[elision.end() :], start + elision.end(), True
        word = behind.sub("", word)
        if "." in word:
            word = word.replace(".", "")
        if word:
            opens = bool(_OPENS.search(text, max(0, match.start() - 4), match.start())) or match.start() == 0
            found.append(Word(word, start, match.end(), opens, bound, text.startswith(". ", match.end())))
    return found


@lru_cache
def _exonyms(language: Language) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Every form in ``language`` by its first word: the words of the form, and its Italian key; longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, forms in (language.exonyms or {}).items():
        for form in forms:
            parts = tuple(word.text for word in words_of(form, language))
            if parts and parts[0][0].isupper():
                index.setdefault(parts[0], []).append((parts, key))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def find_names(text: str, language: Language | str, other: Language | str) -> list[Name]:
    """The names in ``text`` that a translation into ``other`` must keep, in order.

    A capital letter is not enough: words of the dictionary (Governo, Assembly) are left out, but exonyms with their
    forms and acronyms are in. Text in capitals only has no names that can be told.
    """
    language, other = languages.get(language), languages.get(other)
    if language.exonyms is None or text.isupper():
        return []
    tokens = words_of(text, language)
    calm = not language.title_case or _is_running_text(tokens)
    found, index = [], 0
    while index < len(tokens):
        name, length = _name_at(tokens, index, language, other, calm)
        if name:
            found.append(name)
        index += length
    return found


def find_titles(text: str, language: Language | str) -> list[tuple[str, ...]]:
    """Runs of two or more words with a capital: New York Times, Desert Island Discs.

    A word of the dictionary whose capital is that of its sentence is not a part of it (Today Apple said).
    """
    tokens = words_of(text, language)
    runs: list[tuple[str, ...]] = []
    index = 0
    while index < len(tokens):
        if tokens[index].opens and is_word(tokens[index].text, language):
            index += 1
            continue
        end = index
        while end < len(tokens) and tokens[end].text[0].isupper() and (end == index or _continues(tokens, end - 1)):
            end += 1
        if end - index > 1:
            runs.append(tuple(token.text for token in tokens[index:end]))
        index = max(end, index + 1)
    return runs


def _is_running_text(tokens: list[Word]) -> bool:
    """False for a headline in which most words have a capital."""
    inner = [word for word in tokens if not word.opens and len(word.text) > 3]
    return len(inner) < 3 or sum(word.text[0].isupper() for word in inner) <= 0.6 * len(inner)


def _name_at(
    tokens: list[Word], index: int, language: Language, other: Language, calm: bool
) -> tuple[Name | None, int]:
    word = tokens[index]
    if not word.text[0].isupper():
        return None, 1
    for parts, key in _exonyms(language).get(word.text, ()):
        if tuple(w.text for w in tokens[index : index + len(parts)]) == parts and not _is_no_acronym(
            word, key, language
        ):
            return _exonym(" ".join(parts), key, other, tokens[index - 1].text.lower() if index else ""), len(parts)
    bare = word.text
    plain = bare.removesuffix("s")
    if plain.isupper() and len(plain) > 1:
        keep = plain not in _NOT_KEPT and not _ROMAN.match(plain) and (len(plain) > 2 or not other.transliterates)
        return (Name(plain) if keep and not is_word(plain, language) else None), 1
    if word.before_stop and len(bare) < 6 and language.contraction:  # Sens. Graham, Gov. Brown
        return None, 1
    if len(bare) < 3 or bare in _TITLES or _is_calendar(bare, language) or value_of(bare, language) is not None:
        return None, 1
    context = _context(tokens, index, language, calm)
    return (Name(bare) if _is_name(bare, language, other, context) else None), 1


def _exonym(text: str, key: str, other: Language, before: str) -> Name:
    """A name of the table; one that is a football club by its article may stay: la Roma, and il Napoli must."""
    forms = _forms(key, other)
    if text in words("it/clubs.txt") and forms and before in _OF_CLUBS:
        forms = (text,) if before in _OF_CLUBS_ALONE else (text, *forms)
    return Name(text, forms)


def _context(tokens: list[Word], index: int, language: Language, calm: bool) -> _Context:
    after = _continues(tokens, index)
    before = index > 0 and tokens[index - 1].text[0].isupper() and _continues(tokens, index - 1)
    previous = tokens[index - 1].text if index else ""
    determined = tokens[index].bound or previous.lower() in language.articles
    if previous in ("of", "and") and index > 1 and tokens[index - 2].text[0].isupper():  # House of Representatives
        determined = True
    return _Context(
        alone=(tokens[index].opens or not calm) and not after,
        bare=not (before or after or determined),
        person=(previous in language.roles and not tokens[index].bound)
        or (calm and before and previous.lower() in language.given_names)
        or (calm and after and tokens[index].text.lower() in language.given_names),
    )


def _is_name(word: str, language: Language, other: Language, context: _Context) -> bool:
    """Whether a word with a capital is a name rather than a noun of the dictionary (Governo, Assembly)."""
    if context.person:
        return True
    common, proper = is_word(word, language), is_proper(word)
    if (common and language is _ENGLISH) or (other is not _ENGLISH and is_word(word, _ENGLISH)):
        # English words may be translated: Fashion Week, Supreme Court.
        return not context.alone and _is_name_in_english(word, language, context)
    if common:  # Rosa
        return proper and not context.alone and not is_word(word, _ENGLISH)
    if not context.alone or proper:
        return True
    return not other.transliterates and len(word) > 3 and not _VERB_LIKE.search(word)


def _is_name_in_english(word: str, language: Language, context: _Context) -> bool:
    """Whether an English word with a capital is a name: Trump, or one that stands by itself (near Derby, a Derby)."""
    if word.lower() in words("en/names_also_words.txt"):
        return language is _ENGLISH or not is_word(word, language)
    return context.bare and not (_DERIVED.search(word) if language is _ENGLISH else is_word(word, language))


def _continues(tokens: list[Word], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.text[0].isupper() and following.start - tokens[index].end == 1


def _is_no_acronym(word: Word, key: str, language: Language) -> bool:
    """Whether ``word`` opens a sentence and is rather a word of the dictionary than an acronym: Nato a Roma."""
    forms = _forms(key, language)
    return word.opens and not word.text.isupper() and word.text.upper() in forms and is_word(word.text, language)


def _is_calendar(word: str, language: Language) -> bool:
    # Not at the beginning, where May and March are verbs.
    return bool(months(f"- {word}", language) or months(f"{word} 1", language) or weekdays(word, language))


def _forms(key: str, other: Language) -> tuple[str, ...]:
    return (other.exonyms or {}).get(key, ())


def renderings_of(name: str, language: Language | str, other: Language | str) -> tuple[str, ...]:
    """The forms of ``name`` in ``other``, where the exonyms of both languages have it."""
    language = languages.get(language)
    parts = tuple(word.text for word in words_of(name, language))
    entries = _exonyms(language).get(parts[0], ()) if parts else ()
    return next((_forms(key, languages.get(other)) for form, key in entries if form == parts), ())


def key_of(name: str, language: Language) -> str | None:
    """The Italian form of ``name``, where it is an exonym of ``language``."""
    parts = tuple(word.text for word in words_of(name, language))
    entries = _exonyms(language).get(parts[0], ()) if parts else ()
    return next((key for form, key in entries if form == parts), None)


def names_another(word: str, language: Language, forms: tuple[str, ...]) -> bool:
    """Whether ``word`` is by its exonyms another name in ``language`` than the one that has ``forms``."""
    found = [entry for form in {word, language.stem(word)} for entry in _exonyms(language).get(form, ())]
    keys = [key for parts, key in found if len(parts) == 1]
    return bool(keys) and not any(set(forms) & set(_forms(key, language)) for key in keys)
