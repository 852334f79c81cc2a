"""The commands. Each reads its input, asks the library, and writes the answer; nothing is decided here."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import __version__
from summarizer.cli import IN_PART
from summarizer.cli.batch import batch_command
from summarizer.cli.delivery import admit, deliver, require_output, write
from summarizer.cli.evaluate import evaluate_command
from summarizer.cli.models import app as models_app
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
from summarizer.errors import EmptyInput, InputError, SummarizerError
from summarizer.files import printable
from summarizer.outputs import alphabets
from summarizer.summary import lengths

if TYPE_CHECKING:
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
    from summarizer.api import Summarizer
    from summarizer.cli.progress import follow

    targets = languages(to)
    require_output(form, output)
    document = _read(file)
    with Summarizer(
        profile,
        models=models,
        device=device,
        offline=offline,
        commercial=commercial,
        glossary=glossary,
        max_chars=max_chars,
        wait=not now,
        coverage=coverage,
    ) as summarizer:
        kept, dropped = tuple(keep or ()), tuple(drop or ())
        article = summarizer.recover(document.text, keep=kept, drop=dropped, force=force)
        events = summarizer.stream_article(article, targets, length, watched=False)
        result = alphabets.in_alphabet(follow(events), script)
    deliver(result.found_at(document.url), form, output, script)


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
            typer.echo(json.dumps({"file": printable(file), **article_to_dict(article)}, ensure_ascii=False))
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
    from summarizer.api import Summarizer
    from summarizer.cli.progress import follow

    targets = languages(to)
    require_output(form, output)
    document = _read(file)
    with Summarizer(
        profile,
        models=models,
        device=device,
        offline=offline,
        commercial=commercial,
        glossary=glossary,
        max_chars=max_chars,
        wait=not now,
        coverage=coverage,
    ) as summarizer:
        article = replace(summarizer.recover(document.text, force=force), url=document.url)
        result = alphabets.in_alphabet(follow(summarizer.stream_article(article, targets, None, watched=False)), script)
    deliver(result, form, output, script)


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
    from summarizer.api import Summarizer
    from summarizer.outputs.formats.text import summaries_to_text
    from summarizer.serialise import summary_to_dict

    wanted = languages(to)
    require_output("text", output)
    document = _read(file)
    with Summarizer(
        profile,
        models=models,
        device=device,
        offline=offline,
        commercial=commercial,
        glossary=glossary,
        max_chars=max_chars,
        wait=not now,
    ) as summarizer:
        summaries = summarizer.summarize(document.text, wanted, length, force=force)
        missing = [summarizer.why_not(language) for language in wanted if language not in summaries]
    if as_json:
        rows = ({"language": language, **summary_to_dict(summary)} for language, summary in summaries.items())
        write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), output)
    else:
        write(summaries_to_text(summaries), output)
    admit(missing)


app.command("evaluate")(evaluate_command)
app.command("serve")(serve_command)
app.command("batch")(batch_command)


def _read(file: str) -> "Document":
    from summarizer import sources

    return sources.read(file)


def _named(file: str) -> str:
    return "standard input" if file == "-" else printable(file)
