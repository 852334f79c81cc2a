"""What a user would write or pick instead of this package, for the same weights; each with beam 4."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.texts import Group, Sentences
from summarizer.engines.hardware import threads

BEAM = 4
_BATCH = 16

Contenders = dict[str, Callable[[], object]]


def load(folder: Path, dtype: str = "float32") -> Any:
    """A checkpoint as the tutorials load it."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    torch.set_num_threads(threads())
    return AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=getattr(torch, dtype)).eval()


def generate(model: Any, batch: Sentences, output: int, pad: int) -> Any:
    """One call of transformers' generate; every output gets ``output`` tokens behind its first, given one."""
    import torch

    longest = max(map(len, batch))
    ids = torch.tensor([[*text, *[pad] * (longest - len(text))] for text in batch])
    with torch.inference_mode():
        return model.generate(
            input_ids=ids,
            attention_mask=(ids != pad).long(),
            num_beams=BEAM,
            do_sample=False,
            min_new_tokens=output,
            max_new_tokens=output,
        )


def loop(model: Any, groups: Sequence[Group], pad: int) -> Callable[[], None]:
    """(a) A sentence at a time, as in the tutorials."""

    def run() -> None:
        for group in groups:
            for text in group.sentences:
                generate(model, [text], group.output, pad)

    return run


def batched(folder: Path, model: Any, groups: Sequence[Group], pad: int) -> Contenders:
    """(b) Sorted batches in float32, bfloat16 and dynamic int8."""
    import torch

    def contender(which: Any) -> Callable[[], None]:
        def run() -> None:
            for group in groups:
                ordered = sorted(group.sentences, key=len)
                for start in range(0, len(ordered), _BATCH):
                    generate(which, ordered[start : start + _BATCH], group.output, pad)

        return run

    found: Contenders = {"float32": contender(model), "bfloat16": contender(load(folder, "bfloat16"))}
    quantise = getattr(getattr(torch.ao, "quantization", None), "quantize_dynamic", None)
    if quantise:  # later versions of PyTorch leave it to torchao
        found["dynamic int8"] = contender(quantise(load(folder), {torch.nn.Linear}, torch.qint8, inplace=True))
    return found


def ctranslate2(folder: Path, groups: Sequence[Group], vocabulary: Sequence[str]) -> Contenders:
    """(c) ``translate_batch`` on the whole list: several sizes of batches, and workers of one thread each."""
    import ctranslate2 as library

    names = [[[vocabulary[number] for number in text] for text in group.sentences] for group in groups]
    one = library.Translator(str(folder), intra_threads=threads())
    many = library.Translator(str(folder), inter_threads=threads(), intra_threads=1)

    def contender(translator: Any, size: int, kind: str) -> Callable[[], None]:
        def run() -> None:
            pending = [
                result
                for texts, group in zip(names, groups, strict=True)
                for result in translator.translate_batch(
                    texts,
                    max_batch_size=size,
                    batch_type=kind,
                    beam_size=BEAM,
                    min_decoding_length=group.output,
                    max_decoding_length=group.output,
                    asynchronous=True,
                )
            ]
            for result in pending:
                result.result()

        return run

    return {
        "8 sentences": contender(one, 8, "examples"),
        "16 sentences": contender(one, 16, "examples"),
        "512 tokens": contender(one, 512, "tokens"),
        "workers of one thread": contender(many, 8, "examples"),
    }
