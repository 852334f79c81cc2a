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
