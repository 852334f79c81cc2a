"""Sentences of the article, through one model or two, into a target language.

A sentence that occurs twice is translated once; what is done is remembered for as long as the translator lives.
"""

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from summarizer.errors import Cancelled, ModelError, NotEnoughDisk
from summarizer.flags import Kind
from summarizer.models import Models
from summarizer.models.route import Route
from summarizer.result import Alternative, Flag, TranslatedSentence
from summarizer.translation.alternatives import MOST, distinct
from summarizer.translation.cache import SentenceCache
from summarizer.translation.candidate import soundness
from summarizer.translation.checks import check
from summarizer.translation.doubt import moved
from summarizer.translation.flow import UNWATCHED, as_done, even_batches, reading_batches
from summarizer.translation.glossary import Glossary
from summarizer.translation.hop import Hop
from summarizer.translation.memory import SentenceMemory
from summarizer.turn import Turn


class Translator:
    """Translates by the routes that ``models`` gives, batch by batch; each takes its ``turn``.

    ``lasting`` is whether what is done for one caller is remembered for all others, ``coverage`` whether sentences are
    looked at for what they leave out (``summarizer.translation.coverage``).
    Safe to use from several threads: as many batches are in work as the model has workers, in the order of asking.
    """

    def __init__(
        self,
        models: Models,
        glossary: Glossary | None = None,
        cache: SentenceCache | None = None,
        turn: Turn | None = None,
        *,
        lasting: bool = True,
        coverage: bool = False,
    ) -> None:
        self._models = models
        self._cache = cache
        self._glossary = glossary or Glossary()
        self._turn = turn or Turn()
        self._memory = SentenceMemory() if lasting else None
        self._coverage = coverage
        self._refused: list[Route] = []  # other ways that could not be gone
        self._watched: set[threading.Event] = set()  # streams whose text is read as it comes

    def memory(self) -> SentenceMemory:
        """Its own memory, which all share; where it has none, a new one."""
        return SentenceMemory() if self._memory is None else self._memory

    def translate(
        self,
        sentences: Sequence[str],
        source: str,
        target: str,
        between: Callable[[], None] = lambda: None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None = None,
    ) -> list[TranslatedSentence]:
        """One translation for each sentence, in order. ``between`` is called before each search and may raise.

        What is in ``memory`` (else that of ``memory()``) is not translated again. ``glossary`` stands in for its own.

        Raises:
            ModelError: no model for this direction, or it cannot be loaded or go on.
        """
        done: dict[int, TranslatedSentence] = {}
        asked = sentences, range(len(sentences)), source, target
        for part in self.stream(*asked, between, memory, glossary, watched=False):
            done.update(part)
        return [done[i] for i in range(len(sentences))]

    def stream(
        self,
        sentences: Sequence[str],
        order: Sequence[int],
        source: str,
        target: str,
        between: Callable[[], None] = lambda: None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None = None,
        *,
        watched: bool = True,
    ) -> Iterator[dict[int, TranslatedSentence]]:
        """As ``translate``, for the indices in ``order``, in parts as they are done: index → sentence.

        Where the parts are not ``watched``, and no other stream's are, they are larger, which takes less time in all.
        """
        if source == target:
            yield {i: TranslatedSentence(sentences[i], sentences[i], confidence=1.0) for i in order}
            return
        route = self._models.route(source, target)  # one for all, whatever becomes available meanwhile
        engine = self._models.engine(route.steps[-1])
        places: dict[str, list[int]] = {}
        for i in order:
            places.setdefault(sentences[i], []).append(i)
        left = threading.Event()
        known = self.memory() if memory is None else memory
        terms = self._glossary if glossary is None else glossary

        def go_on() -> None:
            between()
            self._turn.require_open()
            if left.is_set():
                raise Cancelled("Nobody waits for this any more.")

        def batch(numbered: tuple[int, Sequence[str]]) -> list[TranslatedSentence]:
            number, texts = numbered
            with self._turn.taken(engine.workers, first=watched and number == 0):
                go_on()
                return self._through(texts, route, go_on, known, terms)

        if watched:
            self._watched.add(left)
        if self._watched:
            batches = reading_batches(list(places), engine.batch, alone=engine.workers)
        else:
            batches = even_batches(list(places), max(engine.batch, UNWATCHED), engine.workers)
        try:
            # One more than there are workers waits for its turn, so that no worker waits for whoever takes the parts.
            for part in as_done(batch, enumerate(batches), engine.workers + 1, go_on):
                yield {i: sentence for sentence in part for i in places[sentence.source]}
        finally:
            left.set()
            self._watched.discard(left)

    def _through(
        self,
        texts: Sequence[str],
        route: Route,
        between: Callable[[], None],
        memory: SentenceMemory,
        terms: Glossary,
    ) -> list[TranslatedSentence]:
        """``texts`` by the route, and what is still in doubt by another where there is one."""
        source, target = route.source, route.target
        done = self._by(route, texts, between, memory)
        doubtful = [i for i, sentence in enumerate(done) if sentence.flags]
        other = self._models.alternative(source, target) if doubtful else None
        if other is not None and other not in self._refused:
            try:
                again = self._by(other, [texts[i] for i in doubtful], between, memory)
                for i, second in zip(doubtful, again, strict=True):
                    done[i] = _sounder(done[i], second, other.model)
            except (ModelError, NotEnoughDisk):  # it does not fit or is damaged: what there is stays
                self._refused.append(other)
        return [_termed(sentence, terms, source, target) for sentence in done] if terms else done

    def _by(
        self, route: Route, texts: Sequence[str], between: Callable[[], None], memory: SentenceMemory
    ) -> list[TranslatedSentence]:
        """``texts`` by way of each hop of the route."""
        current = [TranslatedSentence(text, text) for text in texts]
        for spec, (start, end) in zip(route.steps, route.hops, strict=True):
            hop = Hop(self._models.engine(spec), start, end, cache=self._cache, coverage=self._coverage)
            translate = partial(hop.translate, between=between)
            step = memory.completed(translate, [sentence.target for sentence in current], (start, end, spec.id))
            current = [_chained(first, second) for first, second in zip(current, step, strict=True)]
        return current


