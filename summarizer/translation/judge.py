"""How far a finished translation can be trusted, and which words of it not."""

from dataclasses import dataclass, replace

from summarizer.languages import Language
from summarizer.result import TranslatedSentence
from summarizer.translation.doubt import Fit, fits, signals


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges what a model translated from ``source`` to ``target``, by the ``fit`` of that model."""

    fit: Fit
    source: Language
    target: Language

    @classmethod
    def of(cls, model: str, source: Language, target: Language) -> "Judge | None":
        """None where the model has no fit."""
        fit = fits().get(model)
        return cls(fit, source, target) if fit else None

    def judged(self, sentence: TranslatedSentence, logprob: float) -> TranslatedSentence:
        """The same with its confidence and doubts; ``logprob`` is what the model gave the whole of it."""
        if not sentence.target:
            return replace(sentence, confidence=0.0)
        found = signals(sentence.source, sentence.target, logprob, sentence.flags, self.source, self.target)
        return replace(sentence, confidence=self.fit.confidence(found), doubts=self.fit.doubts(found))
