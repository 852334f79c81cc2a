"""Texts beyond all measure and many callers at once: every sentence comes back, or a clear error does."""

import threading
import tracemalloc
from collections.abc import Iterator

import pytest

from summarizer import api
from summarizer.api import Summarizer
from summarizer.article import recover
from summarizer.errors import TooLong
from summarizer.result import Article
from summarizer.text.segmentation import segment, split_clauses
from tests.fake_models import FakeModels

SENTENCE = "Il sindaco di Valverde ha detto {} volte che la piazza resterà aperta fino al {} giugno."


@pytest.fixture
def summarizer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Summarizer]:
    monkeypatch.setattr(api, "Models", lambda *args, **options: FakeModels())
    with Summarizer("fake") as one:
        yield one


def sentences(count: int) -> list[str]:
    return [SENTENCE.format(number, number % 28 + 1) for number in range(count)]


def paste_of(characters: int) -> str:
    """A page with a long article: paragraphs of five sentences."""
    some = sentences(characters // len(SENTENCE))
    return "\n\n".join(" ".join(some[i : i + 5]) for i in range(0, len(some), 5))


def test_a_paste_of_one_megabyte_is_recovered_and_refused_by_the_limit(summarizer: Summarizer) -> None:
    paste = paste_of(1_000_000)
    tracemalloc.start()
    article = recover(paste)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(article.text) + sum(len(block.text) for block in article.dropped) > 0.99 * len(paste.replace("\n", ""))
    assert peak < 400 * len(paste)  # grows with the text, not with its square
    with pytest.raises(TooLong, match=r"more than the 200,000 allowed.*max-chars"):
        summarizer.process(paste)


def test_one_megabyte_without_a_single_line_break(summarizer: Summarizer) -> None:
    article = recover(" ".join(sentences(1_000_000 // len(SENTENCE))))
    assert sum(map(len, article.paragraphs)) + sum(len(block.text) for block in article.dropped) > 900_000


def test_one_megabyte_of_markup() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences(9_000))
    article = recover(f"<html><body><article><h1>Titolo lungo</h1>{body}</article></body></html>")
    assert sum(map(len, article.paragraphs)) > 500_000


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_as_many_sentences_come_out_as_went_in(summarizer: Summarizer, count: int) -> None:
    some = sentences(count)
    article = Article(tuple(" ".join(some[i : i + 20]) for i in range(0, len(some), 20)))
    result = summarizer.process_article(article, ("en",))
    assert [sentence.source for sentence in result["en"].sentences] == some
    assert all(sentence.target for sentence in result["en"].sentences)
    assert result["en"].summary is not None


def test_one_sentence_of_five_thousand_words(summarizer: Summarizer) -> None:
    words = [f"parola{number}" if number % 9 else "mentre" for number in range(5_000)]
    (sentence,) = segment(" ".join(words) + ".")
    result = summarizer.process_article(Article((sentence.text,)), ("en",))
    (translated,) = result["en"].sentences
    assert translated.source == sentence.text
    assert len(translated.target.split()) == 5_000  # the engine refuses what is over its limit: it was cut, not cropped


def test_one_word_of_fifty_thousand_letters() -> None:
    word = "x" * 50_000
    pieces = split_clauses(word, lambda piece: len(piece) <= 400)
    assert "".join(pieces) == word
    assert all(len(piece) <= 400 for piece in pieces)


def test_one_summarizer_in_sixteen_threads(summarizer: Summarizer) -> None:
    texts = [f"{SENTENCE.format(n, n + 1)} Il museo apre alle {n}. Lo ha detto la regione." for n in range(16)]
    alone = [summarizer.process(text, ("en",)) for text in texts]
    together: dict[int, object] = {}
    start = threading.Barrier(16)

    def work(number: int) -> None:
        start.wait()
        together[number] = [summarizer.process(texts[number], ("en",)) for _ in range(3)]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert together == {number: [result] * 3 for number, result in enumerate(alone)}
