"""Sentences of news with their translations, all our own, by which a model shows that it works: ``models verify``."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summarizer.engines.base import TranslationEngine
from summarizer.errors import ModelDamaged

_FILE = Path(__file__).parent / "known_sentences.tsv"
# Below this something is wrong with tokenizer, codes or conversion: other words than the references' are no reason.
LEAST_CHRF = 25.0


@cache
def known_sentences() -> dict[str, tuple[str, ...]]:
    """The sentences by language (ISO 639-1); those of one index mean the same."""
    header, *rows = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {language: tuple(row[column] for row in rows) for column, language in enumerate(header)}


@dataclass(frozen=True, slots=True)
class Trial:
    """What a model made of the known sentences of a direction; ``chrf`` is chrF++ against their translations."""

    source: str
    target: str
    chrf: float
    words_a_second: float
    examples: tuple[tuple[str, str], ...]

    def lines(self) -> Iterator[str]:
        """For a reader."""
        yield f"{self.source}-{self.target}: chrF++ {self.chrf:.1f}, {self.words_a_second:.0f} words a second"
        for text, translation in self.examples:
            yield f"  {text}"
            yield f"  {translation}"


def try_translation(engine: TranslationEngine, source: str, target: str, count: int) -> Trial | None:
    """Translate ``count`` known sentences; None where there are none in these languages.

    Raises:
        ModelDamaged: what comes out has nothing to do with what went in.
    """
    known = known_sentences()
    if source not in known or target not in known:
        return None
    texts, references = known[source][:count], known[target][:count]
    begun = time.perf_counter()
    translations = [hypothesis.text for hypothesis in engine.translate(texts, source, target)]
    seconds = time.perf_counter() - begun
    trial = Trial(
        source,
        target,
        _chrf(translations, references),
        sum(len(text.split()) for text in texts) / max(seconds, 1e-9),
        tuple(zip(texts[:2], translations[:2], strict=True)),
    )
    if trial.chrf < LEAST_CHRF:
        raise ModelDamaged(
            f"{engine.card.id} makes {translations[0]!r} of {texts[0]!r} (chrF++ {trial.chrf:.1f}).",
            "Fetch it again; if it stays so, report it with the output of this command.",
        )
    return trial


def _chrf(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    from sacrebleu.metrics.chrf import CHRF

    return float(CHRF(word_order=2).corpus_score(list(hypotheses), [list(references)]).score)
