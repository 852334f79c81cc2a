"""The headline: which of the lines above the body it is, its copies, and the section above it."""

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.article import cues, names
from summarizer.article.features import Features
from summarizer.article.page import Page

_ZONE = 60  # blocks above the body in which a headline is looked for
_MAX_WORDS = 45
_MIN_SCORE = 1.3  # below it a line is not a headline
_NEVER = -9.0
_SUBTITLE_MARGIN = 2.5  # how far a headline may score below its own subtitle
_SIGNATURE = 6  # lines above a caption in which the signature of the headline is looked for
_CAPTION_MARGIN = 2.0  # how far a headline may score below a caption
_ON_SUBJECT = 0.5  # points of ``_overlap`` from which a headline has the subject of the body
_SENTENCE = 8  # words from which a block of the body tells something of its subject
_KICKER, _HEADLINE = 5, 18  # words of a kicker and of a headline at most
_PARTS = re.compile(r"[:«“\"]")  # "Il lago, alghe oltre i limiti: bagni vietati", "«Basta», dice il sindaco"
_KICKER_MARGIN = 1.0  # how far a headline may score below its kicker
_OFFERS = ("subscribe", "account", "share", "related", "advert", "reading")  # kinds of lines that are not headlines
_READING_MARGIN = 4.0  # how far a headline may score below a note under its reading time
_ROLE = 2  # words that tell after a name who the person is
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d{2}(?![\d.])")
_ISSUE = re.compile(r"^anno [ivxlc]+\b", re.IGNORECASE)  # "Anno III numero 1 - gennaio 2026"
_LETTER = re.compile(r"[^\W\d_]")


def find(page: Page) -> int | None:
    """The index of the headline, None where no line above the body reads as one."""
    end = page.first_big
    candidates = range(max(0, page.start - _ZONE), min(end, page.start + 8))
    if not candidates:
        return None
    vocabulary = _vocabulary(page)
    counts = Counter(page.keys)
    distances = _distances(page, candidates[0], end)
    scores = {
        i: _shape(page, i) + _surroundings(page, i, distances.get(i, 0)) + _subject(page, i, vocabulary, counts)
        for i in candidates
        if i not in page.contents and not page.verdicts[i].inset and _possible(page.features[i])
    }
    best = max(scores, key=lambda i: (round(scores[i], 2), i), default=None)
    if best is None or scores[best] < _MIN_SCORE:
        return None
    best = _above_subtitle(page, _above_signature(page, best, scores, vocabulary), scores, vocabulary)
    below = next((i for i in range(best + 1, end) if not _is_transparent(page, i)), best)
    near = scores.get(below, _NEVER) >= scores[best] - _KICKER_MARGIN
    return below if near and below > best and _is_kicker(page, best, below) else best


def _above_signature(page: Page, best: int, scores: dict[int, float], vocabulary: Counter[str]) -> int:
    """The headline where the best candidate is a caption or note below the signature of a headline on the subject."""
    zone = range(max(0, best - _SIGNATURE), best)
    timed = any((cue := page.features[i].cue) and cue.kind == "reading" for i in zone)
    signature = next((i for i in zone if page.is_meta(i) or (timed and names.parse(page.blocks[i].text))), None)
    if signature is None or any(page.is_meta(i) for i in range(best + 1, min(best + 3, page.first_big))):
        return best
    doubled = best > 0 and page.keys[best - 1] == page.keys[best]
    if not (doubled or timed) and not any(_is_publication(page, i) for i in range(signature, best)):
        return best
    above = [
        i
        for i in range(max(0, signature - 3), signature)
        if page.features[i].words >= 5
        and scores.get(i, _NEVER) >= max(_MIN_SCORE, scores[best] - (_READING_MARGIN if timed else _CAPTION_MARGIN))
        and _overlap(page, i, vocabulary) >= _ON_SUBJECT
    ]
    return max(above, key=lambda i: scores[i], default=best)


def _is_publication(page: Page, i: int) -> bool:
    """Whether a line tells who published an article or when; a letterhead has no more than a place and a date."""
    text, data = page.blocks[i].text, cues.load()
    if not page.is_meta(i):
        return False
    words = (data.published | data.updated).intersection(page.features[i].tokens)
    return bool(words) or _CLOCK.search(text) is not None or names.has_prefix(text)


