"""Every Uzbek exonym as a translation gets it: a whole word, in five cases."""

import re

import pytest

from summarizer import languages
from summarizer.languages.data import rows, words
from summarizer.languages.uz.suffixes import attach
from summarizer.translation.names import render_exonyms
from summarizer.uzbek import normalize

FORMS, ENGLISH = languages.get("uz").exonyms or {}, languages.get("en").exonyms or {}
WRITTEN = {row[0]: row[1] for row in rows("uz/exonyms.tsv")}
CASES = ("", "ning", "da", "dan", "ga")
# Names that a translation may leave in Italian, or that are the same in English.
_STAY = words("it/kept.txt")


@pytest.mark.parametrize(
    ("form", "rest", "joined"), [
    ("Ukraina", "da", "Ukrainada"), ("Iroq", "ga", "Iroqqa"), ("Nyu-York", "ga", "Nyu-Yorkka"),
    ("AQSH", "ga", "AQSHga"),
    ("Oliy sud", "si", "Oliy sudi"), ("Oliy sud", "sining", "Oliy sudining"), ("Italiya banki", "si", "Italiya banki"),
    ("Yevropa Ittifoqi", "ga", "Yevropa Ittifoqiga"), ("Damashq", "gacha", "Damashqqacha"), ("Rim", "-da", "Rimda"),
    ("Rim", "ʼda", "Rimda"), ("“Liga” partiyasi", "ning", "“Liga” partiyasining"), ("Italiya", "lik", "Italiyalik"),
    ("Senat", "i", "Senati"), ("Senat", "idan", "Senatidan"), ("Rim", "nia", None), ("Rim", "lari", "Rimlari"),
])  # fmt: skip
def test_suffixes_are_joined_by_the_last_sound(form: str, rest: str, joined: str | None) -> None:
    assert attach(form, rest) == joined


@pytest.mark.parametrize("key", WRITTEN)
def test_what_is_written_is_in_norm_and_no_stem(key: str) -> None:
    written = WRITTEN[key]
    assert normalize(written) == written
    stems = rows("uz/exonyms.tsv")
    others = {form for row in stems if row[0] == key for cell in row[2:] for form in cell.split("|")}
    assert written not in others


@pytest.mark.parametrize("key", WRITTEN)
def test_every_row_through_five_cases(key: str) -> None:
    """What stood in Italian with an Uzbek suffix stands in Uzbek with it; names that may stay do."""
    acronym = next((form for form in FORMS[key] if form.isupper()), None) if len(key) <= 4 else None
    for case in CASES:
        target = f"U {key}{case} keldi."
        rendered = render_exonyms(f"Ne parla a {key}.", target, "it", "uz")
        assert rendered in (target, f"U {attach(acronym or WRITTEN[key], case)} keldi.")
        if rendered == target and WRITTEN[key] != key:
            assert key in ENGLISH[key] or any(part in _STAY for part in re.split("[ -]", key))
