"""What the browser remembers is a wish, not an order: only what makes sense is restored."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.languages import TARGETS
from summarizer.web import choices as choices_module
from summarizer.web.choices import allowed, defaults

DEFAULTS, ALLOWED = defaults(TARGETS), allowed(TARGETS, ("auto", "light"))


def restored(choices: Any) -> dict[str, Any]:
    return choices_module.restored(choices, DEFAULTS, ALLOWED, "uz")


def test_what_was_chosen_is_restored() -> None:
    choices = {
        "targets": ["uz"],
        "length": "medium",
        "view": "uz",
        "alphabet": "cyrillic",
        "alongside": False,
        "together": True,
        "profile": "light",
    }
    assert restored({**choices, "interface": "ru"}) == {**choices, "interface": "ru"}


def test_without_a_choice_the_interface_is_the_browser_s() -> None:
    assert restored(None)["interface"] == "uz"
    assert restored({"interface": "xx"})["interface"] == "uz"


def test_on_a_first_visit_the_language_of_the_page_is_read_first_where_there_is_a_way_to_it() -> None:
    of = allowed(("en", "uz", "ru"))
    first = choices_module.restored(None, DEFAULTS, of, "ru")
    assert (first["targets"], first["view"]) == (["en", "uz", "ru"], "ru")
    assert choices_module.restored(None, DEFAULTS, of, "it")["view"] == "en"
    assert choices_module.restored({**DEFAULTS, "interface": "ru"}, DEFAULTS, of, "ru")["view"] == "en"


@pytest.mark.parametrize(
    "choices",
    [
        None,
        "text",
        [],
        {"targets": []},
        {"targets": "en"},
        {"targets": ["en", "<script>"]},
        {"targets": [["en"]]},
        {"length": 7, "view": None, "alphabet": {}, "alongside": "yes"},
    ],
)
def test_nonsense_gives_the_defaults(choices: Any) -> None:
    assert restored(choices) == {**DEFAULTS, "interface": "uz", "view": "uz"}


@given(
    st.dictionaries(st.sampled_from(sorted(DEFAULTS)), st.recursive(st.none() | st.text() | st.booleans(), st.lists))
)
def test_whatever_is_stored_only_allowed_values_come_out(choices: dict[str, Any]) -> None:
    for name, value in restored(choices).items():
        assert all(one in ALLOWED[name] for one in (value if isinstance(value, list) else [value]))
