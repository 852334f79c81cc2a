"""Addresses, handles and hashtags as the source has them: models translate parts of them (…/bandi, …/bands)."""

from summarizer.text.addresses import find_addresses, kind_of


def keep_addresses(source: str, target: str) -> str:
    """``target`` with each address, handle and hashtag of ``source`` as it is there.

    Those of a kind that are not right already are taken to stand in the same order; where their numbers differ, the
    text stays as it is.
    """
    addresses = [source[start:end] for start, end in find_addresses(source)]
    spans = find_addresses(target)
    changes: list[tuple[int, int, str]] = []
    for kind in dict.fromkeys(map(kind_of, addresses)):
        wanted = [address for address in addresses if kind_of(address) == kind]
        places = [(start, end) for start, end in spans if kind_of(target[start:end]) == kind]
        if len(wanted) != len(places):
            continue
        right = {target[start:end] for start, end in places} & set(wanted)
        lacking = [address for address in wanted if address not in right]
        wrong = [(start, end) for start, end in places if target[start:end] not in right]
        changes += [(*place, address) for place, address in zip(wrong, lacking, strict=False)]
    for start, end, address in sorted(changes, reverse=True):
        target = target[:start] + address + target[end:]
    return target
