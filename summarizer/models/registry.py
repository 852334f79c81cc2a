"""models.txt: which model serves which task in which profile. The format is described at its head."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

from summarizer.errors import RegistryError
from summarizer.languages import TARGETS
from summarizer.models.licences import Licence, licence
from summarizer.models.sizes import SIZE, human_size, parse_size

STARTER = "starter"
# From the hub, profile auto takes the models of the first of these profiles that has an allowed one.
AUTO_FROM_HUB = ("light", "permissive")
PIVOT = "en"

Task = Literal["translate", "summarize"]

_COLUMNS = ("profiles", "task", "directions", "id", "revision", "licence", "size")
_BACKENDS = ("ctranslate2", "transformers")
_COMPUTE = ("int8", "int8_float32", "int8_bfloat16", "bfloat16", "float16", "float32")
# The hub's own rules for names, see huggingface_hub.utils.validate_repo_id.
_ID = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_REVISION = re.compile(r"[0-9a-f]{40}|refs/pr/\d+|bundled|[A-Za-z][\w.-]*")
_DIRECTION = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PROFILE = re.compile(r"[a-z][a-z0-9-]*")
_HEX = re.compile(r"[0-9a-f]{7,40}")
_HASHES = re.compile(r"(?:[\w.-]+:)?[0-9a-f]{64}(?:,[\w.-]+:[0-9a-f]{64})*")
_OTHERS = re.compile(r"(?:[0-9a-f]{40}|refs/pr/\d+@[0-9a-f]{7,40})(?:,(?:[0-9a-f]{40}|refs/pr/\d+@[0-9a-f]{7,40}))*")
_REPOSITORY = re.compile(rf"{_ID.pattern}@[0-9a-f]{{40}}")
# Formats of weights by what models.txt calls them, and the file that sha256= means where it names none.
_WEIGHTS = {"safetensors": "model.safetensors", "ctranslate2": "model.bin"}


@dataclass(frozen=True, slots=True)
class Pin:
    """A revision that may serve: ``head`` begins the commit that was seen there, where the revision can move.

    ``pickled`` allows weights as pytorch_model.bin; ``any_commit`` takes whatever the owner has there now.
    """

    revision: str
    head: str = ""
    pickled: bool = False
    any_commit: bool = False

    @property
    def movable(self) -> bool:
        """Whether it is a ref that can come to mean another commit."""
        return _COMMIT.fullmatch(self.revision) is None


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One line of models.txt.

    ``directions`` holds (source, target) pairs of ISO 639-1 codes; a summary's are equal. ``size`` is in bytes.
    """

    profiles: tuple[str, ...]
    task: Task
    directions: tuple[tuple[str, str], ...]
    id: str
    revision: str
    licence: Licence
    size: int
    options: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def movable(self) -> bool:
        """Whether the revision is a ref that can come to mean another commit."""
        return self.id != STARTER and _COMMIT.fullmatch(self.revision) is None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The revisions that may serve, best first: the model's own, or=, pickle=, and at last what ``main`` is now."""
        others = (Pin(*other.partition("@")[::2]) for other in self.options.get("or", "").split(",") if other)
        pickled = (Pin(commit, pickled=True) for commit in [self.options.get("pickle")] if commit)
        last = () if self.ready_made else (Pin("main", any_commit=True),)
        return (Pin(self.revision, self.options.get("head", "")), *others, *pickled, *last)

    @property
    def ready_made(self) -> bool:
        """Whether the repository holds a model converted for CTranslate2."""
        return self.options.get("format") == "ctranslate2"

    @property
    def weights(self) -> str:
        """The name of the file with the weights, where it is one."""
        return _WEIGHTS[self.options.get("format", "safetensors")]

    @property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of files, by name, as far as they are known."""
        named = (part.rpartition(":") for part in self.options.get("sha256", "").split(",") if part)
        return {name or self.weights: digest for name, _, digest in named}

    @property
    def tokenizer(self) -> tuple[str, str] | None:
        """The repository (id and commit) whose tokenizer is taken, where the model's own lacks files."""
        named = self.options.get("tokenizer")
        if named is None:
            return None
        identifier, _, commit = named.partition("@")
        return identifier, commit

    @property
    def community(self) -> bool:
        """Whether somebody else than the model's makers converted it."""
        return self.options.get("by") == "community"

    def serves(self, source: str, target: str) -> bool:
        """Whether this model takes ``source`` to ``target``."""
        return (source, target) in self.directions

    def describe(self) -> str:
        """Id, size and licence for a sentence: ``facebook/… (2.5 GB, CC BY-NC 4.0, non-commercial)``."""
        return f"{self.id} ({human_size(self.size)}, {self.licence})"


@dataclass(frozen=True, slots=True)
class Registry:
    """All lines of a models.txt, in order; ``path`` is where it was read."""

    specs: tuple[ModelSpec, ...]
    path: str

    @property
    def profiles(self) -> tuple[str, ...]:
        """The names of the profiles, in order of appearance."""
        return tuple(dict.fromkeys(profile for spec in self.specs for profile in spec.profiles))

    def select(self, profile: str, task: Task, source: str, target: str) -> tuple[ModelSpec, ...]:
        """The lines that serve a direction in a profile, best first."""
        return tuple(
            spec
            for spec in self.specs
            if profile in spec.profiles and spec.task == task and spec.serves(source, target)
        )

    def targets(self, source: str) -> tuple[str, ...]:
        """The languages that ``source`` can be translated into, straight or through the pivot; the usual ones first."""
        pairs = [pair for spec in self.specs if spec.task == "translate" for pair in spec.directions]
        starts = {source, PIVOT} if (source, PIVOT) in pairs else {source}
        found = dict.fromkeys(end for start, end in pairs if start in starts and end != source)
        return tuple(sorted(found, key=lambda code: TARGETS.index(code) if code in TARGETS else len(TARGETS)))

    def of_profile(self, profile: str) -> tuple[ModelSpec, ...]:
        """The lines of a profile.

        Raises:
            RegistryError: there is no such profile.
        """
        found = tuple(spec for spec in self.specs if profile in spec.profiles)
        if not found:
            names = ", ".join(self.profiles)
            raise RegistryError(f"There is no profile {profile!r} in {self.path}.", f"Choose one of: {names}.")
        return found


