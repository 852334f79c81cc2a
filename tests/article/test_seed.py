"""The paste that started the project comes out as its gold says."""

import json
from pathlib import Path

import pytest

from summarizer.article import recover
from summarizer.result import Article

SEED = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="needs the folder ../shared/seed beside the checkout")


@pytest.fixture(scope="module")
def article() -> Article:
    return recover((SEED / "article.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gold() -> dict[str, object]:
    loaded: dict[str, object] = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    return loaded


def test_fields(article: Article, gold: dict[str, object]) -> None:
    assert (article.section, article.title, article.byline) == (gold["section"], gold["title"], gold["byline"])


def test_paragraphs(article: Article, gold: dict[str, object]) -> None:
    assert len(article.paragraphs) == gold["paragraph_count"]
    beginnings = gold["first_words"]
    assert isinstance(beginnings, list)
    assert all(text.startswith(words) for text, words in zip(article.paragraphs, beginnings, strict=True))


def test_furniture_is_dropped_with_reasons(article: Article, gold: dict[str, object]) -> None:
    dropped = " ".join(item.text for item in article.dropped)
    must_drop = gold["must_drop"]
    assert isinstance(must_drop, list)
    assert not [text for text in must_drop if text in article.text]
    assert not [text for text in must_drop if text not in dropped]
    assert all(item.reason for item in article.dropped)


def test_the_repeated_headline_is_in_the_account(article: Article) -> None:
    assert [item.text for item in article.dropped if item.reason == "repeated headline"] == [article.title]


def test_joined_words_are_left_alone_and_reported(article: Article) -> None:
    assert "Adiz BoboyevMuzafarovich" in article.text
    assert any("BoboyevMuzafarovich" in note for note in article.notes)
