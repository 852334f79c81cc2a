"""Negations that were lost or added."""

import pytest

from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La Giunta non ha approvato il piano.", "The council approved the plan."),
        ("Nessuno degli operai è grave.", "The workers are in serious condition."),
        ("Il treno è partito in orario.", "The train did not leave on time."),
        ("Non ho mai visto quel documento.", "I saw that document."),
    ],
)
def test_a_turned_sentence_is_seen(source: str, target: str) -> None:
    assert "negation" in kinds(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La Giunta non ha approvato il piano.", "The council rejected the plan."),
        ("Non è possibile entrare.", "It is impossible to enter."),
        ("Non resta che votare.", "All that is left is to vote."),
        ("Il sito non è sicuro.", "The site is unsafe."),
        ("Non ci sono che tre posti.", "There are only three places."),
        ("È rimasto senza lavoro.", "He has no job."),
        ("Manca l'acqua in paese.", "There is no water in the village."),
    ],
)
def test_the_same_in_other_words_is_in_no_doubt(source: str, target: str) -> None:
    assert "negation" not in kinds(source, target)
