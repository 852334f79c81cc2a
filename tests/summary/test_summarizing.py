"""Summaries in several languages, with and without models."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from summarizer.engines.base import Hypothesis, ModelCard
from summarizer.errors import OptionError
from summarizer.flags import Kind
from summarizer.result import Flag, Summary, TranslatedSentence
from summarizer.summary.document import Document, count_words
from summarizer.summary.extractive import plan
from summarizer.summary.lengths import LENGTHS
from summarizer.summary.summarizing import summarize
from tests.summary.articles import document, examples

BUDGET = document(
    "Bilancio",
    "Il consiglio comunale di Vallenera ha approvato il bilancio con 19 voti favorevoli e 11 contrari. "
    "Le rette degli asili saranno azzerate per i redditi sotto i 22.000 euro, ha detto la sindaca Teodora Malfatti.",
    "Non ci saranno aumenti delle tasse. I commercianti hanno chiesto un incontro urgente al Comune.",
)
ENGLISH = dict(
    zip(
        BUDGET.sentences,
        (
            "The Vallenera town council approved the budget with 19 votes in favour and 11 against.",
            "Nursery fees will be cancelled for incomes below 22,000 euros, said the mayor, Teodora Malfatti.",
            "There will be no tax increases.",
            "Shopkeepers have asked the municipality for an urgent meeting.",
        ),
        strict=True,
    )
)


@dataclass
class Translator:
    """Known sentences are looked up, others get a mark; counts what it was asked."""

    known: dict[str, str] = field(default_factory=dict)
    expansion: int = 0
    asked: list[str] = field(default_factory=list)

    def __call__(self, texts: Sequence[str], language: str) -> list[TranslatedSentence]:
        self.asked += texts
        extra = " xx" * self.expansion
        return [
            TranslatedSentence(text, self.known.get(text, f"[{language}] {text.rstrip('.')}{extra}.")) for text in texts
        ]


CARD = ModelCard("fake/summarizer", "0" * 40, "mit", "fake")


@dataclass
class Engine:
    """A summariser that says what it is told to say; a token is a word."""

    language: str
    says: str
    input_limit: int = 1000
    given: list[str] = field(default_factory=list)
    card: ModelCard = CARD

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [count_words(text) for text in texts]

    def summarize(self, texts: Sequence[str], max_words: int, min_words: int = 0) -> list[Hypothesis]:
        assert 0 <= min_words < max_words
        self.given += texts
        return [Hypothesis(self.says, -0.1, finished=True, tokens=10) for _ in texts]

    def close(self) -> None:
        return


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


class TestExtractive:
    def test_the_same_sentences_in_every_language(self) -> None:
        summaries = summarize(BUDGET, "short", ("it", "en", "uz"), Translator(ENGLISH), {})
        assert list(summaries) == ["it", "en", "uz"]
        assert {s.method for s in summaries.values()} == {"extractive"}
        sources = {language: [x.sources for x in s.sentences] for language, s in summaries.items()}
        assert sources["it"] == sources["en"] == sources["uz"]
        assert texts(summaries["it"]) == [extract.text for extract in plan(BUDGET, "short")]

    def test_flags_of_the_translation_are_kept(self) -> None:
        flag = Flag("numbers", "not in the translation: 19")

        def translate(sources: Sequence[str], language: str) -> list[TranslatedSentence]:
            return [TranslatedSentence(source, source, (flag,)) for source in sources]

        summaries = summarize(BUDGET, "short", ("en",), translate, {})
        assert all(sentence.flags == (flag,) for sentence in summaries["en"].sentences)

    @pytest.mark.parametrize("length", ["short", "medium"])
    def test_a_language_that_needs_more_words_shortens_all(self, length: str) -> None:
        for example in examples():
            summaries = summarize(example.document, length, ("it", "en"), Translator(expansion=6), {})
            assert count_words(summaries["en"].text) <= LENGTHS[length].words
            assert len(summaries["it"].sentences) == len(summaries["en"].sentences)

    def test_headline_too_long_in_translation_gives_way_to_a_shorter_one(self) -> None:
        title = (
            "Il consiglio comunale di Vallenera approva il bilancio con diciannove voti favorevoli e undici contrari"
        )
        whole = Document(title, BUDGET.paragraphs)
        summaries = summarize(whole, "headline", ("it", "en"), Translator(expansion=12), {})
        assert texts(summaries["it"]) == [title]
        assert summaries["en"].sentences[0].text[5:15] != title[:10]
        assert count_words(summaries["en"].text) <= 25

    def test_headline_whose_translation_is_in_doubt_gives_way_to_a_sound_sentence(self) -> None:
        def translate(texts: Sequence[str], language: str) -> list[TranslatedSentence]:
            flags = (Flag(Kind.NAMES, "not in the translation: Vallenera"),)
            return [TranslatedSentence(t, f"[{language}] {t}", flags if t == title else ()) for t in texts]

        title = "Il consiglio comunale di Vallenera approva il bilancio"
        summaries = summarize(Document(title, BUDGET.paragraphs), "headline", ("it", "en"), translate, {})
        assert texts(summaries["it"]) == [title]
        assert title not in summaries["en"].text
        assert not summaries["en"].sentences[0].flags

    def test_title_only_and_nothing_at_all(self) -> None:
        summaries = summarize(Document("La giunta approva", ()), "short", ("it", "en"), Translator(), {})
        assert texts(summaries["it"]) == ["La giunta approva"]
        empty = summarize(Document(None, ()), "short", ("it", "en"), Translator(), {})
        assert [summary.sentences for summary in empty.values()] == [(), ()]

    def test_unknown_length(self) -> None:
        with pytest.raises(OptionError):
            summarize(BUDGET, "tiny", ("it",), Translator(), {})


class TestEnglishModel:
    def test_true_sentences_are_shown_with_their_sources(self) -> None:
        says = "Vallenera’s council approved the budget by 19 votes to 11. There will be no tax increases."
        engine = Engine("en", says)
        summaries = summarize(BUDGET, "short", ("it", "en"), Translator(ENGLISH), {"en": engine})
        english = summaries["en"]
        assert (english.method, english.model, english.text) == ("abstractive", "fake/summarizer", says)
        assert [sentence.sources for sentence in english.sentences] == [(0,), (2,)]
        assert not any(sentence.flags for sentence in english.sentences)

    def test_the_model_reads_the_whole_translation(self) -> None:
        engine = Engine("en", "There will be no tax increases.")
        summarize(BUDGET, "short", ("en",), Translator(ENGLISH), {"en": engine})
        (given,) = engine.given
        assert given.split("\n") == [" ".join(ENGLISH[s] for s in paragraph) for paragraph in BUDGET.paragraphs]

    def test_other_languages_rest_on_the_same_sentences(self) -> None:
        engine = Engine("en", "There will be no tax increases. Shopkeepers have asked for an urgent meeting.")
        summaries = summarize(BUDGET, "short", ("it", "en", "uz"), Translator(ENGLISH), {"en": engine})
        english = {index for sentence in summaries["en"].sentences for index in sentence.sources}
        for language in ("it", "uz"):
            assert summaries[language].method == "extractive"
            assert {index for sentence in summaries[language].sentences for index in sentence.sources} <= english

    @pytest.mark.parametrize(
        ("invention", "kind"),
        [
            ("The council approved the budget with 29 votes in favour.", "numbers"),
            ("The budget was approved by the council of Roccabruna with 19 votes.", "names"),
            ("The Vallenera council has not approved the budget.", "negation"),
        ],
    )
    def test_an_invention_is_replaced_and_reported(self, invention: str, kind: str) -> None:
        engine = Engine("en", f"{invention} There will be no tax increases.")
        english = summarize(BUDGET, "short", ("en",), Translator(ENGLISH), {"en": engine})["en"]
        first, second = english.sentences
        assert first.text == ENGLISH[BUDGET.sentences[0]]
        assert first.sources == (0,)
        assert [flag.kind for flag in first.flags] == [kind]
        assert "replaced" in first.flags[0].detail
        assert second.flags == ()

    def test_nothing_but_inventions_gives_the_extracts(self) -> None:
        engine = Engine("en", "Police arrested two suspects at the Swiss border. Prices rose by 80 per cent in Rome.")
        summaries = summarize(BUDGET, "short", ("it", "en"), Translator(ENGLISH), {"en": engine})
        assert summaries["en"].method == "extractive"
        assert texts(summaries["it"]) == [extract.text for extract in plan(BUDGET, "short")]

    @pytest.mark.parametrize("says", ["", "The council approved the", "   "])
    def test_no_finished_sentence_gives_the_extracts(self, says: str) -> None:
        english = summarize(BUDGET, "short", ("en",), Translator(ENGLISH), {"en": Engine("en", says)})["en"]
        assert english.method == "extractive"
        assert english.sentences

    def test_an_unfinished_last_sentence_is_left_out(self) -> None:
        engine = Engine("en", "There will be no tax increases. Shopkeepers have asked the")
        english = summarize(BUDGET, "short", ("en",), Translator(ENGLISH), {"en": engine})["en"]
        assert texts(english) == ["There will be no tax increases."]

    def test_what_goes_over_the_limit_is_left_out_whole(self) -> None:
        engine = Engine("en", " ".join(ENGLISH.values()))
        english = summarize(BUDGET, "headline", ("en",), Translator(ENGLISH), {"en": engine})["en"]
        assert texts(english) == [ENGLISH[BUDGET.sentences[0]]]

    def test_an_article_longer_than_the_model_reads_gives_it_whole_salient_sentences(self) -> None:
        engine = Engine("en", "There will be no tax increases.", input_limit=40)
        summarize(BUDGET, "short", ("en",), Translator(ENGLISH), {"en": engine})
        (given,) = engine.given
        assert count_words(given) <= 40
        kept = [sentence for sentence in ENGLISH.values() if sentence in given]
        assert " ".join(kept) == given.replace("\n", " ")
        assert ENGLISH[BUDGET.sentences[0]] in kept

    def test_a_title_that_serves_needs_no_model(self) -> None:
        whole = Document("Vallenera, passa il bilancio: asili gratuiti per i redditi bassi", BUDGET.paragraphs)
        engine = Engine("en", "There will be no tax increases.")
        summaries = summarize(whole, "headline", ("it", "en"), Translator(ENGLISH), {"en": engine})
        assert texts(summaries["it"]) == [whole.title]
        assert not engine.given


class TestItalianModel:
    SAYS = "A Vallenera il bilancio passa con 19 voti favorevoli. Non ci saranno aumenti delle tasse."

    def test_its_sentences_are_translated_by_the_same_road(self) -> None:
        translator = Translator()
        summaries = summarize(BUDGET, "short", ("it", "en", "uz"), translator, {"it": Engine("it", self.SAYS)})
        assert summaries["it"].text == self.SAYS
        assert {summary.method for summary in summaries.values()} == {"abstractive"}
        assert {summary.model for summary in summaries.values()} == {"fake/summarizer"}
        assert [sentence.sources for sentence in summaries["uz"].sentences] == [(0,), (2,)]
        assert set(translator.asked) == set(texts(summaries["it"]))

    def test_an_invention_is_replaced_in_every_language(self) -> None:
        says = "A Roccabruna il bilancio passa con 19 voti favorevoli. Non ci saranno aumenti delle tasse."
        summaries = summarize(BUDGET, "short", ("it", "en"), Translator(ENGLISH), {"it": Engine("it", says)})
        assert texts(summaries["it"])[0] == BUDGET.sentences[0]
        assert texts(summaries["en"])[0] == ENGLISH[BUDGET.sentences[0]]
        for summary in summaries.values():
            assert [flag.kind for flag in summary.sentences[0].flags] == ["names"]

    def test_a_translation_over_the_limit_drops_the_last_sentence_everywhere(self) -> None:
        summaries = summarize(BUDGET, "short", ("it", "en"), Translator(expansion=30), {"it": Engine("it", self.SAYS)})
        assert [len(summary.sentences) for summary in summaries.values()] == [1, 1]
        assert count_words(summaries["en"].text) <= LENGTHS["short"].words
