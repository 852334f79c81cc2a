"""The aligned article as HTML: summary, headline, then paragraph beside paragraph, sentence for sentence.

Every text that comes from a paste, a model or an error is escaped here, in Python, and the component that
shows it inserts it as one value (``${value}``). Gradio's ``{{value}}`` is of no use for such text: what it
leaves of ``${…}`` is then evaluated as JavaScript.
"""

from collections.abc import Sequence
from html import escape
from itertools import count

from summarizer.article import is_item
from summarizer.caution import MISLED, READ, is_rough
from summarizer.languages import SOURCE, Alphabet
from summarizer.outputs.alphabets import alphabet_of
from summarizer.result import Article, Summary, SummarySentence, TranslatedSentence, Translation
from summarizer.web.doubts import unchecked
from summarizer.web.explain import without_commands
from summarizer.web.fact_table import fact_table
from summarizer.web.margins import carry, dropped, lengths, take_out
from summarizer.web.measures import day
from summarizer.web.offer_list import needs, offer_button
from summarizer.web.reading import Reading
from summarizer.web.sentences import Sentences
from summarizer.web.texts import native, text
from summarizer.web.wording import licence, remarks

_DOT = ' <span aria-hidden="true">·</span> '


def render(reading: Reading, interface: str) -> str:
    """The whole reader for the language chosen in ``reading``; empty while there is no article."""
    if reading.article is None:
        return ""
    view = _View(reading, reading.article, interface)
    alongside = (" alongside" if reading.alongside else "") + (" together" if view.others else "")
    words = f'data-close="{view.say("close")}" data-others="{view.say("other_wordings")}"'
    busy = ' aria-busy="true"' if reading.running else ""
    return (
        f'<article class="reader{alongside}" id="article" tabindex="-1" {words}{busy}>'
        f"{view.unavailable()}{view.caution()}{view.elsewhere()}{view.summary()}{view.heading()}{view.unchecked()}{view.legend()}{view.body()}"
        f"{view.facts()}{dropped(view.article, interface)}"
        f"{view.licences()}</article>"
    )


