"""The article of the benchmark has what articles have, and the profile counts what the model is given."""

from benchmarks.article import TEXT, Profile, paragraphs
from summarizer.engines.base import Decoding
from summarizer.engines.starter import StarterEngine


def test_the_article_has_what_articles_have() -> None:
    found = paragraphs(TEXT)
    flat = [sentence for paragraph in found for sentence in paragraph]
    assert len(flat) > 50
    assert len(set(flat)) < len(flat), "a pull quote says a sentence again"
    assert any("S.p.A. di Rivalta" in sentence for sentence in flat), "an abbreviation ends no sentence"
    assert sum("le biciclette viaggiano gratis" in sentence for sentence in flat) == 1


def test_the_profile_counts_sentences_by_beam_size(starter_engine: StarterEngine) -> None:
    profile = Profile()
    with profile.taken():
        starter_engine.translate(["Piove."], "it", "en")
        starter_engine.translate(["Piove.", "Nevica."], "it", "en", Decoding(beam_size=2))
    starter_engine.translate(["Piove."], "it", "en")
    assert profile.sentences == {1: 1, 2: 2}
    assert all(seconds > 0 for seconds in profile.seconds.values())
