"""Translates the words of HTML and leaves its markup: LibreTranslate's ``format: html``.

Words with emphasis or links among them are translated as one text, so that sentences stay whole. An element within
takes the place where the translation of its own words stands; where that is nowhere, or the order is another, the
pieces are translated one by one. LibreTranslate does the same.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from html import escape
from itertools import groupby
from typing import Any

Translate = Callable[[str], str]

_DEEPEST = 3  # elements in one another whose words are translated as a whole: each costs their length once more
_WITHIN_TEXT = frozenset(
    "a abbr b bdi bdo big cite del dfn em font i ins mark q s small span strong sub sup time u".split()
)
_UNTOUCHED = frozenset("code kbd math pre samp script style svg template textarea var".split())


def translated_markup(markup: str, translate: Translate) -> str:
    """The HTML with its words translated."""
    import lxml.html
    from lxml.etree import ParserError

    if not markup.strip():
        return markup

    whole = markup.lstrip()[:9].lower().startswith(("<!doctype", "<html"))
    try:
        root = lxml.html.document_fromstring(markup) if whole else lxml.html.fragment_fromstring(markup, "div")
    except ParserError:  # nothing but comments
        return markup
    _children(root, translate)
    if whole:
        doctype = re.match(r"\s*<!doctype[^>]*>", markup, re.IGNORECASE)
        return (doctype[0] if doctype else "") + str(lxml.html.tostring(root, encoding="unicode"))
    rest = "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
    return escape(root.text or "", quote=False) + rest


def _children(element: Any, translate: Translate) -> None:
    """Translate all that is within an element: runs of text and what is inside text, then blocks on their own."""
    nodes = _nodes(element)
    element.text = None
    for child in list(element):
        element.remove(child)
    for inline, group in groupby(nodes, key=_is_within_text):
        run = list(group)
        if inline:
            run = _run(run, translate)
        for node in run:
            if not inline and not _untouched(node):
                _children(node, translate)
            _append(element, node)


def _run(run: list[Any], translate: Translate) -> list[Any]:
    """Text and the elements inside it, translated."""
    words = _one_space("".join(map(_words, run)))
    if not words.strip():
        return run
    return _placed(deepcopy(run), translate(words), translate) or [_piece(node, translate) for node in run]


def _placed(run: list[Any], translation: str, translate: Translate, depth: int = 0) -> list[Any] | None:
    """The translation with the elements of the run where their words are; None where one has no place."""
    placed: list[Any] = []
    done = 0
    for element in (node for node in run if not isinstance(node, str)):
        own = _one_space(_words(element)).strip()
        inner = translate(own) if own else ""
        at = translation.find(inner, done)
        if at < 0 or depth == _DEEPEST:
            return None
        content = _placed(_nodes(element), inner, translate, depth + 1)
        if content is None:
            return None
        _fill(element, content)
        placed += [translation[done:at], element]
        done = at + len(inner)
    return [*placed, translation[done:]]


def _piece(node: Any, translate: Translate) -> Any:
    """One node by itself."""
    if isinstance(node, str):
        return translate(_one_space(node)) if node.strip() else node
    _fill(node, [_piece(each, translate) for each in _nodes(node)])
    return node


def _nodes(element: Any) -> list[Any]:
    """The texts and elements in an element, the texts taken off their neighbours."""
    nodes = [element.text or ""]
    for child in element:
        nodes += [child, child.tail or ""]
    for child in element:
        child.tail = None
    return [node for node in nodes if not isinstance(node, str) or node]


def _fill(element: Any, nodes: list[Any]) -> None:
    element.text = None
    for child in list(element):
        element.remove(child)
    for node in nodes:
        _append(element, node)


def _append(element: Any, node: Any) -> None:
    if not isinstance(node, str):
        element.append(node)
        return
    last = next(element.iterchildren(reversed=True), None)
    if last is None:
        element.text = (element.text or "") + node
    else:
        last.tail = (last.tail or "") + node


def _is_within_text(node: Any) -> bool:
    if isinstance(node, str):
        return True
    within = node.tag in _WITHIN_TEXT and not _untouched(node)
    return within and all(map(_is_within_text, node))


def _untouched(node: Any) -> bool:
    """Code, comments, and what its author wants left as it is."""
    if not isinstance(node.tag, str) or node.tag in _UNTOUCHED:
        return True
    return node.get("translate") == "no" or "notranslate" in (node.get("class") or "").split()


def _words(node: Any) -> str:
    return node if isinstance(node, str) else str(node.text_content())


def _one_space(words: str) -> str:
    """White space as a browser shows it; at the ends one is left, for it stands between elements."""
    inner = " ".join(words.split())
    return f"{' ' * words[:1].isspace()}{inner}{' ' * (words[-1:].isspace() and bool(inner))}"
