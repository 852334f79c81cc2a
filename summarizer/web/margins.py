"""What stands around the text of an article: the length of its summary, ways to take it away, the blocks left out."""

from collections.abc import Mapping
from html import escape

from summarizer.languages import SOURCE
from summarizer.outputs import FORMATS
from summarizer.result import Article, Dropped
from summarizer.summary.lengths import LENGTHS
from summarizer.web.texts import catalogue, text


def lengths(chosen: str, interface: str) -> str:
    """Buttons that write the summary anew in another length."""
    buttons = "".join(
        f'<button type="button" data-length="{length.name}" aria-pressed="{str(length.name == chosen).lower()}">'
        f"{escape(_label('length', length.name, length.label, interface))}</button>"
        for length in LENGTHS.values()
    )
    return f'<div class="lengths" role="group" aria-label="{_say(interface, "length")}">{buttons}</div>'


def carry(interface: str) -> str:
    """Copy and the downloads, under the headline; each presses the button of the same name below the article."""
    rows = "".join(
        f'<button type="button" data-press="download-{form.name}">'
        f"{escape(_label('download', form.name, form.label, interface))}</button>"
        for form in FORMATS.values()
    )
    return (
        f'<div class="carry"><button type="button" data-press="copy">{_say(interface, "copy")}</button>'
        f"<details><summary>{_say(interface, 'save')}</summary><div>{rows}</div></details>"
        f'<button type="button" data-read aria-pressed="false" hidden>{_say(interface, "read_aloud")}</button></div>'
    )


def take_out(row: int, interface: str) -> str:
    """The button that takes a paragraph out of the article; on the keyboard it is Delete."""
    words = _say(interface, "take_out")
    return f'<button type="button" class="take-out" tabindex="-1" data-row="{row}">{words}</button>'


def dropped(article: Article, interface: str) -> str:
    """Every block that was left out, under its reason, with the buttons that put it back."""
    if not article.dropped:
        return ""
    groups: dict[str, list[int]] = {}
    for i, block in enumerate(article.dropped):
        groups.setdefault(_reason(block, interface), []).append(i)
    blocks = "".join(_group(reason, places, article, interface) for reason, places in groups.items())
    unfolded = "" if article.paragraphs else " open"  # nothing but these was found
    title = _say(interface, "dropped", count=len(article.dropped))
    return (
        f'<details class="dropped"{unfolded}><summary>{title}</summary>'
        f'<p class="quiet">{_say(interface, "dropped_help")}</p>{blocks}</details>'
    )


def _group(reason: str, places: list[int], article: Article, interface: str) -> str:
    several = (
        f'<button type="button" class="put-back" data-blocks="{" ".join(map(str, places))}">'
        f"{_say(interface, 'put_back_all')}</button>"
        if len(places) > 1
        else ""
    )
    rows = "".join(
        f'<li><div><p lang="{SOURCE}">{escape(article.dropped[i].text)}</p></div>'
        f'<button type="button" class="put-back" data-blocks="{i}">{_say(interface, "put_back")}</button></li>'
        for i in places
    )
    return f'<div class="reason"><h3>{escape(reason)} ({len(places)})</h3>{several}</div><ul>{rows}</ul>'


def _reason(block: Dropped, interface: str) -> str:
    words: Mapping[str, str] = catalogue(interface)
    return words.get(f"reason_{block.kind}", block.reason)


def _label(kind: str, name: str, otherwise: str, interface: str) -> str:
    return catalogue(interface).get(f"{kind}_{name}", otherwise)


def _say(interface: str, key: str, /, **values: object) -> str:
    return escape(text(interface, key, **values))
