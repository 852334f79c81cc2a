"""Addresses, handles and hashtags as the source has them: small models translate parts of them."""

import re

_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<link>(?:https?://|www\.)[^\s<>«»“”\"]*[\w/]|\b(?:[\w-]+\.)+(?:com|eu|gov|info|it|net|org|uz)\b(?:/[^\s<>«»“”\"]*[\w/])?)"
    r"|(?P<handle>(?<!\w)@\w+(?:\.\w+)*)"
    r"|(?P<hashtag>(?<!\w)#\w+)"
)
_KINDS = tuple(_ADDRESS.groupindex)


def keep_addresses(source: str, target: str) -> str:
    """``target`` with each address, handle and hashtag of ``source`` as it is there.

    Those of a kind are taken to stand in the same order, unless all are there already; where the numbers differ, the
    text stays as it is.
    """
    theirs, ours = list(_ADDRESS.finditer(source)), list(_ADDRESS.finditer(target))
    changes = []
    for kind in _KINDS:
        wanted, found = ([match for match in matches if match[kind]] for matches in (theirs, ours))
        forms = [match[kind] for match in wanted]
        if len(wanted) == len(found) and sorted(forms) != sorted(match[kind] for match in found):
            changes += [(match.span(), form) for match, form in zip(found, forms, strict=True)]
    for (start, end), form in sorted(changes, reverse=True):
        target = target[:start] + form + target[end:]
    return target
