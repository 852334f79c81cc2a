"""Memory of a translator of true size against its estimate: ``python -m benchmarks.model_memory``.

The weights are random in the shape of NLLB-200 distilled 600M (arXiv:2207.04672), with a vocabulary of true size, so
that nothing need be fetched; outputs run to their limit, as the longest sentences do. Prints one line a run.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from summarizer.engines.base import Decoding
from summarizer.engines.load import load, read_config
from summarizer.engines.memory import Library, conversion_memory, count_parameters, estimate
from summarizer.engines.room import memory_needed
from summarizer.models.registry import parse_registry
from summarizer.models.sizes import human_size
from summarizer.models.snapshots import Snapshot
from tests.checkpoints import family_folder
from tests.tiny.sentences import SENTENCES

_PIECES = 256_001  # of NLLB, before its language codes
_KIBIBYTE = 1024 if sys.platform != "darwin" else 1  # the unit of ru_maxrss


def write_model(folder: Path) -> None:
    """Write random weights of the shape of NLLB 600M, and the tiny tokenizer filled up to its size."""
    import torch
    import transformers

    torch.manual_seed(0)
    config = transformers.M2M100Config(
        vocab_size=256_206,
        d_model=1024,
        encoder_layers=12,
        decoder_layers=12,
        encoder_ffn_dim=4096,
        decoder_ffn_dim=4096,
        encoder_attention_heads=16,
        decoder_attention_heads=16,
        max_position_embeddings=1024,
        scale_embedding=True,
        pad_token_id=1,
        eos_token_id=2,
        decoder_start_token_id=2,
    )
    transformers.M2M100ForConditionalGeneration(config).save_pretrained(folder)
    tokenizer = json.loads((family_folder("nllb") / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    vocabulary |= {f"▁filler{number}": number for number in range(len(vocabulary), _PIECES)}
    codes = [token for token in tokenizer["added_tokens"] if token["id"] > 3]
    for number, token in enumerate(codes, start=_PIECES):
        token["id"] = number
    tokenizer["post_processor"] = None
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


def measure(folder: Path, options: str, beam: int) -> str:
    """Load, translate 16 sentences, and say what it took at the peak against what was estimated."""
    backend: Library = "transformers" if "transformers" in options else "ctranslate2"
    compute = "float32" if backend == "transformers" else "int8"
    spec = parse_registry(f"random translate en-uz random/nllb {'0' * 40} none 2.5GB {options}").specs[0]
    loaded = load(spec, Snapshot(folder, "0" * 40), "cpu")
    engine = loaded.translation(spec)
    engine.translate(SENTENCES["en"][:16], "en", "uz", Decoding(beam_size=beam))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTE
    converting = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _KIBIBYTE
    estimated = estimate(count_parameters(folder), compute, read_config(folder), backend).total
    line = f"{loaded.card.backend}, beam {beam}: peak {human_size(peak)}, estimated {human_size(estimated)}"
    if converting:
        line += f"; conversion {human_size(converting)}, estimated {human_size(conversion_memory(folder))}"
    return line


def write_ready_made(folder: Path, source: Path) -> None:
    """The model as somebody else would publish it, converted with all its pieces. Takes some 5 GB of memory."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "summarizer.engines.convert", str(source), str(folder), "int8"]
    subprocess.run(command, check=True)


def measure_ready_made(folder: Path, beam: int) -> str:
    """As ``measure``, of a model that is converted already: against what is asked for before it is fetched."""
    size = (folder / "model.bin").stat().st_size
    line = f"random translate en-uz random/nllb {'0' * 40} none {size // 1000}kB format=ctranslate2 family=m2m_100"
    spec = parse_registry(line).specs[0]
    loaded = load(spec, Snapshot(folder, "0" * 40), "cpu")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTE
    loaded.translation(spec).translate(SENTENCES["en"][:16], "en", "uz", Decoding(beam_size=beam))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTE
    return (
        f"ready-made, {loaded.card.backend}, beam {beam}: {human_size(size)} on the disk, loaded {human_size(after)}, "
        f"peak {human_size(peak)}, estimated {human_size(memory_needed(spec, 'auto'))}"
    )


def main() -> None:
    """Command line; each measurement in a process of its own, since a peak does not fall again."""
    parser = argparse.ArgumentParser(description="Memory of a translator of true size against its estimate.")
    parser.add_argument("--backend", choices=["ctranslate2", "transformers"], default="ctranslate2")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--ready-made", type=Path, help="a converted model, made from --model where it is not there")
    parser.add_argument("--model", type=Path, help="keep the random model in this folder, or take it from there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.model or Path(scratch)
        if not (folder / "tokenizer.json").is_file():
            folder.mkdir(parents=True, exist_ok=True)
            write_model(folder)
            print(f"random model in {folder}; run again with --model to measure it alone")
            if arguments.model:
                return
        if arguments.ready_made:
            if not (arguments.ready_made / "model.bin").is_file():
                write_ready_made(arguments.ready_made, folder)
                print(f"converted into {arguments.ready_made}; run again to measure it alone")
                return
            print(measure_ready_made(arguments.ready_made, arguments.beam))
            return
        print(measure(folder, f"backend={arguments.backend}", arguments.beam))


if __name__ == "__main__":
    main()
