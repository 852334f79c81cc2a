"""The pages of the evaluation gate: pastes written for these tests, each line marked with what it is.

    S| section   T| headline   U| subtitle   Y| byline line   D| date line   B| paragraph   X| not the article   | empty
    +| the paragraph goes on in a new line   -| so, and the hyphen above is undone   =| so, and the hyphen above stays

Braces mark the part of a line that is the field. "# menu N" puts N lines of a menu, "# quote" quotes like a mail,
"# mangle …" spoils the characters as copying does.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.result import Article

FOLDER = Path(__file__).parent / "pages"
_FIELDS = {"S": "section", "T": "title", "U": "subtitle", "Y": "byline", "D": "date"}
_MENU = (
    "Cronaca Politica Esteri Sport Calcio Cinema Libri Motori Salute Casa Viaggi Scuola Lavoro Arte Moda Vini".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A paste and what must come out of it; ``junk`` are lines that must not be in the body."""

    name: str
    paste: str
    fields: Mapping[str, str]
    paragraphs: tuple[str, ...]
    junk: tuple[str, ...]


def load() -> tuple[Page, ...]:
    """All pages, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.page")))


def _read(path: Path) -> Page:
    lines: list[str] = []
    fields: dict[str, str] = {}
    paragraphs: list[str] = []
    junk: list[str] = []
    mangles: list[str] = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("#"):
            command, *arguments = raw[1:].split()
            if command == "menu":
                lines += [
                    f"{_MENU[i % len(_MENU)]} {_MENU[i // len(_MENU) % len(_MENU)]}" for i in range(int(arguments[0]))
                ]
            else:
                mangles += arguments or [command]
            continue
        mark, _, text = raw.partition("|")
        text = text.removeprefix(" ")
        marked = re.search(r"\{([^}]*)\}", text)
        lines.append(text.replace("{", "").replace("}", ""))
        if mark in _FIELDS:
            fields[_FIELDS[mark]] = marked.group(1) if marked else text
        elif mark == "X":
            junk.append(text)
        elif mark == "B":
            paragraphs.append(lines[-1])
            if marked:
                fields["date"] = marked.group(1)
        elif mark == "+" and not paragraphs:
            fields["title"] += f" {text}"
        elif mark in ("+", "=", "-"):
            head = paragraphs[-1][:-1] if mark == "-" else paragraphs[-1]
            paragraphs[-1] = head + (" " if mark == "+" else "") + text
    return Page(path.stem, _mangle("\n".join(lines), mangles), fields, tuple(paragraphs), tuple(junk))


def _mangle(text: str, how: list[str]) -> str:
    """Spoils a text as copying and pasting does."""
    for what in how:
        if what == "quote":
            text = "\n".join(f"> {line}" for line in text.split("\n"))
        elif what == "mojibake":
            text = "".join(
                bytes([byte]).decode("cp1252", "replace") if byte not in _UNDEFINED else chr(byte)
                for byte in text.encode()
            )
        elif what == "entities":
            text = re.sub("[à-ù«»’È]", lambda match: f"&#{ord(match.group(0))};", text).replace(" & ", " &amp; ")
        elif what == "nbsp":
            text = re.sub(r"(\d) |(?<=\bdi) ", lambda match: (match.group(1) or "") + "\xa0", text)
        elif what == "shy":
            text = re.sub(r"(\w{4})(zi|ta|ne)(\w)", "\\1\xad\\2\\3", text)
        elif what == "crlf":
            text = text.replace("\n", "\r\n")
    return text


_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})  # bytes that Windows-1252 leaves undefined


def words(text: str | None) -> str:
    """What two texts are compared by: their words."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def paragraph_f1(article: Article, page: Page) -> float:
    """F1 of exactly recovered paragraphs, 1.0 where both sides have none."""
    got, gold = Counter(map(words, article.paragraphs)), Counter(map(words, page.paragraphs))
    if not got and not gold:
        return 1.0
    return 2 * sum((got & gold).values()) / (sum(got.values()) + sum(gold.values()))


def field_right(article: Article, page: Page, name: str) -> bool:
    """Whether a field is the expected one, or absent where none is expected."""
    got, gold = words(getattr(article, name)), words(page.fields.get(name))
    if name == "date":
        return gold in got if gold else not got
    return got == gold


def leaked(article: Article, page: Page) -> list[str]:
    """The lines of furniture that were kept in the body."""
    kept = set(map(words, article.paragraphs)) - set(map(words, page.paragraphs))
    return [line for line in page.junk if words(line) in kept and words(line)]
