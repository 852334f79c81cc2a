"""Sentences: what sentencex gets right stays, what Italian news needs beyond it is here."""

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import segmentation
from summarizer.text.segmentation import segment


def sentences(text: str, language: str = "it") -> list[str]:
    return [sentence.text for sentence in segment(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "L'on. Bianchi ha parlato.",
        "Il dott. Rossi e l'avv. Verdi sono d'accordo.",
        "Vedi l'art. 3 co. 2 del d.lgs. 231.",
        "La Fiat S.p.A. ha chiuso.",
        "Anche J. K. Rowling e S. Giovanni erano lì.",
        "Il 3 gen. 1970 nevicava.",
        "Tra il 100 a.C. e il 50 d.C. accadde poco.",
        "Il n. 7 ha vinto per 3.5 punti alle 10.30.",
        "La società (che era in crisi. Molto.) è fallita.",
        "«Bene!» esclamò Luca.",
        "– Ciao! – disse lei.",
        "Ha detto che... non sa.",
        "Il capo dell'U.N.H.C.R. Grandi è a Roma.",
        "Decide al 62’ rig. Malvestiti.",
        "Reti: 12' pt. Brunetti, 45' st. Contardi, 58' rig. Marinoni, 70' aut. Longaretti.",
        "Marcatori: 10' p.t. Nerini, 3' s.t. Bianchetti (rig.), 90' Verdelli.",
        "Esp. Nerini al 30' s.t. per proteste; amm. Salandi e Morelli.",
        "A disp. Ferrini, Salandi e Morelli; all. Contardi, arb. Gallini di Lodi.",
        "Le pagelle: Ferrini 6, Salandi n.c. Morelli 7, Gallini s.v. Contardi 5.",
        "Il ct. Bianchetti e il vicecap. Morelli sono d'accordo.",
    ],
)
def test_one_sentence_stays_whole(sentence: str) -> None:
    assert sentences(sentence) == [sentence]
    assert sentences(f"{sentence} Poi è tornato.") == [sentence, "Poi è tornato."]


def test_a_quotation_of_several_sentences_is_parted() -> None:
    assert sentences("«È vero. Non lo so. Forse domani», ha detto. Poi andò via.") == [
        "«È vero.",
        "Non lo so.",
        "Forse domani», ha detto.",
        "Poi andò via.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gioca in serie A. Il Milan no.", ["Gioca in serie A.", "Il Milan no."]),
        ("Pane, latte ecc. Ma poi basta.", ["Pane, latte ecc.", "Ma poi basta."]),
        ("Venne nell'81 d.C. La città bruciò.", ["Venne nell'81 d.C.", "La città bruciò."]),
        ("Davvero?! Sì… Ma non ora.", ["Davvero?!", "Sì…", "Ma non ora."]),
        ("Lo dice la legge.Poi si vedrà.", ["Lo dice la legge.", "Poi si vedrà."]),
        ("Disse: «No». Uscì.", ["Disse: «No».", "Uscì."]),
        ("Segna al 90' su rig. Il pubblico esulta.", ["Segna al 90' su rig.", "Il pubblico esulta."]),
        (
            "Pareggia al 45' st. La gara finisce 3-2 d.t.s. Poi la festa.",
            ["Pareggia al 45' st.", "La gara finisce 3-2 d.t.s.", "Poi la festa."],
        ),
    ],
)
def test_boundaries_that_look_like_abbreviations(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lines_of_a_list_are_sentences_of_their_own() -> None:
    assert sentences("• Primo punto\n• Secondo punto. Altro\n1. Terzo") == [
        "• Primo punto",
        "• Secondo punto.",
        "Altro",
        "1. Terzo",
    ]


def test_a_headline_without_full_stop_is_a_sentence() -> None:
    assert sentences("Il governo vara la manovra") == ["Il governo vara la manovra"]


def test_other_languages_have_their_own_abbreviations() -> None:
    assert sentences("Mr. Smith left. Then he came.", "en") == ["Mr. Smith left.", "Then he came."]


def test_nothing_gives_nothing() -> None:
    assert segment(" \n\t ") == ()


_PIECES = st.sampled_from(
    [
        "L'on. ",
        "Rossi",
        " ",
        ". ",
        "… ",
        "«",
        "»",
        "\n",
        "S.p.A. ",
        "a.C.",
        "?!",
        " È",
        "(",
        ")",
        "1. ",
        "– ",
        "\u00a0",
        "😀",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_sentences_and_the_white_space_between_are_the_whole_text(text: str) -> None:
    position, pieces = 0, []
    for sentence in segment(text):
        gap = text[position : sentence.start]
        assert gap.strip() == ""
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        pieces += [gap, sentence.text]
        position = sentence.end
    assert text[position:].strip() == ""
    assert "".join([*pieces, text[position:]]) == text


def test_endless_texts_are_segmented() -> None:
    assert len(segment("Il gatto dorme. " * 3000)) == 3000
    assert "".join(s.text for s in segment("." * 50_000)) == "." * 50_000


def test_a_list_within_a_line_is_parted_at_its_bullets() -> None:
    assert sentences("Cronaca • Di Anna Bini • 3 maggio") == ["Cronaca", "• Di Anna Bini", "• 3 maggio"]
    assert sentences("Via Po • Torino") == ["Via Po • Torino"]


def test_three_dots_in_speech_are_a_pause() -> None:
    assert sentences("Non so... Vedremo. Poi uscì.") == ["Non so...", "Vedremo.", "Poi uscì."]
    assert sentences("«Non so... Vedremo» disse.") == ["«Non so... Vedremo» disse."]


@pytest.mark.parametrize("unit", ["A. ", "... ", "a", "Mr. Poe said. ", '"No. ', "(", "\n", "\ud800 "])
def test_sentencex_never_gets_a_long_text_at_once(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    whole = sentencex.segment

    def counted(language: str, text: str) -> list[str]:
        given.append(len(text))
        found: list[str] = whole(language, text)
        return found

    monkeypatch.setattr(sentencex, "segment", counted)
    text = unit * (40_000 // len(unit))
    for language in ("it", "en", "uz"):
        given.clear()
        segment(text, language)
        assert max(given, default=0) <= segmentation.PIECE
        assert sum(given) <= 2.5 * len(text), "no part is read again and again"


def test_a_long_text_is_segmented_as_its_paragraphs_are() -> None:
    one = "Mr. Poe left at 5 p.m. on Monday. “I know. It is late,” he said (in vain). Nobody stayed."
    long = " ".join([one] * 200)
    assert sentences(long, "en") == sentences(one, "en") * 200


@pytest.mark.parametrize(
    "text",
    [
        "Ne parla l'ass. Bianchi con la giunta.", "Il cons. naz. Rossi ha votato contro.", "Indaga il luogot. Gallo.",
        "Chiamare il cell. 333 1234567 dopo cena.", "Si veda la tab. 4 in fondo.", "L'incontro delle h. 14 è rinviato.",
        "Premiato il Gr. Uff. Cav. Lav. Aldo Bruni.", "È il giorno di Martin Luther King Jr. Day in città.",
        "Il vicequest. Sala coordina le ricerche.",
    ],
)  # fmt: skip
def test_an_abbreviation_that_no_list_has_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in segment(text)] == [text]


@pytest.mark.parametrize(
    "text",
    ["Si sono visti al bar. Bianchi non c'era.", "Servono 3 mrd. Lo dice il Comune.", "Era un bel film. Applausi."],
)
def test_a_word_that_ends_in_a_consonant_may_end_a_sentence(text: str) -> None:
    assert len(segment(text)) == 2
