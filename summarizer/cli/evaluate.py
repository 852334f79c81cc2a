"""The command ``summarizer evaluate``."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.caution import STARTER
from summarizer.cli.options import Commercial, Device, Glossary, Models, Offline, Profile
from summarizer.errors import OptionError

if TYPE_CHECKING:
    from summarizer.models import Models as Provider


def evaluate_command(
    direction: Annotated[
        str | None, typer.Option(metavar="SOURCE-TARGET", help="For instance it-en, it-uz or en-uz.")
    ] = None,
    source: Annotated[Path | None, typer.Option(metavar="FILE", help="Sentences to translate, one a line.")] = None,
    reference: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Their translations by people, line by line.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first lines.")] = None,
    hypotheses: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the translations here.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    doubt: Annotated[
        Path | None,
        typer.Option(metavar="MARKS", help="Instead: translations marked by hand, JSON lines; none is made."),
    ] = None,
    fit: Annotated[bool, typer.Option("--fit", help="With --doubt: fit the weights on the marks.")] = False,
    profile: Profile | None = None,
    models: Models = None,
    device: Device = "auto",
    offline: Offline = False,
    commercial: Commercial = False,
    glossary: Glossary = None,
    precision: Annotated[str, typer.Option(help="auto, int8 or float32.")] = "auto",
) -> None:
    """Score translations with chrF++ and BLEU (sacrebleu), checks and repair included.

    With --doubt MARKS: how well the marks and doubted words of given translations meet those that people made
    (it-en and profile starter if not said otherwise).
    """
    if doubt is not None:
        from summarizer.models import Models as Choice

        chosen = Choice(profile or STARTER, models, device, offline=offline, commercial=commercial, precision=precision)
        _doubt(chosen, doubt, direction or "it-en", fit, as_json)
        return
    if direction is None or source is None or reference is None:
        raise OptionError("evaluate needs --direction, --source and --reference.", "Or give --doubt MARKS.")
    from summarizer.api import Summarizer
    from summarizer.evaluation import evaluate as score
    from summarizer.files import require_place, write_atomically
    from summarizer.sources import read

    start, end = _languages(direction)
    if hypotheses is not None:
        require_place(hypotheses)
    originals, references = (
        read(str(path)).text.removesuffix("\n").split("\n")[:limit] for path in (source, reference)
    )
    profile = profile or "auto"
    with Summarizer(
        profile,
        models=models,
        device=device,
        offline=offline,
        commercial=commercial,
        glossary=glossary,
        precision=precision,
    ) as summarizer:
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


def _languages(direction: str) -> tuple[str, str]:
    """The two codes in "it-en".

    Raises:
        OptionError: there are no two.
    """
    source, _, target = direction.partition("-")
    if not source or not target:
        raise OptionError(f"{direction!r} is not a direction.", "Give two languages, such as it-en.")
    return source, target


def _doubt(models: "Provider", marks: Path, direction: str, fit: bool, as_json: bool) -> None:
    """Score given translations, with weights fitted on them or those of the model."""
    from summarizer.evaluation_doubt import doubt_scores, fitted, observed, read_marks
    from summarizer.sources import read
    from summarizer.translation.doubt import USUAL_WORD, fits

    start, end = _languages(direction)
    rows = read_marks(read(str(marks)).text)
    steps = models.ready(start, end).steps
    if len(steps) != 1:
        raise OptionError(f"{direction} takes two models here.", "Marks belong to the translations of one.")
    known = fits().get(steps[0].id)
    if known is None and not fit:
        raise OptionError(f"{steps[0].id} has no fit.", "Fit it on these marks with --fit.")
    seen = observed(rows, models.engine(steps[0]), start, end)
    weights = fitted(rows, seen, known.word if known else USUAL_WORD) if fit or known is None else known
    values = doubt_scores(rows, seen, weights).to_dict() | ({"fit": asdict(weights)} if fit else {})
    if as_json:
        typer.echo(json.dumps(values))
    else:
        typer.echo("\n".join(f"{name} = {value}" for name, value in values.items()))
