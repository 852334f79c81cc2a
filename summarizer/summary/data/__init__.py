"""Word lists, as text files with ``#`` comments."""

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a list without its comments.

    Raises:
        FileNotFoundError: there is no such list.
    """
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
