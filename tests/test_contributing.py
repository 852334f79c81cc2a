"""CONTRIBUTING.md and docs/architecture.md say what is so: files exist, code runs, one row is enough."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from summarizer.flags import Kind
from summarizer.languages import get
from summarizer.outputs.base import Format
from summarizer.summary.lengths import Length
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair
from summarizer.web.choices import label

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = {"CONTRIBUTING.md": GUIDE, "architecture.md": (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")}
# What a reader of the guide would make.
TO_BE_MADE = ("shouting", "rst", "/fr", "test_checks_shouting")


def code(holding: str) -> str:
    """The block of Python in the guide that holds these words."""
    [block] = [block for block in re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL) if holding in block]
    return re.sub(r"^   ", "", block, flags=re.MULTILINE) if block.startswith("   ") else block


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_exist(page: str) -> None:
    named = set(re.findall(r"`((?:summarizer|tests|benchmarks)/[\w./*]+)`", PAGES[page]))
    assert len(named) >= 1
    missing = [name for name in named if not any(word in name for word in TO_BE_MADE) and not list(ROOT.glob(name))]
    assert missing == []


def test_rooms_of_the_drawing_are_there() -> None:
    rooms = re.findall(r"^\| `([\w./]+)`", PAGES["architecture.md"], re.MULTILINE)
    assert len(rooms) >= 9
    assert all((ROOT / "summarizer" / room).exists() for room in rooms)


def test_the_check_of_the_guide_is_a_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kind, "SHOUTING", Kind.MARKS, raising=False)
    module = ModuleType("shouting")
    exec(code("SHOUTING"), module.__dict__)  # noqa: S102 - our own guide
    check: Check = module.CHECK
    italian, english = get("it"), get("en")
    assert check.runs(italian, english)
    assert list(check.find(Pair("Il ponte riapre.", "THE BRIDGE REOPENS.", italian, english)))
    assert not list(check.find(Pair("Il ponte riapre.", "The bridge reopens.", italian, english)))


def test_the_format_of_the_guide_is_a_format() -> None:
    module = ModuleType("rst")
    exec(code("to_rst"), module.__dict__)  # noqa: S102
    [form] = module.FORMATS
    assert isinstance(form, Format)
    assert label("download", form) == "reStructuredText"


def test_the_length_of_the_guide_is_a_length() -> None:
    row = eval(code("Length("), {"Length": Length})  # noqa: S307
    assert label("length", row) == "Long"
