"""Our engine beside what a user would write or pick instead, on the same random weights.

    python -m benchmarks.engine [--shape marian-base] [--rounds N] [--folder MODELS]

(a) the loop of the tutorials: transformers, float32, a sentence at a time;
(b) transformers in sorted batches: float32, bfloat16 and dynamic int8, of which the best counts;
(c) ``ctranslate2.Translator.translate_batch`` on the whole list, with several settings, of which the best counts;
(d) what argos-translate 1.11 calls (its translate.py, ``apply_packaged_translation``), a paragraph at a time.

Every system writes outputs of the same length. (a) does a part of the sentences only, and its time is scaled up.
"""

import argparse
import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import random_models
from benchmarks.measuring import Row, at_least, interleaved, table
from summarizer.engines.base import Decoding
from summarizer.engines.ct2 import CTranslate2Backend
from summarizer.engines.hardware import threads
from summarizer.engines.search import Search
from summarizer.translation.batching import batches

# Tokens of a news sentence in Italian, of its translation, and sentences of a paragraph.
_SHORTEST, _MEAN, _LONGEST, _OUTPUT, _PARAGRAPH = 6, 30, 70, 28, 4
_BEAM, _BATCH = 4, 16
# Of the sentences that greedy search translated with the starter, those that a check sent to the beam.
# See docs/performance.md.
REPAIRED = 0.25

Sentences = list[list[int]]


def sentences(count: int, size: int) -> Sentences:
    """Random sentences, their lengths spread as in news."""
    chance = random.Random(5)
    lengths = [min(_LONGEST, max(_SHORTEST, round(chance.gauss(_MEAN, 13)))) for _ in range(count)]
    return [[*(chance.randrange(4, size) for _ in range(length)), random_models.END] for length in lengths]


def load_float32(folder: Path) -> Any:
    """A checkpoint as the tutorials load it."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    torch.set_num_threads(threads())
    return AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()


def generate(model: Any, batch: Sentences, pad: int) -> None:
    """One call of transformers' generate."""
    import torch

    longest = max(map(len, batch))
    ids = torch.tensor([[*text, *[pad] * (longest - len(text))] for text in batch])
    with torch.inference_mode():
        model.generate(
            input_ids=ids,
            attention_mask=(ids != pad).long(),
            num_beams=_BEAM,
            do_sample=False,
            min_new_tokens=_OUTPUT,
            max_new_tokens=_OUTPUT,
        )


def rival_torch(
    folder: Path, texts: Sentences, pad: int, few: int
) -> tuple[dict[str, Callable[[], object]], Callable[[], object]]:
    """The contenders for (b), and (a)."""
    import torch

    model = load_float32(folder)
    ordered = sorted(texts, key=len)
    part = ordered[:: max(1, len(ordered) // few)][:few]

    def loop() -> None:
        for text in part:
            generate(model, [text], pad)

    def batched(which: Any) -> Callable[[], object]:
        def run() -> None:
            for start in range(0, len(ordered), _BATCH):
                generate(which, ordered[start : start + _BATCH], pad)

        return run

    half = load_float32(folder).to(torch.bfloat16)
    quantised = torch.ao.quantization.quantize_dynamic(load_float32(folder), {torch.nn.Linear}, torch.qint8)
    return {"float32": batched(model), "bfloat16": batched(half), "dynamic int8": batched(quantised)}, loop


def rival_ctranslate2(folder: Path, texts: Sequence[list[str]]) -> dict[str, Callable[[], object]]:
    """The contenders for (c), and (d)."""
    import ctranslate2

    one = ctranslate2.Translator(str(folder), intra_threads=threads(), inter_threads=1)
    forced = {"beam_size": _BEAM, "min_decoding_length": _OUTPUT, "max_decoding_length": _OUTPUT}

    def argos() -> None:
        for start in range(0, len(texts), _PARAGRAPH):
            one.translate_batch(
                texts[start : start + _PARAGRAPH],
                replace_unknowns=True,
                max_batch_size=32,
                batch_type="tokens",
                num_hypotheses=4,
                length_penalty=0.2,
                return_scores=True,
                **forced,
            )

    return {
        "16 sentences": lambda: one.translate_batch(texts, max_batch_size=16, **forced),
        "32 sentences": lambda: one.translate_batch(texts, max_batch_size=32, **forced),
        "1024 tokens": lambda: one.translate_batch(texts, max_batch_size=1024, batch_type="tokens", **forced),
        "argos": argos,
    }


def ours(folder: Path, shape: str, texts: Sentences) -> dict[str, Callable[[], object]]:
    """Our backend, with the translator's own batches: beam 4, and greedy with beam 4 for what a check refuses."""
    backend = CTranslate2Backend(folder, "cpu", "int8", random_models.vocabulary(shape), random_models.END)

    def run(part: Sentences, beam: int) -> None:
        for batch in batches([len(text) for text in part]):
            search = Search(Decoding(beam_size=beam), (_OUTPUT - 1,) * len(batch), least=_OUTPUT)
            backend.generate([part[i] for i in batch], [random_models.START], search)

    refused = random.Random(7).sample(texts, round(REPAIRED * len(texts)))

    def greedy_first() -> None:
        run(texts, 1)
        run(refused, _BEAM)

    return {"beam": lambda: run(texts, _BEAM), "greedy first": greedy_first}


def compare(
    shape: str, folder: Path, rounds: int, count: int = 48, few: int = 4
) -> tuple[list[Row], Mapping[str, float]]:
    """The rows for one shape, and the seconds behind them."""
    texts = sentences(count, random_models.SHAPES[shape]["vocab_size"])
    names = random_models.vocabulary(shape)
    converted = random_models.convert(shape, folder)
    torch_batched, loop = rival_torch(random_models.write(shape, folder), texts, random_models.padding(shape), few)
    raw = rival_ctranslate2(converted, [[names[number] for number in text] for text in texts])
    own = ours(converted, shape, texts)
    contenders: dict[str, Callable[[], object]] = {"(a) loop": loop}
    contenders |= {f"(b) {name}": run for name, run in torch_batched.items()}
    contenders |= {("(d) " if name == "argos" else "(c) ") + name: run for name, run in raw.items()}
    contenders |= {f"ours {name}": run for name, run in own.items()}
    seconds = interleaved(contenders, rounds)
    seconds["(a) loop"] *= count / few

    def best(letter: str) -> float:
        return min(time for name, time in seconds.items() if name.startswith(letter))

    beam = seconds["ours beam"]
    rows = [
        at_least(f"{shape}: loop in float32 (a) / ours, both beam 4", best("(a)") / beam, 10),
        at_least(
            f"{shape}: loop in float32, beam 4 (a) / ours, greedy first", best("(a)") / seconds["ours greedy first"], 20
        ),
        at_least(f"{shape}: transformers, sorted batches (b) / ours, both beam 4", best("(b)") / beam, 1.1),
        at_least(f"{shape}: CTranslate2 on the bare list (c) / ours, both beam 4", best("(c)") / beam, 0.95),
        at_least(f"{shape}: argos-translate's call (d) / ours, both beam 4", best("(d)") / beam, 1),
    ]
    return rows, seconds


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=list(random_models.SHAPES), default="marian-base")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=48)
    parser.add_argument("--folder", type=Path, help="where the random models are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows, seconds = compare(
            arguments.shape, arguments.folder or Path(scratch), arguments.rounds, arguments.sentences
        )
    print(table(rows) + "\n")
    for name, time in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"{name:24} {arguments.sentences / time:8.2f} sentences/s")


if __name__ == "__main__":
    main()
