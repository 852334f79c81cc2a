"""What a check is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.flags import Kind
from summarizer.languages import Language
from summarizer.translation.checks.pair import Pair

Need = Callable[[Language], object]


@dataclass(frozen=True, slots=True)
class Check:
    """One way a translation can be wrong.

    ``find`` yields a detail, in words for a reader, for each doubt about a pair. ``needs`` give what both languages
    must have for it, ``target_needs`` what the target language must; where one is None or empty, the check does not
    run.
    """

    kind: Kind
    find: Callable[[Pair], Iterator[str]]
    needs: tuple[Need, ...] = ()
    target_needs: tuple[Need, ...] = ()

    def runs(self, source: Language, target: Language) -> bool:
        """Whether both languages have what the check needs."""
        return all(need(source) and need(target) for need in self.needs) and all(
            need(target) for need in self.target_needs
        )
