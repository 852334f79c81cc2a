"""Foreign names in Uzbek Latin text: which words they are, and what becomes of them in another alphabet.

A word is foreign by its letters (Washington), by the tables of names (Schlein), or by its neighbours (The Washington
Post). The names of persons are written by their sound; all others stay whole as their country writes them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from summarizer.languages.data import rows, words
from summarizer.languages.uz import italian, loans
from summarizer.languages.uz.suffixes import split_suffix

_CHUNK = re.compile(r"\S+")
_LINK = re.compile(r"[^\w#]*(?:www\.|#\w)")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
# What no Uzbek word has: w, c outside ch, diacritics but those of 2026, a capital inside (that of YuNESKO is none).
_LETTER = re.compile(r"[wW]|[cC](?![hH])|(?![öğşçÖĞŞÇ])[\u00c0-\u024f]|’")
_DIGRAPH = re.compile(r"(?<![a-z])(?:Y[aeou]|[SC]h)(?=[A-Z])")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
# What no Uzbek name has: sch, ph, gh, ie and oo, y before a consonant, -ia for -iya, Gi before a vowel.
_SPELLING = re.compile(
    r"[Ss]ch|[PpKk]h|[Gg]h|(?<=[a-z])ie(?![tnrl]\w)|(?<=[bdfglnrtvz])y(?![aeou])|(?<![kKzZ])oo|ee|[^aeiouʻ]ia\Z|"
    r"[^rdiu]ea\Z|\AGi[aou]|lle\Z|eare|oug|our(?=n)"
)
_PARTICLES = frozenset(
    "di de del della dello dei degli delle da dal dalla la le lo il el al d von van der den of the and for et y do "
    "dos".split()
)
_ARTICLES = frozenset("The La Il Lo Le Gli El Los Las Les Der Die Das Al De Di Da Del Della Dello Von Van".split())
_NO_SURNAME = frozenset({"The", "Il", "Gli"})  # La Russa and Le Pen are surnames
_ENGLISH = frozenset({"of", "and", "the", "for"})
_OPENING_ARTICLES = frozenset("The La Il Lo Gli Los Las Les".split())
_ELIDED = re.compile(r"(?:[dl]|dell|dall|nell|sull|all)’")
_ITALIAN = re.compile(r"(?:[A-Za-z][a-z]*’)?(?!.*(?:[jkwxyʻʼJKWXY]|sh|th|ee|oo|ou|ph|(?<![cgCG])h))[A-Z][a-zàèéìòù]*\Z")
_ITALIAN_ALONE = re.compile(r".*(?:[aoiàìòù]|[bdflmnprtv]e)\Z")
_OPENS = re.compile(r"(?:\A|[.!?…:;\n]\s?[\"“”«»‘(—–-]?\s?|[\"“«‘(])\Z")
# Uzbek words that stand with a capital before a name: Prezidenti, Respublikasi.
# Arriani is no Arria with -ni, and Olimpiada no Olimpia with -da.
_SHORT_SUFFIX = 2
_LONGEST_RUN = 40  # words with a capital; more are not a name
_LONGEST = 100  # letters; what is longer is not a word, and is left alone
_UZBEK_LETTER = re.compile(r"[ʻʼ]|[qQ](?!u)")
_UZBEK_ENDING = re.compile(r"(?:i|lik|iy|ning|da|dan|ga|cha|lar|q)\Z|[ʻʼ]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, where it stands, and what becomes of it."""

    text: str
    start: int
    end: int
    kept: bool = False  # a foreign word or a link: it stays as it is
    name: str | None = None  # the Cyrillic of a person's name
    person: bool = False  # a name that persons have, by the tables

    @property
    def foreign(self) -> bool:
        return self.kept or self.name is not None


