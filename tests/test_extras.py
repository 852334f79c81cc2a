"""Every hint to install something names what really installs it."""

import re
import shlex
from pathlib import Path

import pytest

from summarizer import extras
from summarizer.extras import install_command

ROOT = Path(__file__).parents[1]


def test_the_command_names_the_requirements_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = [
        "torch>=2.6",
        'pypdf>=6.16.1; extra == "files"',
        "python-docx>=1.1; extra == 'files'",
        'x; extra == "ray"',
    ]
    monkeypatch.setattr(extras, "requires", lambda name: stated)
    assert install_command("files") == "pip install 'pypdf>=6.16.1' 'python-docx>=1.1'"
    assert shlex.split(install_command("files"))[2:] == ["pypdf>=6.16.1", "python-docx>=1.1"]


def test_a_checkout_that_is_not_installed_installs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "DISTRIBUTION", "no-such-distribution-here")
    assert install_command("files") == "pip install '.[files]'"


@pytest.mark.parametrize("extra", ["starter", "files", "ray", "mcp"])
def test_every_extra_is_known(extra: str) -> None:
    assert len(shlex.split(install_command(extra))) >= 3


def test_no_hint_installs_what_another_project_has_on_an_index() -> None:
    """``summarizer`` on PyPI is somebody else's."""
    files = [path for place in ("summarizer", "docs", "tests") for path in (ROOT / place).rglob("*.*")]
    files = [*ROOT.glob("*.md"), *(path for path in files if path.suffix in (".py", ".md", ".json", ".txt"))]
    wrong = re.compile(r"""pip install[^\n]*['"\s]summarizer(\[|['"\s`]|$)""")
    found = [path.name for path in files if path != Path(__file__) and wrong.search(path.read_text(encoding="utf-8"))]
    assert found == []
