"""A page: its blocks, what was seen in them and what was decided about them."""

from collections.abc import Sequence

from summarizer.article import cues, dates, names
from summarizer.article.blocks import Block
from summarizer.article.cues import Cue
from summarizer.article.decision import State, Verdict
from summarizer.article.features import Features

_BODY_START = 12  # body blocks among which the first long paragraph is looked for


class Page:
    """The blocks of a paste with their features and verdicts, by index.

    ``body`` are the indices of the blocks that the decision takes for the body, ``start`` the first of them (the number
    of blocks where there is none), ``first_big`` the first that is beyond doubt a paragraph (else ``start``),
    ``mail_end`` the last line above it that heads a mail ("A: …"), -1 for none, ``contents`` the lines of a table of
    contents above it.
    """

    def __init__(self, blocks: Sequence[Block], features: Sequence[Features], verdicts: Sequence[Verdict]) -> None:
        self.blocks, self.features, self.verdicts = blocks, features, verdicts
        self.body = [i for i, verdict in enumerate(verdicts) if verdict.state is State.BODY]
        self.start = self.body[0] if self.body else len(blocks)
        opening = self.body[:_BODY_START]
        big = [i for i in opening if self._is_big(i)] or [i for i in opening if features[i].prose]
        self.first_big = big[0] if big else self.start
        self.keys = [" ".join(seen.tokens) for seen in features]
        heads = [i for i in range(self.first_big) if _heads_mail(features[i])]
        # "Data: 12 marzo 2026" alone heads no mail; "Il giorno … ha scritto:" does.
        alone = len(heads) == 1 and features[heads[0]].cue == _REPLY
        self.mail_end = heads[-1] if len(heads) > 1 or alone else -1
        self.contents = self._contents()
        self._metas: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.blocks)

    def in_body(self, i: int) -> bool:
        """Whether the decision takes a block for body."""
        return self.verdicts[i].state is State.BODY

    def above(self, i: int) -> int:
        """The block above a block, boxes apart; -1 where there is none."""
        i -= 1
        while i >= 0 and self.verdicts[i].inset:
            i -= 1
        return i

    def _is_big(self, i: int) -> bool:
        seen = self.features[i]
        return seen.prose and (seen.words >= 25 or seen.sentences >= 3)

    def _contents(self) -> set[int]:
        """Lines above the first long paragraph, at least two, that stand below it as headings."""
        headings = {self.keys[i] for i in self.body if i > self.first_big and not self.features[i].prose}
        found = {i for i in range(self.first_big) if self.keys[i].removeprefix("# ") in headings}
        return found if len(found) > 1 else set()

    def is_meta(self, i: int) -> bool:
        """Whether a block is a line with a byline or a date."""
        if i not in self._metas:
            self._metas[i] = self._reads_as_meta(i)
        return self._metas[i]

    def _reads_as_meta(self, i: int) -> bool:
        seen, text = self.features[i], self.blocks[i].text
        if seen.words > 16 or (seen.cue and seen.cue.whole):
            return False
        if seen.words > 1 and seen.tokens in cues.load().byline_prefixes:
            return True  # "dal nostro inviato", the name stands on a line of its own
        if seen.date_only or self.is_dateline(i) or names.has_prefix(text):
            return True
        return bool(dates.find(text) and names.parse(text)) or _is_post(seen, text)

    def is_dateline(self, i: int) -> bool:
        """Whether a short line is little more than a date, like "Milano, 4 aprile 2025"."""
        seen = self.features[i]
        if seen.words > 9 or not seen.digits or seen.terminal:
            return False
        if _names_day(self.blocks[i].text):
            return False
        others = dates.other_words(self.blocks[i].text)
        if others is None or len(others) <= 2:
            return others is not None
        cue = cues.load().phrases.find(others)
        return cue is not None and cue.whole  # "5 gennaio 2026 Lascia un commento"


def _is_post(seen: Features, text: str) -> bool:
    """Whether a short line begins with "by" or the like and has a full date: "By ada on 18 Febbraio 2022"."""
    opens = seen.words <= _POST and seen.tokens[:1] and seen.tokens[0] in cues.load().byline_openers
    return bool(opens) and any(date.iso for date in dates.find(text))


def _names_day(text: str) -> bool:
    """Whether a line tells what day it is that a date without a year names: "18 febbraio – Giornata della Terra"."""
    found = dates.find(text)
    if len(found) != 1 or found[0].iso or found[0].start > 0:
        return False
    rest = text[found[0].end :].strip()
    return rest[:1] in "–—:-," and len(cues.tokens(rest)) > _PLACE


_POST = 8  # words of the line under a post
_PLACE = 2  # words of a place beside a date at most
_REPLY = Cue("mail", whole=True)


def _heads_mail(seen: Features) -> bool:
    return seen.cue is not None and seen.cue.kind == "mail" and not seen.cue.anywhere
