"""Which profiles of models.txt a reader can choose."""

from summarizer.languages import SOURCE
from summarizer.models.ladder import AUTO
from summarizer.models.registry import PIVOT, STARTER, ModelSpec, load_registry
from summarizer.web.options import ServeOptions
from summarizer.web.texts import catalogue, text


class ProfileLockedError(Exception):
    """A program asks for another profile than the operator's, who has locked the choice."""


def profiles_of(options: ServeOptions) -> tuple[str, ...]:
    """The operator's own first, then "auto", then the starter, which is the fastest, then as models.txt has them;
    only the first where the choice is locked."""
    return (options.profile,) if options.lock_profile else serving(options)


def serving(options: ServeOptions) -> tuple[str, ...]:
    """All that translate from Italian, whether or not a reader may choose among them; the operator's own first."""
    registry = load_registry(options.models)
    order = dict.fromkeys((AUTO, STARTER, *registry.profiles))
    found = [name for name in order if any(_serves(spec, name) for spec in registry.specs)]
    return tuple(dict.fromkeys((options.profile, *found)))


def profile_name(profile: str, interface: str) -> str:
    """What a profile is called; one of a models.txt of the operator's own by its name there."""
    key = f"profile_{profile}"
    return text(interface, key) if key in catalogue("en") else profile


def profile_note(profile: str, interface: str) -> str:
    """How good it is, in plain words; empty where nothing is known."""
    key = f"quality_{profile}"
    return text(interface, key) if key in catalogue("en") else ""


def _serves(spec: ModelSpec, profile: str) -> bool:
    """Whether a line takes Italian somewhere in this profile."""
    translates = spec.task == "translate" and any(source in (SOURCE, PIVOT) for source, _ in spec.directions)
    return translates and profile in spec.profiles
