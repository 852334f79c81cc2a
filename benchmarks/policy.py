"""How to search with the starter: quality and cost of greedy search, beams, and a beam only where it seems needed.

    python -m benchmarks.policy --source FILE.it --reference FILE.en [--limit N] [--float32] [--json FILE]

The files are aligned, one sentence a line. All sentences are decoded three times: greedily, with 2 and with 4 beams.
The rest follows from these outputs: for several thresholds, beam 4 is taken where the mean log probability of greedy
search's tokens is lower; it costs greedy search for all and beam 4 for its share of the tokens. The translator's own
road (``Hop``), cut after each step of its ladder, finds these outputs in its cache and decodes only what it wants
beyond them; its checks count as cost, too.

Prints chrF++, BLEU, the processor's time against greedy search's, and the share of sentences that each search did;
``--float32`` adds greedy search with the weights that are not quantised. Choose by a set for tuning, and look at
another one for what is lost.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import compress
from pathlib import Path
from unittest.mock import patch

from benchmarks.measuring import Row, at_most, table
from summarizer.engines.base import Decoding, Hypothesis, TranslationEngine
from summarizer.errors import InputError
from summarizer.evaluation import evaluate
from summarizer.translation import hop
from summarizer.translation.cache import SentenceCache

THRESHOLDS = (-1.5, -1.2, -1.0, -0.9, -0.8, -0.7, -0.65, -0.6, -0.55, -0.5, -0.45, -0.4, -0.35, -0.3, -0.2, -0.1)
SHIPPED, FLOAT32 = "the translator, as it ships", "greedy, float32"
_BEAMS = {"greedy": 1, "beam 2": 2, "beam 4": 4}
# The loss of chrF++ that speed may cost.
_ALLOWED = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """What one search gave for every sentence, and the processor's seconds."""

    hypotheses: tuple[Hypothesis, ...]
    seconds: float

    def cost(self, chosen: Sequence[bool]) -> float:
        """Seconds for the chosen sentences alone: their share of the tokens."""
        tokens = [hypothesis.tokens for hypothesis in self.hypotheses]
        return self.seconds * sum(n for n, wanted in zip(tokens, chosen, strict=True) if wanted) / max(sum(tokens), 1)


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to search: ``cost`` is relative to greedy, ``shares`` are of the sentences that each search did."""

    name: str
    chrf: float
    bleu: float
    cost: float
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Texts, the searches that each went through, and the processor's seconds."""

    texts: Sequence[str]
    steps: Sequence[tuple[str, ...]]
    seconds: float


def decode(engine: TranslationEngine, texts: Sequence[str], beam: int) -> Decoded:
    """All texts in one call."""
    began = time.process_time()
    hypotheses = engine.translate(texts, "it", "en", Decoding(beam_size=beam))
    return Decoded(tuple(hypotheses), time.process_time() - began)


def mixed(greedy: Decoded, beam: Decoded, threshold: float) -> Outcome:
    """Beam 4 where greedy search's log probability is below the threshold."""
    chosen = [hypothesis.logprob < threshold for hypothesis in greedy.hypotheses]
    pairs = zip(greedy.hypotheses, beam.hypotheses, chosen, strict=True)
    texts = [(second if wanted else first).text for first, second, wanted in pairs]
    steps = [("greedy", "beam 4") if wanted else ("greedy",) for wanted in chosen]
    return Outcome(texts, steps, greedy.seconds + beam.cost(chosen))


def road(engine: TranslationEngine, sources: Sequence[str], decoded: Mapping[str, Decoded], length: int) -> Outcome:
    """The translator's own road, with the first ``length`` steps of its ladder."""
    with tempfile.TemporaryDirectory() as scratch, patch.object(hop, "LADDER", hop.LADDER[:length]):
        cache = SentenceCache(Path(scratch) / "sentences.sqlite3", capacity=10 * len(sources))
        for name, outputs in decoded.items():
            decoding = Decoding(beam_size=_BEAMS[name])
            keys = (SentenceCache.key(engine.card, "it", "en", decoding, text) for text in sources)
            cache.put(dict(zip(keys, outputs.hypotheses, strict=True)))
        began = time.process_time()
        done = hop.Hop(engine, "it", "en", cache=cache).translate(sources)
        seconds = time.process_time() - began
        cache.close()
    seconds += sum(outputs.cost([name in sentence.steps for sentence in done]) for name, outputs in decoded.items())
    return Outcome([sentence.target for sentence in done], [sentence.steps for sentence in done], seconds)


def sweep(
    engine: TranslationEngine, whole: TranslationEngine | None, sources: Sequence[str], references: Sequence[str]
) -> list[Policy]:
    """Every policy; ``whole`` is the same model in float32, for greedy search with it."""
    hop.Hop(engine, "it", "en").translate(sources[:1])  # the checks load their dictionaries
    decoded = {name: decode(engine, sources, beam) for name, beam in _BEAMS.items()}
    greedy, beam = decoded["greedy"], decoded["beam 4"]

    def policy(name: str, outcome: Outcome) -> Policy:
        scores = evaluate(outcome.texts, references, lambda texts: texts, "starter", engine.card.id)
        counts = Counter(step for steps in outcome.steps for step in dict.fromkeys(steps))
        shares = {step: round(count / len(sources), 3) for step, count in counts.items()}
        return Policy(name, scores.chrf, scores.bleu, round(outcome.seconds / greedy.seconds, 3), shares)

    def plain(name: str, outputs: Decoded) -> Policy:
        texts = [hypothesis.text for hypothesis in outputs.hypotheses]
        return policy(name, Outcome(texts, [(name,)] * len(texts), outputs.seconds))

    found = [plain(name, outputs) for name, outputs in decoded.items()]
    found += [
        policy(f"beam 4 where log probability < {threshold:g}", mixed(greedy, beam, threshold))
        for threshold in THRESHOLDS
    ]
    for length in range(len(hop.LADDER) + 1):
        step = hop.LADDER[length - 1].step if length else hop.FIRST.step
        name = SHIPPED if length == len(hop.LADDER) else f"the translator, up to {step}"
        found.append(policy(name, road(engine, sources, decoded, length)))
    return [*found, plain(FLOAT32, decode(whole, sources, 1))] if whole else found


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
