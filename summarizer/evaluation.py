"""How good the translations are: chrF++ (Popović 2017) and BLEU (Papineni et al. 2002) by sacrebleu."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from summarizer.errors import InputError


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores on 0–100; ``chrf`` is chrF++. ``seconds`` is the time of translating, model loading left out."""

    chrf: float
    bleu: float
    chrf_signature: str
    bleu_signature: str
    sentences: int
    seconds: float
    profile: str
    model: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def evaluate(
    sources: Sequence[str],
    references: Sequence[str],
    translate: Callable[[Sequence[str]], Sequence[str]],
    profile: str,
    model: str,
) -> Evaluation:
    """Translate ``sources`` and compare with ``references``, line by line.

    Raises:
        InputError: there is nothing to compare, or the two differ in length.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    if not sources or len(sources) != len(references):
        raise InputError(
            f"There are {len(sources)} source lines and {len(references)} reference lines.",
            "Give two files whose lines correspond.",
        )
    if not all(any(line.strip() for line in lines) for lines in (sources, references)):
        raise InputError("There is nothing to compare.", "Give two files with a sentence a line.")
    start = time.perf_counter()
    hypotheses = list(translate(sources))
    seconds = time.perf_counter() - start
    chrf, bleu = CHRF(word_order=2), BLEU()
    return Evaluation(
        chrf=round(chrf.corpus_score(hypotheses, [list(references)]).score, 4),
        bleu=round(bleu.corpus_score(hypotheses, [list(references)]).score, 4),
        chrf_signature=str(chrf.get_signature()),
        bleu_signature=str(bleu.get_signature()),
        sentences=len(sources),
        seconds=round(seconds, 2),
        profile=profile,
        model=model,
    )
