"""Shorter readings: only deletions, and never of what limits, denies or attributes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.summary.compression import variants
from summarizer.summary.trim import trim
from tests.summary.articles import examples


def words(text: str) -> list[str]:
    return [word.strip(".,;:()[]–—-").casefold() for word in text.split() if word.strip(".,;:()[]–—-")]


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)


@pytest.mark.parametrize(
    ("sentence", "shortest"),
    [
        (
            "Le fiamme, partite da un capannone, sono state domate all’alba dai vigili del fuoco.",
            "Le fiamme sono state domate all’alba dai vigili del fuoco.",
        ),
        (
            "Ada Brocchi, 62 anni, ha vinto la gara di torte del paese.",
            "Ada Brocchi ha vinto la gara di torte del paese.",
        ),
        (
            "La società (quotata a Milano) ha chiuso lo stabilimento di Terni.",
            "La società ha chiuso lo stabilimento di Terni.",
        ),
        (
            "Il sindaco ha firmato il decreto, costringendo i negozi a chiudere alle otto.",
            "Il sindaco ha firmato il decreto.",
        ),
        (
            "«È una vergogna», dice Ada Brocchi, che abita sopra il bar.",
            "«È una vergogna», dice Ada Brocchi.",
        ),
        (
            "La firma è arrivata questa mattina, dopo quattro mesi di proteste.",
            "La firma è arrivata questa mattina.",
        ),
    ],
)
def test_drops_what_only_adds(sentence: str, shortest: str) -> None:
    assert variants(sentence) == (sentence, shortest)


@pytest.mark.parametrize(
    "sentence",
    [
        "Il ponte riaprirà a maggio, salvo che piova per tutto il mese.",
        "La giunta aumenterà le tasse, se il governo non cambierà la legge.",
        "Il resto della linea, assicura il Comune, sarà pronto nel 2027.",
        "La ditta, secondo la procura, ha nascosto i documenti.",
        "L’autorizzazione, nella migliore delle ipotesi, arriverà a settembre.",
        "I contadini chiedono l’abbattimento dei lupi, che il ministero continua a negare.",
        "Il contributo copre cento euro, che salgono a duecento per i redditi bassi.",
        "Non è dimostrato, hanno scritto i periti, che il progettista potesse saperlo.",
        "Hanno pesato il fallimento della ditta, lo sciopero, che durò mesi, e il rincaro dell’acciaio.",
        "«La giunta, che conosco bene, è contraria», ha detto Brocchi.",
    ],
)
def test_keeps_what_limits_denies_or_attributes(sentence: str) -> None:
    assert variants(sentence) == (sentence,)


def test_a_reading_never_loses_its_main_verb() -> None:
    sentence = "La Brocchi Meccanica di Terni, che produce ingranaggi da trent’anni, ha comprato la rivale."
    assert "La Brocchi Meccanica di Terni." not in variants(sentence)


@pytest.mark.parametrize(
    ("sentence", "trimmed"),
    [
        ("(ANSA) - ROMA, 9 FEB - Il ponte è aperto.", "Il ponte è aperto."),
        ("ROMA - Il ponte è aperto.", "Il ponte è aperto."),
        ("Il ponte è aperto. (ANSA).", "Il ponte è aperto."),
        ("14.50 - Il ponte è aperto.", "Il ponte è aperto."),
        ("- Il ponte è aperto.", "Il ponte è aperto."),
        ("Inoltre, il ponte è aperto.", "Il ponte è aperto."),
        ("Ma il ponte è aperto.", "Il ponte è aperto."),
        ("È stato infatti aperto il ponte.", "È stato aperto il ponte."),
        ("Il ponte, invece, è aperto.", "Il ponte è aperto."),
        ("Infine arrivò il treno.", "Infine arrivò il treno."),
        ("«Il ponte, invece, è aperto», ha detto.", "«Il ponte, invece, è aperto», ha detto."),
        ("Eppur si muove.", "Eppur si muove."),
        ("(ANSA).", ""),
    ],
)
def test_trim(sentence: str, trimmed: str) -> None:
    assert trim(sentence) == trimmed


def test_readings_of_real_sentences_are_deletions() -> None:
    for example in examples():
        for sentence in example.document.sentences:
            assert all(is_subsequence(words(reading), words(sentence)) for reading in variants(sentence))


@given(st.text(alphabet="abc èà,.;:()«»\"–'’12\n", max_size=80))
def test_any_text_gives_readings_no_longer_than_itself(text: str) -> None:
    readings = variants(text)
    assert all(reading and len(reading) <= len(text.strip()) + 1 for reading in readings)
    assert list(readings) == sorted(readings, key=len, reverse=True)
