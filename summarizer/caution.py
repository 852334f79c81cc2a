"""What a reader is told above a text, where its model is known to be rough."""

STARTER = "starter"
# Sentences in the manner of the news, read by hand without knowing which adapter had translated them
# (benchmarks/marks/starter-it-en-blind.jsonl), and those of them that say something else than the source.
READ, MISLED = 100, 40
ROUGH = (
    f"A rough translation: of {READ} sentences of the starter model that were read by hand, {MISLED} misled the reader."
    " A sentence without a mark has not been verified."
)


def is_rough(model: str | None) -> bool:
    """Whether the starter has a part in a translation; ``model`` as in ``Translation.model``."""
    return STARTER in (model or "").split(" + ")
