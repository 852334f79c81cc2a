"""Sequence-to-sequence models on CTranslate2 (https://opennmt.net/CTranslate2), int8 on CPUs by default."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ctranslate2

from summarizer.engines.batching import best_size, in_batches, shares
from summarizer.engines.hardware import Workers, out_of_memory, threads
from summarizer.engines.search import Output, Search, scored_again, within_limits
from summarizer.engines.vocabulary import spelt

# Bytes that the hypotheses of all batches at work may take: with fewer NLLB is slower, with more it takes more memory
# (benchmarks/engine.py, benchmarks/peak_memory.py). Each holds its scores over the vocabulary three times while the
# best are sought, and keys and values for as many positions as the source has, and a quarter more.
_BYTES, _COPIES, _POSITIONS = 440_000_000, 3, 1.25
# Hypotheses of one worker's batch, beyond which more are no faster.
_ROWS = 64


class CTranslate2Backend:
    """A converted model; see ``Backend``.

    ``vocabulary`` holds the token of each id, of which the conversion may have left some out; ``end`` is the end
    token's id; ``start`` says how many tokens the decoder starts with by itself: one, but none in mBART-25, which is
    given a language's code to start with; ``state`` says how many numbers the decoder keeps for each position.
    """

    def __init__(
        self,
        folder: Path,
        device: str,
        compute: str,
        vocabulary: Sequence[str],
        end: int,
        start: int = 1,
        state: int = 0,
    ) -> None:
        workers = Workers.of(threads(), device)
        with memory_errors():
            self._translator = opened(ctranslate2.Translator, folder, device, compute, workers)
        written = _pieces(folder, "target")
        self._scores, self._state = _COPIES * len(written), _POSITIONS * state
        self._absent = frozenset(vocabulary).difference(_pieces(folder, "source"))
        self._unwritten = frozenset(vocabulary).difference(written)
        self._tokens = vocabulary
        self._ids = {token: number for number, token in enumerate(vocabulary)}
        self._end = vocabulary[end]
        self._start = start
        self.name = f"ctranslate2 {self._translator.compute_type}"
        self.workers, self.batch = workers.count, best_size(device)

    def generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        """See ``Backend``. The decoder's start token is part of the converted model; the prefix is what follows it."""
        prefix = [self._tokens[number] for number in output[self._start :]]
        given = len(output) - 1  # the start is not given back, wherever it came from
        # The converter has taken Marian's padding, which would be suppressed, out of the vocabulary altogether.
        suppressed = {self._tokens[number] for number in search.suppressed} - self._unwritten
        decoding = search.decoding

        def begin(batch: Sequence[int]) -> Sequence[Any]:
            pending: Sequence[Any] = self._translator.translate_batch(
                [
                    [token for number in sources[i] for token in spelt(self._tokens[number], self._absent)]
                    for i in batch
                ],
                target_prefix=[prefix] * len(batch) if prefix else None,
                beam_size=decoding.beam_size,
                num_hypotheses=decoding.beam_size,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                suppress_sequences=[[token] for token in suppressed],
                max_input_length=0,  # never cut a source in silence
                max_decoding_length=max(search.limits[i] for i in batch) + given + 1,
                min_decoding_length=search.least + given,
                return_scores=True,
                return_end_token=True,
                asynchronous=True,
            )
            return pending

        def most(longest: int) -> int:
            rows = min(_ROWS, _BYTES / self.workers / (4 * (self._scores + self._state * longest)))
            return max(1, int(rows / decoding.beam_size))

        with memory_errors():
            results = decode_shared([len(source) for source in sources], self.workers, most, begin)
        outputs = [
            self._output(
                [tokens[given:] for tokens in result.hypotheses], result.scores[0], given, decoding.length_penalty
            )
            for result in results
        ]
        return scored_again(within_limits(outputs, search), sources, output, self.score)

    def score(
        self, sources: Sequence[Sequence[int]], output: Sequence[int], targets: Sequence[Sequence[int]]
    ) -> list[tuple[float, ...]]:
        """See ``Backend``. A piece that the conversion left out is scored as its characters together."""
        prefix = [self._tokens[number] for number in output[self._start :]]
        spelled = [[spelt(self._tokens[number], self._unwritten) for number in target] for target in targets]
        with memory_errors():
            results = self._translator.score_batch(
                [
                    [token for number in source for token in spelt(self._tokens[number], self._absent)]
                    for source in sources
                ],
                [[*prefix, *(token for tokens in target for token in tokens)] for target in spelled],
                max_batch_size=max(1, int(_BYTES / 4 / self.workers / (4 * self._scores))),  # scores for every position
                batch_type="tokens",
                max_input_length=0,
                offset=len(prefix),
            )
        return [_summed(result.log_probs, target) for result, target in zip(results, spelled, strict=True)]

    def close(self) -> None:
        """Release the weights."""
        self._translator.unload_model()

    def _output(self, found: Sequence[Sequence[str]], score: float, prefixed: int, length_penalty: float) -> Output:
        tokens, *others = found
        finished = bool(tokens) and tokens[-1] == self._end
        ids = self._known(tokens)
        # The score is the sum of log probabilities over length ** penalty, the prefix (log probability 0) counted.
        total = score * (len(tokens) + prefixed) ** length_penalty
        rest = tuple(self._known(other[:-1]) for other in others if other[-1:] == [self._end])
        return Output(ids[:-1] if finished else ids, total / max(len(tokens), 1), finished, rest)

    def _known(self, tokens: Sequence[str]) -> tuple[int, ...]:
        return tuple(self._ids[token] for token in tokens if token in self._ids)  # rows without a token are not text


