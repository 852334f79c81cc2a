"""What can be known about a language. What a language lacks is None or empty, and whoever needs it does without."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

NO_WORDS: frozenset[str] = frozenset()


def same(text: str) -> str:
    """The text as it is: the spelling of a language without conventions of its own here."""
    return text


def as_it_is(text: str, source: str) -> str:
    """The text in the usual alphabet of its language."""
    return text


def everywhere(text: str, match: re.Match[str]) -> bool:
    """Every match is what it looks like."""
    return True


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Another way to write a language: ``write`` turns its usual spelling into this one.

    ``write`` takes the text and its source ("" where there is none), whose names stay as they are.

    ``name`` is the word for it in options and JSON, ``native`` the one for readers, ``bcp47`` the tag of such a text.
    """

    name: str
    native: str
    bcp47: str
    write: Callable[[str, str], str] = as_it_is


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of months (January first) and days of the week (Monday first), separated by spaces.

    ``short_months`` are lines of abbreviations, "-" where a month has none; they count beside a number only.
    ``suffix`` is a pattern for what may follow a name. ``is_date`` tells May from may, given the text and the match.
    ``names_may_go`` says that translators into the language leave them out where the context has them.
    """

    months: str
    weekdays: str
    short_months: tuple[str, ...] = ()
    suffix: str = ""
    case_sensitive: bool = False
    is_date: Callable[[str, re.Match[str]], bool] = everywhere
    names_may_go: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """Numbers in words.

    ``value_of`` reads one word in lower case, None where it is not a numeral. ``scale_of`` reads a word after digits (3
    milioni): its factor, 1.0 where it is none. ``loose`` words mean something else too (sei, yuz). ``half`` matches
    what adds a half. ``hundreds_are_centuries``: Novecento with a capital is 1900. ``grouping`` stands between
    thousands in figures, None where numbers are not to be put in figures; ``ordinal`` matches the endings that may
    stand behind figures, and ``in_words`` what is never written in figures (terzo, ventina). ``order`` matches the
    words that are ordinals, ``order_sign`` what makes one of the digits before it (5°, 5th).
    """

    value_of: Callable[[str], float | None]
    scale_of: Callable[[str], float]
    loose: frozenset[str] = NO_WORDS
    half: re.Pattern[str] | None = None
    evening: re.Pattern[str] | None = None
    """Words that put an hour of twelve behind noon: le 8 di sera."""
    year: re.Pattern[str] | None = None
    """A number that is certainly a year (nel 1962), which is group 1."""
    counted: re.Pattern[str] | None = None
    """What follows a cardinal that counts things: beshta gʻalaba, five wins."""
    things: re.Pattern[str] | None = None
    """What follows a number that cannot be a year: 2015 nafar, 1950 members."""
    clock: tuple[re.Pattern[str], ...] = ()
    """Times as they are spoken: groups hour and minutes, and minus where those are still to go (twenty to six)."""
    quarters: Mapping[str, int] = field(default_factory=dict)
    """Words for minutes that are not numbers: a quarter, mezza."""
    at: re.Pattern[str] | None = None
    """What stands before an hour in words, which may then be one behind noon: alle, at."""
    articles: tuple[tuple[re.Pattern[str], float], ...] = ()
    """Articles that stand for a number, and which: a year and a half, within a month."""
    share: re.Pattern[str] | None = None
    """What surely says a part of a number: uno su quattro, one in four."""
    part: re.Pattern[str] | None = None
    """All by which the same may be said: a quarter, per cent, some of."""
    hundreds_are_centuries: bool = False
    grouping: str | None = None
    large: tuple[tuple[float, str, str], ...] = ()
    """The scale words that stand behind figures, the largest first: factor, singular, plural."""
    about: re.Pattern[str] | None = None
    """What says that a number, in group 1, is near (una trentina di); ``about_word`` says so before figures."""
    about_word: str = ""
    ordinal: re.Pattern[str] | None = None
    in_words: re.Pattern[str] | None = None
    order: re.Pattern[str] | None = None
    order_sign: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words with a full stop: those that never end a sentence, those that may, and words that begin one after them."""

    never_end: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sounds:
    """How spelling stands for sounds, as far as it helps to compare names (``summarizer.text.likeness``).

    ``digraphs`` are replaced in order. ``phonemic`` spelling has no silent letters and no soft c. ``latin`` writes
    another script in Latin letters. ``alike`` is the likeness in [0, 1] from which two spellings are one name.
    """

    digraphs: tuple[tuple[str, str], ...]
    phonemic: bool = False
    latin: Callable[[str], str] = same
    alike: float = 0.75


@dataclass(frozen=True, slots=True)
class LengthModel:
    """Length of a translation by that of its source: log ratio of characters, about normal (Gale and Church 1993).

    Its mean, and its variance as ``constant + factor / (source length + 20)``.
    """

    mean: float
    constant: float
    factor: float


