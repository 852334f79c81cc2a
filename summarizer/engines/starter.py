"""The engine of the starter model: a causal model on CTranslate2, asked by the prompt it was trained with."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.engines import hardware
from summarizer.engines.base import GREEDY, Decoding, Hypothesis, ModelCard, ScoredTarget, SummaryEngine
from summarizer.engines.batching import best_size
from summarizer.engines.ct2 import decode_shared, memory_errors, score_rows
from summarizer.engines.seq2seq import refuse_unpaired, scored
from summarizer.engines.tokens import Piece
from summarizer.errors import RegistryError, UnknownLanguage
from summarizer.models import starter, starter_conversion
from summarizer.models.registry import ModelSpec
from summarizer.models.starter_conversion import BEGIN, END, TOKENIZER, Precision

if TYPE_CHECKING:
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

# A translation is rarely twice as long as its source; the room on top is for the shortest ones.
_LENGTH_FACTOR, _LENGTH_ROOM = 2, 20
# Sentences and hypotheses (sentences times beams) that are decoded together: what was fastest (benchmarks/article.py).
# More hypotheses only take more memory; more sentences wait longer for the longest of them.
_SENTENCES, _ROWS = 32, 64
# Bytes at the peak of a full batch, libraries included.
_MEMORY = {"int8": 1_400_000_000, "float32": 2_400_000_000}


class StarterModel:
    """The starter in memory, converted into the cache on first use; see ``summarizer.engines.load.Loaded``.

    ``device`` is "auto", "cpu" or "cuda"; ``precision`` "auto", "int8" or "float32".

    Raises:
        ModelMissing, ModelDamaged, NotEnoughDisk, OutputError: as ``starter.prepare``.
        NotEnoughMemory: it would not fit.
    """

    def __init__(self, device: str = "auto", precision: str = "auto") -> None:
        kind: Precision = "float32" if precision == "float32" else "int8"
        folder, device = starter.prepare(kind), hardware.resolve_device(device)
        if device == "cpu":
            hardware.require_memory(_MEMORY[kind], "The starter model")
        self._engine = load_folder(folder, device)
        self.card = self._engine.card

    def translation(self, spec: ModelSpec) -> "StarterEngine":
        """Its only face."""
        return self._engine

    def summary(self, language: str) -> SummaryEngine:
        """It has none.

        Raises:
            RegistryError: always.
        """
        raise RegistryError("The starter model writes no summaries.", "Take its line out of models.txt.")

    def close(self) -> None:
        """Release its memory."""
        self._engine.close()


def load_folder(folder: Path, device: str = "cpu", threads: int | None = None) -> "StarterEngine":
    """A model that ``starter_conversion.convert`` made; as many ``threads`` as the machine has, if None."""
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

    workers = hardware.Workers.of(threads or hardware.threads(), device)
    with memory_errors():
        generator = ctranslate2.Generator(
            str(folder), device=device, inter_threads=workers.count, intra_threads=workers.threads
        )
    tokenizer = SentencePieceProcessor(model_file=str(folder / TOKENIZER))
    return StarterEngine(generator, tokenizer, workers.count, best_size(device))


class StarterEngine:
    """Italian to English, one sentence a prompt; see ``TranslationEngine`` for the methods."""

    # It was trained on sentences and short paragraphs; its attention window is 512 tokens.
    input_limit = 192

    def __init__(
        self, generator: "ctranslate2.Generator", tokenizer: "SentencePieceProcessor", workers: int, batch: int
    ) -> None:
        self._generator = generator
        self._tokenizer = tokenizer
        self.workers, self.batch = workers, batch
        backend = f"ctranslate2 {generator.compute_type}"
        self.card = ModelCard(starter.ID, starter.revision(), starter.LICENCE, backend)

    def supports(self, source: str, target: str) -> bool:
        """Only Italian to English."""
        return (source, target) == ("it", "en")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the prompt around it."""
        return [len(ids) for ids in self._tokenizer.encode(list(texts))]

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        """One hypothesis for each text, in order."""
        prompts = self._prompts(texts, source, target)
        limits = [_LENGTH_FACTOR * (len(prompt) - 1) + _LENGTH_ROOM for prompt in prompts]
        most = max(1, min(_SENTENCES, _ROWS // decoding.beam_size) // self.workers)

        def begin(batch: Sequence[int]) -> Sequence[Any]:
            pending: Sequence[Any] = self._generator.generate_batch(
                [prompts[i] for i in batch],
                beam_size=decoding.beam_size,
                num_hypotheses=decoding.beam_size,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                max_length=max(limits[i] for i in batch),
                end_token=END,
                return_end_token=True,
                include_prompt_in_result=False,
                return_scores=True,
                asynchronous=True,
            )
            return pending

        with memory_errors():
            lengths = [len(prompt) for prompt in prompts]
            results = decode_shared(lengths, self.workers, lambda longest: most, begin)
        hypotheses = [
            self._hypothesis(result.sequences, result.scores[0], limit, decoding)
            for result, limit in zip(results, limits, strict=True)
        ]
        # What was cut has a score of all that its batch ran to.
        cut = [i for i, result in enumerate(results) if len(result.sequences[0]) > limits[i]]
        rows = [[*prompts[i], *results[i].sequences[0][: limits[i]]] for i in cut]
        for i, row in zip(cut, score_rows(self._generator, rows, [limits[i] for i in cut]), strict=True):
            hypotheses[i] = replace(hypotheses[i], logprob=sum(row) / len(row))
        return hypotheses

    def score(self, texts: Sequence[str], targets: Sequence[str], source: str, target: str) -> list[ScoredTarget]:
        """How probable the model finds each target; see ``TranslationEngine``."""
        refuse_unpaired(texts, targets)
        pieces = [self._pieces(text) for text in targets]
        rows = [
            [*prompt, *(self._tokenizer.id_to_piece(piece.id) for piece in own), END]
            for prompt, own in zip(self._prompts(texts, source, target), pieces, strict=True)
        ]
        found = score_rows(self._generator, rows, [len(own) + 1 for own in pieces])
        return [scored(own, row) for own, row in zip(pieces, found, strict=True)]

    def _prompts(self, texts: Sequence[str], source: str, target: str) -> list[list[str]]:
        if not self.supports(source, target):
            raise UnknownLanguage(
                f"The starter model does not translate {source} to {target}, only Italian to English.",
                "See `summarizer models list` for models that do.",
            )
        prompts = [starter.PROMPT.format(source=" ".join(text.split())) for text in texts]
        return [[BEGIN, *prompt] for prompt in self._tokenizer.encode(prompts, out_type=str)]

    def _pieces(self, text: str) -> list[Piece]:
        """A translation as the model writes it, after a blank; what it cannot write is spelled in what it can."""
        if not text.strip():
            return []
        found = self._tokenizer.encode(" " + text, return_type="offset_mapping")
        return [
            Piece.of(part, max(start - 1, 0), end - 1, text)
            for number, piece, (start, end) in zip(found["ids"], found["pieces"], found["offsets"], strict=True)
            for part in ([number] if number in self._writable else self._spelt(piece))
        ]

    def _spelt(self, piece: str) -> list[int]:
        """A piece by its characters, and those by their bytes where they are not pieces of their own."""
        ids: list[int] = []
        for character in piece:
            number = self._tokenizer.piece_to_id(character)
            if number in self._writable and number != self._tokenizer.unk_id():
                ids.append(number)
            else:
                ids += (self._tokenizer.piece_to_id(f"<0x{byte:02X}>") for byte in character.encode())
        return ids

    @cached_property
    def _writable(self) -> frozenset[int]:
        """The pieces that are projected onto: only they have a probability."""
        bits = starter_conversion.read_tensors(starter_conversion.TABLES)["output_pieces"]
        return frozenset(starter_conversion.output_pieces(bits, self._tokenizer.get_piece_size()))

    def close(self) -> None:
        """Release the weights."""
        self._generator.unload_model()

    def _hypothesis(self, found: list[list[str]], score: float, limit: int, decoding: Decoding) -> Hypothesis:
        pieces, *others = found
        # Cut at the sentence's own limit: the batch's is that of its longest, and must not decide on this text.
        finished = pieces[-1:] == [END] and len(pieces) <= limit
        text, *rest = (self._text(each[:limit]) for each in (pieces, *(one for one in others if one[-1:] == [END])))
        logprob = score * max(len(pieces), 1) ** (decoding.length_penalty - 1)  # the score is sum / length ** penalty
        return Hypothesis(text, logprob, finished, min(len(pieces), limit), tuple(rest))

    def _text(self, pieces: list[str]) -> str:
        text: str = self._tokenizer.decode_pieces([piece for piece in pieces if piece != END])
        return " ".join(text.split())
