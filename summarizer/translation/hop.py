"""One model, one direction: sentences in, checked and repaired translations out, in order, one for each."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.engines.base import GREEDY, Decoding, Hypothesis, TranslationEngine
from summarizer.language.segment import split_clauses
from summarizer.result import TranslatedSentence
from summarizer.translation.batching import batches
from summarizer.translation.cache import SentenceCache
from summarizer.translation.candidate import Candidate, examine
from summarizer.translation.names import keep_spelling, render_exonyms
from summarizer.translation.punctuation import join_pieces, match_ending
from summarizer.uzbek import normalize


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way to translate, or to translate again what failed a check.

    ``mends`` are the kinds of flags that it can help; None for all. ``below`` takes in what passed too, where the
    model's mean log-probability is less than this.
    """

    step: str
    decoding: Decoding
    split: bool = False
    mends: frozenset[str] | None = None
    below: float = -math.inf

    def is_due(self, candidate: Candidate) -> bool:
        """Whether a candidate is to be tried again in this way."""
        kinds = {flag.kind for flag in candidate.flags}
        return bool(kinds if self.mends is None else kinds & self.mends) or candidate.logprob < self.below


FIRST = Attempt("greedy", GREEDY)
# Where greedy search is less sure than this, a beam finds better (docs/performance.md has the sweep).
UNSURE = -0.5
# What a ban on repeats can help, and what can come back when a sentence is translated in pieces.
_ENDLESS = frozenset({"loop", "truncated"})
_LOST = frozenset({"empty", "length", "cut", "numbers", "dates", "names", "copied"})
# Cheapest first. A beam mends most; loops need a ban on repeats; what a long sentence lost comes back in pieces.
LADDER = (
    Attempt("beam 4", Decoding(beam_size=4), below=UNSURE),
    Attempt("no repeats", Decoding(beam_size=4, no_repeat_ngram_size=3), mends=_ENDLESS),
    Attempt("split", Decoding(beam_size=4), split=True, mends=_ENDLESS | _LOST),
)
# A sentence is cut into pieces of at least this many characters when it is translated again.
_SHORTEST_PIECE = 60


class Hop:
    """Translates sentences with one engine from ``source`` to ``target`` (ISO 639-1 codes)."""

    def __init__(
        self,
        engine: TranslationEngine,
        source: str,
        target: str,
        cache: SentenceCache | None = None,
    ) -> None:
        self._cache = cache
        self._engine = engine
        self._source = source
        self._target = target

    def translate(
        self, sentences: Sequence[str], between: Callable[[], None] = lambda: None
    ) -> list[TranslatedSentence]:
        """One translation for each sentence, in order. ``between`` is called before each batch and may raise.

        Raises:
            ModelError: the engine cannot go on.
        """
        done = self._attempt(sentences, FIRST, between)
        steps: list[tuple[str, ...]] = [(candidate.step,) for candidate in done]
        for attempt in LADDER:
            failing = [
                i
                for i, candidate in enumerate(done)
                if attempt.is_due(candidate) and self._can_help(attempt, sentences[i])
            ]
            again = self._attempt([sentences[i] for i in failing], attempt, between)
            for i, candidate in zip(failing, again, strict=True):
                steps[i] = (*steps[i], candidate.step)
                done[i] = max(done[i], candidate, key=lambda c: c.rank)
        return [
            TranslatedSentence(sentence, match_ending(sentence, best.text), best.flags, best.confidence, tried)
            for sentence, best, tried in zip(sentences, done, steps, strict=True)
        ]

    def _can_help(self, attempt: Attempt, sentence: str) -> bool:
        return not attempt.split or len(self._halves(sentence)) > 1

    def _attempt(self, sentences: Sequence[str], attempt: Attempt, between: Callable[[], None]) -> list[Candidate]:
        """Each sentence translated whole, or in pieces where it is over-long or the attempt asks for it."""
        cut = [self._halves(s) if attempt.split else self._fitting(s) for s in sentences]
        pieces = [piece for parts in cut for piece in parts]
        hypotheses = iter(self._decode(pieces, attempt.decoding, between))
        return [
            examine(
                sentence,
                self._spelled(sentence, _join(parts, [next(hypotheses) for _ in parts], self._target)),
                self._source,
                self._target,
                attempt.step,
            )
            for sentence, parts in zip(sentences, cut, strict=True)
        ]

    def _decode(self, pieces: Sequence[str], decoding: Decoding, between: Callable[[], None]) -> list[Hypothesis]:
        """One hypothesis for each piece, from the cache where it has them."""
        card = self._engine.card
        keys = [SentenceCache.key(card, self._source, self._target, decoding, piece) for piece in pieces]
        known = self._cache.get(keys) if self._cache else {}
        missing = {key: piece for key, piece in zip(keys, pieces, strict=True) if key not in known}
        for part in self._generate(missing, decoding, between):
            known |= part
            if self._cache:
                self._cache.put(part)
        return [known[key] for key in keys]

    def _generate(
        self, pieces: Mapping[bytes, str], decoding: Decoding, between: Callable[[], None]
    ) -> Iterator[dict[bytes, Hypothesis]]:
        """A batch after the other."""
        keys, texts = list(pieces), list(pieces.values())
        for batch in batches(self._engine.count_tokens(texts)) if texts else ():
            between()
            outputs = self._engine.translate([texts[i] for i in batch], self._source, self._target, decoding)
            yield {keys[i]: hypothesis for i, hypothesis in zip(batch, outputs, strict=True)}

    def _spelled(self, sentence: str, hypothesis: Hypothesis) -> Hypothesis:
        """Names as the source spells them or by their usual form, Uzbek with its own letters."""
        text = keep_spelling(sentence, hypothesis.text, self._source, self._target)
        text = render_exonyms(sentence, text, self._source, self._target)
        return replace(hypothesis, text=normalize(text) if self._target == "uz" else text)

    def _fitting(self, sentence: str) -> tuple[str, ...]:
        limit = self._engine.input_limit
        return split_clauses(sentence, lambda piece: self._engine.count_tokens([piece])[0] <= limit)

    def _halves(self, sentence: str) -> tuple[str, ...]:
        most = max(_SHORTEST_PIECE, math.ceil(len(sentence) * 0.6))
        pieces = split_clauses(sentence, lambda piece: len(piece) <= most)
        return tuple(part for piece in pieces for part in self._fitting(piece))


def _join(pieces: Sequence[str], parts: Sequence[Hypothesis], language: str) -> Hypothesis:
    """The pieces of one sentence as one hypothesis; its log-probability is the mean over all tokens."""
    if len(parts) == 1:
        return parts[0]
    tokens = sum(part.tokens for part in parts)
    return Hypothesis(
        text=join_pieces(pieces, [part.text for part in parts], language),
        logprob=sum(part.logprob * part.tokens for part in parts) / max(tokens, 1),
        finished=all(part.finished for part in parts),
        tokens=tokens,
    )
