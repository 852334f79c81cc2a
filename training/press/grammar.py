"""A synchronous grammar: one derivation writes an Italian sentence and its English translation (Chiang 2005).

A rule is a line ``kind<TAB>Italian<TAB>English``; ``{kind}`` inside it is rewritten by a rule of that kind, the same on
both sides. A number tells slots of one kind apart (``{place}``, ``{place2}``); a word before a colon changes what fills
the slot: ``{di:office}`` is "del sottosegretario", ``{bare:office}`` has no article in either language, and
``{cap:event}`` begins with a capital letter.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Pair = tuple[str, str]
Terminal = Callable[[random.Random], Pair]
"""Draws something that has too many forms to list: a number, a clock time, an e-mail address."""

_SLOT = re.compile(r"\{(?:(?P<change>[a-z]+):)?(?P<name>(?P<kind>[A-Za-z]+)\d?)\}")
_ARTICLE = re.compile(r"(?P<article>il|lo|la|l(?='))(?:\s|')")
_CONTRACTED = {
    "di": {"il": "del ", "lo": "dello ", "la": "della ", "l": "dell'"},
    "a": {"il": "al ", "lo": "allo ", "la": "alla ", "l": "all'"},
    "da": {"il": "dal ", "lo": "dallo ", "la": "dalla ", "l": "dall'"},
}
# Before figures and words that begin with a vowel sound, articles lose theirs: "l'8%", "dell'undicesimo".
_ELIDED = re.compile(
    r"\b(?:(?P<only>il|la)|(?P<stem>del|al|dal|nel)(?:la)?) (?=8\d?(?!\d)|11(?!\d)|ott|undic)", re.IGNORECASE
)


def read_rules(paths: Iterable[Path]) -> dict[str, list[Pair]]:
    """Read the rules of some files, by kind; a rule that occurs twice is drawn twice as often."""
    rules = defaultdict(list)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, italian, english = line.split("\t")
            rules[kind].append((italian, english))
    return dict(rules)


class Grammar:
    """Rules and terminals, by kind. Raises ValueError for a rule that asks for a kind that is neither."""

    def __init__(self, rules: Mapping[str, list[Pair]], terminals: Mapping[str, Terminal]) -> None:
        self._rules, self._terminals = rules, terminals
        for pairs in rules.values():
            for pair in pairs:
                self._check(pair)

    def _check(self, pair: Pair) -> None:
        slots = [{match["name"]: match["kind"] for match in _SLOT.finditer(side)} for side in pair]
        if slots[0] != slots[1]:
            raise ValueError(f"different slots: {pair}")
        if unknown := set(slots[0].values()) - self._rules.keys() - self._terminals.keys():
            raise ValueError(f"no rule for {unknown}: {pair}")

    def write(self, kind: str, chance: random.Random) -> Pair:
        """Derive a sentence of ``kind``, in both languages."""
        italian, english = self._expand(kind, chance)
        return _begun(_elided(italian)), _begun(english)

    def _expand(self, kind: str, chance: random.Random) -> Pair:
        if kind in self._terminals:
            return self._terminals[kind](chance)
        italian, english = chance.choice(self._rules[kind])
        filled = {match["name"]: self._expand(match["kind"], chance) for match in _SLOT.finditer(italian)}
        return (
            _SLOT.sub(lambda slot: changed(filled[slot["name"]][0], slot["change"]), italian),
            _SLOT.sub(lambda slot: _english(filled[slot["name"]][1], slot["change"]), english),
        )


def changed(noun: str, change: str | None) -> str:
    """An Italian noun after a preposition, or without its article (``bare``)."""
    if change in (None, "cap"):
        return _begun(noun) if change else noun
    article = _ARTICLE.match(noun)
    if article is None:
        return noun if change == "bare" else f"{change} {noun}"
    rest = noun[article.end() :]
    return rest if change == "bare" else _CONTRACTED[change][article["article"]] + rest


def _english(noun: str, change: str | None) -> str:
    if change == "cap":
        return _begun(noun)
    return noun.removeprefix("the ") if change == "bare" else noun


def _elided(text: str) -> str:
    return _ELIDED.sub(lambda match: f"{match['stem']}l'" if match["stem"] else "l'", text)


def _begun(text: str) -> str:
    """The text with a capital letter at its start, or behind the quotation mark there."""
    return re.sub(r"^[\"«“]?\w", lambda match: match[0].upper(), text)
