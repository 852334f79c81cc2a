"""Links, mail addresses, handles and the like that are not as the source has them."""

from collections.abc import Iterator

from summarizer.flags import Kind
from summarizer.text.addresses import find_addresses
from summarizer.translation.checks.base import Check
from summarizer.translation.checks.pair import Pair


def find(pair: Pair) -> Iterator[str]:
    """An address of the source that the target lacks, or one that it has and the source does not."""
    here, there = _addresses(pair.source), _addresses(pair.target)
    if missing := [address for address in here if address not in pair.target]:
        yield f"not as in the source: {', '.join(missing)}"
    elif added := [address for address in there if address not in pair.source]:
        yield f"not in the source: {', '.join(added)}"


def _addresses(text: str) -> list[str]:
    return list(dict.fromkeys(text[start:end] for start, end in find_addresses(text)))


CHECK = Check(Kind.ADDRESSES, find)
