"""The aligned view: everything is there once, everything is escaped."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer import events
from summarizer.article import is_item
from summarizer.caution import MISLED
from summarizer.flags import Kind
from summarizer.result import (
    Article,
    Dropped,
    Flag,
    Result,
    Summary,
    SummarySentence,
    TranslatedSentence,
    Translation,
)
from summarizer.translation.checks import kinds_run
from summarizer.web.reader import render
from summarizer.web.reading import Phase, Reading
from summarizer.web.status import render_message, render_progress
from summarizer.web.texts import LANGUAGES, catalogue

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">${alert(3)}{{value}}\'"&amp;'


class Tags(HTMLParser):
    """Collects the elements, their attributes and the text of a fragment."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, name: str) -> list[str | None]:
        return [value for key, value in self.attributes if key == name]

    @property
    def text(self) -> str:
        return "".join(self.texts)


def reading_of(words: str = "Ciao.", *, language: str = "en", done: bool = True, model: str | None = None) -> Reading:
    """A reading of one paragraph of two sentences; every text, and the ``model`` if None, is ``words``."""
    flags = (Flag("numbers", words),)
    article = Article(
        (f"{words} {words}",), words, words, words, words, words, "2026-02-03", (Dropped(words, words),), (words,)
    )
    reading = Reading(text=words, targets=("en", "uz"), language=language)
    reading.apply(events.ArticleRecovered(article, ((words, words),)))
    sentences = (TranslatedSentence(words, words, flags), TranslatedSentence(words, words))
    if done:
        summary = Summary(language, "abstractive", (SummarySentence(words, (0, 1), flags),), words)
        translation = Translation(
            language, True, None, model or words, words, *sentences, (sentences,), summary, kinds_run("it", language)
        )
        other = "uz" if language == "en" else "en"
        missing = Translation(other, available=False, reason=words)
        result = Result(article, {language: translation, other: missing}, {language: summary}, (words,))
        reading.apply(events.Finished(result))
    return reading


@pytest.mark.parametrize("language", ["en", "uz"])
@pytest.mark.parametrize("interface", LANGUAGES)
def test_hostile_text_is_shown_as_text(language: str, interface: str) -> None:
    markup = render(reading_of(HOSTILE, language=language), interface)
    tags = Tags(markup)
    assert not {"script", "img"} & set(tags.names)
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert "<script" not in markup


def test_an_english_reader_sees_hostile_text_letter_by_letter() -> None:
    assert HOSTILE in Tags(render(reading_of(HOSTILE), "en")).text


@given(st.text(min_size=1, max_size=40))
def test_no_text_ever_changes_the_structure(words: str) -> None:
    assume(not is_item(words))  # which stands in a list
    plain, tried = (Tags(render(reading_of(text, model="some"), "en")) for text in ("x", words))
    assert tried.names == plain.names
    assert not tried.open
    assert [name for name, _ in tried.attributes] == [name for name, _ in plain.attributes]


@pytest.mark.parametrize("interface", LANGUAGES)
def test_above_a_rough_translation_stands_that_it_is_rough(interface: str) -> None:
    assert "caution" not in render(reading_of(), interface)
    markup = render(reading_of(model="starter"), interface)
    caution = markup.index('class="caution"')
    assert caution < markup.index(f"{MISLED}", caution) < markup.index('class="summary"')


@pytest.mark.parametrize("interface", LANGUAGES)
def test_what_is_not_checked_in_a_language_is_said(interface: str) -> None:
    kazakh = render(reading_of("Сәлем.", language="kk"), interface)
    assert catalogue(interface)["check_names"] in kazakh
    assert catalogue(interface)["check_dates"] in kazakh
    for language in ("en", "uz", "ru"):
        assert catalogue(interface)["check_names"] not in render(reading_of(language=language), interface)


def test_sentences_of_both_sides_share_their_index() -> None:
    tags = Tags(render(reading_of(), "en"))
    assert sorted(value or "" for value in tags.all("data-i")) == [
        "0",
        "0",
        "1",
        "1",
        "subtitle",
        "subtitle",
        "title",
        "title",
    ]
    assert tags.all("data-go") == ["0", "1"]
    assert tags.all("data-blocks") == ["0"]


def together(*paragraphs: tuple[str, str, str]) -> Reading:
    """A reading in English beside Uzbek of paragraphs of one sentence each: Italian, English, Uzbek."""
    sources, english, uzbek = zip(*paragraphs, strict=True)
    article = Article(sources, "Titolo")
    reading = Reading(text="x", targets=("en", "uz"), language="en", together=True)
    reading.apply(events.ArticleRecovered(article, tuple((one,) for one in sources)))
    translations = {
        code: Translation(
            code,
            model="some",
            licence="MIT",
            title=TranslatedSentence("Titolo", f"{code} title"),
            paragraphs=tuple(
                (TranslatedSentence(source, target, (Flag("numbers", "3"),) if "3" in target else ()),)
                for source, target in zip(sources, targets, strict=True)
            ),
        )
        for code, targets in (("en", english), ("uz", uzbek))
    }
    reading.apply(events.Finished(Result(article, translations)))
    return reading


def test_every_column_shows_its_own_doubts_under_ids_of_its_own() -> None:
    markup = render(together(("Sono due.", "They are 3.", "Ular ikkita."), ("Sono tre.", "They are.", "Ular 3.")), "en")
    tags = Tags(markup)
    ids = tags.all("id")
    assert len(ids) == len(set(ids))
    assert {"s0", "s0-uz", "s1", "s1-uz", "why0", "why1-uz", "stitle-uz"} <= set(ids)
    assert not {"why1", "why0-uz"} & set(ids)
    assert "Sentences worth checking: 2" in tags.text