def _above_subtitle(page: Page, best: int, scores: dict[int, float], vocabulary: Counter[str]) -> int:
    """The headline where the best candidate is its subtitle: of two headlines in a row the first counts."""
    above = best - 1
    while above >= page.start - _ZONE and above > 0 and _is_transparent(page, above):
        above -= 1
    between = range(above + 1, best)
    if any((cue := page.features[i].cue) and cue.kind == "navigation" for i in between):
        return best  # a masthead over the path of the page
    signed = any(map(page.is_meta, between))
    if signed and page.features[above].words < 5:
        return best  # the name of a blog or column with its author
    bare = signed and not any(_is_publication(page, i) for i in between)
    if above < page.mail_end < best or (bare and _overlap(page, above, vocabulary) < _ON_SUBJECT):
        return best
    longer = page.features[best].words > 1.2 * page.features[above].words  # as subtitles are
    margin = _SUBTITLE_MARGIN + (1.0 if longer or _overlap(page, above, vocabulary) >= _ON_SUBJECT else 0.0)
    if scores.get(above, _NEVER) < max(_MIN_SCORE, scores[best] - margin) or page.features[above].words < 4:
        return best
    cue = page.features[above].cue
    other = (cue is not None and cue.kind in _OFFERS) or page.keys[best] in page.keys[above]  # an offer, a path
    if other or (page.blocks[above].text.endswith(".") and not page.features[best].terminal):
        return best
    return best if _is_kicker(page, above, best) or _is_label(page, above, best, vocabulary) else above


def _is_label(page: Page, above: int, best: int, vocabulary: Counter[str]) -> bool:
    """Whether the upper of two lines is a few words that have less to do with the body than a headline below them."""
    upper, lower = page.features[above], page.features[best]
    headline = lower.words <= _HEADLINE and not lower.terminal
    if upper.words > _KICKER or upper.question or not headline:
        return False
    return not _overlap(page, above, vocabulary) and _overlap(page, best, vocabulary) >= _ON_SUBJECT


def _is_kicker(page: Page, above: int, best: int) -> bool:
    """Whether the upper of two lines is a kicker: a few words over a headline that quotes somebody or has two parts."""
    upper, lower = page.features[above], page.features[best]
    text = page.blocks[best].text
    parted = _PARTS.search(text) is not None and _PARTS.search(page.blocks[above].text) is None
    headline = _KICKER < lower.words <= _HEADLINE and ". " not in text and not lower.terminal
    return upper.words <= _KICKER and headline and parted and not upper.terminal


def _is_transparent(page: Page, i: int) -> bool:
    """Whether a line may stand between a headline and its subtitle."""
    return page.is_meta(i) or page.features[i].credit or page.features[i].cue is not None


def _possible(seen: Features) -> bool:
    if not 2 <= seen.words <= _MAX_WORDS or seen.date_only or seen.link or seen.bullet or seen.code:
        return False
    return not (seen.segments >= 3 and not seen.terminal) and not (seen.cue and seen.cue.whole)


def _shape(page: Page, i: int) -> float:
    """How much a line looks like a headline by itself."""
    seen, text = page.features[i], page.blocks[i].text
    first = _LETTER.search(text)
    score = 2.0 if 5 <= seen.words <= 32 else 0.8 if seen.words >= 3 else -0.5
    if seen.credit or (seen.cue and (seen.words < 6 or seen.cue.words > 1)):
        score -= 2.5
    elif seen.cue:
        score -= 1.0
    score -= 1.5 if first and first.group(0).islower() else 0.0
    score -= 1.0 if seen.leads_on else 0.0
    score -= 1.5 if seen.site_words > 1 else 0.0
    score -= 3.0 if _ISSUE.match(text) else 0.0
    score -= 2.5 if seen.words <= 8 and not cues.load().periodicals.isdisjoint(seen.tokens[:2]) else 0.0
    score -= 3.0 if seen.function_ratio < 0.35 and _is_bar(text) else 0.0
    score -= 2.0 if seen.tokens.count("#") >= 0.4 * seen.words else 0.0
    if (
        page.is_dateline(i)
        or names.has_prefix(text)
        or (seen.words <= 6 and "," not in text and names.parse(text))
        or _names_person(text)
    ):
        score -= 3.0
    return score


def _names_person(text: str) -> bool:
    """Whether a line is a name with a word or two on the person ("Ada Neri, psicologa")."""
    name, comma, rest = text.partition(",")
    return bool(comma) and rest.count(" ") <= _ROLE and names.parse(text) is not None and names.parse(name) is not None


def _is_bar(text: str) -> bool:
    """Whether nearly all words of a line are capitalised, without any punctuation, like a bar of links."""
    words = text.split()
    if len(words) < 4 or text.isupper() or not all(map(str.isalpha, words)):
        return False
    return sum(word[0].isupper() for word in words) >= max(4, 0.75 * len(words))


def _surroundings(page: Page, i: int, distance: int) -> float:
    """How well a headline would stand where a line stands."""
    seen = page.features[i]
    signed = any(page.is_meta(j) for j in range(i + 1, min(i + 4, len(page))))
    score = 0.5 if distance == 0 else -min(3.0, 0.22 * distance)
    score += 1.0 if signed else 0.0
    score += 1.0 if seen.words < 4 and i + 1 < len(page) and names.has_prefix(page.blocks[i + 1].text) else 0.0
    above = page.above(i)
    score -= 3.0 if above >= 0 and page.features[above].time_only else 0.0  # an entry of a live blog
    score -= 1.0 if page.verdicts[i].under in ("related", "comments", "advert") else 0.0
    score -= 3.0 if i <= page.mail_end or _heads_points(page, i) else 0.0
    if seen.terminal and page.blocks[i].text.rstrip("»”\"'").endswith("."):
        score -= 6.0 if page.in_body(i) and not signed else 1.0  # a first paragraph of one sentence
    if (
        i >= page.start
        and page.in_body(i)
        and any(page.is_meta(j) for j in range(max(page.mail_end + 1, page.start - 3), page.start))
    ):
        score -= 3.0  # the body has begun under a signature
    # What follows sentences of the body is rather a heading inside it.
    return score - sum(1.5 for j in page.body[:8] if j < i and page.features[j].terminal)


