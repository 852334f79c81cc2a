"""What stands around the headlines of pages: every kind of header, put above the articles of the gate.

A header must not change which line is the headline.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.article import pages
from tests.summary.articles import FOLDER

BYLINE, DATE = "di Gino Salvi", "12 gennaio 2026"
SHAPES = {"packed": "\n", "spread": "\n\n"}  # how the lines of a header are parted


@dataclass(frozen=True, slots=True)
class Story:
    """An article without its header."""

    name: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def halves(self) -> tuple[str, str]:
        """The headline, cut in the middle."""
        words = self.title.split(" ")
        return " ".join(words[: (len(words) + 1) // 2]), " ".join(words[(len(words) + 1) // 2 :])


def stories() -> tuple[Story, ...]:
    """The articles that have a headline and at least three paragraphs."""
    found = [Story(page.name, page.fields.get("title", ""), page.paragraphs) for page in pages.load()]
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(Story(path.stem, data["title"], tuple(data["paragraphs"])))
    return tuple(story for story in found if story.title and len(story.paragraphs) > 2)


def _above(*lines: str) -> Callable[[Story], tuple[list[str], str]]:
    return lambda story: ([*lines, story.title, BYLINE, DATE], story.title)


def _below(*lines: str) -> Callable[[Story], tuple[list[str], str]]:
    return lambda story: ([story.title, *lines], story.title)


def _titled(form: str) -> Callable[[Story], tuple[list[str], str]]:
    return lambda story: ([form.format(story.title), BYLINE, DATE], form.format(story.title))


# The lines of a header of each kind, and its headline.
KINDS: Mapping[str, Callable[[Story], tuple[list[str], str]]] = {
    "plain": _above(),
    "kicker": _above("Il caso di Valdora"),
    "kicker in capitals": _above("VIABILITÀ E CANTIERI"),
    "section": _above("Cronaca"),
    "site, section": _above("Il Corriere di Valdora", "Cronaca"),
    "label of a live blog": _above("DIRETTA"),
    "promotion": _above("Abbonati a 1 euro al mese", "Scopri l'offerta", "Accedi"),
    "related above": _above("Leggi anche: Il mercato coperto riapre dopo dodici anni"),
    "most read above": _above("I più letti", "Il mercato coperto riapre dopo dodici anni", "Pallamano, la Virtus va"),
    "path": _above("Home > Cronaca > Valdora"),
    "author above": lambda story: ([BYLINE, DATE, story.title], story.title),
    "date above": lambda story: ([DATE, story.title, BYLINE], story.title),
    "covering note": lambda story: (
        ["Ciao, ti giro questo articolo, leggilo con calma.", "Un saluto, Rita", "", story.title, BYLINE],
        story.title,
    ),
    "mail": lambda story: (
        ["Da: Rita Orsi", "A: Gino Salvi", "Oggetto: da leggere", "Data: 12 gennaio 2026", "", story.title],
        story.title,
    ),
    "caption below": _below("Un momento della giornata (foto Bassi)", BYLINE, DATE),
    "standfirst below": _below("Che cosa è successo, chi c'era e che cosa può accadere adesso", BYLINE, DATE),
    "buttons below": _below(BYLINE, DATE, "Condividi", "Facebook", "WhatsApp", "3 minuti di lettura"),
    "nothing below": _below(),
    "in capitals": lambda story: ([story.title.upper(), BYLINE, DATE], story.title),
    "date first": _titled("12 marzo 1977, {}"),
    "number first": _titled("Dieci anni dopo: {}"),
    "two lines": lambda story: ([f"{story.halves[0]}\n{story.halves[1]}", BYLINE, DATE], story.title),
}


def cases() -> Iterator[tuple[str, str, Story, str, str]]:
    """Every kind, shape and story with its paste and the headline expected."""
    for kind, header in KINDS.items():
        for shape, margin in SHAPES.items():
            for story in stories():
                lines, title = header(story)
                if kind == "two lines" and not story.halves[1][:1].islower():
                    continue  # nothing tells such a headline from one with its subtitle
                yield kind, shape, story, margin.join(lines) + "\n\n" + "\n\n".join(story.paragraphs), title
