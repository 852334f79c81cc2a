"""Words of a translation that nothing in its source supports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import languages
from summarizer.translation.support import stems, unsupported

IT, EN = languages.get("it"), languages.get("en")


def alone(source: str, target: str) -> tuple[list[str], list[str]]:
    found = unsupported(source, target, IT, EN)
    assert found is not None
    return [word.text for word in found.target], [word.text for word in found.source]


def test_a_translated_sentence_supports_its_words() -> None:
    assert alone("La mostra è aperta fino al 30 giugno.", "The exhibition is open until 30 June.") == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "words", "lost"),
    [
        ("Una frana ha bloccato la strada.", "A dam has blocked the road.", ["dam"], ["frana"]),
        ("Il mulino è chiuso.", "The mule is closed.", ["mule"], ["mulino"]),
        ("Il parcheggio è a pagamento.", "Parking is free.", ["free"], ["pagamento"]),
    ],
)
def test_words_without_a_partner(source: str, target: str, words: list[str], lost: list[str]) -> None:
    assert alone(source, target) == (words, lost)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("it", "presentata", "presentare"),
        ("it", "isolate", "isolare"),
        ("en", "stopped", "stop"),
        ("en", "denied", "deny"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, one: str, other: str) -> None:
    assert stems(one, language) & stems(other, language)


def test_a_word_supports_one_word_at_most() -> None:
    assert alone("Il sindaco ha chiuso il ponte.", "The mayor closed the bridge and the bridge.") == (["bridge"], [])
    assert alone("Il ponte e il ponte sono chiusi.", "The bridge is closed.") == ([], ["ponte"])


def test_the_links_of_our_own_are_known() -> None:
    assert alone("La sentenza ha condannato i sindacalisti.", "The verdict convicted the unionists.") == ([], [])


def test_names_and_words_alike_support_each_other() -> None:
    assert alone("Brambilla segue la procedura.", "Brambilla follows the procedure.") == ([], [])


def test_a_direction_without_a_lexicon_has_no_support() -> None:
    assert unsupported("The bridge.", "Koʻprik.", EN, languages.get("uz")) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_word_stands_where_it_says(source: str, target: str) -> None:
    found = unsupported(source, target, IT, EN)
    assert found is not None
    assert all(target[word.start : word.end] == word.text for word in found.target)
    assert all(source[word.start : word.end] == word.text for word in found.source)


# Kinds of words that are one on this side and several there; what the second sentence gets wrong is doubted whole.
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Un contratto triennale.", "A three-year contract."),
        ("Un'azienda di medie dimensioni.", "A medium-sized company."),
        ("Il fondo statunitense.", "The US-based fund."),
        ("Un ragazzo di 15 anni.", "A 15-year-old boy."),
        ("La donna è ottantenne.", "The woman is 80 years old."),
        ("Un commercio italo-francese.", "An Italian-French trade."),
        ("Ha corso per 20 chilometri.", "He ran for 20km."),
        ("Ha corso per 20 chilometri.", "He ran for 20 km."),
        ("I nati sono stati 380mila.", "The births were 380,000."),
        ("Il prezzo è salito del nove per cento.", "The price rose by 9%."),
        ("Il prezzo è salito del 9%.", "The price rose by nine percent."),
        ("Ha vinto trecento euro.", "He won three hundred euros."),
        ("Dopo diciannove ore.", "After 19 hours."),
        ("La casa degli operai.", "The workers' house."),
        ("La casa dell'operaio.", "The worker's house."),
        ("L'operaio non è all'ospedale.", "The worker isn't at the hospital."),
        ("Non pagheranno.", "They won't pay."),
        ("Il premier ha pagato.", "The prime minister paid."),
        ("La squadra di pallavolo.", "The volleyball team."),
        ("Il tassista e il camionista.", "The taxi driver and the truck driver."),
    ],
)
def test_a_word_said_by_several_is_supported(source: str, target: str) -> None:
    assert alone(source, target) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Un contratto quinquennale.", "A three-year contract.", ["three-year"]),
        ("Un ragazzo di 15 anni.", "A 15-year-old villa.", ["villa"]),
        ("Il sindaco di Bari.", "The left-wing mayor of Bari.", ["left-wing"]),
        ("Ha vinto trecento euro.", "He won two hundred euros.", ["two", "hundred"]),
        ("Il ministro ha pagato.", "The worker's minister paid.", ["worker"]),
        ("Il premier ha pagato.", "The prime minister's lawyer paid.", ["lawyer"]),
    ],
)
def test_a_word_of_several_parts_is_doubted_whole(source: str, target: str, words: list[str]) -> None:
    assert alone(source, target)[0] == words
