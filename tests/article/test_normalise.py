"""Characters are put in order, wording is not touched."""

import pytest

from summarizer.article.normalise import normalise


@pytest.mark.parametrize(
    ("spoiled", "clean"),
    [
        ("PerchÃ© la cittÃ\xa0 Ã¨ piÃ¹ bella", "Perché la città è più bella"),
        ("lâ€™aula e la â€œNonnaâ€\x9d", "l’aula e la “Nonna”"),
        ("cos&igrave; &egrave; &amp; sar&#224;", "così è & sarà"),
        ("caff&amp;egrave;", "caffè"),
        ("430\xa0anni\u202fdopo", "430 anni dopo"),
        ("set\xadti\xadma\u200bna", "settimana"),
        ("una\r\ndue\rtre\u2028quattro", "una\ndue\ntre\nquattro"),
        ("af\ufb01itto", "affiitto"),
        ("perche\u0301", "perché"),
        ("\ufeffinizio", "inizio"),
        ("nota\x0cpagina", "nota\npagina"),
    ],
)
def test_spoiled_characters(spoiled: str, clean: str) -> None:
    assert normalise(spoiled) == clean


@pytest.mark.parametrize(
    "text", ["l’ultimo “amico”", "oʻzbek maʼno", "NÃO, CORAÇÃO", "«Sì»", "5 < 7 & 8 > 2", "3’ e 40”"]
)
def test_what_is_right_stays(text: str) -> None:
    assert normalise(text) == text


def test_a_soft_hyphen_at_the_end_of_a_line_joins_the_word() -> None:
    assert normalise("la setti\xad\nmana") == "la settimana"
