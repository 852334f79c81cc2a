"""The article's own title as its headline, where it serves."""

from summarizer.languages.it.verbs import finite_verbs
from summarizer.summary.document import Document, count_words
from summarizer.summary.lengths import Length
from summarizer.summary.quotes import outside
from summarizer.summary.words import content
from summarizer.text.segmentation import segment

NOMINAL = 7  # words from which a title without a verb says enough ("Terremoto di magnitudo 4.3 in Garfagnana, …")
VERBAL = 4  # words from which one with a verb does


def headline(document: Document, limits: Length) -> str | None:
    """The title, or the first of its sentences that serves; None where none does."""
    sentences = (sentence.text for sentence in segment((document.title or "").strip()))
    return next((sentence for sentence in sentences if serves(sentence, document, limits)), None)


def serves(title: str, document: Document, limits: Length) -> bool:
    """Whether ``title``, one sentence, can be the headline.

    It must keep within the limits, say something (a verb, or enough words), not be a question or only somebody's
    words, and share words with the article.
    """
    words = count_words(title)
    if words > limits.words or title.endswith("?") or not outside(title).strip(" .,:;–-"):
        return False
    return words >= (VERBAL if finite_verbs(title) else NOMINAL) and bool(support(title, document))


def support(title: str, document: Document) -> tuple[int, ...]:
    """The one or two sentences of the article that share most content words with ``title``, in order."""
    wanted = set(content(title))
    stems = [set(content(sentence)) for sentence in document.sentences]
    chosen: list[int] = []
    for _ in range(2):
        gain, negative = max(((len(wanted & words), -index) for index, words in enumerate(stems)), default=(0, 0))
        if gain == 0 or (chosen and gain < 2):
            break
        chosen.append(-negative)
        wanted -= stems[-negative]
    return tuple(sorted(chosen))