def _chained(first: TranslatedSentence, second: TranslatedSentence) -> TranslatedSentence:
    """Two hops as one: every flag is kept, the chances that each is good are multiplied where both are known."""
    if not first.steps:
        return replace(second, source=first.source)
    flags: dict[str, Flag] = {flag.kind: flag for flag in first.flags + second.flags}
    chances = [sentence.confidence for sentence in (first, second) if sentence.confidence is not None]
    return replace(
        second,
        source=first.source,
        flags=tuple(flags.values()),
        confidence=math.prod(chances) if len(chances) == 2 else None,
        steps=(*first.steps, *second.steps),
    )


def _sounder(first: TranslatedSentence, second: TranslatedSentence, model: str) -> TranslatedSentence:
    """The sounder of two translations; ``model`` made the second. Confidence does not compare between models.

    Where the best is still in doubt, the other is its first alternative.
    """
    steps = (*first.steps, f"by {model}")
    best, other, by = (first, second, steps[-1])
    if soundness(second.flags) > soundness(first.flags):
        best, other, by = (second, first, first.steps[-1])
    others = distinct(best.target, (Alternative(other.target, by), *best.alternatives, *other.alternatives))
    return replace(best, steps=steps, alternatives=others[:MOST] if best.doubtful else ())


def _termed(sentence: TranslatedSentence, terms: Glossary, source: str, target: str) -> TranslatedSentence:
    """The sentence with the user's own terms; one the model would not use is flagged."""
    text, unmet = terms.apply(sentence.source, sentence.target, target)
    steps = (*sentence.steps, "glossary") if text != sentence.target else sentence.steps
    flags = sentence.flags
    if any(flag.kind == Kind.NAMES for flag in flags):  # perhaps about a term, which is now as the user wants it
        again = check(*terms.without(sentence.source, text, target), source, target)
        others = (flag for flag in flags if flag.kind != Kind.NAMES)
        flags = (*others, *(flag for flag in again if flag.kind == Kind.NAMES))
    doubts = moved(sentence.doubts, sentence.target, text)
    opinions = (
        replace(other, target=terms.apply(sentence.source, other.target, target)[0]) for other in sentence.alternatives
    )
    return replace(
        sentence,
        target=text,
        flags=flags + unmet,
        steps=steps,
        doubts=doubts,
        alternatives=distinct(text, opinions),
    )
