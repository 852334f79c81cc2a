"""The commands. Each reads its input, asks the library, and writes the answer; nothing is decided here."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import __version__, outputs
from summarizer.cli import IN_PART
from summarizer.cli.batch import batch_command
from summarizer.cli.evaluate import evaluate_command
from summarizer.cli.models import app as models_app
from summarizer.cli.opening import open_summarizer
from summarizer.cli.options import (
    USUAL,
    USUAL_SUMMARIES,
    AsJson,
    Commercial,
    Coverage,
    Device,
    Drop,
    Force,
    Format,
    Glossary,
    Keep,
    Length,
    MaxChars,
    Models,
    Now,
    Offline,
    Output,
    Profile,
    Script,
    Source,
    Sources,
    To,
    languages,
)
from summarizer.cli.serve import serve_command
from summarizer.defaults import MAX_CHARS
from summarizer.errors import EmptyInput, InputError, OptionError, SummarizerError
from summarizer.outputs import alphabets
from summarizer.outputs.words import ENGLISH, in_alphabet
from summarizer.summary import lengths

if TYPE_CHECKING:
    from summarizer.result import Result
    from summarizer.sources import Document

app = typer.Typer(
    name="summarizer",
    help="Recovers an Italian article from a paste, translates it into English and Uzbek, and summarises it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its panels would triple the time that --help takes
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(models_app, name="models")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def process(
    file: Source,
    to: To = USUAL,
    length: Length = lengths.DEFAULT,
    form: Format = "text",
    output: Output = None,
    script: Script = alphabets.USUAL,
    profile: Profile = "auto",
    models: Models = None,
    device: Device = "auto",
    offline: Offline = False,
    now: Now = False,
    commercial: Commercial = False,
    glossary: Glossary = None,
    coverage: Coverage = False,
    keep: Keep = None,
    drop: Drop = None,
    force: Force = False,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Recover, translate and summarise one article.

    Exit code 3 means that some languages could be served and others not.
    """
    from summarizer.cli.progress import follow

    targets = languages(to)
    _require_place(form, output)
    document = _read(file)
    with open_summarizer(
        profile, models, device, offline, commercial, glossary, max_chars, wait=not now, coverage=coverage
    ) as summarizer:
        kept, dropped = tuple(keep or ()), tuple(drop or ())
        article = summarizer.recover(document.text, keep=kept, drop=dropped, force=force)
        events = summarizer.stream_article(article, targets, length, watched=False)
        result = alphabets.in_alphabet(follow(events), script)
    _deliver(result.found_at(document.url), form, output, script)


@app.command()
def recover(
    files: Sources, as_json: AsJson = False, keep: Keep = None, drop: Drop = None, max_chars: MaxChars = MAX_CHARS * 10
) -> None:
    """Show the article found in each file, and what was left out; loads no model.

    With --json one object a line: the file, and the fields of the article.
    """
    from summarizer.article import recover as recover_article
    from summarizer.serialise import article_to_dict

    failed = 0
    for file in files:
        try:
            document = _read(file)
            if not document.text.strip():
                raise EmptyInput(f"There is no text in {_named(file)}.", "Name a file that holds an article.")
            if (size := len(document.text)) > max_chars:
                raise InputError(f"{_named(file)} has {size:,} characters.", "Raise the limit with --max-chars.")
            article = recover_article(document.text, keep=tuple(keep or ()), drop=tuple(drop or ()))
            article = replace(article, url=document.url)
        except SummarizerError as error:
            failed += 1
            typer.echo(f"summarizer: {error}", err=True)
            continue
        if as_json:
            typer.echo(json.dumps({"file": _printable(file), **article_to_dict(article)}, ensure_ascii=False))
        else:
            from summarizer.outputs.formats.text import article_to_text

            typer.echo(article_to_text(article))
    if failed:
        raise typer.Exit(1 if failed == len(files) else IN_PART)


@app.command()
def translate(
    file: Source,
    to: To = USUAL,
    form: Format = "text",
    output: Output = None,
    script: Script = alphabets.USUAL,
    profile: Profile = "auto",
    models: Models = None,
    device: Device = "auto",
    offline: Offline = False,
    now: Now = False,
    commercial: Commercial = False,
    glossary: Glossary = None,
    coverage: Coverage = False,
    force: Force = False,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Recover and translate one article, without summaries."""
    from summarizer.cli.progress import follow

    targets = languages(to)
    _require_place(form, output)
    document = _read(file)
    with open_summarizer(
        profile, models, device, offline, commercial, glossary, max_chars, wait=not now, coverage=coverage
    ) as summarizer:
        article = replace(summarizer.recover(document.text, force=force), url=document.url)
        result = alphabets.in_alphabet(follow(summarizer.stream_article(article, targets, None, watched=False)), script)
    _deliver(result, form, output, script)


@app.command()
def summarize(
    file: Source,
    to: To = USUAL_SUMMARIES,
    length: Length = lengths.DEFAULT,
    as_json: AsJson = False,
    output: Output = None,
    profile: Profile = "auto",
    models: Models = None,
    device: Device = "auto",
    offline: Offline = False,
    now: Now = False,
    commercial: Commercial = False,
    glossary: Glossary = None,
    force: Force = False,
    max_chars: MaxChars = MAX_CHARS,
) -> None:
    """Summarise one article in Italian and other languages.

    With --json one object a line: the language, and the fields of its summary.
    """
    from summarizer.outputs.formats.text import summaries_to_text
    from summarizer.serialise import summary_to_dict

    wanted = languages(to)
    _require_place("text", output)
    document = _read(file)
    with open_summarizer(profile, models, device, offline, commercial, glossary, max_chars, wait=not now) as summarizer:
        summaries = summarizer.summarize(document.text, wanted, length, force=force)
        missing = [summarizer.why_not(language) for language in wanted if language not in summaries]
    if as_json:
        rows = ({"language": language, **summary_to_dict(summary)} for language, summary in summaries.items())
        _write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), output)
    else:
        _write(summaries_to_text(summaries), output)
    _admit(missing)


app.command("evaluate")(evaluate_command)
app.command("serve")(serve_command)
app.command("batch")(batch_command)


def _read(file: str) -> "Document":
    from summarizer import sources

    return sources.read(file)


def _named(file: str) -> str:
    return "standard input" if file == "-" else _printable(file)


def _printable(name: str) -> str:
    """A file's name as UTF-8 text, its stray bytes written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _require_place(form: str, output: Path | None) -> None:
    """Complain about the output before the work, not after it."""
    from summarizer.files import require_place

    if output is not None:
        require_place(output)
    elif outputs.get(form).binary:
        raise OptionError(
            f"Format {form} cannot go to the terminal.", f"Name a file with -o OUT{outputs.get(form).suffix}."
        )


def _deliver(result: "Result", form: str, output: Path | None, script: str) -> None:
    """Write the result, say which languages are missing and why, and exit with 3 if any are."""
    _write(outputs.write(result, form, in_alphabet(ENGLISH, script)), output)
    _admit([translation.reason for translation in result.values() if not translation.available])


def _admit(reasons: Sequence[str | None]) -> None:
    for reason in reasons:
        typer.echo(f"summarizer: {reason}", err=True)
    if reasons:
        raise typer.Exit(IN_PART)


def _write(data: str | bytes, output: Path | None) -> None:
    from summarizer.files import write_atomically

    if output is not None:
        write_atomically(output, data)
    else:
        sys.stdout.write(data if isinstance(data, str) else data.decode("utf-8"))
        sys.stdout.flush()
