"""Which Uzbek sentences deny."""

import pytest

from summarizer.languages.uz.denial import LAST_VERB, SIGNS


@pytest.mark.parametrize(
    "text",
    [
        "Vazir kelmadi.", "U hech narsa demagan.", "Buni bilmaymiz.", "Pul toʻlanmayapti.", "Bu toʻgʻri emas.",
        "Vaqt yoʻq.", "Shoshilmang.", "Ular kutishmaydi.", "Hosil kamaymadi.", "Qaror qabul qilinmasin.",
    ],
)  # fmt: skip
def test_the_last_verb_denies(text: str) -> None:
    assert LAST_VERB.search(text.rstrip("."))
    assert SIGNS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "U taklifni rad etdi.",
        "Suvsiz yashash qiyin.",
        "Nomaʼlum shaxs keldi.",
        "Kelmasdan oldin yozing.",
        "Kirish taqiqlangan.",
    ],
)
def test_other_words_hint(text: str) -> None:
    assert SIGNS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vazir keldi.", "Tomas uchrashuvga bordi.", "Siz yoʻlga chiqdingiz.", "May oyida olma gulladi.",
        "Xavfsizlik kengashi yigʻildi.", "Nomzodlar soni oshdi.", "U yozgan xatni oldim.",
        "Hosil kamaydi.", "Sud uni qamadi.", "U koʻylakni yamadi.",
    ],
)  # fmt: skip
def test_what_only_looks_like_it(text: str) -> None:
    assert not LAST_VERB.search(text.rstrip("."))
    assert not SIGNS.search(text)
