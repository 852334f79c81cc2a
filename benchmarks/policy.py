"""How to search with the starter: quality and cost of greedy search and of beams, as they are and with repairs.

    python -m benchmarks.policy --source FILE.it --reference FILE.en [--limit N] [--float32] [--json FILE]

The files are aligned, one sentence a line. Each goes through the translator's own road (``Hop``), with each search in
the place of the first, without repairs and with them; what two roads have in common is decoded once and counted in
both, by its share of the tokens.

Prints chrF++, BLEU, the processor's time inside the model against greedy search's, and the share of sentences that each
step did; ``--float32`` adds greedy search with the weights that are not quantised. Choose by a set for tuning, and look
at another one for what is lost.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import compress
from pathlib import Path
from unittest.mock import patch

from benchmarks.measuring import Row, at_most, table
from summarizer.engines.base import GREEDY, Decoding, Hypothesis, TranslationEngine
from summarizer.errors import InputError
from summarizer.evaluation import evaluate
from summarizer.translation import hop

SHIPPED, FLOAT32 = "the translator, as it ships", "greedy, float32"
_BEAMS = {"greedy": 1, "beam 2": 2, "beam 3": 3, "beam 4": 4}
# The loss of chrF++ that speed may cost.
_ALLOWED = 0.5


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to search: ``cost`` is relative to greedy, ``shares`` are of the sentences that each step did."""

    name: str
    chrf: float
    bleu: float
    cost: float
    shares: Mapping[str, float]


class Decoded:
    """An engine that decodes each text once in each way; ``seconds`` are those of all that was asked of it."""

    def __init__(self, engine: TranslationEngine) -> None:
        self._engine = engine
        self._known: dict[tuple[Decoding, str], tuple[Hypothesis, float]] = {}
        self.seconds = 0.0
        self.card, self.input_limit, self.count_tokens = engine.card, engine.input_limit, engine.count_tokens
        self.workers, self.batch, self.supports = engine.workers, engine.batch, engine.supports
        self.score, self.close = engine.score, engine.close

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        """See ``TranslationEngine``."""
        missing = [text for text in dict.fromkeys(texts) if (decoding, text) not in self._known]
        began = time.process_time()
        found = self._engine.translate(missing, source, target, decoding) if missing else []
        rate = (time.process_time() - began) / max(1, sum(hypothesis.tokens for hypothesis in found))
        for text, hypothesis in zip(missing, found, strict=True):
            self._known[decoding, text] = hypothesis, rate * hypothesis.tokens
        known = [self._known[decoding, text] for text in texts]
        self.seconds += sum(seconds for _, seconds in known)
        return [hypothesis for hypothesis, _ in known]


def sweep(
    engine: TranslationEngine, whole: TranslationEngine | None, sources: Sequence[str], references: Sequence[str]
) -> list[Policy]:
    """Every policy; ``whole`` is the same model in float32, for greedy search with it."""
    decoded = Decoded(engine)
    greedy = 0.0

    def policy(name: str, its: Decoded, first: hop.Attempt, mends: tuple[hop.Attempt, ...]) -> Policy:
        nonlocal greedy
        its.seconds = 0.0
        with patch.object(hop, "FIRST", first), patch.object(hop, "MENDS", mends):
            done = hop.Hop(its, "it", "en").translate(sources)
        greedy = greedy or its.seconds or 1.0
        scores = evaluate([one.target for one in done], references, lambda texts: texts, "starter", engine.card.id)
        counts = Counter(step for sentence in done for step in dict.fromkeys(sentence.steps))
        shares = {step: round(count / len(sources), 3) for step, count in counts.items()}
        return Policy(name, scores.chrf, scores.bleu, round(its.seconds / greedy, 3), shares)

    firsts = [hop.Attempt(name, Decoding(beam_size=size)) for name, size in _BEAMS.items()]
    found = [policy(first.step, decoded, first, ()) for first in firsts]
    found += [policy(f"{first.step}, with repairs", decoded, first, hop.MENDS) for first in firsts]
    found.append(policy(SHIPPED, decoded, hop.FIRST, hop.MENDS))
    return [*found, policy(FLOAT32, Decoded(whole), firsts[0], ())] if whole else found


def compare(
    source: Path, reference: Path, limit: int | None = None, float32: bool = False
) -> tuple[list[Row], list[Policy]]:
    """The rows of what is lost, and all policies. Lines that are too long for the starter are left out.

    Raises:
        ModelMissing: the starter is not installed.
        InputError: the files are empty, or differ in length.
    """
    from summarizer.engines.starter import load_folder
    from summarizer.models.starter import prepare

    sources, references = (path.read_text(encoding="utf-8").splitlines()[:limit] for path in (source, reference))
    if not sources or len(sources) != len(references):
        raise InputError(f"{source} and {reference} are empty or differ in length.", "Give files whose lines match.")
    engine = load_folder(prepare())
    whole = load_folder(prepare("float32")) if float32 else None
    fits = [length <= engine.input_limit for length in engine.count_tokens(sources)]
    policies = sweep(engine, whole, list(compress(sources, fits)), list(compress(references, fits)))
    chrf = {policy.name: policy.chrf for policy in policies}
    rows = [at_most("starter: chrF++ of beam 4 everywhere − as it ships", chrf["beam 4"] - chrf[SHIPPED], _ALLOWED)]
    if float32:
        rows.append(at_most("starter: chrF++ of float32 − int8, both greedy", chrf[FLOAT32] - chrf["greedy"], _ALLOWED))
    return rows, policies


def policy_table(policies: Sequence[Policy]) -> str:
    """The policies in Markdown."""
    lines = ["| search | chrF++ | BLEU | processor time | sentences |", "| --- | --- | --- | --- | --- |"]
    for p in policies:
        shares = ", ".join(f"{step} {share:.0%}" for step, share in p.shares.items())
        lines.append(f"| {p.name} | {p.chrf:.2f} | {p.bleu:.2f} | {p.cost:.2f} | {shares} |")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, required=True, help="Italian, one sentence a line")
    parser.add_argument("--reference", type=Path, required=True, help="English, one sentence a line")
    parser.add_argument("--limit", type=int, help="only so many lines")
    parser.add_argument("--float32", action="store_true", help="also greedy search in float32")
    parser.add_argument("--json", type=Path, help="write the policies here as well")
    arguments = parser.parse_args()
    rows, policies = compare(arguments.source, arguments.reference, arguments.limit, arguments.float32)
    print(policy_table(policies) + "\n\n" + table(rows))
    if arguments.json:
        arguments.json.write_text(
            json.dumps([asdict(policy) for policy in policies], indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
