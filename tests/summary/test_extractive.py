"""The extractive summary: limits, order, completeness, and articles of unusual shape."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import OptionError
from summarizer.summary.document import Document, count_words
from summarizer.summary.extractive import plan
from summarizer.summary.lengths import LENGTHS
from tests.summary.articles import Example, document, examples

EXAMPLES = examples()
SENTENCE_END = (".", "!", "?", "…", "»", "”", '"')


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_keeps_the_limits_and_the_order(example: Example, length: str) -> None:
    extracts = plan(example.document, length)
    limits = LENGTHS[length]
    assert 1 <= len(extracts) <= limits.most
    assert sum(count_words(extract.text) for extract in extracts) <= limits.words
    assert list(extracts) == sorted(extracts, key=lambda extract: extract.sources)
    assert all(0 <= index < len(example.document.sentences) for extract in extracts for index in extract.sources)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_sentences_are_whole_and_medium_has_at_least_four(example: Example) -> None:
    for length in ("short", "medium"):
        assert all(extract.text.endswith(SENTENCE_END) for extract in plan(example.document, length))
    assert len(plan(example.document, "medium")) >= LENGTHS["medium"].least


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_word_is_from_the_source_sentence(example: Example) -> None:
    for extract in plan(example.document, "medium"):
        source = example.document.sentences[extract.sources[0]].casefold()
        assert all(word.strip(".").casefold() in source for word in extract.text.split())


def test_does_not_depend_on_the_hash_seed() -> None:
    """Sets are everywhere in the ranking; their order must not show."""
    code = (
        "from tests.summary.articles import examples\nfrom summarizer.summary.extractive import plan\n"
        "print([plan(e.document, n) for e in examples() for n in ('headline', 'short', 'medium')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_unknown_length_is_refused() -> None:
    with pytest.raises(OptionError, match="headline, short, medium"):
        plan(EXAMPLES[0].document, "long")


class TestHeadline:
    def test_is_the_title_where_it_serves(self) -> None:
        example = EXAMPLES[0]
        (extract,) = plan(example.document, "headline")
        assert extract.text == example.document.title
        assert 0 in extract.sources

    @pytest.mark.parametrize(
        "title",
        [
            "Chi ha spento la luce?",
            "«Non pagheremo nemmeno un centesimo»",
            "Cronaca",
            "Il sindaco parla. I cittadini ascoltano e attendono",
            "Ricette della nonna per una domenica diversa dalle altre",
        ],
        ids=["question", "quotation", "label", "two sentences", "about something else"],
    )
    def test_is_a_sentence_where_the_title_does_not_serve(self, title: str) -> None:
        text = "Un guasto ha lasciato al buio ieri sera quattromila famiglie di Roccabruna."
        more = "La corrente è tornata poco prima di mezzanotte, dopo tre ore di lavoro dei tecnici."
        (extract,) = plan(document(title, text, more), "headline")
        assert extract.text == text

    def test_is_the_first_sentence_of_the_title_that_serves(self) -> None:
        title = "Roccabruna al buio. Un guasto ferma la centrale, quattromila famiglie senza corrente. La rabbia"
        text = "Un guasto alla centrale ha lasciato senza corrente quattromila famiglie di Roccabruna."
        (extract,) = plan(document(title, text), "headline")
        assert extract.text == "Un guasto ferma la centrale, quattromila famiglie senza corrente."

    def test_without_a_title_says_what_the_lead_says(self) -> None:
        whole = EXAMPLES[12].document
        (extract,) = plan(Document(None, whole.paragraphs), "headline")
        assert count_words(extract.text) <= LENGTHS["headline"].words
        assert "terremoto" in extract.text or "scossa" in extract.text


class TestUnusualArticles:
    def test_nothing(self) -> None:
        assert plan(Document(None, ()), "short") == ()

    @pytest.mark.parametrize("length", LENGTHS)
    def test_title_only(self, length: str) -> None:
        (extract,) = plan(Document("La giunta approva il piano", ()), length)
        assert (extract.text, extract.sources) == ("La giunta approva il piano", ())

    @pytest.mark.parametrize("length", LENGTHS)
    def test_one_sentence(self, length: str) -> None:
        text = "Il ponte di Roccabruna riaprirà sabato dopo due anni di lavori."
        (extract,) = plan(document(None, text), length)
        assert (extract.text, extract.sources) == (text, (0,))

    def test_one_sentence_longer_than_any_limit(self) -> None:
        clause = "il consiglio ha discusso a lungo della questione del ponte senza trovare alcuna intesa"
        text = "Ieri sera " + " e poi ".join([clause] * 12) + "."
        (extract,) = plan(document(None, text), "short")
        assert extract.text == text

    def test_a_list_gives_its_introduction_not_its_items(self) -> None:
        items = ["1. Pane", "2. Olio nuovo", "3. Due spicchi d’aglio", "4. Sale grosso"]
        intro = "Per la bruschetta come la fanno a Roccabruna servono quattro ingredienti e una griglia ben calda."
        (extract,) = plan(document("La bruschetta di Roccabruna", intro, *items), "short")
        assert extract.text == intro

    def test_a_list_alone_gives_something(self) -> None:
        assert plan(document(None, "- Pane", "- Olio nuovo", "- Sale grosso"), "short")

    def test_an_interview_gives_the_introduction_before_the_answers(self) -> None:
        interview = next(e for e in EXAMPLES if "intervista" in e.name).document
        extracts = plan(interview, "short")
        assert extracts[0].sources[0] in (0, 1)
        assert not any(extract.text.endswith("?") for extract in extracts)

    def test_a_live_blog_loses_its_times(self) -> None:
        blog = next(e for e in EXAMPLES if "diretta" in e.name).document
        assert not any(extract.text[:2].isdigit() for extract in plan(blog, "medium"))

    def test_forty_pages(self) -> None:
        """1,300 sentences in one document: the pool is bounded, so that time grows with the length only."""
        paragraphs = [p for number in range(12) for e in EXAMPLES for p in e.document.paragraphs if number or p]
        extracts = plan(Document("Vallenera, passa il bilancio: asili gratis", tuple(paragraphs)), "medium")
        assert 4 <= len(extracts) <= 6
        texts = [extract.text for extract in extracts]
        assert len(set(texts)) == len(texts)


def test_filler_is_left_out_of_a_short_summary() -> None:
    """A sentence that adds little does not come in merely because there is room."""
    texts = (
        "La ditta Bertani di Roccabruna ha comprato per nove milioni di euro la rivale tedesca Holz.",
        "Per comprare la Holz, che fabbrica persiane, la Bertani ha chiesto i nove milioni alle banche tedesche.",
        "Il prestito delle banche tedesche sarà restituito con i guadagni delle persiane.",
        "Ieri a Roccabruna pioveva.",
    )
    extracts = plan(document("Bertani compra la Holz", *texts), "short")
    assert (3,) not in [extract.sources for extract in extracts]
    assert len(extracts) >= 2


PIECES = st.sampled_from(
    [
        "Il ponte è aperto.",
        "«Non pagheremo»,",
        "ha detto Ada Brocchi.",
        "- Pane",
        "14.50 -",
        "(ANSA).",
        "Perché?",
        "E poi",
        "che costa 3,5 milioni,",
        "“",
        "»",
        "...",
        "\u200b",
        "Questo, invece, no!",
    ]
)
SENTENCES = st.lists(PIECES, min_size=1, max_size=8).map(" ".join) | st.text(max_size=40).filter(str.strip)


@given(
    title=st.none() | SENTENCES,
    paragraphs=st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(tuple), max_size=5).map(tuple),
    length=st.sampled_from(sorted(LENGTHS)),
)
def test_any_document_gives_a_plan_that_can_be_traced(
    title: str | None, paragraphs: tuple[tuple[str, ...], ...], length: str
) -> None:
    whole = Document(title, paragraphs)
    extracts = plan(whole, length)
    assert len(extracts) <= LENGTHS[length].most
    assert all(extract.text for extract in extracts)
    assert all(0 <= index < len(whole.sentences) for extract in extracts for index in extract.sources)
    if len(extracts) > 1:
        assert sum(count_words(extract.text) for extract in extracts) <= LENGTHS[length].words