def load_registry(path: Path | None = None) -> Registry:
    """Read a models.txt: ``path``, else the file named by SUMMARIZER_MODELS, else the one of the package.

    Raises:
        RegistryError: the file cannot be read, or a line of it cannot be understood.
    """
    if path is None and (named := os.environ.get("SUMMARIZER_MODELS")):
        path = Path(named)
    try:
        text = path.read_text(encoding="utf-8") if path else _shipped()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise RegistryError(f"{path} cannot be read: {reason}.", "Give a file like models.txt.") from error
    return parse_registry(text, str(path or "models.txt"))


def _shipped() -> str:
    """The models.txt beside the package in a wheel, at the root in a checkout."""
    inside = files("summarizer") / "models.txt"
    if inside.is_file():
        return inside.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "models.txt").read_text(encoding="utf-8")


def parse_registry(text: str, path: str = "models.txt") -> Registry:
    """Parse the text of a models.txt.

    Raises:
        RegistryError: with the number of the first line that cannot be understood.
    """
    specs = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        words = _without_comment(line).split()
        if not words:
            continue
        try:
            specs.append(_parse_line(words))
        except ValueError as error:
            raise RegistryError(
                f"{path}, line {number}: {error}.", "The columns are described at the head of models.txt."
            ) from error
    if not specs:
        raise RegistryError(f"{path} names no model.", "Start from a copy of the models.txt of this package.")
    return Registry(tuple(specs), path)


def _without_comment(line: str) -> str:
    """A # begins a comment at the start of a word only, so that prefixes may hold one."""
    return re.split(r"(?:^|\s)#", line, maxsplit=1)[0]


def _parse_line(words: list[str]) -> ModelSpec:
    if len(words) < len(_COLUMNS):
        missing = ", ".join(_COLUMNS[len(words) :])
        raise ValueError(f"{len(words)} columns where at least {len(_COLUMNS)} are needed (missing: {missing})")
    profiles, task, directions, identifier, revision, licence_id, size = words[: len(_COLUMNS)]
    if task not in ("translate", "summarize"):
        raise ValueError(f"the task is {task!r}, not translate or summarize")
    if identifier != STARTER and not _ID.fullmatch(identifier):
        raise ValueError(f"{identifier!r} is not the id of a repository (owner/name)")
    if not _REVISION.fullmatch(revision):
        raise ValueError(f"{revision!r} is not a full commit (40 hexadecimal digits), refs/pr/N or a branch")
    if _HEX.fullmatch(revision) and not _COMMIT.fullmatch(revision):
        raise ValueError(f"{revision!r} is a short commit, which the hub does not find: give all 40 digits")
    options = _parse_options(words[len(_COLUMNS) :])
    spec = ModelSpec(
        profiles=tuple(_each(_PROFILE, profiles, "a profile")),
        task="translate" if task == "translate" else "summarize",
        directions=_parse_directions(task, directions),
        id=identifier,
        revision=revision,
        licence=licence(licence_id),
        size=parse_size(size),
        options=options,
    )
    if spec.movable and not {"head", "sha256"} & options.keys():
        raise ValueError(f"{revision} can move: add head= or sha256= to say what is expected there, or a full commit")
    return spec


def _each(pattern: re.Pattern[str], text: str, what: str) -> Iterable[str]:
    for part in text.split(","):
        if not pattern.fullmatch(part):
            raise ValueError(f"{part!r} is not {what}")
        yield part


def _parse_directions(task: str, text: str) -> tuple[tuple[str, str], ...]:
    if task == "summarize":
        return tuple((language, language) for language in _each(_LANGUAGE, text, "a language code like en"))
    pairs = (part.split("-") for part in _each(_DIRECTION, text, "a direction like it-en"))
    return tuple((source, target) for source, target in pairs)


def _parse_options(words: list[str]) -> Mapping[str, str]:
    options: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not value:
            raise ValueError(f"{word!r} is not an option of the form key=value")
        if key in options:
            raise ValueError(f"option {key} is given twice")
        _check_option(key, value)
        options[key] = value
    return options


def _check_option(key: str, value: str) -> None:
    allowed = {
        "head": _HEX.fullmatch(value),
        "sha256": _HASHES.fullmatch(value),
        "or": _OTHERS.fullmatch(value),
        "pickle": _COMMIT.fullmatch(value),
        "format": value in _WEIGHTS,
        "family": bool(_PROFILE.fullmatch(value.replace("_", "-"))),
        "tokenizer": _REPOSITORY.fullmatch(value),
        "by": value == "community",
        "memory": SIZE.fullmatch(value),
        "prefix": "{" not in value.replace("{target}", ""),
        "codes": all(":" in pair for pair in value.split(",")),
        "backend": value in _BACKENDS,
        "compute": value in _COMPUTE,
        "input": value.isascii() and value.isdigit() and int(value) > 0,
    }
    if key not in allowed:
        raise ValueError(f"{key!r} is not an option; known are {', '.join(allowed)}")
    if not allowed[key]:
        raise ValueError(f"{value!r} is not a value for the option {key}")
