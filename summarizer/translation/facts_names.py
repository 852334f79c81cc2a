"""The names of a sentence in its translation: places, persons and others."""

from collections.abc import Iterator, Sequence

from summarizer.languages import Language
from summarizer.result import Rendering
from summarizer.text.names import Name, find_names, key_of
from summarizer.translation.checks.name_search import NameSearch


def named(source: str, target: str, here: Language, there: Language) -> Iterator[tuple[str, str, Rendering]]:
    """Kind, text and rendering of each name of ``source``; words of one name side by side are one.

    As the check of names, it stops in what is a list rather than a sentence.
    """
    search = NameSearch(target, there)
    groups = list(dict(_together(source, find_names(source, here, there)[: search.most])).items())
    missing = set(search.missing([name for _, names in groups for name in names], here))
    for text, names in groups:
        kept = [name for name in names if name.text not in missing]
        written = " ".join(dict.fromkeys(filter(None, (search.rendering(name, here) for name in kept))))
        whole = len(kept) == len(names)
        yield _kind(names, here), text, Rendering(written, "same" if whole else "changed" if kept else "missing")


def _together(text: str, names: Sequence[Name]) -> Iterator[tuple[str, list[Name]]]:
    """The names in groups that only blanks part, with the text of each group."""
    group: list[Name] = []
    start = end = at = 0
    for name in names:
        place = text.find(name.text, at)
        if place < 0:  # in another spelling than the text's
            continue
        if group and text[end:place].strip():
            yield text[start:end], group
            group = []
        start = start if group else place
        at = end = place + len(name.text)
        group.append(name)
    if group:
        yield text[start:end], group


def _kind(names: Sequence[Name], language: Language) -> str:
    if len(names) > 1 and names[0].text.lower() in language.given_names:
        return "person"
    key = key_of(names[0].text, language) if len(names) == 1 else None
    return "place" if key in language.demonyms else "name"
