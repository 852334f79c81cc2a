"""Translation and summaries by sequence-to-sequence models: texts to ids, a backend, ids to texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.engines.base import GREEDY, Decoding, Hypothesis, ModelCard, ScoredTarget, ScoredToken
from summarizer.engines.framing import Frame, Framing
from summarizer.engines.normalising import Normaliser, curved, typographic
from summarizer.engines.search import Backend, Output, Search
from summarizer.engines.tokens import Piece, Tokens
from summarizer.errors import UnknownLanguage
from summarizer.languages import get, name_of
from summarizer.models.registry import ModelSpec

# A translation is rarely twice as long as its source; the room on top is for the shortest ones.
_LENGTH_FACTOR, _LENGTH_ROOM = 2, 20
# How the CNN/DailyMail summarisers were evaluated (arXiv:1910.13461, and their config.json).
_SUMMARY = Decoding(beam_size=4, no_repeat_ngram_size=3, length_penalty=2.0)
# Tokens a word: at most, so that the last sentence can end, and at least.
_MOST_PER_WORD, _LEAST_PER_WORD = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Seq2Seq:
    """A loaded model: its tokenizer, what frames its texts, and what runs it."""

    tokens: Tokens
    framing: Framing
    backend: Backend
    normalise: Normaliser

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of texts, as the model is used to read them."""
        return self.tokens.encode([self.normalise(" ".join(text.split())) for text in texts])

    def run(self, encoded: Sequence[Sequence[int]], frame: Frame, search: Search) -> list[Hypothesis]:
        """One hypothesis for each encoded text; an empty one stays empty."""
        full = [index for index, ids in enumerate(encoded) if ids]
        hypotheses = [Hypothesis("", 0.0, True, 0)] * len(encoded)
        if full:
            sources = [[*frame.before, *encoded[index], *frame.after] for index in full]
            outputs = self.backend.generate(sources, frame.output, search)
            for index, output in zip(full, outputs, strict=True):
                hypotheses[index] = self._hypothesis(output)
        return hypotheses

    def score(
        self, encoded: Sequence[Sequence[int]], frame: Frame, targets: Sequence[Sequence[Piece]]
    ) -> list[ScoredTarget]:
        """Each target's pieces with their probabilities."""
        sources = [[*frame.before, *ids, *frame.after] for ids in encoded]
        rows = self.backend.score(sources, frame.output, [[piece.id for piece in pieces] for pieces in targets])
        return [scored(pieces, row) for pieces, row in zip(targets, rows, strict=True)]

    def _hypothesis(self, output: Output) -> Hypothesis:
        text, *others = (self.tokens.decode(ids) for ids in (output.ids, *output.others))
        return Hypothesis(text, output.logprob, output.finished, len(output.ids), tuple(others))


class Seq2SeqTranslation:
    """See ``TranslationEngine``."""

    def __init__(self, model: Seq2Seq, spec: ModelSpec, card: ModelCard) -> None:
        self._model = model
        self._directions = spec.directions
        self.card = card
        self.input_limit = model.framing.sentence_limit()
        self.workers, self.batch = model.backend.workers, model.backend.batch
        for source, target in spec.directions:
            model.framing.translation(source, target)  # raises where the tokenizer lacks a language's code

    def supports(self, source: str, target: str) -> bool:
        """Whether models.txt names this direction for the model."""
        return (source, target) in self._directions

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without its frame."""
        return [len(ids) for ids in self._model.encode(texts)]

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        """One hypothesis for each text, in order.

        Raises:
            UnknownLanguage: the model does not translate this direction.
            NotEnoughMemory: the batch does not fit.
            ValueError: a text is longer than ``input_limit`` tokens.
        """
        encoded = self._encoded(texts, source, target)
        framing = self._model.framing
        room = framing.limits.output - 4
        limits = tuple(min(_LENGTH_FACTOR * len(ids) + _LENGTH_ROOM, room) for ids in encoded if ids)
        search = Search(decoding, limits, framing.suppressed)
        hypotheses = self._model.run(encoded, framing.translation(source, target), search)
        quotes = get(target).quotes
        return [
            hypothesis.written(lambda words: typographic(words, quotes)) if curved(text) else hypothesis
            for text, hypothesis in zip(texts, hypotheses, strict=True)
        ]

    def score(self, texts: Sequence[str], targets: Sequence[str], source: str, target: str) -> list[ScoredTarget]:
        """How probable the model finds each target; see ``TranslationEngine``."""
        refuse_unpaired(texts, targets)
        encoded = self._encoded(texts, source, target)
        frame, normalise = self._model.framing.translation(source, target), self._model.normalise
        return self._model.score(
            encoded, frame, [self._model.tokens.pieces(normalise.sign_by_sign(text)) for text in targets]
        )

    def _encoded(self, texts: Sequence[str], source: str, target: str) -> list[list[int]]:
        if not self.supports(source, target):
            raise UnknownLanguage(
                f"{self.card.id} does not translate {name_of(source)} into {name_of(target)}.",
                "See `summarizer models list` for models that do.",
            )
        encoded = self._model.encode(texts)
        refuse_longer(encoded, self.input_limit)
        return encoded

    def close(self) -> None:
        """Release the model's memory."""
        self._model.backend.close()


class Seq2SeqSummary:
    """See ``SummaryEngine``."""

    def __init__(self, model: Seq2Seq, language: str, card: ModelCard) -> None:
        self._model = model
        self._frame = model.framing.summary(language)
        self.card = card
        self.language = language
        self.input_limit = model.framing.limits.source - len(self._frame.before) - len(self._frame.after)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without its frame."""
        return [len(ids) for ids in self._model.encode(texts)]

    def summarize(self, texts: Sequence[str], max_words: int, min_words: int = 0) -> list[Hypothesis]:
        """One summary for each text, in order.

        ``max_words`` leads the search; the last sentence may run over it, and is unfinished where it would not end.

        Raises:
            NotEnoughMemory: the batch does not fit.
            ValueError: a text is longer than ``input_limit`` tokens.
        """
        encoded = self._model.encode(texts)
        refuse_longer(encoded, self.input_limit)
        most = min(round(_MOST_PER_WORD * max_words) + _LENGTH_ROOM, self._model.framing.limits.output - 4)
        least = min(round(_LEAST_PER_WORD * min_words), most - 1)
        search = Search(_SUMMARY, tuple(most for ids in encoded if ids), self._model.framing.suppressed, least)
        return self._model.run(encoded, self._frame, search)

    def close(self) -> None:
        """Release the model's memory."""
        self._model.backend.close()


def scored(pieces: Sequence[Piece], logprobs: Sequence[float]) -> ScoredTarget:
    """Pieces with the log probability of each; the last is that of the end."""
    *own, ending = logprobs
    tokens = (ScoredToken(piece.start, piece.end, value) for piece, value in zip(pieces, own, strict=True))
    return ScoredTarget(tuple(tokens), ending)


def refuse_unpaired(texts: Sequence[str], targets: Sequence[str]) -> None:
    """Raises ValueError where there is not one target for each text: CTranslate2 would end the program."""
    if len(texts) != len(targets):
        raise ValueError(f"{len(texts)} texts and {len(targets)} targets: give one for each")


def refuse_longer(encoded: Sequence[Sequence[int]], limit: int) -> None:
    """Raises ValueError for a text that the caller should have split: nothing is ever cut in silence."""
    longest = max(map(len, encoded), default=0)
    if longest > limit:
        raise ValueError(f"a text of {longest} tokens is longer than the model's {limit}: split it first")
