"""The summarizer that a command works with, made from its options; nothing heavy is imported before."""

from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.defaults import MAX_CHARS

if TYPE_CHECKING:
    from summarizer.api import Summarizer


def open_summarizer(
    profile: str,
    models: Path | None,
    device: str,
    offline: bool,
    commercial: bool,
    glossary: Path | None,
    max_chars: int = MAX_CHARS,
    precision: str = "auto",
    wait: bool = True,
    coverage: bool = False,
) -> "Summarizer":
    from summarizer.api import Summarizer

    return Summarizer(
        profile,
        models=models,
        device=device,
        offline=offline,
        commercial=commercial,
        glossary=glossary,
        max_chars=max_chars,
        precision=precision,
        wait=wait,
        coverage=coverage,
    )