def _heads_points(page: Page, i: int) -> bool:
    """Whether a line stands right under a heading of links or key points, and over no signature."""
    updated = cues.load().updated
    below = range(i + 1, min(i + 4, len(page)))
    if any(
        page.is_meta(j) and not (page.features[j].time_only or page.features[j].tokens[0] in updated) for j in below
    ):
        return False
    for j in (i - 1, i - 2):
        if j < 0 or page.blocks[j + 1].gap:
            return False
        cue = page.features[j].cue
        if cue:
            return cue.whole and cue.kind == "related"
    return False


def _subject(page: Page, i: int, vocabulary: Counter[str], counts: Counter[str]) -> float:
    """How far a line has the subject of the body, by the words that they share; copies speak for it too."""
    seen = page.features[i]
    beside = any(0 <= j < len(page) and page.keys[j] == page.keys[i] for j in (i - 1, i + 1))
    # A line that stands twice in a row is as likely a caption with the picture's own text.
    score = 1.0 if counts[page.keys[i]] > 1 + beside and seen.words >= 4 else 0.0
    if not vocabulary:
        return score - (2.0 if page.in_body(i) else 0.0)
    return score + _overlap(page, i, vocabulary)


def _overlap(page: Page, i: int, vocabulary: Counter[str]) -> float:
    """Points for the share of a line's longer words that stand in the body, below 4."""
    seen = page.features[i]
    content = [word[:6] for word in seen.tokens if len(word) > 3 and word not in cues.load().function_words]
    own = 1 if page.in_body(i) and seen.words >= _SENTENCE else 0
    return 4.0 * sum(vocabulary[word] > own for word in content) / (len(content) + 0.5)


def _vocabulary(page: Page) -> Counter[str]:
    """In how many blocks of the body each longer word stands; only its beginning, to match inflected forms."""
    features = (page.features[i] for i in page.body)
    stems = ({word[:6] for word in seen.tokens if len(word) > 3} for seen in features if seen.words >= _SENTENCE)
    return Counter(stem for block in stems for stem in block)


def _distances(page: Page, start: int, end: int) -> dict[int, int]:
    """How many lines that say something of their own stand between each line of a range and its end."""
    found: dict[int, int] = {}
    total = 0
    copies: Counter[str] = Counter()
    for i in range(end - 1, start - 1, -1):
        found[i] = total - copies[page.keys[i]]
        quiet = page.features[i].cue or page.features[i].credit or page.verdicts[i].inset or _heads_points(page, i)
        if not (quiet or page.is_meta(i) or i in page.contents):
            total += 1
            copies[page.keys[i]] += 1
    return found


def repeats(page: Page, title: int, end: int) -> set[int]:
    """Further copies of the headline, also cut ones ("… di Fel...") and, before ``end``, ones at the end of a path."""
    key = page.keys[title]
    found = set()
    for i, other in enumerate(page.keys):
        if i == title or not other:
            continue
        cut = page.features[i].truncated and len(other) > 20 and key.startswith(other)
        path = title < i < end and page.features[i].words > 4 and other.endswith(key) and not page.in_body(i)
        if other == key or cut or path:
            found.add(i)
    return found


def section(page: Page, title: int) -> int | None:
    """The line above the headline that names its section, or the kicker that stands there."""
    known = cues.load().sections
    i = title - 1
    while title - i < 4 and i > 0 and page.is_meta(i):
        i -= 1  # a date or byline between the section and the headline
    if i < 0 or page.is_meta(i):
        return None
    if page.features[i].tokens in known:
        return i
    above: Sequence[Features] = page.features[max(0, i - 2) : i]
    in_menu = len(above) == 2 and page.blocks[i].gap == 0 and all(map(_may_be_section, above))
    stands_out = page.features[i].upper and not (above and above[-1].upper)
    if not page.in_body(i) and _may_be_section(page.features[i]) and (stands_out or not in_menu):
        return i
    return i - 1 if above and above[-1].tokens in known else None


def _may_be_section(seen: Features) -> bool:
    """Whether a line may be the name of a section: one to four words and nothing else."""
    plain = not (seen.date_only or seen.terminal or seen.bullet or seen.link or seen.code or seen.digits or seen.cue)
    return plain and seen.words <= 4 and seen.segments == 1
