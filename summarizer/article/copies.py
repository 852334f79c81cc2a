"""A text that stands twice in a paste: the second copy is found, and left out."""

from collections.abc import Collection, Sequence

from summarizer.article.blocks import Block

_LONG = 80  # characters of a paragraph
_FEWEST = 2  # paragraphs that make a copy of a text


def second_copy(blocks: Sequence[Block]) -> range:
    """The blocks of a second copy of the text, which repeat earlier ones in a row; empty where there is none."""
    places: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if len(block.text) < _LONG:
            continue
        first = places.setdefault(block.text, i)
        if first == i:
            continue
        start, end = _run(blocks, first, i)
        if sum(len(blocks[j].text) >= _LONG for j in range(start, end)) >= _FEWEST:
            return range(start, end)
    return range(0)


def _run(blocks: Sequence[Block], first: int, second: int) -> tuple[int, int]:
    """The longest row of blocks around ``second`` that repeats the one around ``first``, without meeting it."""
    offset = second - first
    start, end = second, second + 1
    while start - 1 >= offset and start - 1 > first and blocks[start - 1].text == blocks[start - 1 - offset].text:
        start -= 1
    while end < len(blocks) and end - offset < start and blocks[end].text == blocks[end - offset].text:
        end += 1
    return start, end


def repeated(keys: Sequence[str], prose: Collection[int]) -> set[int]:
    """The indices, among those of a body, of rows of blocks that stand twice in the same order, at least two paragraphs
    of them. ``keys`` are the words of the body's blocks, ``prose`` the indices of its paragraphs."""
    first: dict[str, int] = {}
    offsets: dict[int, int] = {}
    for i, key in enumerate(keys):
        if first.setdefault(key, i) < i:
            offsets[i] = i - first[key]
    rows = {i for i, offset in offsets.items() if offset in (offsets.get(i - 1), offsets.get(i + 1))}
    return rows if len(rows & set(prose)) >= _FEWEST else set()
