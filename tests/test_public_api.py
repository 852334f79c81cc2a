import subprocess
import sys

import pytest

import summarizer
from summarizer import errors


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_exported_name_is_there_and_documented(name: str) -> None:
    value = getattr(summarizer, name)
    assert name == "__version__" or getattr(value, "__doc__", None) or name == "Event"
    assert name in dir(summarizer)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = summarizer.no_such_name  # type: ignore[attr-defined]  # type checkers see it, too


def test_names_of_the_contract() -> None:
    assert summarizer.uzbek.to_cyrillic("Toshkent") == "Тошкент"
    flags = summarizer.translation.checks.check("Sono 12.", "They are 13.", "it", "en")
    assert "numbers" in {flag.kind for flag in flags}


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, summarizer, summarizer.api, summarizer.cli.commands\n"
        "heavy = ('torch', 'transformers', 'ctranslate2', 'gradio', 'numpy', 'trafilatura')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_error_is_of_the_one_tree_and_says_the_next_step() -> None:
    for name in vars(errors):
        error = getattr(errors, name)
        if isinstance(error, type):
            assert issubclass(error, summarizer.SummarizerError)
            assert name in (errors.__doc__ or "")
    error = errors.EmptyInput("There is no text.", "Paste an article.")
    assert (str(error), error.message, error.hint) == (
        "There is no text. Paste an article.",
        "There is no text.",
        "Paste an article.",
    )
    assert isinstance(errors.UnknownLanguage("x"), ValueError)
