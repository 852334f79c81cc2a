"""Fits the starter's doubt on marked translations, writes it, and prints what it reaches.

To be run after every change of the starter, of a check or of the links.

    python -m training.doubt [--first FIT.jsonl …] [--second REPORT.jsonl …] [--false 0.11]

What ships is fitted on both halves; what the first half alone teaches is measured on the second. The constant is set on
the second half: the links of our own were written with sentences of the first in view.
"""

import argparse
import re
from dataclasses import asdict
from pathlib import Path

import summarizer.models
from summarizer.engines.starter import load_folder
from summarizer.evaluation_doubt import Marked, Observed, cautious, doubt_scores, fitted, observed, read_marks
from summarizer.models.starter import prepare
from summarizer.translation.doubt import USUAL_WORD, Fit

MARKS = Path(__file__).parents[1] / "benchmarks" / "marks"
FITS = Path(summarizer.models.__file__).with_name("doubt.toml")


def write(fit: Fit, path: Path = FITS) -> None:
    """Put ``fit`` in the place of the starter's."""
    text = path.read_text(encoding="utf-8")
    rows = "".join(f"{name} = {value}\n" for name, value in asdict(fit).items())
    path.write_text(re.sub(r"\[starter\]\n(?:\w+ = .*\n)*", f"[starter]\n{rows}", text), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, nargs="+", default=sorted(MARKS.glob("starter-it-en-*fit.jsonl")))
    parser.add_argument("--second", type=Path, nargs="+", default=sorted(MARKS.glob("starter-it-en-*report.jsonl")))
    parser.add_argument("--false", type=float, default=0.11, help="of those not wrong, so many are marked at most")
    parser.add_argument("--word", type=float, default=USUAL_WORD, help="from this confidence on, no word is in doubt")
    options = parser.parse_args()
    engine = load_folder(prepare())
    first, second = (
        [row for path in paths for row in read_marks(path.read_text(encoding="utf-8"))]
        for paths in (options.first, options.second)
    )
    its, others = (observed(rows, engine, "it", "en") for rows in (first, second))

    def fit(rows: list[Marked], seen: list[Observed]) -> Fit:
        return cautious(fitted(rows, seen, options.word), others, second, options.false)

    alone, shipped = fit(first, its), fit([*first, *second], [*its, *others])
    write(shipped)
    print("the first half alone, on the second:", doubt_scores(second, others, alone).to_dict())
    print("as shipped, on the first:", doubt_scores(first, its, shipped).to_dict())
    print("as shipped, on the second:", doubt_scores(second, others, shipped).to_dict())
    print(shipped)


if __name__ == "__main__":
    main()
