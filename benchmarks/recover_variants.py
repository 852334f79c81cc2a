"""Recovers the pages of the evaluation gate after pasting them otherwise: other empty lines, wrapped, quoted, framed.

    python -m benchmarks.recover_variants

Prints for every way the mean paragraph F1 and the share of right headlines, bylines and dates. Pages that are wrapped
or spoiled from the start take no part in the ways that would do it again.
"""

import re
import textwrap
from collections.abc import Callable, Mapping

from summarizer.article import recover
from tests.article import pages

WRAPPED = {"double-spaced", "mail-quoted", "pdf-blank-lines", "pdf-colonne"}
SPOILED = {"entities", "mojibake", "nbsp-shy"}
FIELDS = ("title", "byline", "date")
MENU = "\n".join(
    f"{a} {b}" for a in ("Cronaca", "Sport", "Libri", "Moda", "Scuola") for b in ("Roma", "Video", "Oggi") * 13
)
FOOT = "Chi siamo\nContatti\nPrivacy\nI più letti\nQuattro ricette per l’autunno che arriva\n© 2026 Editrice Valli Srl"
ENGLISH = (
    "Skip to content\nSign in\nNews\nPodcasts\nSearch\n",
    "\nAbout\nHelp\nTerms of Service\nPrivacy Policy\nFollow us",
)


def wrapped(text: str, width: int) -> str:
    """The text with its long lines wrapped."""
    return "\n".join(textwrap.fill(line, width) if len(line) > width else line for line in text.split("\n"))


def without_blank_lines(text: str) -> str:
    """The text without its empty lines."""
    return re.sub(r"\n\s*\n+", "\n", text)


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "no empty lines": without_blank_lines,
    "three empty lines": lambda text: re.sub(r"\n+", "\n\n\n\n", text),
    "an empty line after each": lambda text: re.sub(r"\n+", "\n\n", text),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "195 lines of menu": lambda text: f"{MENU}\n{text}",
    "a footer": lambda text: f"{text}\n{FOOT}",
    "English around it": lambda text: text.join(ENGLISH),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "wrapped at 72": lambda text: wrapped(text, 72),
    "wrapped at 72, quoted": lambda text: "\n".join(f"> {line}" for line in wrapped(text, 72).split("\n")),
    "wrapped at 64, no empty lines": lambda text: without_blank_lines(wrapped(text, 64)),
}


def suits(page: pages.Page, way: str) -> bool:
    """Whether a page can be pasted so: one that is wrapped or spoiled from the start cannot be so twice."""
    if not page.paragraphs or (page.name in WRAPPED and ("lines" in way or "wrapped" in way or "each" in way)):
        return False
    return not (page.name in SPOILED and ("wrapped" in way or "spaces" in way))


def main() -> None:
    """Prints the table."""
    for way, spoil in VARIANTS.items():
        chosen = [page for page in pages.load() if suits(page, way)]
        found = [(page, recover(spoil(page.paste))) for page in chosen]
        f1 = sum(pages.paragraph_f1(article, page) for page, article in found) / len(found)
        right = (sum(pages.field_right(article, page, name) for page, article in found) / len(found) for name in FIELDS)
        fields = "  ".join(f"{name} {share:.3f}" for name, share in zip(FIELDS, right, strict=True))
        print(f"{way:30} {len(found):2} pages  paragraph F1 {f1:.3f}  {fields}")


if __name__ == "__main__":
    main()