def _pieces(folder: Path, side: str) -> list[str]:
    """The vocabulary of the source or the target, which may be the same."""
    shared = folder / "shared_vocabulary.json"
    path = shared if shared.is_file() else folder / f"{side}_vocabulary.json"
    pieces: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return pieces


class CTranslate2Generator:
    """A converted causal model; see ``Backend``. ``ends`` are the tokens at which an answer is over."""

    workers = 1

    def __init__(self, folder: Path, device: str, compute: str, vocabulary: Sequence[str], ends: Sequence[int]) -> None:
        with memory_errors():
            self._generator = opened(ctranslate2.Generator, folder, device, compute, Workers(1, threads()))
        self._tokens = vocabulary
        self._ends = frozenset(ends)
        self._end = ends[0]
        self.name = f"ctranslate2 {self._generator.compute_type}"
        self.batch = best_size(device)

    def generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        """See ``Backend``; ``sources`` are prompts, and ``output`` is empty."""
        return in_batches(lambda part, its: self._generate(part, output, its), sources, search)

    def _generate(self, sources: Sequence[Sequence[int]], output: Sequence[int], search: Search) -> list[Output]:
        decoding = search.decoding
        with memory_errors():
            results = self._generator.generate_batch(
                [[self._tokens[number] for number in [*source, *output]] for source in sources],
                beam_size=decoding.beam_size,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                end_token=sorted(self._ends),
                return_end_token=True,
                max_length=max(search.limits) + 1,
                min_length=search.least,
                include_prompt_in_result=False,
                return_scores=True,
            )
        outputs = [
            self._output(result.sequences_ids[0], result.scores[0], decoding.length_penalty) for result in results
        ]
        return scored_again(within_limits(outputs, search), sources, output, self.score)

    def score(
        self, sources: Sequence[Sequence[int]], output: Sequence[int], targets: Sequence[Sequence[int]]
    ) -> list[tuple[float, ...]]:
        """See ``Backend``; an answer ends with the first of the end tokens."""
        rows = [
            [self._tokens[number] for number in (*source, *output, *target, self._end)]
            for source, target in zip(sources, targets, strict=True)
        ]
        return score_rows(self._generator, rows, [len(target) + 1 for target in targets])

    def close(self) -> None:
        """Release the weights."""
        self._generator.unload_model()

    def _output(self, ids: Sequence[int], score: float, length_penalty: float) -> Output:
        finished = bool(ids) and ids[-1] in self._ends
        logprob = score * len(ids) ** length_penalty / max(len(ids), 1)
        return Output(tuple(ids[:-1] if finished else ids), logprob, finished)


def opened(kind: Any, folder: Path, device: str, compute: str, workers: Workers) -> Any:
    """A model in a folder. Where the device cannot calculate in that precision, in the best that it can."""
    own = {"device": device, "inter_threads": workers.count, "intra_threads": workers.threads}
    try:
        return kind(str(folder), compute_type=compute, **own)
    except ValueError as error:  # "Requested float16 compute type, but the target device … do not support …"
        if "compute type" not in str(error):
            raise
        return kind(str(folder), compute_type="auto", **own)


def score_rows(
    generator: ctranslate2.Generator, rows: Sequence[list[str]], lasts: Sequence[int]
) -> list[tuple[float, ...]]:
    """The log probabilities of the last tokens of each row, so many as ``lasts`` says.

    One row at a time: CTranslate2 4.8 fails on rows of several lengths where layers have a sliding window.
    """
    with memory_errors():
        pending = [generator.score_batch([row], max_input_length=0, asynchronous=True)[0] for row in rows]
        return [tuple(one.result().log_probs[-last:]) for one, last in zip(pending, lasts, strict=True)]


def _summed(logprobs: Sequence[float], spelled: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The log probability of each piece, that of its characters together where it is spelled, and the end's."""
    values = iter(logprobs)
    return (*(sum(next(values) for _ in tokens) for tokens in spelled), next(values))


def decode_shared(
    lengths: Sequence[int],
    workers: int,
    most: Callable[[int], int],
    begin: Callable[[Sequence[int]], Sequence[Any]],
) -> list[Any]:
    """The result for each source, in order; ``begin`` starts a batch and gives what to wait for."""
    batches = shares(lengths, workers, most)
    pending = {i: one for batch in batches for i, one in zip(batch, begin(batch), strict=True)}
    return [pending[i].result() for i in range(len(lengths))]


@contextmanager
def memory_errors() -> Iterator[None]:
    """Turn CTranslate2's errors for lack of memory into ours.

    Raises:
        NotEnoughMemory: the model or the batch does not fit.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        reason = str(error).lower()
        if isinstance(error, MemoryError) or "out of memory" in reason or "bad_alloc" in reason:
            raise out_of_memory() from error
        raise