def tokens(text: str, source: str = "") -> Iterator[Token]:
    """The words of ``text`` in order; those that ``source`` has in a row with capitals are one name."""
    pairs = _pairs(source)
    run: list[Token] = []
    for token in _words(text):
        if run and (
            token.kept or len(run) == _LONGEST_RUN or not _follows(text, run, token) or not _may_belong(token.text)
        ):
            yield from _read(text, run, pairs)
            run = []
        if token.kept or not _may_belong(token.text):
            yield token if token.kept else replace(token, kept=is_foreign(token.text))
        else:
            run.append(token)
    yield from _read(text, run, pairs)


def _pairs(source: str) -> frozenset[str]:
    """Every two words of ``source`` that stand together with capitals: Forza Italia."""
    found = [match[0] for match in _WORD.finditer(source)]
    return frozenset(f"{one} {other}" for one, other in pairwise(found) if one[0].isupper() and other[0].isupper())


def _words(text: str) -> Iterator[Token]:
    for chunk in _CHUNK.finditer(text):
        if "@" in chunk[0] or "://" in chunk[0] or _LINK.match(chunk[0]):
            yield Token(chunk[0], chunk.start(), chunk.end(), kept=True)
            continue
        for match in _WORD.finditer(text, chunk.start(), chunk.end()):
            yield Token(match[0], match.start(), match.end(), kept=len(match[0]) > _LONGEST)


def _follows(text: str, run: Sequence[Token], token: Token) -> bool:
    between = text[run[-1].end : token.start]
    return between == " " or (run[0].text in _ARTICLES and between[1:-1].isdigit())  # Il Sole 24 Ore


def _may_belong(word: str) -> bool:
    """Whether ``word`` can be part of a name: it has a capital inside or before it, or joins others (of, di)."""
    return not word.islower() or word in _PARTICLES or bool(_ELIDED.match(word))


def _read(text: str, run: Sequence[Token], pairs: frozenset[str]) -> Iterator[Token]:
    """The tokens of a run of words with capitals, each with what it is."""
    run = _listed(run)
    start = _first_seed(run)
    start = min(start, _whole(run, pairs))
    yield from _name(text, run, _left(text, run, start))


def _listed(run: Sequence[Token]) -> list[Token]:
    """The run with the Cyrillic of the names that the table has (von der Leyen), and given names marked."""
    out = list(run)
    index = 0
    while index < len(out):
        length, written = _in_table(out, index)
        for offset, part in enumerate(written):
            out[index + offset] = replace(out[index + offset], name=part, person=True)
        if not written and _stem(out[index].text, _given_names()) is not None:
            out[index] = replace(out[index], person=True)
        index += max(length, 1)
    return out


def _in_table(run: Sequence[Token], index: int) -> tuple[int, list[str]]:
    for length in range(min(3, len(run) - index), 0, -1):
        *firsts, last = (token.text for token in run[index : index + length])
        for stem, suffix in ((last, ""), split_suffix(last)):
            if written := _names().get(" ".join([*firsts, stem])):
                *before, final = written.split(" ")
                return length, [*before, final + italian.suffix(suffix, final)]
    return 0, []


def _stem(word: str, known: frozenset[str]) -> str | None:
    return next((stem for stem in (word, split_suffix(word)[0]) if stem in known), None)


@lru_cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("uz/names.tsv")}


def _given_names() -> frozenset[str]:
    return words("uz/given_names.txt")


def _first_seed(run: Sequence[Token]) -> int:
    """Where the first word stands that is foreign by itself, or an article that opens a name (La Stampa)."""
    for index, token in enumerate(run):
        if _is_seed(token) or (token.text in _OPENING_ARTICLES and index + 1 < len(run)):
            return index
    return len(run)


def _is_seed(token: Token) -> bool:
    return token.person or is_foreign(token.text) or bool(_ELIDED.match(token.text))


