"""A sentence that only the summary has loses no surname unseen, as those of the article do not."""

import pytest

from summarizer import api
from summarizer.api import Summarizer
from summarizer.engines.base import Decoding, Hypothesis
from summarizer.result import Article
from tests.fake_models import FakeEngine, FakeModels, faithful

ARTICLE = Article(
    (
        "Il sindaco Beppe Sala ha aperto la biblioteca del quartiere.",
        "Inoltre Sala ha trovato fondi per le scuole della città.",
        "La scuola resta chiusa per i lavori.",
    ),
    title="Riapre la biblioteca del quartiere",
)


def without_surname(text: str, target: str, decoding: Decoding) -> Hypothesis:
    kept = faithful(text, target, decoding)
    return kept if "Beppe" in text else Hypothesis(kept.text.replace("Sala", "Egli"), -0.2, True, kept.tokens)


def test_a_surname_that_only_the_summary_loses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "Models", lambda *args, **options: FakeModels(FakeEngine(without_surname)))
    with Summarizer("fake") as summarizer:
        summary = summarizer.process_article(ARTICLE, ("en",), "medium").summaries["en"]
    (sentence,) = (one for one in summary.sentences if one.sources == (1,))
    assert sentence.text.startswith("Egli")  # the article's own begins with Inoltre
    assert [flag.detail for flag in sentence.flags] == ["not in the translation: Sala"]
