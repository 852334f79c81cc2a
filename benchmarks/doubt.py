"""What doubt and coverage cost: looking at translations beside making them, one thread, the starter.

    python -m benchmarks.doubt [--rounds N] [--sentences N]
    python -m benchmarks.doubt --lines PREFIX [--limit N]

The second tells whether doubt holds for other lines (PREFIX.it and PREFIX.en, of which every other is translated): the
share that is marked, of the long ones, and of the thirds nearest to the reference and farthest from it by chrF++.

Both read the sources of `benchmarks/marks`; what is translated is checked and repaired, as it ships. Reading the
finished translations once more with the model, which doubt does not do, is told beside it.
"""

import argparse
from pathlib import Path
from statistics import fmean

from sacrebleu.metrics.chrf import CHRF

from benchmarks.measuring import Row, at_most, interleaved, table, told
from summarizer.engines.starter import load_folder
from summarizer.evaluation_doubt import read_marks
from summarizer.languages import get
from summarizer.models.starter import prepare
from summarizer.translation.coverage import coverage
from summarizer.translation.hop import Hop
from summarizer.translation.judge import Judge

MARKS = Path(__file__).parent / "marks" / "starter-it-en-fit.jsonl"
GOAL = 0.15
LONG = 120


def compare(rounds: int, sentences: int) -> list[Row]:
    """The share of the translation's time."""
    engine = load_folder(prepare(), threads=1)
    texts = [row.source for row in read_marks(MARKS.read_text(encoding="utf-8"))[:sentences]]
    hop, judge = Hop(engine, "it", "en"), Judge.of(engine.card.id, get("it"), get("en"))
    if judge is None:
        raise RuntimeError("the starter has no fit: python -m training.doubt")
    done = hop.translate(texts)
    seconds = interleaved(
        {
            "translate": lambda: [hop.translate(texts[at : at + 4]) for at in range(0, len(texts), 4)],
            "judge": lambda: [judge.judged(sentence, -3.0) for sentence in done],
            "cover": lambda: [coverage(engine, one.source, one.target, get("it"), get("en")) for one in done],
            "read again": lambda: engine.score(texts, [sentence.target for sentence in done], "it", "en"),
        },
        rounds,
    )
    engine.close()
    return [
        at_most("starter: doubt / translation", seconds["judge"] / seconds["translate"], GOAL),
        told("starter: coverage / translation", seconds["cover"] / seconds["translate"]),
        told("starter: reading translations again / translation", seconds["read again"] / seconds["translate"]),
    ]


def marked_lines(prefix: Path, limit: int | None) -> str:
    """The shares of the lines that are marked."""
    italian, english = (
        prefix.with_name(f"{prefix.name}.{code}").read_text(encoding="utf-8").splitlines()[::2][:limit]
        for code in ("it", "en")
    )
    engine, metric = load_folder(prepare()), CHRF(word_order=2)
    done = Hop(engine, "it", "en").translate(italian)
    engine.close()
    scores = [metric.sentence_score(s.target, [line]).score for s, line in zip(done, english, strict=True)]
    order = sorted(range(len(done)), key=lambda i: scores[i])
    third = len(order) // 3
    groups = {
        "all": order,
        f"over {LONG} characters": [i for i in order if len(italian[i]) > LONG],
        "farthest third": order[:third],
        "nearest third": order[-third:],
    }
    return "\n".join(f"{name}: {fmean(done[i].doubtful for i in group):.2f} marked" for name, group in groups.items())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=64)
    parser.add_argument("--lines", type=Path, metavar="PREFIX", help="aligned files, PREFIX.it and PREFIX.en")
    parser.add_argument("--limit", type=int, help="with --lines: so many at most")
    options = parser.parse_args()
    if options.lines is not None:
        print(marked_lines(options.lines, options.limit))
        return
    print(table(compare(options.rounds, options.sentences)))


if __name__ == "__main__":
    main()
