"""Score an exported model: chrF++, BLEU, their signatures, speed, and what went wrong visibly."""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from summarizer.engines.base import Decoding
from summarizer.engines.starter import load_folder


def repeats(text: str) -> bool:
    """Tell whether the last word, pair or triple of words occurs four times and more in a row at the end."""
    words = text.split()
    for size in (1, 2, 3):
        tail = words[-size:]
        if len(words) >= 4 * size and words[-4 * size :] == tail * 4:
            return True
    return False


def describe(outputs: Sequence[str], finished: Sequence[bool]) -> dict[str, int]:
    """Count outputs that are empty, that were cut off, and that run in a loop."""
    return {
        "empty": sum(not output for output in outputs),
        "unfinished": sum(not done for done in finished),
        "loops": sum(repeats(output) for output in outputs),
    }


def main() -> None:
    """Command line: see ``--help``."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    parser = argparse.ArgumentParser(description="Score an exported model.")
    parser.add_argument("--model", type=Path, required=True, help="folder that export.py wrote")
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--length-penalty", type=float, default=1.0)
    parser.add_argument("--batch", type=int, default=32, help="sentences a call")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, help="only the first lines")
    parser.add_argument("--hypotheses", type=Path, help="file to write the translations to")
    arguments = parser.parse_args()
    sources = arguments.source.read_text(encoding="utf-8").splitlines()[: arguments.limit]
    references = arguments.reference.read_text(encoding="utf-8").splitlines()[: arguments.limit]
    engine = load_folder(arguments.model, threads=arguments.threads)
    order = sorted(range(len(sources)), key=lambda index: len(sources[index]))
    outputs, finished = [""] * len(sources), [False] * len(sources)
    began = time.perf_counter()
    for first in range(0, len(order), arguments.batch):
        part = order[first : first + arguments.batch]
        decoding = Decoding(beam_size=arguments.beam, length_penalty=arguments.length_penalty)
        results = engine.translate([sources[index] for index in part], "it", "en", decoding)
        for index, result in zip(part, results, strict=True):
            outputs[index], finished[index] = result.text, result.finished
    seconds = time.perf_counter() - began
    chrf, bleu = CHRF(word_order=2), BLEU()
    scores = {
        "chrf++": round(chrf.corpus_score(outputs, [references]).score, 2),
        "bleu": round(bleu.corpus_score(outputs, [references]).score, 2),
        "chrf_signature": str(chrf.get_signature()),
        "bleu_signature": str(bleu.get_signature()),
        "sentences": len(sources),
        "sentences_per_second": round(len(sources) / seconds, 2),
        **describe(outputs, finished),
    }
    print(json.dumps(scores, indent=2))
    if arguments.hypotheses is not None:
        arguments.hypotheses.write_text("\n".join(outputs) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
