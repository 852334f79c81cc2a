"""The cue files are well-formed, and phrases are found where their notation says."""

import pytest

from summarizer.article import cues
from summarizer.article.accounting import REASONS
from summarizer.article.cues import Cue, Phrases


def find(text: str) -> Cue | None:
    return cues.load().phrases.find(cues.tokens(text))


@pytest.mark.parametrize("language", cues.LANGUAGES)
def test_every_language_has_every_kind_of_cue(language: str) -> None:
    data = cues.read(language)
    assert set(data["phrases"]) == set(REASONS)
    assert len(data["months"]) == 12
    assert all(data[name].split() for name in ("function_words", "site_words", "weekdays", "date_words", "published"))


def test_the_notation() -> None:
    phrases = Phrases()
    for phrase in ("condividi", "leggi anche …", "… di lettura", "… cookie tecnici …", "# min"):
        phrases.add(phrase, phrase)

    def kind(text: str) -> str | None:
        cue = phrases.find(cues.tokens(text))
        return cue.kind if cue else None

    assert kind("Condividi!") == "condividi"
    assert kind("Condividi la gioia") is None
    assert kind("LEGGI ANCHE: il ponte") == "leggi anche …"
    assert kind("Tempo di lettura") == "… di lettura"
    assert kind("Usiamo cookie tecnici e altro") == "… cookie tecnici …"
    assert kind("5 min") == "# min"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leggi anche: Chi era il geologo", "related"),
        ("I PIÙ LETTI DELLA SETTIMANA", "related"),
        ("4 min di lettura", "reading"),
        ("À lire aussi » Cinq façons", "related"),
        ("CONTINUA DEPOIS DA PUBLICIDADE", "advert"),
        ("Te puede interesar: Los mercados", "related"),
        ("Skip to content", "navigation"),
    ],
)
def test_lines_of_pages(line: str, kind: str) -> None:
    cue = find(line)
    assert cue is not None
    assert cue.kind == kind


def test_words_are_compared_without_case_accents_and_numbers() -> None:
    assert cues.tokens("Più di 1.200 «città», l’ANSA") == ("piu", "di", "#", "#", "citta", "l", "ansa")
