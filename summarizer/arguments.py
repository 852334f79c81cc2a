"""What callers pass in place of texts, paths and options: what is of another type is refused by name."""

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from reprlib import repr as brief
from types import UnionType

from summarizer.errors import NotText, OptionError


def require(kind: type | UnionType, **values: object) -> None:
    """Refuse arguments that are not of a type, or of none of a union: ``require(str | None, name=name)``.

    Raises:
        OptionError: one is of another type.
    """
    for name, value in values.items():
        if not isinstance(value, kind):
            kinds = kind.__args__ if isinstance(kind, UnionType) else (kind,)
            wanted = " or ".join("None" if each is type(None) else each.__name__ for each in kinds)
            raise OptionError(f"{name} is {brief(value)} ({type(value).__name__}).", f"Give it as {wanted}.")


def require_text(value: object, what: str = "The text") -> None:
    """Refuse what is not a ``str``.

    Raises:
        NotText: it is bytes, None or anything else.
    """
    if isinstance(value, bytes | bytearray | memoryview):
        raise NotText(f"{what} is bytes, not str.", 'Decode it first, for instance with .decode("utf-8").')
    if not isinstance(value, str):
        raise NotText(f"{what} is {type(value).__name__}, not str.", "Give it as a str.")


def valid_strings(values: Sequence[str], name: str) -> tuple[str, ...]:
    """``values``, each a ``str``; ``name`` is what the caller calls them.

    Raises:
        OptionError: they are not a sequence of strings.
    """
    if isinstance(values, str):
        raise OptionError(f"{name} is the string {brief(values)}.", f"Give a sequence of strings: ({brief(values)},).")
    given = tuple(values) if isinstance(values, Iterable) else (None,)
    if not all(isinstance(value, str) for value in given):
        raise OptionError(f"{name} is {brief(values)}.", "Give a sequence of strings.")
    return given


def valid_path(value: PathLike[str] | str, name: str) -> Path:
    """``value`` as a path, whether or not there is anything; ``name`` is what the caller calls it.

    Raises:
        OptionError: it is not a path, or one that this system does not take.
    """
    require(str | PathLike, **{name: value})
    if value == "":
        raise OptionError(f"{name} is empty.", "Name a file or folder.")
    path = Path(value)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return path
    except (OSError, ValueError) as error:  # too long, closed to us; a zero byte, half of a surrogate pair
        reason = error.strerror if isinstance(error, OSError) else "that cannot be the name of a file"
        raise OptionError(f"{name} is {brief(str(path))}: {reason}.", "Give another path.") from error
    return path
