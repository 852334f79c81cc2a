"""How far decoding is from what the machine could do at best, for the random models.

    python -m benchmarks.floor [--shape marian-base] [--rounds N] [--folder MODELS]

A group of sentences cannot be quicker than either of two things, both divided by a rate measured in between:

- reading the int8 weights, the decoder's and the output's once for each token of the outputs, the encoder's once, as if
  all sentences were one batch; the rate is that of adding up 512 MB;
- the multiply-adds of all matrix products with weights, one for each weight and token, in the decoder for each beam;
  the rate is that of PyTorch's int8 product of large matrices.

Attention to other tokens, softmax, search and Python cost nothing in this count. What the rest goes into is told by
leaving parts out: beams, nine tenths of the output's pieces (the bound of a shortlist), and batches.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import engine, random_models
from benchmarks.measuring import Row, interleaved, table, told, unmeasured
from benchmarks.rivals import BEAM
from benchmarks.texts import Group, groups
from summarizer.engines.hardware import threads
from summarizer.translation.hop import FIRST

_BYTES = 512_000_000
_ROWS, _INNER, _COLUMNS = 1024, 2048, 4096


@dataclass(frozen=True, slots=True)
class Work:
    """Bytes of weights read, multiply-adds, and the bytes if every token of every output read the weights anew."""

    read: int
    multiplied: int
    read_alone: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Numbers of weights (in int8 as many bytes), embeddings left out, of which only rows are read.

    ``cross`` are those of the decoder that see each source token once: the keys and values of cross attention.
    """

    encoder: int
    cross: int
    decoder: int

    @classmethod
    def of(cls, shape: Mapping[str, Any]) -> "Weights":
        """Of a transformer (Vaswani et al. 2017): 4 matrices for each attention, 2 for each feed-forward layer."""
        width, layers = shape["d_model"], shape["layers"]
        square, forward = width * width, 2 * width * shape["ffn"]
        return cls(
            encoder=layers * (4 * square + forward),
            cross=layers * 2 * square,
            decoder=layers * (6 * square + forward) + shape["vocab_size"] * width,
        )


def work(weights: Weights, texts: list[Group], beam: int) -> Work:
    """What translating ``texts`` takes at least, each group as one batch."""
    read = multiplied = alone = 0
    for group in texts:
        lengths = [len(text) for text in group.sentences]
        once = weights.encoder + weights.cross
        multiplied += sum(lengths) * once + len(lengths) * group.output * beam * weights.decoder
        alone += len(lengths) * (once + group.output * weights.decoder)
        read += once + group.output * weights.decoder
    return Work(read, multiplied, alone)


def machine() -> dict[str, Callable[[], object]]:
    """Reading ``_BYTES``, and a product of int8 matrices."""
    import torch

    torch.set_num_threads(threads())
    numbers = torch.ones(_BYTES // 4)
    left = torch.ones((_ROWS, _INNER), dtype=torch.int8)
    right = torch.ones((_COLUMNS, _INNER), dtype=torch.int8).t()

    def product() -> None:
        for _ in range(4):
            torch._int_mm(left, right)

    product()
    return {"reading": numbers.sum, "int8 product": product}


def compare(shape: str, folder: Path, rounds: int) -> tuple[list[Row], Mapping[str, float]]:
    """Measured time over the greater of both floors, for beam 4 and greedy; and the seconds behind that."""
    texts = groups(shape)
    own = engine.ours(random_models.convert(shape, folder, narrow=True), shape, texts)
    names = {1: "ours, greedy", BEAM: "ours, beam 4"}
    try:
        rates = machine()
    except (RuntimeError, AttributeError) as error:
        return [unmeasured(f"{shape}: time / floor", f"no int8 product in this PyTorch: {error}")], {}
    seconds = interleaved({name: own[name] for name in names.values()} | rates, rounds)
    read_rate = _BYTES / seconds["reading"]
    multiply_rate = 4 * _ROWS * _INNER * _COLUMNS / seconds["int8 product"]
    weights = Weights.of(random_models.SHAPES[shape] | {"vocab_size": random_models.written(shape)})
    rows, figures = [], {"GB/s": read_rate / 1e9, "int8 Gmultiply-add/s": multiply_rate / 1e9, **seconds}
    for beam, name in names.items():
        least = work(weights, texts, beam)
        reading, multiplying = least.read / read_rate, least.multiplied / multiply_rate
        rows.append(told(f"{shape}: {name}, time / floor", seconds[name] / max(reading, multiplying)))
        figures[f"{name}: floor of reading weights"] = reading
        figures[f"{name}: floor of multiplying"] = multiplying
        figures[f"{name}: reading weights anew for each token"] = least.read_alone / read_rate
    more, times = parts(shape, folder, rounds)
    return rows + more, figures | times


def parts(shape: str, folder: Path, rounds: int) -> tuple[list[Row], dict[str, float]]:
    """The time without a part of the work over that with it, in the search that ships."""
    short, its = f"{shape}, a tenth of the pieces", random_models.SHAPES[shape]
    size = random_models.written(shape) if its["kind"] == "Marian" else its["vocab_size"]  # others are narrowed again
    random_models.SHAPES[short] = its | {"vocab_size": size // 10}
    try:
        few = engine.searches(random_models.convert(short, folder, narrow=True), short)
        own = engine.searches(random_models.convert(shape, folder, narrow=True), shape)
        all_texts, few_texts = groups(shape), groups(short)
    finally:
        del random_models.SHAPES[short]
    alone = [Group([sentence], group.output) for group in all_texts for sentence in group.sentences]
    size = FIRST.decoding.beam_size
    seconds = interleaved(
        {
            "as it ships": lambda: own(all_texts, size),
            "greedy": lambda: own(all_texts, 1),
            "a tenth of the pieces": lambda: few(few_texts, size),
            "a sentence at a time": lambda: own(alone, size),
        },
        rounds,
    )
    base = seconds.pop("as it ships")
    rows = [told(f"{shape}: {name}, time / as it ships (beam {size})", time / base) for name, time in seconds.items()]
    return rows, seconds | {"as it ships": base}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=list(random_models.SHAPES), default="marian-base")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where the random models are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows, figures = compare(arguments.shape, arguments.folder or Path(scratch), arguments.rounds)
    print(table(rows) + "\n")
    for name, value in figures.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
