"""Score an exported model on the kinds of text that it got wrong: ``python -m training.faults --model MODEL``.

The lines of ``faults.tsv`` (kind, Italian, English; ours) choose between adapters together with ntrex-tune; no grammar
of ``training/press`` writes them.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from summarizer.engines.base import Decoding
from summarizer.engines.starter import load_folder

LINES = Path(__file__).with_name("faults.tsv")
Line = tuple[str, str, str]


def read_lines(path: Path = LINES) -> list[Line]:
    """Return (kind, Italian, English) of each line."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(kind, source, reference) for kind, source, reference in rows]


def scores(lines: Iterable[Line], outputs: Sequence[str]) -> dict[str, float]:
    """Return chrF++ by kind, and of ``all`` lines."""
    from sacrebleu.metrics.chrf import CHRF

    by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (kind, _, reference), output in zip(lines, outputs, strict=True):
        for name in (kind, "all"):
            by_kind[name].append((output, reference))
    metric = CHRF(word_order=2)
    return {
        kind: round(metric.corpus_score([o for o, _ in pairs], [[r for _, r in pairs]]).score, 2)
        for kind, pairs in sorted(by_kind.items())
    }


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Score an exported model on headlines, offices, numbers and so on.")
    parser.add_argument("--model", type=Path, nargs="+", required=True, help="folders that export.py wrote")
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the translations too")
    arguments = parser.parse_args()
    lines = read_lines()
    for model in arguments.model:
        engine = load_folder(model, threads=1)
        results = engine.translate([source for _, source, _ in lines], "it", "en", Decoding(beam_size=arguments.beam))
        outputs = [result.text for result in results]
        print(model, "  ".join(f"{kind} {score}" for kind, score in scores(lines, outputs).items()), flush=True)
        if arguments.show:
            for (kind, source, _), output in zip(lines, outputs, strict=True):
                print(f"{kind}\t{source}\t{output}")


if __name__ == "__main__":
    main()
