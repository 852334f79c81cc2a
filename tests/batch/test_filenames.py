"""File names for articles: legal on every system, and one article's alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batch.filenames import file_names


@given(st.text(min_size=1).filter(lambda key: key.isprintable()))
def test_file_names_are_legal_everywhere(key: str) -> None:
    for name in file_names(key, ".md"):
        assert name.endswith(".md")
        assert not name.startswith((".", "-"))
        assert not set(name) & set('<>:"/\\|?*\0\n')
        assert len(name.encode("utf-8")) < 200


@given(st.lists(st.text(min_size=1), min_size=2, max_size=2, unique=True))
def test_the_last_name_is_one_articles_alone(keys: list[str]) -> None:
    first, second = (list(file_names(key, ".md"))[-1] for key in keys)
    assert first != second


@pytest.mark.parametrize("key", ["CON", "nul.txt", "lpt1.x"])
def test_device_names_of_windows_are_avoided(key: str) -> None:
    assert next(file_names(key, ".md")) not in (f"{key}.md", f"{key}")
