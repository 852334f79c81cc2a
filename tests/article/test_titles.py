"""A header of any kind leaves the headline what it is."""

import pytest

from summarizer.article import recover
from tests.article import headers
from tests.article.pages import words

CASES = [case for i, case in enumerate(headers.cases()) if i % 11 == 0]
BODY = (
    "\n\nLa teleferica riparte dopo nove anni di lavori e la prima cabina parte alle otto con dentro due capre.\n\n"
    "Il biglietto della teleferica costa due euro e chi abita in paese sale gratis tutto l'anno, anche d'inverno."
)


def test_headlines_are_found_under_headers_of_every_kind() -> None:
    """A sample of the sweep of ``benchmarks.recover_titles``."""
    right = sum(words(recover(paste).title) == words(title) for _, _, _, paste, title in CASES)
    assert right / len(CASES) >= 0.97


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Abbonati a 1 euro al mese\nLa teleferica riparte dopo nove anni", "La teleferica riparte dopo nove anni"),
        ("Il caso di Pradelle\nLa teleferica riparte dopo nove anni", "La teleferica riparte dopo nove anni"),
        ("Virtus Lago, sesta vittoria di fila\ndi Ugo Sala", "Virtus Lago, sesta vittoria di fila"),
        ("La teleferica riparte:\nil biglietto costa due euro", "La teleferica riparte: il biglietto costa due euro"),
        ("La teleferica riparte\ndal nostro inviato\nUgo Sala", "La teleferica riparte"),
        ("La teleferica riparte\ndi Ugo Sala", "La teleferica riparte"),
        ("Ciao, ti giro questo pezzo.\n\nLa teleferica riparte dopo nove anni", "La teleferica riparte dopo nove anni"),
    ],
)
def test_what_stands_around_a_headline_is_told_from_it(header: str, title: str) -> None:
    assert recover(header + BODY).title == title
