"""Names in Uzbek as translators write them: by sound, or by an exonym. Sweeps, with what may be missed of each."""

import random
from pathlib import Path

from summarizer import languages
from summarizer.text.likeness import likeness
from summarizer.translation.checks import names
from summarizer.translation.checks.pair import Pair

BOTH = languages.get("en"), languages.get("uz")
_SOUNDS = languages.get("uz").sounds
FRAMES = (
    ("Police said the {} man was arrested near the school on Monday.",
     "Politsiya dushanba kuni maktab yonida {} erkak qoʻlga olinganini aytdi."),
    ("The teachers have asked {} leaders to help them rebuild the school.",
     "Oʻqituvchilar {} yetakchilaridan maktabni tiklashga yordam soʻradi."),
)  # fmt: skip


def rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def is_alike(name: str, rendering: str) -> bool:
    assert _SOUNDS is not None
    return likeness(name, "en", rendering, "uz") >= _SOUNDS.alike


def test_a_name_is_known_by_its_sound() -> None:
    pairs = rows("by_sound.tsv")
    assert len(pairs) > 300
    assert sum(is_alike(*pair) for pair in pairs) >= 0.985 * len(pairs)


def test_another_name_is_not() -> None:
    pairs, chance = rows("by_sound.tsv"), random.Random(1)
    others = [(name, other) for name, own in pairs for _, other in chance.sample(pairs, 20) if other != own]
    assert sum(is_alike(*pair) for pair in others) <= 0.02 * len(others)


def test_places_and_peoples_are_known() -> None:
    renderings = [(english, uzbek) for english, cell in rows("renderings.tsv") for uzbek in cell.split("|")]
    missed = [
        (english, uzbek)
        for english, uzbek in renderings
        for source, target in FRAMES
        if any(names.find(Pair(source.format(english), target.format(uzbek), *BOTH)))
    ]
    assert len(renderings) > 400
    assert len(missed) <= 0.01 * 2 * len(renderings), missed
