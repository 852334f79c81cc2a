"""The article's own title as its headline, where it serves."""

from summarizer.summary.document import Document, Limits, count_words
from summarizer.summary.quotes import outside
from summarizer.summary.verbs import finite_verbs
from summarizer.summary.words import content

NOMINAL = 7  # words from which a title without a verb says enough ("Terremoto di magnitudo 4.3 in Garfagnana, …")


def serves(document: Document, limits: Limits) -> bool:
    """Whether the title can be the headline.

    It must keep within the limits, be one sentence, say something (a verb, or enough words), not be a question or
    only somebody's words, and share words with the article.
    """
    title = (document.title or "").strip()
    words = count_words(title)
    if not title or words > limits.words or title.endswith("?") or ". " in title:
        return False
    if not outside(title).strip(" .,:;–-"):
        return False
    return (words >= NOMINAL or (words >= 4 and bool(finite_verbs(title)))) and bool(support(document))


def support(document: Document, most: int = 2) -> tuple[int, ...]:
    """The sentences that share most content words with the title, at most ``most``, in order."""
    wanted = set(content(document.title or ""))
    chosen: list[int] = []
    for _ in range(most):
        gain, negative = max(
            ((len(wanted & set(content(sentence))), -index) for index, sentence in enumerate(document.sentences)),
            default=(0, 0),
        )
        if gain == 0 or (chosen and gain < 2):
            break
        chosen.append(-negative)
        wanted -= set(content(document.sentences[-negative]))
    return tuple(sorted(chosen))
