"""Corrections: they replace what they correct, and never open a summary."""

import pytest

from summarizer.summary.corrections import is_correction, statement, superseded
from summarizer.summary.document import Document
from summarizer.summary.extractive import plan

ARTICLE = [
    "Un autobus di linea è uscito di strada ieri sera alle porte di Varese.",
    "I feriti ricoverati all'ospedale di Circolo sono cinque.",
    "La strada è rimasta chiusa per due ore e il traffico è stato deviato sulla provinciale.",
    "CORREZIONE: i feriti ricoverati all'ospedale di Circolo sono tre.",
]


@pytest.mark.parametrize(
    "sentence", ["CORREZIONE: i feriti sono tre.", "Errata corrige: l'orario è le 18.", "Rettifica – la sede è a Lodi."]
)
def test_an_announced_correction_is_known(sentence: str) -> None:
    assert is_correction(sentence)
    assert not is_correction(statement(sentence))
    assert statement(sentence)[0].isupper()


@pytest.mark.parametrize("sentence", ["La correzione dei conti è fatta.", "Precisazioni attese oggi in aula."])
def test_a_sentence_about_corrections_is_none(sentence: str) -> None:
    assert not is_correction(sentence)
    assert statement(sentence) == sentence


def test_what_is_corrected_is_superseded() -> None:
    assert superseded(ARTICLE) == {1}


@pytest.mark.parametrize("length", ["headline", "short", "medium"])
def test_a_summary_has_the_corrected_fact_and_no_correction_at_its_head(length: str) -> None:
    texts = [extract.text for extract in plan(Document(None, ((*ARTICLE,),)), length)]
    assert ARTICLE[1] not in texts
    assert not any(is_correction(text) for text in texts)
    last_first = Document(None, ((ARTICLE[3], *ARTICLE[:3]),))
    assert "tre" not in plan(last_first, length)[0].text