def is_foreign(word: str) -> bool:
    """Whether ``word`` by itself is spelled as no Uzbek word is."""
    if _LETTER.search(word):
        return True
    if "ʻ" in word or "ʼ" in word or word.islower():
        return False
    if _INNER_CAPITAL.search(_DIGRAPH.sub("", word)):
        return True
    if word.isupper() or not word[:1].isupper() or loans.to_cyrillic(word.lower(), True):
        return False
    stem, suffix = split_suffix(word)
    return bool(_SPELLING.search(word) or (len(suffix) > _SHORT_SUFFIX and _SPELLING.search(stem)))


def _left(text: str, run: Sequence[Token], start: int) -> int:
    """Where the name begins that has its first foreign word at ``start``: The Washington, Ospedale Rizzoli."""
    if start == len(run) or run[start].person:
        return start
    if any(token.text in _ENGLISH for token in run):  # Federation of German Industries
        return 0
    before, after = text[run[0].start - 1 : run[0].start], text[run[-1].end : run[-1].end + 1]
    if before and before in '“«"' and after and after in '”»"':  # “Manchester City”
        return 0
    while start and _leads(text, run[start - 1]):
        start -= 1
    return start


def _leads(text: str, token: Token) -> bool:
    if token.text in _ARTICLES or token.text in _PARTICLES or token.text in words("uz/foreign_words.txt"):
        return True
    opens = _OPENS.search(text, max(0, token.start - 4), token.start)
    return not opens and not _UZBEK_ENDING.search(token.text) and token.text not in words("uz/titles.txt")


def _whole(run: Sequence[Token], pairs: frozenset[str]) -> int:
    """Where two words stand that stand together in the source too."""
    for index in range(len(run) - 1 if pairs else 0):
        if f"{run[index].text} {split_suffix(run[index + 1].text)[0]}" in pairs:
            return index
    return len(run)


def _name(text: str, run: Sequence[Token], start: int) -> Iterator[Token]:
    yield from run[:start]
    end = start
    while end < len(run) and not _ends_before(run, start, end):
        end += 1
    while end > start and run[end - 1].text in _PARTICLES:
        end -= 1
    name = run[start:end]
    if any(token.person for token in name[:1]) and all(map(_is_of_person, name)):
        yield from (replace(token, name=token.name or _by_sound(token.text)) for token in name)
    elif len(name) == 1 and name[0].text not in words("uz/foreign_words.txt") and _is_italian_alone(name[0].text):
        yield replace(name[0], name=_by_sound(name[0].text))
    else:
        yield from (replace(token, kept=True, name=None) for token in name)
    yield from run[end:] if end == start else _rest(text, run[end:])


def _ends_before(run: Sequence[Token], start: int, end: int) -> bool:
    """Whether the name that begins at ``start`` ends before the word at ``end``: an Uzbek or a common one."""
    word = run[end].text
    return bool(_UZBEK_LETTER.search(word)) or (
        end > start and run[start].person and (word in _NO_SURNAME or word in words("uz/foreign_words.txt"))
    )


def _rest(text: str, run: Sequence[Token]) -> Iterator[Token]:
    """What follows a name in its run; it may have another one."""
    start = _first_seed(run)
    yield from _name(text, run, _left(text, run, start)) if start < len(run) else run


def _is_of_person(token: Token) -> bool:
    if token.text in words("uz/foreign_words.txt"):
        return False
    return token.person or token.text in _PARTICLES or not is_foreign(token.text) or bool(_ITALIAN.match(token.text))


def _is_italian_alone(word: str) -> bool:
    stem = split_suffix(word)[0]
    return any(_ITALIAN.match(form) and _ITALIAN_ALONE.match(form) for form in {word, stem})


def _by_sound(word: str) -> str | None:
    """The Cyrillic of one word of a person's name; None where it is in Uzbek spelling already."""
    stem = _stem(word, _given_names()) or (word if word in _PARTICLES else split_suffix(word)[0])
    if not _ITALIAN.match(stem.capitalize() if stem.islower() else stem):
        return None
    parts = "’".join(map(italian.to_cyrillic, stem.split("’")))
    return parts + italian.suffix(word[len(stem) :], parts)
