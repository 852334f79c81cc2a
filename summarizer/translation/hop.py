"""One model, one direction: sentences in, checked and repaired translations out, in order, one for each."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer import languages
from summarizer.engines.base import Decoding, Hypothesis, TranslationEngine
from summarizer.flags import Mend, nature
from summarizer.languages import Language
from summarizer.result import Alternative, TranslatedSentence
from summarizer.text.figures import LEAST, in_figures
from summarizer.text.segmentation import split_clauses
from summarizer.translation.addresses import keep_addresses
from summarizer.translation.alternatives import second_opinions
from summarizer.translation.cache import SentenceCache
from summarizer.translation.candidate import Candidate, examine, soundest, soundness
from summarizer.translation.capitals import in_capitals_like, in_sentence_case
from summarizer.translation.coverage import coverage
from summarizer.translation.digits import localise_numbers
from summarizer.translation.judge import Judge
from summarizer.translation.names import keep_spelling, keep_surnames, render_exonyms, transcribe_names
from summarizer.translation.punctuation import join_pieces, match_ending

# The largest number that the press spells out; a small model guesses at the words for larger ones.
PRINTED_IN_WORDS = 12


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way to translate, or to translate again what failed a check; ``mends`` says which flags it can help.

    ``figures`` is the number from which on number words are given to the model in figures.
    """

    step: str
    decoding: Decoding
    split: bool = False
    figures: int = PRINTED_IN_WORDS + 1
    mends: Mend | None = None

    def is_due(self, candidate: Candidate) -> bool:
        """Whether a candidate is to be tried again in this way."""
        return any(self.mends in nature(flag.kind).mended_by for flag in candidate.flags)


# More quality for its time than greedy search with repairs, or than wider beams (docs/performance.md has the front).
FIRST = Attempt("beam 2", Decoding(beam_size=2))
_WIDE = Decoding(beam_size=4)
# Loops need a ban on repeats; small models copy figures where they guess at number words; what a long sentence lost
# comes back in pieces.
MENDS = (
    Attempt("no repeats", replace(_WIDE, no_repeat_ngram_size=3), mends=Mend.NO_REPEATS),
    Attempt("figures", _WIDE, figures=LEAST, mends=Mend.FIGURES),
    Attempt("split", _WIDE, split=True, mends=Mend.PIECES),
)
# A sentence is cut into pieces of at least this many characters when it is translated again.
_SHORTEST_PIECE = 60


