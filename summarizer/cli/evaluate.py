"""The command ``summarizer evaluate``."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.opening import open_summarizer
from summarizer.cli.options import Commercial, Device, Glossary, Models, Offline, Profile


def evaluate_command(
    direction: Annotated[str, typer.Option(metavar="SOURCE-TARGET", help="For instance it-en, it-uz or en-uz.")],
    source: Annotated[Path, typer.Option(metavar="FILE", help="Sentences to translate, one a line.")],
    reference: Annotated[Path, typer.Option(metavar="FILE", help="Their translations by people, line by line.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first lines.")] = None,
    hypotheses: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the translations here.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    profile: Profile = "auto",
    models: Models = None,
    device: Device = "auto",
    offline: Offline = False,
    commercial: Commercial = False,
    glossary: Glossary = None,
    precision: Annotated[str, typer.Option(help="auto, int8 or float32.")] = "auto",
) -> None:
    """Score translations with chrF++ and BLEU (sacrebleu), checks and repair included."""
    from summarizer.evaluation import evaluate as score
    from summarizer.files import write_atomically
    from summarizer.sources import read

    start, _, end = direction.partition("-")
    originals, references = (
        read(str(path)).text.removesuffix("\n").split("\n")[:limit] for path in (source, reference)
    )
    with open_summarizer(profile, models, device, offline, commercial, glossary, precision=precision) as summarizer:
        model = summarizer.load(start, end)
        translations: list[str] = []

        def translate(sentences: Sequence[str]) -> Sequence[str]:
            translations.extend(s.target for s in summarizer.translate_sentences(sentences, start, end))
            return translations

        scores = score(originals, references, translate, profile, model)
    if hypotheses is not None:
        write_atomically(hypotheses, "".join(line + "\n" for line in translations))
    if as_json:
        typer.echo(json.dumps(scores.to_dict()))
    else:
        typer.echo(f"chrF++ {scores.chrf:.2f}  {scores.chrf_signature}")
        typer.echo(f"BLEU   {scores.bleu:.2f}  {scores.bleu_signature}")
        typer.echo(f"{scores.sentences} sentences in {scores.seconds:.1f} s, {scores.model}, profile {scores.profile}")
