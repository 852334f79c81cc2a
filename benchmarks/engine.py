"""Our engine beside what a user would write or pick instead, on the same random weights.

    python -m benchmarks.engine [--shape marian-base] [--rounds N] [--folder MODELS]

(a) the loop of the tutorials: transformers, float32, a sentence at a time;
(b) transformers in sorted batches: float32, bfloat16 and dynamic int8, of which the best counts;
(c) ``ctranslate2.Translator.translate_batch`` on the whole list, with several settings, of which the best counts;
(d) argos-translate's function, a paragraph at a time (benchmarks/argos.py).

Every system writes outputs of the same lengths. (a) does a part of the sentences only, and its time is scaled up.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import argos, random_models, rivals
from benchmarks.measuring import Row, at_least, interleaved, table
from benchmarks.rivals import BEAM, Contenders
from benchmarks.texts import Group, groups, some
from summarizer.engines.base import Decoding
from summarizer.engines.ct2 import CTranslate2Backend
from summarizer.engines.search import Search
from summarizer.translation.hop import FIRST

# Searches of a repair for each sentence. ``make bench`` takes what the article's run has shown for the starter instead;
# this is about that, for a run without the article.
AGAIN = 0.25
# The share of the sentences that (a) translates.
_PART = 1 / 8


def searches(folder: Path, shape: str) -> Callable[[list[Group], int], None]:
    """Our backend with a converted shape: decodes groups with so many beams."""
    names, state = random_models.vocabulary(shape), random_models.state(shape)
    backend = CTranslate2Backend(folder, "cpu", "int8", names, random_models.END, state=state)

    def run(part: list[Group], beam: int) -> None:
        for group in part:
            limits = (group.output - 1,) * len(group.sentences)
            search = Search(Decoding(beam_size=beam), limits, least=group.output)
            backend.generate(group.sentences, [random_models.START], search)

    return run


def ours(folder: Path, shape: str, texts: list[Group], again: float = AGAIN) -> Contenders:
    """Our backend: beam 4, greedy, and as it ships: beam 2, and beam 4 again for a share ``again``."""
    run = searches(folder, shape)
    # More than all of them are decoded again where many need several repairs.
    doubtful = [*texts * int(again), *some(texts, again % 1)]

    def as_it_ships() -> None:
        run(texts, FIRST.decoding.beam_size)
        run(doubtful, BEAM)

    return {
        "ours, beam 4": lambda: run(texts, BEAM),
        "ours, greedy": lambda: run(texts, 1),
        "ours, as it ships": as_it_ships,
    }


def compare(shape: str, folder: Path, rounds: int, again: float = AGAIN) -> tuple[list[Row], Mapping[str, float]]:
    """The rows for one shape, and the seconds behind them."""
    texts, names, pad = groups(shape), random_models.vocabulary(shape), random_models.padding(shape)
    original, converted = random_models.write(shape, folder), random_models.convert(shape, folder)
    part = some(texts, _PART)
    model = rivals.load(original)
    contenders = ours(random_models.convert(shape, folder, narrow=True), shape, texts, again)
    del contenders["ours, greedy"]
    contenders["(a) loop"] = rivals.loop(model, part, pad)
    contenders |= {f"(b) {name}": run for name, run in rivals.batched(original, model, texts, pad).items()}
    contenders |= {f"(c) {name}": run for name, run in rivals.ctranslate2(converted, texts, names).items()}
    contenders["(d) argos"] = argos.contender(converted, texts, names)
    seconds = interleaved(contenders, rounds, lambda name: name[:3] if name.startswith("(") else name)
    seconds["(a) loop"] *= _tokens(texts) / _tokens(part)
    return _rows(shape, seconds), seconds


def _tokens(texts: list[Group]) -> int:
    return sum(group.output * len(group.sentences) for group in texts)


def _rows(shape: str, seconds: Mapping[str, float]) -> list[Row]:
    def best(letter: str) -> float:
        return min(time for name, time in seconds.items() if name.startswith(letter))

    beam, shipped = seconds["ours, beam 4"], seconds["ours, as it ships"]
    its = "function" if argos.library() else "call, written out"
    return [
        at_least(f"{shape}: (a) loop in float32 / ours, both beam 4", best("(a)") / beam, 10),
        at_least(f"{shape}: (a) loop in float32, beam 4 / ours, as it ships", best("(a)") / shipped, 20),
        at_least(f"{shape}: (b) transformers, sorted batches / ours, both beam 4", best("(b)") / beam, 1.1),
        at_least(f"{shape}: (c) CTranslate2, whole list / ours, both beam 4", best("(c)") / beam, 0.95),
        at_least(f"{shape}: (d) argos-translate's {its} / ours, both beam 4", best("(d)") / beam, 1),
    ]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=list(random_models.SHAPES), default="marian-base")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where the random models are kept")
    parser.add_argument("--again", type=float, default=AGAIN, help="the share that is decoded again, as a repair")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows, seconds = compare(arguments.shape, arguments.folder or Path(scratch), arguments.rounds, arguments.again)
    print(table(rows) + "\n")
    for name, time in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"{name:28} {time:8.2f} s")


if __name__ == "__main__":
    main()