@dataclass(frozen=True, slots=True)
class Negation:
    """Words of negation by what they do.

    ``negators`` deny what follows, ``neutral`` neither deny nor affirm it (without, senza), ``between`` stand between a
    negation and what it denies, ``denying`` deny in themselves (refuse).
    """

    negators: frozenset[str] = NO_WORDS
    neutral: frozenset[str] = NO_WORDS
    between: frozenset[str] = NO_WORDS
    denying: frozenset[str] = NO_WORDS
    signs: re.Pattern[str] | None = None
    """Beside these words, everything by which a text may say the same as a negation (fail, unable, few, only)."""
    idioms: re.Pattern[str] | None = None
    """Phrases with a negator that deny nothing (non solo, non resta che)."""
    affixed: re.Pattern[str] | None = None
    """The end of a text whose last verb is denied by an affix (kelmadi)."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a text may say of a number, or instead of one: a ``label`` of a ``group`` whose labels exclude each other.

    The label ~ is of what may say either.

    "more than" and "less than", "three years ago" and "in three years". In ``pattern`` № stands for a number.
    """

    group: str
    label: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The decimal mark and the marks between groups of three digits."""

    decimal: str
    groups: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """One language. ``code`` is its ISO 639-1 code, ``name`` its English name, ``native`` its own.

    ``script`` is an ISO 15924 code. ``bcp47`` is the tag of a text in it. ``codes`` are those of model families
    ("nllb": "uzn_Latn"). ``alphabets`` are the ways to write a result, the usual first; empty where there is one.

    ``normalize`` writes a translation as the language is printed, ``plain`` in the one spelling that checks read.
    ``split_suffix`` parts a word into its stem and suffixes. ``transliterates`` says that foreign names are spelt anew.

    Languages are compared by identity: ``summarizer.languages.get`` gives the same object for the same code.
    """

    code: str
    name: str
    native: str
    script: str = "Latn"
    bcp47: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    alphabets: tuple[Alphabet, ...] = ()
    normalize: Callable[[str], str] = same
    plain: Callable[[str], str] = same
    split_suffix: Callable[[str], tuple[str, str]] | None = None
    attach: Callable[[str, str], str | None] | None = None
    """Puts what stood behind one form of a name behind another form of it; None where that is not a suffix."""
    is_alien: Callable[[str], bool] | None = None
    """Whether a word is certainly of another language, by its letters and their sequence."""
    transliterates: bool = False
    transcribe: Callable[[str], str] | None = None
    """Writes one Italian name in the letters of the language."""
    by_sound: Callable[[str, bool], str | None] | None = None
    """One Italian name as the language writes it by its sound, whatever it keeps of it; None where it may be foreign,
    unless the second argument says that it is not."""
    crowned: re.Pattern[str] | None = None
    """Saints, popes and sovereigns, whose name (group 1 or 2) may be another in each language."""
    saint: re.Pattern[str] | None = None
    """A saint with a name."""
    dictionary: bool = False
    """Whether simplemma has its dictionary."""
    derives: Callable[[str, Callable[[str], bool]], bool] | None = None
    """Whether a word in lower case is derived from one of the dictionary (the second argument looks up)."""
    abbreviations: Abbreviations | None = None
    calendar: Calendar | None = None
    numerals: Numerals | None = None
    digits: NumberFormat | None = None
    minus: re.Pattern[str] | None = None
    """Words that make a number negative, beside the sign."""
    measures: tuple[tuple[str, str], ...] = ()
    """Patterns for the words of units and currencies: unit, pattern."""
    contrasts: tuple[Contrast, ...] = ()
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How adjectives and names of peoples begin, by the key of ``exonyms``."""
    inhabitants: re.Pattern[str] | None = None
    """Words in small letters for the people of a place: sloveniyalik."""
    preamble: re.Pattern[str] | None = None
    """What a model says about a translation before or after it."""
    sounds: Sounds | None = None
    exonyms: Mapping[str, tuple[str, ...]] | None = None
    """Forms of names by their Italian form (languages/it/exonyms.tsv lists those); the first is what is written."""
    negation: Negation | None = None
    lengths: Mapping[str, LengthModel] = field(default_factory=dict)
    """By the code of the source language."""
    function_words: frozenset[str] = NO_WORDS
    particles: frozenset[str] = NO_WORDS
    """What a verb takes along, to which no word of another language need answer: stepped down."""
    homographs: Mapping[str, str] = field(default_factory=dict)
    """The usual dictionary form of words that simplemma takes for others."""
    articles: frozenset[str] = NO_WORDS
    international: frozenset[str] = NO_WORDS
    """Words in lower case that it writes as others do (million, film), where it has no dictionary."""
    roles: frozenset[str] = NO_WORDS
    """Nouns of offices and trades, after which a capital begins a person's name."""
    given_names: frozenset[str] = NO_WORDS
    title_case: bool = False
    """Whether headlines have most words with a capital."""
    conjunctions: tuple[str, ...] = ()
    sample: str = ""
    """A sentence with a name, a number and a date, for a first look at a model."""
    small_words: frozenset[str] = NO_WORDS
    """Words that take a small letter within a sentence, and never begin a name there."""
    elision: re.Pattern[str] | None = None
    """What is elided before a word: l’, dell’."""
    contraction: re.Pattern[str] | None = None
    """What is contracted behind a word: ’s, n’t."""
    quotes: str = ""
    """Quotation marks, double and single, as they are printed: “”‘’; the last is also the apostrophe."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag of a text in this language."""
        return self.bcp47 or self.code

    def __repr__(self) -> str:
        return f"<Language {self.code}>"

    def stem(self, word: str) -> str:
        """``word`` without suffixes, where the language can tell them."""
        return self.split_suffix(word)[0] if self.split_suffix else word


__all__ = [
    "Abbreviations",
    "Alphabet",
    "Calendar",
    "Language",
    "LengthModel",
    "Numerals",
    "Sounds",
    "everywhere",
    "same",
]
