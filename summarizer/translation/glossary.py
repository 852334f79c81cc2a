"""A user's own terms, and whether a translation keeps to them.

A glossary is a text file, one term a line, tab-separated: ``term<TAB>rendering<TAB>language``, or ``term<TAB>keep`` for
a name that stays as it is in every language. ``#`` begins a comment.

It works with any model: the translation is corrected where it is clear which of its words stand for the term, and
flagged where it is not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer import languages
from summarizer.errors import GlossaryError
from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.result import Flag
from summarizer.text.lexicon import lemma
from summarizer.text.likeness import likeness
from summarizer.text.names import renderings_of

KEEP = "keep"
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_WORD = re.compile(r"\w+(?:[.’'ʻʼ-]\w+)*")
_SPACE = re.compile(r"\s*")
# Likeness from which a word of the translation is taken for a misspelt name that should have been kept.
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """A source term and its ``rendering`` in ``language`` (None: kept as it is, in all languages)."""

    source: str
    rendering: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    suffix: str = ""


class Glossary:
    """Terms with their renderings, of two for the same term in the same language the last; ``len()`` counts them."""

    def __init__(self, terms: Iterable[Term] = (), source_language: Language | str = "it") -> None:
        # Longer terms first, so that "transizione digitale" wins over "transizione".
        unique = {(term.source, term.language): term for term in terms}
        self._terms = sorted(unique.values(), key=lambda term: -len(term.source))
        self._language = languages.get(source_language)
        self._words = [_words(term.source) for term in self._terms]
        self._word_forms = [[self._forms(word) for word in words] for words in self._words]
        self._places: dict[str, list[int]] = {}  # in _terms, by the forms of the first word
        for place, forms in enumerate(self._word_forms):
            for form in forms[0] if forms else ():
                self._places.setdefault(form, []).append(place)

    def __len__(self) -> int:
        return len(self._terms)

    @classmethod
    def parse(cls, text: str, source_language: Language | str = "it", name: object = "the glossary") -> "Glossary":
        """The glossary that ``text`` is, in the format of a file; errors call it ``name``.

        Raises:
            GlossaryError: a line has no term, no rendering or no language code.
        """
        lines = enumerate(text.splitlines(), 1)
        terms = (_term(line, n, name) for n, line in lines if line.split("#", 1)[0].strip())
        return cls(terms, source_language)

    @classmethod
    def read(cls, path: Path | str, source_language: Language | str = "it") -> "Glossary":
        """The glossary in the TSV file ``path`` (UTF-8).

        Raises:
            GlossaryError: the file cannot be read, or a line has no term, no rendering or no language code.
        """
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            raise GlossaryError(f"The glossary {path} cannot be read.", "Give a UTF-8 text file.") from error
        return cls.parse(text, source_language, path)

    def apply(self, source: str, target: str, language: Language | str) -> tuple[str, tuple[Flag, ...]]:
        """``target`` with the terms of ``source`` rendered as the glossary says, and a flag for each that is not.

        A term counts as rendered in any inflection: with an English plural, with Uzbek suffixes behind it.
        """
        language = languages.get(language)
        flags = []
        for term in self._in(source):
            if term.language not in (None, language.code):
                continue
            wanted = language.plain(term.rendering)
            if _find(wanted, target, language, exact=term.language is None):
                continue
            mended = self._mend(term, wanted, target, language)
            if mended is None:
                flags.append(Flag(Kind.GLOSSARY, f"not as the glossary has it: {term.source} ({wanted})"))
            else:
                target = mended
        return target, tuple(flags)

    def without(self, source: str, target: str, language: Language | str) -> tuple[str, str]:
        """Both texts without the terms that ``target`` renders as the glossary says: of these nothing is in doubt."""
        language = languages.get(language)
        for term in self._in(source):
            if term.language not in (None, language.code):
                continue
            wanted = language.plain(term.rendering)
            said = _find(term.source, source, self._language, exact=False)
            rendered = _find(wanted, target, language, exact=term.language is None)
            if said and rendered:
                source, target = _cut(source, said), _cut(target, rendered)
        return source, target

    def _in(self, source: str) -> list[Term]:
        """The terms that are in ``source``, in any inflection, a name only as it is; the longer first."""
        words = _words(source)
        where: dict[str, list[int]] = {}
        for position, word in enumerate(words):
            for form in self._forms(word):
                where.setdefault(form, []).append(position)
        likely = {place for form in where for place in self._places.get(form, ())}
        return [self._terms[place] for place in sorted(likely) if self._occurs(place, words, where)]

    def _occurs(self, place: int, words: Sequence[str], where: Mapping[str, Sequence[int]]) -> bool:
        """Whether a term is among ``words``; ``where`` are the positions of their forms."""
        wanted, forms = self._words[place], self._word_forms[place]
        if any(word.isdisjoint(where) for word in forms):
            return False
        is_name = any(character.isupper() or character.isdigit() for character in self._terms[place].source)
        starts = {start for form in forms[0] for start in where.get(form, ())}
        return any(
            all(
                self._same(one, word, is_name)
                for one, word in zip(wanted, words[start : start + len(wanted)], strict=True)
            )
            for start in starts
            if start + len(wanted) <= len(words)
        )

    def _forms(self, word: str) -> set[str]:
        """All in which two words may be the same (see ``_same``)."""
        return {word.casefold(), lemma(word, self._language), _stem(word)}

    def _same(self, one: str, other: str, is_name: bool) -> bool:
        if one.casefold() == other.casefold():
            return True
        return not is_name and (
            lemma(one, self._language) == lemma(other, self._language) or _stem(one) == _stem(other)
        )

    def _mend(self, term: Term, wanted: str, target: str, language: Language) -> str | None:
        """``target`` with ``wanted`` in the one place where another rendering of the term stands; None if unclear."""
        others = [term.source, wanted, *renderings_of(term.source, self._language, language)]
        places = {span for other in others for span in _find(other, target, language, exact=False)}
        if not places and term.source[0].isupper():
            places = set(_alike(term.source, self._language, target, language))
        if len(places) != 1:
            return None
        span = places.pop()
        return target[: span.start] + wanted + span.suffix + target[span.end :]


def _term(line: str, number: int, name: object) -> Term:
    cells = [cell.strip() for cell in line.split("#", 1)[0].split("\t")]
    if _words(cells[0]):
        if len(cells) == 2 and cells[1] == KEEP:
            return Term(cells[0], cells[0])
        if len(cells) == 3 and all(cells) and _LANGUAGE.match(cells[2]):
            return Term(cells[0], cells[1], cells[2])
    raise GlossaryError(
        f"Line {number} of {name} is not a glossary entry: {line.strip()!r}.",
        "Write term, rendering and language code (en, uz) with tabs between them, or term and keep.",
    )


def _words(text: str) -> list[str]:
    """Words of ``text``, Italian articles apart from what they are elided with (l’azienda)."""
    return [part for word in _WORD.findall(text) for part in re.split(r"(?<=[a-zA-Z])[’'](?=\w)", word)]


def _stem(word: str) -> str:
    """``word`` without the vowel in which Italian inflects: banca, banche; gemello, gemelli."""
    return re.sub(r"h?[aeiou]{1,2}\Z", "", word.casefold()) if len(word) > 4 else word.casefold()


def _find(wanted: str, target: str, language: Language, *, exact: bool) -> list[_Span]:
    """Where ``wanted`` stands in ``target``: with its own capitals if ``exact``, with inflection at its end."""
    split = language.split_suffix
    end = r"(?:[-ʼ’']?(?P<suffix>[^\W\d_]{1,12}))?" if split else r"(?:e?s|[’'](?:s)?)?"
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}{end}(?!\w)", 0 if exact else re.IGNORECASE)
    spans = []
    for match in pattern.finditer(target):
        suffix = match.groupdict().get("suffix")
        if not suffix or (split and split(f"xxx{suffix.lower()}")[0] == "xxx"):
            spans.append(_Span(match.start(), match.end(), target[match.start() + len(wanted) : match.end()]))
    return spans


def _cut(text: str, spans: Iterable[_Span]) -> str:
    parts, position = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        parts.append(text[position : span.start])
        position = _SPACE.match(text, span.end).end()  # type: ignore[union-attr]  # it always matches
    return "".join([*parts, text[position:]])


def _alike(name: str, source_language: Language, target: str, language: Language) -> list[_Span]:
    """Runs of words with capitals that sound like ``name``."""
    parts = _words(name)
    words = [match for match in _WORD.finditer(target) if match[0][0].isupper()]
    spans = []
    for run in (words[i : i + len(parts)] for i in range(len(words) - len(parts) + 1)):
        likely = all(
            likeness(part, source_language, word[0], language) >= _ALIKE for part, word in zip(parts, run, strict=True)
        )
        if likely:
            suffix = language.split_suffix(run[-1][0])[1] if language.split_suffix else ""
            spans.append(_Span(run[0].start(), run[-1].end(), suffix))
    return spans