def test_items_that_follow_one_another_are_a_list_and_their_columns_stay_rows() -> None:
    rows = (
        ("Ecco:", "Here:", "Mana:"),
        ("- uno;", "- one;", "- bir;"),
        ("• due.", "two.", "• ikki."),
        ("3. tre", "3. three", "3. uch"),
        ("Fine.", "End.", "Tamom."),
    )
    markup = render(together(*rows), "en")
    tags = Tags(markup)
    body = markup[markup.index('class="body"') :]
    assert [
        name
        for name in Tags(body[body.index(">") + 1 : body.index("</div></div>") + 6]).names
        if name in ("ul", "ol", "li")
    ] == [
        *("ul", "li", "li"),
        *("ol", "li"),
    ]
    assert tags.all("value") == ["3"]
    assert tags.all("data-mark") == ["•"] * 6 + ["3."] * 3
    assert "- one" not in tags.text
    assert "one;" in tags.text


def test_a_doubtful_headline_and_one_sentence_are_reached_with_tab() -> None:
    indices = [value for value in Tags(render(reading_of(), "en")).all("tabindex") if value is not None]
    assert indices == ["-1", "0", "0", "-1", "-1"]  # the article, its title, two sentences, Take out


def test_doubtful_headings_and_sentences_say_why_to_eyes_and_to_screen_readers() -> None:
    tags = Tags(render(reading_of(), "en"))
    assert "A number differs: Ciao.." in (tags.all("data-why")[0] or "")
    assert tags.all("aria-describedby") == ["whytitle", "why0"]
    assert "why0" in tags.all("id")


def test_what_is_not_translated_yet_shows_its_source() -> None:
    reading = reading_of("Buongiorno.", done=False)
    reading.apply(events.SentencesTranslated("en", {1: TranslatedSentence("Buongiorno.", "Good day.")}, 1, 2))
    markup = render(reading, "en")
    assert markup.count("pending") == 1
    assert "Good day." in markup


def test_sentences_that_stop_left_out_show_their_source() -> None:
    reading = reading_of("Buongiorno.", done=False)
    article = reading.article
    assert article is not None
    left = TranslatedSentence("Buongiorno.", "", (Flag("untranslated", "stopped before"),), 0.0)
    translation = Translation("en", paragraphs=((left, left),))
    reading.apply(events.Finished(Result(article, {"en": translation}), cancelled=True))
    markup = render(reading, "en")
    assert markup.count('class="s pending"') == 2
    assert "doubt" not in markup


def test_a_missing_language_says_what_it_needs() -> None:
    reading = reading_of("Serve un modello (2.5 GB).", language="en")
    assert "Oʻzbekcha is not available here" in Tags(render(reading, "en")).text
    reading.language = "uz"
    tags = Tags(render(reading, "en"))
    assert "Oʻzbekcha is not available here" in tags.text
    assert "Serve un modello (2.5 GB)." in tags.text


@pytest.mark.parametrize(
    ("alphabet", "shown", "tag"),
    [
        ("latin", "Oʻzbekiston", "uz-Latn"),
        ("cyrillic", "Ўзбекистон", "uz-Cyrl"),
        ("latin-2026", "Özbekiston", "uz-Latn"),
    ],
)
def test_uzbek_is_spelt_in_the_alphabet_chosen(alphabet: str, shown: str, tag: str) -> None:
    reading = reading_of("Oʻzbekiston", language="uz")
    reading.alphabet = alphabet
    tags = Tags(render(reading, "en"))
    assert shown in tags.text
    assert tag in tags.all("lang")


def test_nothing_is_shown_before_there_is_an_article() -> None:
    assert render(Reading(text="", targets=("en",)), "en") == ""


@pytest.mark.parametrize("interface", LANGUAGES)
@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_words_in_every_language(phase: Phase, interface: str) -> None:
    reading = reading_of()
    reading.phase = phase
    tags = Tags(render_progress(reading, interface))
    assert tags.text.strip()
    assert "progressbar" in tags.all("role")


def test_a_message_is_text() -> None:
    tags = Tags(render_message(HOSTILE, HOSTILE))
    assert tags.text.count(HOSTILE) == 2
    assert set(tags.names) == {"div", "p", "strong"}


def test_reasons_for_dropping_and_doubts_have_words_in_every_language() -> None:
    """Whatever the recovery and the checks can say, in their own words in English, is known to the catalogues."""
    from summarizer.article import accounting

    for reason in accounting.KINDS:
        reading = reading_of("Ciao.")
        assert reading.article is not None
        article = replace(reading.article, dropped=(accounting.left_out("Menu", reason),))
        reading.state.article = article
        assert Tags(render(reading, "ru")).text.count(reason) == 0
        assert reason in Tags(render(reading, "en")).text.replace("’", "'")


@pytest.mark.parametrize("interface", LANGUAGES)
def test_remarks_on_models_are_in_the_language_of_the_interface(interface: str) -> None:
    reading = reading_of("Ciao.")
    assert reading.result is not None
    remarks = (
        "Italian to English: starter (Gemma), because no other is in the cache.",
        "somebody/model was converted by somebody, not by the makers of the model.",
        "owner/model was taken at 0123456789ab, because fedcba987654 is not there as models.txt expects it.",
    )
    reading.state.finished = replace(reading.result, notices=remarks)
    shown = Tags(render(reading, interface)).text
    assert "somebody/model" in shown
    assert "0123456789ab" in shown
    assert any(one in shown for one in remarks) is (interface == "en")


@pytest.mark.parametrize("interface", LANGUAGES)
def test_every_kind_of_doubt_has_words(interface: str) -> None:
    assert not {kind for kind in Kind if f"flag_{kind}" not in catalogue(interface)}