class Hop:
    """Translates sentences with one engine from ``source`` to ``target`` (ISO 639-1 codes).

    ``coverage`` is whether each is looked at for what it leaves out or adds.
    """

    def __init__(
        self,
        engine: TranslationEngine,
        source: str,
        target: str,
        cache: SentenceCache | None = None,
        *,
        coverage: bool = False,
    ) -> None:
        self._cache = cache
        self._coverage = coverage
        self._engine = engine
        self._source = languages.get(source)
        self._target = languages.get(target)

    def translate(
        self, sentences: Sequence[str], between: Callable[[], None] = lambda: None
    ) -> list[TranslatedSentence]:
        """One translation for each sentence, in order. ``between`` is called before each search and may raise.

        Raises:
            ModelError: the engine cannot go on.
        """
        done = self._attempt(sentences, FIRST, between)
        tried = [[candidate] for candidate in done]
        for attempt in MENDS:
            due = self._due(attempt, sentences, done)
            again = self._attempt([sentences[i] for i in due], attempt, between)
            for i, candidate in zip(due, again, strict=True):
                tried[i].append(candidate)
                done[i] = _better(done[i], candidate, attempt)
        plain = [
            TranslatedSentence(
                sentence, match_ending(sentence, best.text), best.flags, steps=tuple(one.step for one in each)
            )
            for sentence, best, each in zip(sentences, done, tried, strict=True)
        ]
        if self._coverage:
            plain = [self._covered(sentence, between) for sentence in plain]
        judge = Judge.of(self._engine.card.id, self._source, self._target)
        judged = [
            judge.judged(sentence, best.logprob) if judge else sentence
            for sentence, best in zip(plain, done, strict=True)
        ]
        return [
            second_opinions(sentence, self._others(sentence.source, each), self._source, self._target)
            for sentence, each in zip(judged, tried, strict=True)
        ]

    def _covered(self, sentence: TranslatedSentence, between: Callable[[], None]) -> TranslatedSentence:
        between()
        found = coverage(self._engine, sentence.source, sentence.target, self._source, self._target)
        return replace(sentence, flags=sentence.flags + found)

    def _others(self, sentence: str, tried: Sequence[Candidate]) -> Iterator[Alternative]:
        """What was tried, the latest first, and what the searches ended with besides."""
        yield from (Alternative(candidate.text, candidate.step) for candidate in reversed(tried))
        for candidate in tried:
            yield from (Alternative(self._spelled(sentence, text), candidate.step) for text in candidate.others)

    def _due(self, attempt: Attempt, sentences: Sequence[str], done: Sequence[Candidate]) -> list[int]:
        """The sentences to be tried again in this way, where it gives the model something else to read."""
        pairs = enumerate(zip(sentences, done, strict=True))
        return [
            i for i, (sentence, candidate) in pairs if attempt.is_due(candidate) and self._changes(sentence, attempt)
        ]

    def _changes(self, sentence: str, attempt: Attempt) -> bool:
        if attempt.figures < FIRST.figures:
            return self._read(sentence, attempt) != self._read(sentence, FIRST)
        return not attempt.split or len(self._halves(sentence)) > 1

    def _attempt(self, sentences: Sequence[str], attempt: Attempt, between: Callable[[], None]) -> list[Candidate]:
        """Each sentence translated whole, or in pieces where it is over-long or the attempt asks for it."""
        cut = [self._cut(sentence, attempt) for sentence in sentences]
        pieces = [piece for parts in cut for piece in parts]
        hypotheses = iter(self._decode(pieces, attempt.decoding, between))
        return [
            self._examined(sentence, self._joined(sentence, parts, [next(hypotheses) for _ in parts]), attempt.step)
            for sentence, parts in zip(sentences, cut, strict=True)
        ]

    def _examined(self, sentence: str, hypothesis: Hypothesis, step: str) -> Candidate:
        """The hypothesis with its doubts, or the sounder one that its search ended with besides."""
        first = examine(sentence, hypothesis, self._source, self._target, step)
        if not first.flags:
            return first
        others = tuple(self._spelled(sentence, text) for text in first.others)
        return soundest(sentence, replace(first, others=others), self._source, self._target)

    def _decode(self, pieces: Sequence[str], decoding: Decoding, between: Callable[[], None]) -> list[Hypothesis]:
        """One hypothesis for each piece, from the cache where it has them."""
        keys = {self._key(piece, decoding): piece for piece in pieces}
        known = dict(self._cache.get(list(keys))) if self._cache else {}
        if missing := {key: piece for key, piece in keys.items() if key not in known}:
            between()
            known |= self._generate(missing, decoding)
        return [known[self._key(piece, decoding)] for piece in pieces]

    def _generate(self, pieces: Mapping[bytes, str], decoding: Decoding) -> dict[bytes, Hypothesis]:
        outputs = self._engine.translate(list(pieces.values()), self._source.code, self._target.code, decoding)
        found = dict(zip(pieces, outputs, strict=True))
        if self._cache:
            self._cache.put(found)
        return found

    def _key(self, piece: str, decoding: Decoding) -> bytes:
        return SentenceCache.key(self._engine.card, self._source.code, self._target.code, decoding, piece)

    def _joined(self, sentence: str, pieces: Sequence[str], parts: Sequence[Hypothesis]) -> Hypothesis:
        hypothesis = _join(pieces, parts, self._target)
        return replace(hypothesis, text=self._spelled(sentence, hypothesis.text))

    def _spelled(self, sentence: str, text: str) -> str:
        """Addresses and names as the source spells them, or names by their usual form; capitals and print as usual."""
        plain = in_sentence_case(sentence, self._source)
        text = keep_addresses(plain, text)
        text = localise_numbers(in_figures(plain, self._source), text, self._source, self._target)
        text = keep_spelling(plain, text, self._source, self._target)
        text = keep_surnames(plain, text, self._source, self._target)
        text = render_exonyms(plain, text, self._source, self._target)
        text = in_capitals_like(sentence, transcribe_names(plain, text, self._source, self._target))
        return self._target.normalize(text)

    def _read(self, sentence: str, attempt: Attempt) -> str:
        """The sentence as the model is given it."""
        return in_figures(in_sentence_case(sentence, self._source), self._source, attempt.figures)

    def _cut(self, sentence: str, attempt: Attempt) -> tuple[str, ...]:
        sentence = self._read(sentence, attempt)
        return self._halves(sentence) if attempt.split else self._fitting(sentence)

    def _fitting(self, sentence: str) -> tuple[str, ...]:
        limit = self._engine.input_limit
        return split_clauses(sentence, lambda piece: self._engine.count_tokens([piece])[0] <= limit)

    def _halves(self, sentence: str) -> tuple[str, ...]:
        most = max(_SHORTEST_PIECE, math.ceil(len(sentence) * 0.6))
        pieces = split_clauses(sentence, lambda piece: len(piece) <= most)
        return tuple(part for piece in pieces for part in self._fitting(piece))


def _better(first: Candidate, second: Candidate, attempt: Attempt) -> Candidate:
    """The better of two; pieces must be sounder, as their mean log-probability does not compare with the whole's."""
    if attempt.split:
        return second if soundness(second.flags) > soundness(first.flags) else first
    return max(first, second, key=lambda candidate: candidate.rank)


def _join(pieces: Sequence[str], parts: Sequence[Hypothesis], language: Language) -> Hypothesis:
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
