"""Articles of several readers."""

from benchmarks.readers import parts


def test_each_reader_has_other_sentences_and_about_as_many() -> None:
    articles = parts(8)
    assert len(articles) == 8
    sentences = [sentence for article in articles for sentence in article]
    assert len(set(sentences)) == len(sentences)
    sizes = {len(article) for article in articles}
    assert min(sizes) > 1
    assert max(sizes) - min(sizes) <= 1
