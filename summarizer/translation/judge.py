"""The finished translations of a model, read once more by it: how far each can be trusted, and which words not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.engines.base import TranslationEngine
from summarizer.languages import Language
from summarizer.result import TranslatedSentence
from summarizer.translation.capitals import in_sentence_case
from summarizer.translation.doubt import Fit, fits, signals


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges what ``engine`` translated from ``source`` to ``target``, by the ``fit`` of its model."""

    engine: TranslationEngine
    fit: Fit
    source: Language
    target: Language

    @classmethod
    def of(cls, engine: TranslationEngine, source: Language, target: Language) -> "Judge | None":
        """None where the model has no fit."""
        fit = fits().get(engine.card.id)
        return cls(engine, fit, source, target) if fit else None

    def judged(self, done: Sequence[TranslatedSentence]) -> list[TranslatedSentence]:
        """The same translations with their confidence and doubts; over-long ones, which the model saw in pieces, as
        they are.
        """
        texts = [in_sentence_case(sentence.source, self.source) for sentence in done]
        counts = self.engine.count_tokens([*texts, *(sentence.target for sentence in done)])
        limit = self.engine.input_limit
        whole = [
            i for i, sentence in enumerate(done) if sentence.target and max(counts[i], counts[len(done) + i]) <= limit
        ]
        scored = self.engine.score(
            [texts[i] for i in whole], [done[i].target for i in whole], self.source.code, self.target.code
        )
        judged = list(done)
        for i, score in zip(whole, scored, strict=True):
            one = done[i]
            found = signals(one.source, one.target, score, one.flags, self.source, self.target)
            judged[i] = replace(one, confidence=self.fit.confidence(found), doubts=self.fit.doubts(found))
        return [one if one.target else replace(one, confidence=0.0) for one in judged]
