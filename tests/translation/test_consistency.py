"""One name, one rendering."""

from summarizer.result import TranslatedSentence
from summarizer.translation.consistency import STEP, one_rendering


def targets(*pairs: tuple[str, str], language: str = "en") -> list[str]:
    sentences = [TranslatedSentence(source, target) for source, target in pairs]
    return [sentence.target for sentence in one_rendering(sentences, "it", language)]


def test_the_commonest_rendering_wins() -> None:
    assert targets(
        ("Il governatore Boboyev firma.", "Governor Boboyev signs."),
        ("Poi Boboyev parte.", "Then Boboev leaves."),
        ("Secondo Boboyev, sì.", "According to Boboyev, yes."),
    ) == ["Governor Boboyev signs.", "Then Boboyev leaves.", "According to Boboyev, yes."]


def test_uzbek_suffixes_stay() -> None:
    assert targets(
        ("Ecco Cattaneo.", "Mana Kattaneo."),
        ("Il libro di Cattaneo.", "Kattaneoning kitobi."),
        ("Ho visto Cattaneo.", "Cattaneoni koʻrdim."),
        language="uz",
    ) == ["Mana Kattaneo.", "Kattaneoning kitobi.", "Kattaneoni koʻrdim."]


def test_exonyms_and_other_words_stay() -> None:
    pairs = [("negli Stati Uniti", "in the U.S."), ("gli Stati Uniti", "the United States"), ("la casa", "the house")]
    assert targets(*pairs) == [target for _, target in pairs]


def test_a_doubtful_place_stays() -> None:
    pairs = [("Poi Boboyev parte.", "Boboyev leaves."), ("E Boboyev?", "And Boboev or Baboyev?")]
    assert targets(*pairs) == [target for _, target in pairs]


def test_the_change_is_told() -> None:
    pairs = [("Ecco Boboyev", "Here is Boboyev"), ("Vedi Boboyev", "See Boboev")]
    first, second = one_rendering([TranslatedSentence(*pair) for pair in pairs], "it", "en")
    assert first.steps == ()
    assert second.steps == (STEP,)
