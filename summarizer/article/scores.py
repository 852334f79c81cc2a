"""How much each block looks like a piece of an article's body, in points: about -8 (surely not) to 7 (surely).

The weights were set by hand. Length and stops carry most of the score, as in Kohlschütter et al. 2010; cues, credits
and words of web pages take points away.
"""

from collections import Counter
from collections.abc import Sequence

from summarizer.article.blocks import Block
from summarizer.article.contexts import Context, cards, entries, listed
from summarizer.article.features import Features
from summarizer.article.lines import entry_heads

# Price of a cue, by how the phrase was found in the block.
_CUE_WHOLE, _CUE_PART = 7.0, 5.0
# Kinds whose phrases also begin sentences of articles ("Foto e filmati mostrano …").
_VAGUE = ("navigation", "share", "media", "caption", "advert", "tags", "author")
_ITEM = 0.6  # a line of a list without bullets
_UNSTOPPED, _UNSTOPPED_SENTENCE = 1.2, 1.8  # a last paragraph without a full stop
_SENTENCE = 12  # words from which it is a sentence
_FULL = 25  # words from which two sentences are more than a teaser
_ADDRESSED = 8  # words from which a line with an address is a sentence
# Words of such a line at least, and its share of function words by whether it has twelve words.
_LONG_LINE, _FUNCTIONS = 7, {True: 0.25, False: 0.3}
_CARD = 0.5  # a line of a card, the head of an entry of a live blog
_COPY = 0.7  # a short line that stands on the page more than once
_LISTED = 0.6  # an item of a list that the text announces or counts


def body_scores(blocks: Sequence[Block], features: Sequence[Features], contexts: Sequence[Context]) -> list[float]:
    """The score of every block."""
    in_list, in_cards = listed(features), cards(blocks, features) | entries(features) | entry_heads(features)
    copies = Counter(seen.tokens for seen in features if seen.words <= 14 and not seen.terminal)
    scores = []
    for i, seen in enumerate(features):
        score = _form(i, features) - _furniture(seen) - contexts[i].price
        if i in in_cards:
            score = max(score, _CARD)
        elif copies[seen.tokens] > 1 and not _is_listed_heading(i, features):
            score -= _COPY
        if i in in_list:
            score += _LISTED
        scores.append(score)
    return scores


def _is_listed_heading(i: int, features: Sequence[Features]) -> bool:
    """Whether a line that stands twice may be a heading that a table of contents lists: it stands over a paragraph."""
    return features[i].heading_like and i + 1 < len(features) and features[i + 1].prose


def _form(i: int, features: Sequence[Features]) -> float:
    seen = features[i]
    if seen.listed:
        return _ITEM
    if _is_unstopped(i, features):
        return _UNSTOPPED if seen.words < _SENTENCE else _UNSTOPPED_SENTENCE
    if not (seen.terminal or seen.words >= 35):
        return _line(i, features)
    full = seen.words >= _FULL and seen.sentences > 1
    if seen.truncated and seen.words < 30 and not (full or (i and features[i - 1].prose)):
        return -0.8  # a teaser, cut off; after a paragraph rather the last words before a paywall
    return _prose(seen)


def _is_unstopped(i: int, features: Sequence[Features]) -> bool:
    """Whether a line right after a paragraph is the last one of the text, without its full stop."""
    seen = features[i]
    if (
        seen.terminal
        or seen.leads_on
        or seen.cue
        or seen.item
        or seen.segments > 1
        or not i
        or not features[i - 1].prose
    ):
        return False
    alone = i + 1 == len(features) or features[i + 1].terminal or bool(features[i + 1].cue) or features[i + 1].date_only
    return alone and (seen.quoted or (seen.words >= _LONG_LINE and seen.function_ratio >= _FUNCTIONS[seen.words >= 12]))


def _furniture(seen: Features) -> float:
    """What a block loses for looking like a part of the page rather than of a text."""
    price = _cue_price(seen)
    if seen.credit and seen.words < 40:
        price += 4.0
    if seen.link or seen.code:
        price += 3.0
    if seen.contact and not seen.terminal and seen.words < _ADDRESSED:
        price += 2.0
    if seen.words >= 4 and seen.site_words >= 2 and seen.site_words / seen.words > 0.06:
        price += min(7.0, 1.5 * seen.site_words)
    elif seen.words < 16 and seen.site_words:
        price += 1.5
    return price


def _cue_price(seen: Features) -> float:
    cue = seen.cue
    if cue is None:
        return 0.0
    if cue.whole:
        return _CUE_WHOLE
    if cue.anywhere or not seen.prose:
        return _CUE_PART
    # Whole sentences may well begin like a cue, the more so the vaguer its kind.
    return _CUE_PART * (0.2 if cue.kind in _VAGUE else 0.4 if seen.words >= 20 else 0.7)


def _prose(seen: Features) -> float:
    """Sentences, and lines too long to be anything else."""
    if seen.words >= 12 and seen.function_ratio < 0.15:
        return 0.3 if seen.terminal else -1.5  # a list of keywords or names
    if not seen.terminal:
        return 2.5
    if seen.bullet and seen.words < 25:
        return 0.3
    if seen.words < 8:
        return 0.7 if seen.sentences == 1 else 0.9
    return min(7.0, 1.0 + seen.words / 12 + 0.3 * (seen.sentences > 1))


def _line(i: int, features: Sequence[Features]) -> float:
    """A line without a final stop: a heading, an item, or furniture of the page."""
    seen = features[i]
    before = features[i - 1] if i else None
    after = features[i + 1] if i + 1 < len(features) else None
    if seen.date_only:
        # Between paragraphs a date may head what happened on it; one of publication stands at the ends of a text.
        between = before is not None and before.terminal and after is not None and after.terminal
        return -0.2 if between and seen.words <= 4 and not seen.time_only else -2.5
    if seen.segments >= 3 and not seen.digits:
        table = after is not None and after.segments == seen.segments and after.digits
        return -0.2 if table else -2.5  # the head of a table, or a bar of links
    if seen.item or seen.quantity:
        return _item(seen, before)
    if seen.leads_on:
        return 0.4
    if seen.time_only or (seen.digits and seen.words <= 14):
        return -0.2
    return _heading(seen, before, after)


def _item(seen: Features, before: Features | None) -> float:
    if seen.leads_on:
        return 0.4
    if before is None or (before.prose and seen.bullet):
        return -1.0 if before else -0.25
    follows = before.leads_on or before.quantity or (before.item and seen.item)
    return 0.15 if follows and not seen.bullet else -0.25 if seen.bullet or not before.prose else -0.1


def _heading(seen: Features, before: Features | None, after: Features | None) -> float:
    between = before is not None and after is not None and before.prose and after.prose
    if seen.words >= 8:
        return 0.1 if between else -0.9
    if between:
        return 0.3
    return -0.2 if after is not None and after.prose and not after.cue else -0.5
