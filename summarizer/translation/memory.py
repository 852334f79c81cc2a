"""Sentences that are done already, so that none is translated twice: a summarizer's own, or one reader's alone."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from summarizer.result import TranslatedSentence

# Sentences remembered, about 1 kB each.
_REMEMBERED = 20_000

Key = tuple[str, str, str]  # source language, target language, id of the model


class SentenceMemory:
    """Translated sentences by direction and model; lives in memory only. Safe to use from several threads."""

    def __init__(self, most: int = _REMEMBERED) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._done: OrderedDict[tuple[Key, str], TranslatedSentence] = OrderedDict()

    def __len__(self) -> int:
        return len(self._done)

    def completed(
        self, translate: Callable[[Sequence[str]], list[TranslatedSentence]], texts: Sequence[str], by: Key
    ) -> list[TranslatedSentence]:
        """``texts`` translated, in order; ``translate`` is asked for those that are not known, each once."""
        known: dict[str, TranslatedSentence] = {}
        for text in dict.fromkeys(texts):
            if (remembered := self._done.get((by, text))) is not None:
                known[text] = remembered
            elif not any(character.isalpha() for character in text):
                known[text] = TranslatedSentence(text, text, confidence=1.0, steps=("copied",))  # "***", "12:30"
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        new = dict(zip(missing, translate(missing), strict=True))
        with self._lock:
            self._done.update({(by, text): sentence for text, sentence in new.items()})
            while len(self._done) > self._most:
                self._done.popitem(last=False)
        known |= new
        return [known[text] for text in texts]
