"""Train the adapter, on CPU or on one GPU.

On CPU, use one single-threaded worker a core: workers meet once a step to average gradients,
which bears other load on the machine, where threads that meet at every product do not.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch.multiprocessing.spawn import spawn

from training.adapter import save, start_from
from training.average import Average
from training.batches import NEGATIVES, PROMPT, Example, collate, encode, epochs, frequent_pieces, mixed, read_examples
from training.gemma import Gemma, Lora

SEED = 20091


@dataclass(frozen=True, slots=True)
class Options:
    """The command line; README.md shows the values the adapter was made with."""

    base: Path
    pairs: Path
    out: Path
    start: Path | None
    tune: tuple[Path, Path] | None
    prompt: str
    rank: int
    alpha: float
    rate: float
    warmup: float
    decay: float
    tokens: int
    smoothing: float
    steps: int
    minutes: float
    every: float
    workers: int
    device: str


def rate_at(progress: float, peak: float, warmup: float) -> float:
    """Return the learning rate: a short rise, then linear decay to zero at progress 1."""
    if progress < warmup:
        return peak * max(progress, 0.002) / warmup
    return peak * max(0.0, 1.0 - progress) / (1.0 - warmup)


class Trainer:
    """One worker: its share of each batch, the averaged gradient, the common update."""

    def __init__(self, options: Options, worker: int, rendezvous: str) -> None:
        from transformers import AutoTokenizer

        torch.manual_seed(SEED)
        self.options, self.worker, self.began = options, worker, time.monotonic()
        if options.workers > 1:
            torch.set_num_threads(1)  # otherwise OMP_NUM_THREADS decides
            dist.init_process_group("gloo", init_method=rendezvous, rank=worker, world_size=options.workers)
        tokenizer = AutoTokenizer.from_pretrained(options.base)
        core, other = read_examples(tokenizer, options.pairs, options.prompt)
        self.model = Gemma(options.base, Lora(options.rank, options.alpha), device=options.device)
        if options.start is not None:
            start_from(self.model, options.start)
        self.optimizer = torch.optim.AdamW(
            [factor.requires_grad_() for factor in self.model.factors.values()],
            lr=options.rate,
            betas=(0.9, 0.98),
            weight_decay=0.0,
            fused=True,
        )
        self.average = Average(self.model, options.decay)
        self.frequent = frequent_pieces(core + other)
        self.draw = mixed(epochs(core, options.tokens, SEED), epochs(other, options.tokens, SEED + 1), SEED)
        self.held_out = self._held_out(tokenizer)
        self.seen = 0

    def _held_out(self, tokenizer: object) -> list[list[Example]]:
        if self.options.tune is None:
            return []
        source, target = (path.read_text(encoding="utf-8").splitlines()[:120] for path in self.options.tune)
        examples = encode(tokenizer, list(zip(source, target, strict=True)), self.options.prompt)
        examples.sort(key=lambda example: len(example.tokens))
        groups = [examples[first : first + 10] for first in range(0, len(examples), 10)]
        return groups[self.worker :: self.options.workers]

    def _loss(self, examples: list[Example]) -> torch.Tensor:
        whole = self.model.embedding.shape[0]
        batch = collate(examples, self.frequent, torch.randint(whole, (NEGATIVES,)), whole)
        tokens, target, pieces, weights = (
            part.to(self.options.device) for part in (batch.tokens, batch.target, batch.pieces, batch.stands_for)
        )
        return self.model.loss(tokens, target, pieces, self.options.smoothing, weights)

    def _average(self, values: torch.Tensor) -> torch.Tensor:
        if self.options.workers > 1:
            dist.all_reduce(values)
            values /= self.options.workers
        return values

    def step(self, progress: float) -> float:
        """Do one update and return this worker's loss."""
        shares = [self.draw(progress) for _ in range(self.options.workers)]
        self.seen += sum(len(e.tokens) for share in shares for e in share)
        loss = self._loss(shares[self.worker])
        torch.autograd.backward(loss)
        gradient = self._average(self.model.collect())
        gradient *= (1.0 / (gradient.norm() + 1e-6)).clamp(max=1.0)
        offset = 0
        for factor in self.model.factors.values():
            factor.grad = gradient[offset : offset + factor.numel()].view_as(factor)
            offset += factor.numel()
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(progress, self.options.rate, self.options.warmup)
        self.optimizer.step()
        self.model.refresh()
        self.average.update()
        return float(loss.detach())

    @torch.no_grad()
    def held_out_loss(self) -> float:
        """Return the mean loss of the selection sentences over the whole vocabulary."""
        losses = []
        for group in self.held_out:
            batch = collate(group, torch.arange(self.model.embedding.shape[0]))
            device = self.options.device
            loss = self.model.loss(batch.tokens.to(device), batch.target.to(device), batch.pieces.to(device))
            losses.append(float(loss))
        mean = torch.tensor([sum(losses) / max(1, len(losses))])
        return float(self._average(mean))

    def progress(self, step: int) -> float:
        """Return how much of the run is done, by steps or by the clock, the same in all workers."""
        clock = (time.monotonic() - self.began) / 60 / self.options.minutes
        done = torch.tensor([max(step / self.options.steps, clock)])
        return float(self._average(done))

    def report(self, step: int, loss: float) -> None:
        """Print a line of the learning curve and write a checkpoint, both of the averaged factors."""
        with self.average.applied():
            held_out = self.held_out_loss()
            if self.worker == 0:
                save(self.model, self.options.out)
        if self.worker == 0:
            minutes = (time.monotonic() - self.began) / 60
            print(
                f"{minutes:6.1f} min  step {step:5d}  tokens {self.seen:9d}  loss {loss:.4f}  held-out {held_out:.4f}",
                flush=True,
            )

    def run(self) -> None:
        """Train until the steps or the minutes are used up."""
        self.report(0, float("nan"))
        self.began = reported = time.monotonic()
        step, mean = 0, float("nan")
        while (progress := self.progress(step)) < 1.0:
            loss = self.step(progress)
            step += 1
            mean = loss if step == 1 else 0.98 * mean + 0.02 * loss
            due = self._average(torch.tensor([time.monotonic() - reported]))
            if float(due) > self.options.every * 60:
                self.report(step, mean)
                reported = time.monotonic()
        self.report(step, mean)


