"""The aligned article as HTML: summary, headline, then paragraph beside paragraph, sentence for sentence.

Every text that comes from a paste, a model or an error is escaped here, in Python, and the component that
shows it inserts it as one value (``${value}``). Gradio's ``{{value}}`` is of no use for such text: what it
leaves of ``${…}`` is then evaluated as JavaScript.
"""

from html import escape

from summarizer.caution import MISLED, READ, is_rough
from summarizer.languages import SOURCE
from summarizer.result import Article, Summary, SummarySentence, Translation
from summarizer.web.columns import body, chooser
from summarizer.web.doubts import unchecked
from summarizer.web.explain import without_commands
from summarizer.web.fact_table import fact_table
from summarizer.web.margins import carry, dropped, lengths
from summarizer.web.measures import day
from summarizer.web.offer_list import needs, offer_button
from summarizer.web.reading import Reading
from summarizer.web.sentences import Sentences
from summarizer.web.texts import native, text
from summarizer.web.wording import licence, remarks

# What the note below says, for the script that shows it.
_NOTE = {
    "close": "close",
    "others": "other_wordings",
    "edit": "own_edit",
    "save": "own_save",
    "cancel": "offer_cancel",
}
_DOT = ' <span aria-hidden="true">·</span> '


def render(reading: Reading, interface: str) -> str:
    """The whole reader for the language chosen in ``reading``; empty while there is no article."""
    if reading.article is None:
        return ""
    view = _View(reading, reading.article, interface)
    alongside = (" alongside" if reading.alongside else "") + (" together" if len(view.shown) > 1 else "")
    words = " ".join(f'data-{name}="{view.say(key)}"' for name, key in _NOTE.items())
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
        # The languages on view, the chosen one first.
        self.shown = {self.target: self.translation} | self._others()
        self.writers = {
            code: Sentences(code, reading.alphabet, interface, running=reading.running, beside=code != self.target)
            for code in self.shown
        }
        self.sentences = self.writers[self.target]
        self.lang = self.sentences.lang

    def _others(self) -> dict[str, Translation]:
        """The other languages, where all are to be seen together."""
        codes = self.reading.available if self.reading.together else ()
        others = {code: self.reading.translation(code) for code in codes if code != self.target}
        rows = len(self.translation.paragraphs)
        return {code: other for code, other in others.items() if len(other.paragraphs) == rows}

    def say(self, key: str, /, **values: object) -> str:
        return escape(text(self.interface, key, **values))

    def unavailable(self) -> str:
        if self.translation.available:
            return ""
        title = self.say("unavailable", language=native(self.target))
        return f'<section class="missing"><h2>{title}</h2>{self._why_missing(self.translation)}</section>'

    def caution(self) -> str:
        """What to know before reading the text of a rough model."""
        if not any(one.available and is_rough(one.model) for one in self.shown.values()):
            return ""
        return f'<p class="caution" role="note">{self.say("rough", read=READ, misled=MISLED)}</p>'

    def unchecked(self) -> str:
        said = [unchecked(one, self.interface) for one in self.shown.values()]
        return "".join(f'<p class="quiet" role="note">{escape(words)}</p>' for words in said if words)

    def elsewhere(self) -> str:
        """The other languages that were asked for and are not available."""
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
        parts += self._other_headings()
        credit = [self.say("by", byline=article.byline)] if article.byline else []
        if article.date:
            shown = escape(day(article.date_iso, article.date, self.interface))
            credit.append(f'<time datetime="{escape(article.date_iso or "")}">{shown}</time>')
        if credit:
            parts.append(f'<p class="credit">{_DOT.join(credit)}</p>')
        return f"<header>{''.join(parts)}{carry(self.interface)}</header>"

    def _other_headings(self) -> list[str]:
        """The headlines in the other languages on view."""
        return [
            f'<p class="original" lang="{writer.lang}">{writer.heading(name, heading)}</p>'
            for (code, one), writer in zip(self.shown.items(), self.writers.values(), strict=True)
            for name, heading in (("title", one.title), ("subtitle", one.subtitle))
            if heading and code != self.target
        ]

    def body(self) -> str:
        if not self.translation.available:
            return "".join(
                f'<div class="pair only"><p class="source" lang="{SOURCE}">{escape(paragraph)}</p></div>'
                for paragraph in self.article.paragraphs
            )
        return f"{chooser(list(self.shown), self.interface)}{body(self.shown, self.writers, self.interface)}"

    def legend(self) -> str:
        """How many sentences on view are in doubt, headlines included; pressing it leads from one to the next."""
        doubtful = sum(1 for one in self.shown.values() for sentence in one.doubtful if sentence.target)
        if not doubtful:
            return ""
        every = [sentence for one in self.shown.values() for sentence in (*one.headings, *one.sentences)]
        words = ""
        if any(sentence.doubts for sentence in every):
            words = f' <span class="unsupported" aria-hidden="true">abc</span> {self.say("legend_words")}'
        # On a narrow page the browser counts those of the column that is read.
        counted = self.say("doubtful_count", count="{}").replace("{}", f'<span class="count">{doubtful}</span>')
        return (
            f'<p class="legend"><button type="button" class="jump" title="{self.say("next_doubt")}">'
            f'<span class="doubt">{counted}</span></button> {self.say("legend")}{words}</p>'
        )

    def facts(self) -> str:
        shown = [code for code, one in self.shown.items() if one.available]
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
