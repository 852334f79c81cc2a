"""The sentences of one translation as HTML: doubts marked, other wordings beside them, every text escaped."""

import json
from collections.abc import Iterable
from html import escape

from summarizer.differences import differing
from summarizer.flags import Kind
from summarizer.languages import SOURCE
from summarizer.languages.base import as_it_is
from summarizer.outputs import parts
from summarizer.outputs.alphabets import alphabet_of
from summarizer.outputs.words import doubted
from summarizer.result import Flag, TranslatedSentence
from summarizer.web.doubts import reasons
from summarizer.web.rewording import OWN
from summarizer.web.texts import text


class Sentences:
    """Writes sentences of ``language`` in the reader's alphabet; ``running`` is whether more may come.

    ``beside`` is whether the language stands beside the chosen one, whose sentences have the plain ids.
    """

    def __init__(self, language: str, alphabet: str, interface: str, *, running: bool, beside: bool = False) -> None:
        self.language = language
        self.interface = interface
        self._suffix = f"-{language}" if beside else ""
        self.running = running
        self.alphabet = alphabet_of(language, alphabet)
        self._as_made = self.alphabet is None or self.alphabet.write is as_it_is
        self.lang = self.alphabet.bcp47 if self.alphabet else language
        self._reachable = False  # one sentence can be reached with Tab, the others from it with arrows

    def say(self, key: str, /, **values: object) -> str:
        """A text of the interface, escaped."""
        return escape(text(self.interface, key, **values))

    def spell(self, words: str, source: str = "") -> str:
        """Text of the language, in the reader’s alphabet, escaped; the names of ``source`` stay as they are."""
        return escape(self._written(words, source))

    def heading(self, name: str, heading: TranslatedSentence) -> str:
        """Title or subtitle; one in doubt can be reached with Tab."""
        return self._target(name, heading, ' tabindex="0"' if heading.doubtful or heading.alternatives else "")

    def sentence(self, index: int, sentence: TranslatedSentence) -> str:
        """A sentence of the text; one that is not translated yet, as it is in the article."""
        if not sentence.target and all(flag.kind == Kind.UNTRANSLATED for flag in sentence.flags):
            title = "" if self.running else f' title="{self.say("not_translated")}"'
            place = f'data-i="{index}" id="s{index}{self._suffix}"'
            return f'<span class="s pending" lang="{SOURCE}" {place}{title}>{escape(sentence.source)}</span>'
        tab = f' tabindex="{"-1" if self._reachable else "0"}"'
        self._reachable = True
        return self._target(index, sentence, tab)

    def reasons(self, flags: Iterable[Flag]) -> str:
        """Why a sentence is in doubt."""
        return escape(reasons(flags, self.interface))

    def _written(self, words: str, source: str) -> str:
        return self.alphabet.write(words, source) if self.alphabet else words

    def _target(self, index: int | str, sentence: TranslatedSentence, tab: str) -> str:
        place = f'data-i="{index}" id="s{index}{self._suffix}"{tab}{self._others(sentence)}'
        if self._as_made and not self.running:
            place += " data-editable"
        shown, own = self._words(sentence), OWN in sentence.steps
        if not sentence.doubtful and not own:
            return f'<span class="s" {place}>{shown}</span>'
        why, reason = self._why(sentence), f"why{index}{self._suffix}"
        # Little confidence alone is shown more gently than what a check has found.
        kinds = "doubt" if sentence.flags else "doubt unsure" if sentence.doubtful else ""
        return (
            f'<span class="s {kinds}{" own" * own}" {place} aria-describedby="{reason}" data-why="{why}">'
            f"{shown or self.say('not_translated')}</span>"
            f'<span class="why" id="{reason}" hidden>{why}</span>'
        )

    def _others(self, sentence: TranslatedSentence) -> str:
        """The other wordings, each with the places where it differs, for the note that offers them."""
        if not sentence.alternatives:
            return ""
        target = self._written(sentence.target, sentence.source)
        others = [self._written(other.target, sentence.source) for other in sentence.alternatives]
        rows = [[other, differing(target, other)] for other in others]
        return f' data-others="{escape(json.dumps(rows, ensure_ascii=False))}"'

    def _words(self, sentence: TranslatedSentence) -> str:
        """The translation, its words in doubt underlined where it is read in the alphabet it was made in."""
        if not self._as_made:
            return self.spell(sentence.target, sentence.source)
        return "".join(
            f'<span class="unsupported">{escape(piece)}</span>' if doubted else escape(piece)
            for piece, doubted in parts.pieces(sentence)
        )

    def _why(self, sentence: TranslatedSentence) -> str:
        why = [self.say("own_wording")] if OWN in sentence.steps else []
        why += [self.reasons(sentence.flags)] if sentence.flags else []
        if words := doubted(sentence):
            why.append(self.say("unsupported", words=", ".join(words)))
        return " ".join(why) or f"{self.say('flag_probability')}."
