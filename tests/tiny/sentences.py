"""Twenty sentences of our own in Italian, English and Uzbek: what the tiny models know by heart."""

from summarizer.models.known import known_sentences

SENTENCES: dict[str, tuple[str, ...]] = known_sentences()


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    """The sentences of one direction: (source, translation)."""
    return list(zip(SENTENCES[source], SENTENCES[target], strict=True))


def summaries(language: str) -> list[tuple[str, str]]:
    """Articles of four sentences, and their summaries: the first and the third."""
    own = SENTENCES[language]
    articles = [own[start : start + 4] for start in range(0, len(own) - 3, 2)]
    return [(" ".join(article), f"{article[0]} {article[2]}") for article in articles]


# Every character that news in the three languages may bring, so that the tiny vocabularies know it.
ALPHABET = (
    "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 àèéìíîòóùú ÀÈÉÌÒÙ "
    "ʻʼ'’‘“”«»\"„ .,;:!?…-–—()[]/%€$&@+*#_=<>°|\\~^`{}"
)


def corpus() -> list[str]:
    """What tokenizers are trained on."""
    return (
        [sentence for triple in zip(*SENTENCES.values(), strict=True) for sentence in triple]
        + ALPHABET.split()
        + [" ".join(ALPHABET)] * 2
    )
