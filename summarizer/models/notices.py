"""What a user is told about the models at work: what was taken and why, and what their licences ask."""

import threading
from collections.abc import Sequence

from summarizer.caution import ROUGH, is_rough
from summarizer.errors import SummarizerError
from summarizer.models.ladder import Choice
from summarizer.models.registry import ModelSpec, Pin


class Notices:
    """The newest remark on each use of a model; safe for several threads.

    ``told_all`` says every choice, otherwise only what was taken instead of something else.
    """

    def __init__(self, *, told_all: bool) -> None:
        self._told_all = told_all
        self._lock = threading.Lock()
        self._of_use: dict[str, list[str]] = {}
        self._of_model: dict[str, list[str]] = {}

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them, each once."""
        with self._lock:
            every = [*self._of_use.values(), *self._of_model.values()]
            return tuple(dict.fromkeys(line for lines in every for line in lines))

    def chosen(self, use: str, choices: Sequence[Choice]) -> None:
        """``use`` ("Italian to English") is served by these."""
        told: list[str] = []
        for choice in choices:
            spec = choice.spec
            if self._told_all or choice.instead is not None:
                told.append(f"{use}: {spec.id} ({spec.licence}), because {choice.reason}.")
            if not spec.licence.commercial:
                told.append(f"{spec.id} is for non-commercial use only ({spec.licence.name}).")
            if is_rough(spec.id):
                told.append(ROUGH)
            if spec.community:
                told.append(f"{spec.id} was converted by {spec.id.split('/')[0]}, not by the makers of the model.")
        with self._lock:
            self._of_use[use] = told

    def extractive(self, use: str, error: SummarizerError) -> None:
        """``use`` ("English summaries") is served by sentences of the article, because of an error."""
        with self._lock:
            self._of_use[use] = [f"{use}: sentences of the article, because {error.message.rstrip('.')}."]

    def taken_at(self, spec: ModelSpec, pin: Pin | None, commit: str) -> None:
        """A model was taken at a revision; told where it is not the first of its line."""
        if pin is None or pin == spec.pins[0]:
            return
        where = commit[:12] if commit.startswith(pin.revision) else f"{pin.revision} ({commit[:12]})"
        with self._lock:
            self._of_model[spec.id] = [
                f"{spec.id} was taken at {where}, because {spec.revision[:12]} is not there as models.txt expects it."
            ]