class _View:
    """One rendering: the reading, the interface language, and the target's texts in the chosen alphabet."""

    def __init__(self, reading: Reading, article: Article, interface: str) -> None:
        self.reading = reading
        self.interface = interface
        self.article = article
        self.target = reading.language
        self.translation: Translation = reading.translation(self.target)
        self.sentences = Sentences(self.target, reading.alphabet, interface, running=reading.running)
        self.lang = self.sentences.lang
        self.others = (
            []
            if not reading.together
            else [reading.translation(other) for other in reading.available if other != self.target]
        )

    def say(self, key: str, /, **values: object) -> str:
        return escape(text(self.interface, key, **values))

    def unavailable(self) -> str:
        if self.translation.available:
            return ""
        title = self.say("unavailable", language=native(self.target))
        return f'<section class="missing"><h2>{title}</h2>{self._why_missing(self.translation)}</section>'

    def caution(self) -> str:
        """What to know before reading the text of a rough model."""
        if not self.translation.available or not is_rough(self.translation.model):
            return ""
        return f'<p class="caution" role="note">{self.say("rough", read=READ, misled=MISLED)}</p>'

    def unchecked(self) -> str:
        said = unchecked(self.translation, self.interface)
        return f'<p class="quiet" role="note">{escape(said)}</p>' if said else ""

    def elsewhere(self) -> str:
        """The other languages that were asked for and cannot be had."""
        others = [self.reading.translation(target) for target in self.reading.targets if target != self.target]
        return "".join(
            f'<details class="elsewhere"><summary>{self.say("unavailable", language=native(other.language))}</summary>'
            f"{self._why_missing(other)}</details>"
            for other in others
            if not other.available
        )

    def _why_missing(self, translation: Translation) -> str:
        """What the language needs, with the button that fetches it; else why it cannot be served."""
        offer = self.reading.offers.get(translation.language)
        if offer is None or offer.served or not (offer.models or offer.elsewhere):
            reason = without_commands(translation.reason or "") if self.interface == "en" else ""
            return f"<p>{escape(reason) or self.say('no_model')}</p>"
        button = offer_button(offer, self.interface, may_fetch=self.reading.may_fetch)
        return f"<p>{escape(needs(offer, self.interface))}</p>{button}"

    def summary(self) -> str:
        if not self.translation.available or not self.article.paragraphs:
            return ""
        summary = self.reading.summary(self.target)
        if summary is not None and summary.sentences:
            sentences = " ".join(self._summary_sentence(sentence) for sentence in summary.sentences)
            content = f'<p lang="{self.lang}">{sentences}</p>'
        else:
            key = "summary_waits" if self.reading.running else "summary_none"
            content = f'<p class="quiet">{self.say(key)}</p>'
        choice = lengths(self.reading.length, self.interface)
        return f'<section class="summary"><h2>{self.say("in_short")}</h2>{choice}{content}</section>'

    def _summary_sentence(self, sentence: SummarySentence) -> str:
        marks = "".join(
            f'<a class="ref" href="#s{i}" data-go="{i}" aria-label="{self.say("source_of_summary", number=i + 1)}">'
            f"{i + 1}</a>"
            for i in sentence.sources
        )
        sources = " ".join(map(str, sentence.sources))
        doubt = " doubt" if sentence.flags else ""
        why = f' data-why="{self.sentences.reasons(sentence.flags)}"' if sentence.flags else ""
        shown = self.sentences.spell(sentence.text)
        # The number stays with the last word.
        return f'<span class="claim{doubt}" data-sources="{sources}"{why}>{shown}</span>\N{WORD JOINER}{marks}'

    def heading(self) -> str:
        article, translation = self.article, self.translation
        parts = []
        if article.section:
            parts.append(f'<p class="kicker" lang="{SOURCE}">{escape(article.section)}</p>')
        if translation.title:
            parts.append(
                f'<h2 class="title" lang="{self.lang}">{self.sentences.heading("title", translation.title)}</h2>'
            )
        if translation.subtitle:
            shown = self.sentences.heading("subtitle", translation.subtitle)
            parts.append(f'<p class="subtitle" lang="{self.lang}">{shown}</p>')
        if article.title:
            tag, shown = ("p", "original") if translation.title else ("h2", "title")
            source = f'<span class="s" data-i="title">{escape(article.title)}</span>'
            parts.append(f'<{tag} class="{shown}" lang="{SOURCE}">{source}</{tag}>')
        if article.subtitle:
            shown = "original" if translation.subtitle else "subtitle"
            source = f'<span class="s" data-i="subtitle">{escape(article.subtitle)}</span>'
            parts.append(f'<p class="{shown}" lang="{SOURCE}">{source}</p>')
        credit = [self.say("by", byline=article.byline)] if article.byline else []
        if article.date:
            shown = escape(day(article.date_iso, article.date, self.interface))
            credit.append(f'<time datetime="{escape(article.date_iso or "")}">{shown}</time>')
        if credit:
            parts.append(f'<p class="credit">{_DOT.join(credit)}</p>')
        return f"<header>{''.join(parts)}{carry(self.interface)}</header>"

    def body(self) -> str:
        if not self.translation.available:
            return "".join(
                f'<div class="pair only"><p class="source" lang="{SOURCE}">{escape(paragraph)}</p></div>'
                for paragraph in self.article.paragraphs
            )
        number = count()
        rows: list[str] = []
        for paragraph in self.translation.paragraphs:
            indexed = [(next(number), sentence) for sentence in paragraph]
            target = " ".join(self.sentences.sentence(i, sentence) for i, sentence in indexed)
            source = " ".join(
                f'<span class="s" data-i="{i}">{escape(sentence.source)}</span>' for i, sentence in indexed
            )
            label = self.say("show_source")
            first = f'data-column="{self.target}" lang="{self.lang}"'
            rows.append(
                f'<div class="pair{_kind(paragraph)}"><p class="target" {first}>{target}</p>'
                f'<button type="button" class="unfold" aria-expanded="false">{label}</button>'
                f'<p class="source" data-column="{SOURCE}" lang="{SOURCE}">{source}</p>'
                f"{self._other_columns(len(rows), indexed)}{take_out(len(rows), self.interface)}</div>"
            )
        return f'{self._columns()}<div class="body">{"".join(rows)}</div>'

    def _columns(self) -> str:
        """On a narrow page one column is read at a time: the buttons that choose it."""
        codes = (self.target, SOURCE, *(translation.language for translation in self.others))
        buttons = "".join(
            f'<button type="button" data-column="{code}" aria-pressed="{str(code == self.target).lower()}">'
            f"{escape(native(code))}</button>"
            for code in codes
        )
        return f'<div class="columns" role="group" aria-label="{self.say("view")}">{buttons}</div>'

    def _other_columns(self, row: int, indexed: Sequence[tuple[int, TranslatedSentence]]) -> str:
        """The same paragraph in the other languages that are shown."""
        columns = []
        for translation in self.others:
            alphabet = alphabet_of(translation.language, self.reading.alphabet)
            sentences = translation.paragraphs[row] if row < len(translation.paragraphs) else ()
            shown = " ".join(
                f'<span class="s" data-i="{i}">{escape(_spelt(sentence, alphabet))}</span>'
                for (i, _), sentence in zip(indexed, sentences, strict=False)
            )
            lang = alphabet.bcp47 if alphabet else translation.language
            place = f'data-column="{translation.language}" lang="{lang}"'
            columns.append(f'<p class="source other" {place}>{shown}</p>')
        return "".join(columns)

    def legend(self) -> str:
        """How many sentences are in doubt, the headline's included; pressing it leads from one to the next."""
        doubtful = sum(1 for sentence in self.translation.doubtful if sentence.target)
        if not doubtful:
            return ""
        every = (*self.translation.headings, *self.translation.sentences)
        words = ""
        if any(sentence.doubts for sentence in every):
            words = f' <span class="unsupported" aria-hidden="true">abc</span> {self.say("legend_words")}'
        return (
            f'<p class="legend"><button type="button" class="jump" title="{self.say("next_doubt")}">'
            f'<span class="doubt">{self.say("doubtful_count", count=doubtful)}</span></button> '
            f"{self.say('legend')}{words}</p>"
        )

    def facts(self) -> str:
        shown = [one.language for one in (self.translation, *self.others) if one.available]
        result = self.reading.result
        return fact_table(result.facts, shown, self.reading.alphabet, self.interface) if result else ""

    def licences(self) -> str:
        result = self.reading.result
        lines: list[str] = []
        if result is not None:
            for translation in result.translations.values():
                if translation.available and translation.model:
                    name = native(translation.language)
                    lines.append(
                        f"{escape(name)}: {escape(translation.model)} "
                        f"({self.say('licence')}: {escape(licence(translation.licence or '?', self.interface))})"
                    )
            lines += [self._method(summary) for summary in [result.summaries.get(self.target)] if summary]
            lines += [escape(notice) for notice in remarks(result, self.interface)]
        if not lines:
            return ""
        items = "".join(f"<li>{line}</li>" for line in lines)
        return f'<section class="licences"><h3>{self.say("models_used")}</h3><ul>{items}</ul></section>'

    def _method(self, summary: Summary) -> str:
        if summary.method == "abstractive":
            return self.say("abstractive", model=summary.model or "")
        return self.say("extractive")


def _spelt(sentence: TranslatedSentence, alphabet: Alphabet | None) -> str:
    """The translation in an alphabet; nothing while there is none."""
    return alphabet.write(sentence.target, sentence.source) if alphabet else sentence.target


def _kind(paragraph: Sequence[TranslatedSentence]) -> str:
    """A class of its own for an item of a list."""
    return " item" if paragraph and is_item(paragraph[0].source) else ""
