"""Quotation marks of Uzbek: “outer” and «inner», whatever marks stood there; a mark without its pair stays."""

import re

_MARK = re.compile('[«»„“”‟"]')
_STYLES = (("“", "”"), ("«", "»"))


def normalize_quotes(text: str) -> str:
    """``text`` with its pairs of double quotation marks as “ ”, and those inside others as « »."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return text
    out = list(text)
    for depth, opening, closing in _pairs(text, marks):
        out[opening], out[closing] = _STYLES[depth % 2]
    return "".join(out)


def _pairs(text: str, marks: list[re.Match[str]]) -> list[tuple[int, int, int]]:
    """Depth, place of the opening mark and of the closing one, for each pair."""
    pairs: list[tuple[int, int, int]] = []
    opened: list[int] = []
    for match in marks:
        place = match.start()
        if _opens(text, place, opened):
            opened.append(place)
        elif opened:
            pairs.append((len(opened) - 1, opened.pop(), place))
    unclosed = len(opened)  # marks without a pair are not a level of their own
    return [(max(0, depth - unclosed), opening, closing) for depth, opening, closing in pairs]


def _opens(text: str, place: int, opened: list[int]) -> bool:
    mark = text[place]
    if mark in "«„‟":
        return True
    if mark in "»”":
        return False
    if mark == "“":  # closes what „ opened
        return not (opened and text[opened[-1]] == "„")
    if opened and text[opened[-1]] == '"':
        return False
    return not text[place - 1 : place].isalnum() and bool(text[place + 1 : place + 2].strip())
