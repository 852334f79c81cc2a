"""A stand-in for ``Summarizer`` whose answers depend on the text alone, so that runs can be compared exactly.

A text can ask for trouble: "UNREADABLE" is not an article, "BUG" meets a fault of the program, "DEADLY" kills the
process, "NO UZBEK" has no model for Uzbek.
"""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from summarizer.errors import ModelMissing, NoArticle, SummarizerError
from summarizer.result import Article, Flag, Result, TranslatedSentence, Translation


class Fake:
    """Translates by turning letters round. ``pause`` is in seconds an article; each instance leaves a file in
    ``loads``, each article's text in ``batches`` one line a call."""

    def __init__(self, pause: float = 0.0, loads: Path | None = None, missing: bool = False) -> None:
        if missing:
            raise ModelMissing("The model is not on this machine.", "Run `summarizer models pull`.")
        self.pause = pause
        self.calls: list[list[str]] = []
        if loads:
            (loads / f"{os.getpid()}-{time.monotonic_ns()}").touch()

    def process_many(
        self, texts: Sequence[str], targets: Sequence[str], length: str
    ) -> Sequence[Result | SummarizerError]:
        """One result for each text."""
        self.calls.append(list(texts))
        return [self._process(text, targets) for text in texts]

    def close(self) -> None:
        """Nothing is held."""

    def _process(self, text: str, targets: Sequence[str]) -> Result | SummarizerError:
        time.sleep(self.pause)
        if "DEADLY" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "BUG" in text:
            raise ZeroDivisionError("division by zero")
        if "UNREADABLE" in text:
            return NoArticle("There is no article in this text.", "Paste the whole article.")
        article = Article(tuple(text.split("\n\n")), title="Titolo")
        return Result(article, {target: _translation(article, target) for target in targets})


def _translation(article: Article, target: str) -> Translation:
    if target == "uz" and any("NO UZBEK" in paragraph for paragraph in article.paragraphs):
        return Translation("uz", available=False, reason="No Uzbek model is here. Pull one.")
    flags = (Flag("numbers", "7 is missing"),)
    sentences = tuple((TranslatedSentence(p, f"{target}:{p[::-1]}", flags),) for p in article.paragraphs)
    return Translation(target, paragraphs=sentences)
