"""The facts of an article, which a careful reader checks first, and how each reads in every translation.

Dates, numbers, sums of money and names are found sentence by sentence. Where a text has several forms of one fact the
first that agrees is its rendering; what agrees with nothing is "changed" if the translation has another of its kind to
spare, else "missing".
"""

from collections.abc import Iterable, Iterator, Mapping

from summarizer import languages
from summarizer.languages import Language
from summarizer.result import Fact, Rendering, Translation
from summarizer.text.calendar import find_dates, months, weekdays
from summarizer.translation.facts_names import named
from summarizer.translation.facts_numbers import numbered

_Row = tuple[str, str, Rendering]  # kind, as in the source, and what became of it


def facts_of(source_language: str, translations: Mapping[str, Translation]) -> tuple[Fact, ...]:
    """The facts of the article's sentences in their order, with a rendering for each language that has the sentence."""
    found: dict[tuple[int, str, str], tuple[str, dict[str, Rendering]]] = {}
    for language, translation in translations.items():
        for i, sentence in enumerate(translation.sentences if translation.available else ()):
            rows = facts_in(sentence.source, sentence.target, source_language, language) if sentence.target else ()
            for kind, text, rendering in rows:
                found.setdefault((i, kind, text), (sentence.source, {}))[1].setdefault(language, rendering)
    facts = [
        (i, source.find(text), Fact(kind, text, i, renderings))
        for (i, kind, text), (source, renderings) in found.items()
    ]
    return tuple(fact for *_, fact in sorted(facts, key=lambda row: row[:2]))


def facts_in(source: str, target: str, source_language: str, target_language: str) -> tuple[_Row, ...]:
    """The facts of one sentence with their rendering in ``target``, by kind."""
    here, there = languages.get(source_language), languages.get(target_language)
    rest, others = _without(source, find_dates(source, here)), _without(target, find_dates(target, there))
    return (
        *_dates(source, target, here, there),
        *numbered(rest, others, target, here, there),
        *named(source, target, here, there),
    )


def _dates(source: str, target: str, here: Language, there: Language) -> Iterator[_Row]:
    spare = [target[start:end] for start, end in find_dates(target, there)]
    if not there.calendar:
        return
    dates = [source[start:end] for start, end in find_dates(source, here)]
    first = {_of(one, there): one for one in reversed(spare)}
    same = {date: first.get(_of(date, here), "") for date in dict.fromkeys(dates)}
    found = set(same.values())
    spare = [one for one in spare if one not in found]
    for date in dates:
        if same[date]:
            yield "date", date, Rendering(same[date], "same")
        elif spare:
            yield "date", date, Rendering(spare.pop(0), "changed")
        else:
            yield "date", date, Rendering("", "missing")


def _of(date: str, language: Language) -> tuple[frozenset[int], frozenset[int], frozenset[str]]:
    digits = "".join(sign if sign.isdigit() else " " for sign in date)
    return months(f"{date} 1", language), weekdays(date, language), frozenset(n.lstrip("0") for n in digits.split())


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = "·" * (end - start)
    return "".join(signs)
