"""What doubt and coverage cost: looking at translations beside making them, one thread, the starter.

    python -m benchmarks.doubt [--rounds N] [--sentences N]

Both read the sources of `benchmarks/marks`; what is translated is checked and repaired, as it ships. Reading the
finished translations once more with the model, which doubt does not do, is told beside it.
"""

import argparse
from pathlib import Path

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


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=64)
    options = parser.parse_args()
    print(table(compare(options.rounds, options.sentences)))


if __name__ == "__main__":
    main()