def _work(worker: int, options: Options, rendezvous: str) -> None:
    Trainer(options, worker, rendezvous).run()


def parse() -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Train the adapter.")
    parser.add_argument("--base", type=Path, required=True, help="folder that base.py wrote")
    parser.add_argument("--pairs", type=Path, required=True, help="file that prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the adapter")
    parser.add_argument("--start", type=Path, help="adapter to go on from")
    parser.add_argument("--tune", type=Path, nargs=2, help="selection texts: source, target")
    parser.add_argument("--prompt", default=PROMPT, help="what is asked, with {source} in it")
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--alpha", type=float, default=32.0)
    parser.add_argument("--rate", type=float, default=1.2e-3, help="peak learning rate")
    parser.add_argument("--warmup", type=float, default=0.04, help="share of the run in which the rate rises")
    parser.add_argument("--decay", type=float, default=0.98, help="of the weight average, a step")
    parser.add_argument("--tokens", type=int, default=1024, help="tokens a worker and step")
    parser.add_argument("--smoothing", type=float, default=0.0, help="label smoothing")
    parser.add_argument("--steps", type=int, default=10**9, help="stop after so many updates")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after so long")
    parser.add_argument("--every", type=float, default=5.0, help="minutes between checkpoints")
    parser.add_argument("--workers", type=int, default=1, help="CPU: one a core")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    values = vars(parser.parse_args())
    values["prompt"] = values["prompt"].replace("\\n", "\n")
    values["tune"] = tuple(values["tune"]) if values["tune"] else None
    return Options(**values)


def main() -> None:
    """Command line: see ``--help``."""
    options = parse()
    options.out.mkdir(parents=True, exist_ok=True)
    meeting = options.out / "rendezvous"
    meeting.unlink(missing_ok=True)
    rendezvous = f"file://{meeting.resolve()}"
    if options.workers == 1:
        _work(0, options, rendezvous)
    else:
        spawn(_work, args=(options, rendezvous), nprocs=options.workers)
        meeting.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
