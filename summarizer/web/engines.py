"""The summarizers that serve the readers: one for each profile that is chosen, of which one at a time keeps models."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from summarizer.events import Event
from summarizer.result import Article, Summary, TranslatedSentence
from summarizer.translation.glossary import Glossary
from summarizer.translation.memory import SentenceMemory

log = logging.getLogger(__name__)

# Seconds that whose turn it is waits for the batch of a stopped run, which holds on to its models.
_PATIENCE = 60.0


class Engine(Protocol):
    """The part of ``summarizer.Summarizer`` that the page uses."""

    def stream_article(
        self,
        article: Article,
        targets: Sequence[str],
        length: str | None,
        *,
        cancel: threading.Event | None,
        memory: SentenceMemory | None = None,
        glossary: Glossary | None,
        watched: bool = True,
    ) -> Iterator[Event]: ...

    def recover(self, text: str, *, keep: Sequence[str], drop: Sequence[str], force: bool) -> Article: ...

    def summarize(
        self,
        text: str,
        languages: Sequence[str],
        length: str,
        *,
        keep: Sequence[str],
        drop: Sequence[str],
        force: bool,
        cancel: threading.Event | None,
        glossary: Glossary | None,
    ) -> Mapping[str, Summary]: ...

    def translate_sentences(
        self, sentences: Sequence[str], source: str, target: str
    ) -> Sequence[TranslatedSentence]: ...

    def why_not(self, target: str) -> str | None: ...

    def release(self, patience: float) -> None: ...

    def close(self) -> None: ...


class Engines:
    """Makes the summarizer of a profile when it is first asked for. Safe to use from several threads.

    Readers may want different profiles, and a machine seldom has the memory for the models of several: who begins,
    beside readers of the same profile at most, calls ``take_turn``, which lets go of what the ones before had loaded.
    """

    def __init__(self, make: Callable[[str], Engine]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: dict[str, Engine] = {}
        self._last: str | None = None

    @property
    def ready(self) -> bool:
        """Whether one has been made."""
        return bool(self._made)

    def of(self, profile: str) -> Engine:
        """The summarizer of a profile."""
        with self._lock:
            if profile not in self._made:
                self._made[profile] = self._make(profile)
            return self._made[profile]

    def take_turn(self, profile: str) -> None:
        """From here on the models of this profile are in memory, and no others."""
        with self._lock:
            last, self._last = self._last, profile
            stale = dict(self._made) if last is None else {last: self._made[last]} if last in self._made else {}
        if last != profile:
            for name, engine in stale.items():
                engine.release(0.0 if name == profile else _PATIENCE)  # its own readers may be at work with it

    def renew(self) -> None:
        """Other models are on the machine now: whoever has the next turn begins with none in memory."""
        with self._lock:
            self._last = None

    def close(self) -> None:
        """Let go of all."""
        with self._lock:
            made, self._made = list(self._made.values()), {}
        for engine in made:
            engine.close()
