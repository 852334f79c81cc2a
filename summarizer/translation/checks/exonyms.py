"""Places and institutions left in their Italian form where the target language has another: Londra, Galles, ONU.

Not where the Italian may be a surname (the source has it neither after a preposition nor an article), a given name, or
part of a longer name that stays: beside another word with a capital (Marco Genova) or in an Italian phrase (Politecnico
di Milano).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer import languages
from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.languages.data import words
from summarizer.text.lexicon import is_proper, is_word
from summarizer.text.names import MOST_WORDS, Name, Word, find_names, renderings_of, words_of
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.name_search import NameSearch
from summarizer.translation.checks.pair import Pair

_ITALIAN = languages.get("it")
_BEFORE_PLACE = frozenset(
    "a ad in di da per tra fra verso e o tranne il lo la i gli le al allo alla ai agli alle dal dallo dalla dai dagli "
    "dalle del dello della dei degli delle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle".split()
)
# English and Uzbek have no such words, so an Italian phrase was left as it is.
_PREPOSITIONS = frozenset({"di", "del", "della", "dello", "dei", "degli", "delle", "il", "la"})

# What English puts behind the name of a place: the Samarkand Region.
_DIVISIONS = frozenset({"Region", "Province", "City", "District", "County", "Area", "Municipality", "Airport"})


_ELIDED = re.compile(r"(?<!\w)(?:l|d|dell|all|nell|dall|sull)[’'ʼ]\Z", re.IGNORECASE)
_LONGEST_ACRONYM = 4  # letters; longer ones are rather words


@dataclass(frozen=True, slots=True)
class Left:
    """An Italian name in a translation, and the form that is usual there.

    ``places``: where it stands in the plain target, with its suffixes, and what is usual there, with the same.
    """

    name: str
    usual: str
    places: tuple[tuple[int, int, str], ...]


def find(pair: Pair) -> Iterator[str]:
    """An Italian exonym copied, with the form that is usual in the target language."""
    if found := left_in_italian(pair):
        yield f"left in Italian: {', '.join(f'{one.name} ({one.usual})' for one in found)}"


def left_in_italian(pair: Pair) -> list[Left]:
    """The Italian exonyms that were copied into the target language."""
    if pair.source_language is not _ITALIAN or not pair.target_language.exonyms:
        return []
    source, target = words_of(pair.source_plain, _ITALIAN), words_of(pair.target_plain, _ITALIAN)
    if len(target) > MOST_WORDS:
        return []
    left = []
    for name in dict.fromkeys(find_names(pair.source_plain, _ITALIAN, pair.target_language)):
        if not name.forms or not _is_italian(name, pair.target_language) or not _is_place(name, source):
            continue
        usual = _usual(name)
        places = tuple(
            place
            for spelt in _spellings(name, pair.target_language)
            for place in _places_of(spelt, usual, target, pair)
        )
        if places and not _has_form_elsewhere(name, places, pair):
            left.append(Left(name.text, usual, places))
    return left


def _spellings(name: Name, language: Language) -> list[Name]:
    """``name``, and into a language that is translated into by way of English its English form."""
    if not language.transliterates:
        return [name]
    english = renderings_of(name.text, _ITALIAN, "en")[:1]
    return [name, *(Name(form, name.forms) for form in english if not form.startswith((name.text, *name.forms)))]


def _has_form_elsewhere(name: Name, places: Sequence[tuple[int, int, str]], pair: Pair) -> bool:
    """Whether the target has the usual form too, beside the Italian one: the UN (ONU) headquarters."""
    rest, position = [], 0
    for start, end, _ in places:
        rest.append(pair.target_plain[position:start])
        position = end
    text = " ".join([*rest, pair.target_plain[position:]])
    return NameSearch(text, pair.target_language).has_form_of(name)


def _usual(name: Name) -> str:
    """The form to write: an acronym for an acronym (BMT for ONU), where there is one."""
    acronyms = [form for form in name.forms if form.isupper()] if len(name.text) <= _LONGEST_ACRONYM else []
    return acronyms[0] if acronyms else name.forms[0]


def _is_italian(name: Name, language: Language) -> bool:
    """Whether ``name`` is written so in Italian alone (not New York, but for Uzbek), and is nothing that stays so."""
    if is_word(name.text, language):
        return False
    same = name.text in renderings_of(name.text, _ITALIAN, "en")
    if same and (name.text.isupper() or not language.transliterates):
        return False
    return not any(part in words("it/kept.txt") for part in _parts(name))


def _is_place(name: Name, source: Sequence[Word]) -> bool:
    """Whether ``name`` is not a surname: where it could be one, it is used as places are (a Genova, il Piemonte)."""
    return name.text not in words("it/places_also_surnames.txt") or any(
        word.text == name.text and (word.bound or (index > 0 and source[index - 1].text.lower() in _BEFORE_PLACE))
        for index, word in enumerate(source)
    )


def _places_of(name: Name, usual: str, target: Sequence[Word], pair: Pair) -> Iterator[tuple[int, int, str]]:
    """Where ``target`` has the words of ``name`` by themselves, and ``usual`` with the suffixes that follow."""
    parts = _parts(name)
    for start in range(len(target) - len(parts) + 1):
        end = start + len(parts)
        *firsts, last = (word.text for word in target[start:end])
        if firsts != parts[:-1] or not last.startswith(parts[-1]):
            continue
        rest = last.removeprefix(parts[-1])
        attach = pair.target_language.attach
        written = attach(usual, rest) if attach else (None if rest else usual)
        stands = pair.target_plain[target[start].start : target[end - 1].end]
        longer = tuple(form for form in name.forms if form.startswith(f"{stands} "))
        if (
            written
            and stands not in name.forms
            and not pair.target_plain.startswith(longer, target[start].start)
            and (name.text.isupper() or not _is_part_of_more(target, start, end, pair.target_language))
        ):
            yield _start(target[start], pair.target_plain), _end(target[end - 1]), written


def _start(word: Word, text: str) -> int:
    """Where ``word`` begins, with the Italian article that is elided before it (L’Aquila)."""
    elided = _ELIDED.search(text, max(0, word.start - 5), word.start)
    return elided.start() if elided else word.start


def _end(word: Word) -> int:
    """Where ``word`` ends: after the stops of an acronym (O.N.U.), before an English possessive."""
    dotted = word.text.isupper() and word.end - word.start == 2 * len(word.text)
    return word.end if dotted else word.start + len(word.text)


def _is_part_of_more(target: Sequence[Word], start: int, end: int, language: Language) -> bool:
    """Whether a word with a capital or an Italian one stands right beside the words from ``start`` to ``end``."""
    before = target[start - 1] if start and target[start].start - target[start - 1].end <= 1 else None
    after = target[end] if end < len(target) and target[end].start - target[end - 1].end <= 1 else None
    return (before is not None and _belongs(before, language)) or (
        after is not None and after.text[0].isupper() and after.text not in _DIVISIONS
    )


def _belongs(before: Word, language: Language) -> bool:
    """Whether a name may go on behind ``before``: not where a mere sentence begins with it (In Londra, U Londrada)."""
    if before.opens and before.text.lower() in language.function_words:
        return False
    return before.text in _PREPOSITIONS or (before.text[0].isupper() and (not before.opens or is_proper(before.text)))


def _parts(name: Name) -> list[str]:
    return [word.text for word in words_of(name.text, _ITALIAN)]


CHECK = Check(Kind.NAMES, find, needs=(lambda language: language.exonyms,))
