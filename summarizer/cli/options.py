"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarizer.errors import OptionError

# "-" is read as standard input.
Source = Annotated[
    str,
    typer.Argument(
        metavar="FILE|-", help="The article: a file (.txt .md .html .docx .pdf), a link, or - for standard input."
    ),
]
Sources = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Files with pasted articles, links, or - for standard input.")
]
To = Annotated[str, typer.Option("--to", metavar="LANGUAGES", help="Target languages, parted by commas: en, uz.")]
Profile = Annotated[
    str, typer.Option(help="Which models: auto, light, best, permissive, llm, starter (see `summarizer models list`).")
]
Models = Annotated[Path | None, typer.Option("--models", metavar="FILE", help="A models.txt of your own.")]
Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.")]
Commercial = Annotated[bool, typer.Option("--commercial", help="Use only models that allow commercial use.")]
Glossary = Annotated[Path | None, typer.Option(metavar="FILE", help="Terms and their translations (TSV).")]
Force = Annotated[bool, typer.Option("--force", help="Translate although the text does not seem to be Italian.")]
MaxChars = Annotated[int, typer.Option(min=1, help="The longest text taken, in characters.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write here instead of to the terminal.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Keep = Annotated[list[str] | None, typer.Option("--keep", metavar="TEXT", help="A block that belongs to the article.")]
Drop = Annotated[list[str] | None, typer.Option("--drop", metavar="TEXT", help="A block that does not.")]


class LengthName(StrEnum):
    """How long the summaries are."""

    HEADLINE = "headline"
    SHORT = "short"
    MEDIUM = "medium"


Length = Annotated[LengthName, typer.Option(help="Of the summaries: one sentence, up to 3, or 4 to 6.")]


class Format(StrEnum):
    """What a processed article is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"


class Script(StrEnum):
    """The alphabet of Uzbek."""

    LATIN = "latin"
    LATIN_2026 = "latin-2026"
    CYRILLIC = "cyrillic"


def languages(text: str) -> tuple[str, ...]:
    """The codes in "en,uz".

    Raises:
        OptionError: there is none.
    """
    codes = tuple(code.strip().lower() for code in text.split(",") if code.strip())
    if not codes:
        raise OptionError("No language was named.", "Give --to en, --to uz or --to en,uz.")
    return codes
