"""Options that several commands share."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.errors import OptionError
from summarizer.languages import SOURCE, TARGETS
from summarizer.outputs import FORMATS
from summarizer.outputs.alphabets import ALPHABETS
from summarizer.summary.lengths import LENGTHS


def _one_of(names: Collection[str]) -> Callable[[str], str]:
    """Accepts one of the names."""

    def check(value: str) -> str:
        if value not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}.")
        return value

    return check


def _menu(names: Collection[str]) -> dict[str, Any]:
    """What makes a text option a choice among the names of a table."""
    return {"metavar": "|".join(names), "callback": _one_of(names)}


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
USUAL = ",".join(TARGETS)
USUAL_SUMMARIES = f"{SOURCE},{TARGETS[0]}"
To = Annotated[str, typer.Option("--to", metavar="LANGUAGES", help="Target languages, separated by commas.")]
Profile = Annotated[
    str, typer.Option(help="Which models: auto, light, best, permissive, llm, starter (see `summarizer models list`).")
]
Models = Annotated[Path | None, typer.Option("--models", metavar="FILE", help="A models.txt of your own.")]
Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.")]
Now = Annotated[bool, typer.Option("--now", help="Fetch no model first: what is on this machine serves at once.")]
Commercial = Annotated[bool, typer.Option("--commercial", help="Use only models that allow commercial use.")]
Glossary = Annotated[Path | None, typer.Option(metavar="FILE", help="Terms and their translations (TSV).")]
Coverage = Annotated[bool, typer.Option("--coverage", help="Look for what a translation leaves out (slow).")]
Force = Annotated[bool, typer.Option("--force", help="Translate although the text does not seem to be Italian.")]
MaxChars = Annotated[int, typer.Option(min=1, help="The longest text taken, in characters.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write here instead of to the terminal.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Keep = Annotated[list[str] | None, typer.Option("--keep", metavar="TEXT", help="A block that belongs to the article.")]
Drop = Annotated[list[str] | None, typer.Option("--drop", metavar="TEXT", help="A block that does not.")]


_SENTENCES = ", ".join(f"{length.most} ({name})" for name, length in LENGTHS.items())
Length = Annotated[str, typer.Option(help=f"Of the summaries; sentences at most: {_SENTENCES}.", **_menu(LENGTHS))]
Format = Annotated[str, typer.Option("--format", help="What is written.", **_menu(FORMATS))]
FolderFormat = Annotated[
    str, typer.Option("--format", help="What the files of a folder are written as.", **_menu(FORMATS))
]
Script = Annotated[str, typer.Option(help="The alphabet of Uzbek.", **_menu(ALPHABETS))]


def languages(text: str) -> tuple[str, ...]:
    """The codes in "en,uz".

    Raises:
        OptionError: there is none.
    """
    codes = tuple(code.strip().lower() for code in text.split(",") if code.strip())
    if not codes:
        raise OptionError("No language was named.", f"Give --to {TARGETS[0]} or --to {USUAL}.")
    return codes
