"""The engine of the starter model: a causal model on CTranslate2, asked by the prompt it was trained with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.engines.base import GREEDY, Decoding, Hypothesis, ModelCard
from summarizer.engines.hardware import require_memory, resolve_device
from summarizer.errors import UnknownLanguage
from summarizer.models import starter

if TYPE_CHECKING:
    import ctranslate2
    import tokenizers

# A translation is rarely twice as long as its source; the room on top is for the shortest ones.
_LENGTH_FACTOR, _LENGTH_ROOM = 2, 20
# Hypotheses that are scored together, sentences times beams. Each has a row over 262,144 pieces: four times as many
# take 3 GB instead of 1.5, and twice the time.
_ROWS = 32
# Bytes at the peak of a full batch, libraries included.
_MEMORY = {"int8": 1_400_000_000, "float32": 2_400_000_000}


def load(device: str = "auto", precision: starter.Precision = "int8") -> "StarterEngine":
    """The starter, converted into the cache on first use and loaded.

    ``device`` is "auto", "cpu" or "cuda".

    Raises:
        ModelMissing, ModelDamaged, NotEnoughDisk, OutputError: as ``starter.prepare``.
        NotEnoughMemory: it would not fit.
    """
    import ctranslate2
    from tokenizers import Tokenizer

    folder = starter.prepare(precision)
    if resolve_device(device) == "cpu":
        require_memory(_MEMORY[precision], "The starter model")
    generator = ctranslate2.Generator(str(folder), device=device, compute_type="default")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.encode_special_tokens = True  # "<eos>" in an article is text and ends nothing
    return StarterEngine(generator, tokenizer)


class StarterEngine:
    """Italian to English, one sentence a prompt; see ``TranslationEngine`` for the methods."""

    # It was trained on sentences and short paragraphs; its attention window is 512 tokens.
    input_limit = 192

    def __init__(self, generator: "ctranslate2.Generator", tokenizer: "tokenizers.Tokenizer") -> None:
        self._generator = generator
        self._tokenizer = tokenizer
        self._end = tokenizer.token_to_id("<eos>")
        backend = f"ctranslate2 {generator.compute_type}"
        self.card = ModelCard(starter.ID, starter.revision(), starter.LICENCE, backend)

    def supports(self, source: str, target: str) -> bool:
        """Only Italian to English."""
        return (source, target) == ("it", "en")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the prompt around it."""
        return [
            len(encoding.ids) for encoding in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ]

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        """One hypothesis for each text, in order."""
        if not self.supports(source, target):
            raise UnknownLanguage(
                f"The starter model does not translate {source} to {target}, only Italian to English.",
                "See `summarizer models list` for models that do.",
            )
        if not texts:
            return []
        prompts = [starter.PROMPT.format(source=" ".join(text.split())) for text in texts]
        encodings = self._tokenizer.encode_batch(prompts, add_special_tokens=False)
        limits = [_LENGTH_FACTOR * len(encoding.ids) + _LENGTH_ROOM for encoding in encodings]
        results = self._generator.generate_batch(
            [["<bos>", *encoding.tokens] for encoding in encodings],
            beam_size=decoding.beam_size,
            max_batch_size=max(1, _ROWS // decoding.beam_size),
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            max_length=max(limits),
            end_token="<eos>",  # noqa: S106 - no password
            return_end_token=True,
            include_prompt_in_result=False,
            return_scores=True,
        )
        return [
            self._hypothesis(result.sequences_ids[0], result.scores[0], limit, decoding)
            for result, limit in zip(results, limits, strict=True)
        ]

    def close(self) -> None:
        """Release the weights."""
        self._generator.unload_model()

    def _hypothesis(self, ids: list[int], score: float, limit: int, decoding: Decoding) -> Hypothesis:
        # Cut at the sentence's own limit: the batch's is that of its longest, and must not decide on this text.
        finished = bool(ids) and ids[-1] == self._end and len(ids) <= limit
        text = self._tokenizer.decode(ids[:limit], skip_special_tokens=True)
        logprob = score * max(len(ids), 1) ** (decoding.length_penalty - 1)  # the score is sum / length ** penalty
        return Hypothesis(" ".join(text.split()), logprob, finished, min(len(ids), limit))
