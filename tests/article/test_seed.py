"""Two pastes come out as their gold says: one of our own, and the one that started the project."""

import pytest

from summarizer.article import recover
from summarizer.result import Article
from tests.conftest import Pasted


@pytest.fixture
def article(pasted: Pasted) -> Article:
    return recover(pasted.text)


def test_fields(article: Article, pasted: Pasted) -> None:
    gold = pasted.gold
    assert (article.section, article.title, article.byline) == (gold["section"], gold["title"], gold["byline"])


def test_paragraphs(article: Article, pasted: Pasted) -> None:
    assert len(article.paragraphs) == pasted.gold["paragraph_count"]
    beginnings = pasted.gold["first_words"]
    assert all(text.startswith(words) for text, words in zip(article.paragraphs, beginnings, strict=True))


def test_furniture_is_dropped_with_reasons(article: Article, pasted: Pasted) -> None:
    dropped = " ".join(item.text for item in article.dropped)
    must_drop = pasted.gold["must_drop"]
    assert not [text for text in must_drop if text in article.text]
    assert not [text for text in must_drop if text not in dropped]
    assert all(item.reason for item in article.dropped)


def test_the_repeated_headline_is_in_the_account(article: Article) -> None:
    assert [item.text for item in article.dropped if item.kind == "repeated"] == [article.title]


def test_joined_words_are_left_alone_and_reported(paste: str) -> None:
    article = recover(paste.replace("Paolo Ferrante", "Paolo FerranteRinaldi"))
    assert "Paolo FerranteRinaldi" in article.text
    assert any("FerranteRinaldi" in note for note in article.notes)
