"""Twenty sentences of our own in each language: what the tiny models know by heart."""

from collections.abc import Sequence

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


# The languages that most tiny models know.
LATIN = ("it", "en", "uz")
# Every character that news in these may bring, so that the tiny vocabularies know it.
ALPHABET = (
    "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 àèéìíîòóùú ÀÈÉÌÒÙ "
    "ʻʼ'’‘“”«»\"„ .,;:!?…-–—()[]/%€$&@+*#_=<>°|\\~^`{}"
)


CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІ"


def corpus(languages: Sequence[str] = LATIN) -> list[str]:
    """What tokenizers are trained on."""
    alphabet = ALPHABET if set(languages) <= set(LATIN) else f"{ALPHABET} {CYRILLIC}"
    return (
        [sentence for same in zip(*(SENTENCES[code] for code in languages), strict=True) for sentence in same]
        + alphabet.split()
        + [" ".join(alphabet)] * 2
    )
