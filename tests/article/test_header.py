"""Headline, byline and date in the places where pages put them."""

import pytest

from summarizer.article import recover

BODY = """\
Il mulino di Valgrande ha ripreso a girare dopo sessant’anni, e la prima farina è andata alla scuola del paese.

Lo hanno rimesso in piedi undici volontari con i soldi di una lotteria: la ruota del mulino pesa quattro \
tonnellate e per due mesi è rimasta in piazza, davanti alla chiesa, a farsi guardare."""
TITLE = "Il mulino di Valgrande gira di nuovo"


def page(*header: str) -> str:
    return "\n".join(header) + f"\n\n{BODY}\n"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("di don Ugo Sala", "don Ugo Sala"),
        ("Di: Ada Neri", "Ada Neri"),
        ("di Ada Neri e Ugo Sala", "Ada Neri e Ugo Sala"),
        ("di Ada Neri, geologa", "Ada Neri"),
        ("Risponde il dott. Ugo Sala", "dott. Ugo Sala"),
        ("di Redazione cultura", "Redazione cultura"),
        ("testo raccolto da Ada Neri", "Ada Neri"),
        ("Testo: Ada Neri. Foto: Ugo Sala", "Ada Neri"),
        ("a cura della redazione Cultura", "redazione Cultura"),
    ],
)
def test_a_byline_above_or_below_the_headline(line: str, byline: str) -> None:
    assert recover(page(TITLE, line)).byline == byline
    assert recover(page("12 marzo 2026", line, TITLE)).byline == byline


def test_a_name_above_the_headline_signs_beside_a_date() -> None:
    article = recover(page("Home", "Ada Neri", "07/03/2026, 08:41", "Cronaca", TITLE))
    assert (article.title, article.byline, article.date) == (TITLE, "Ada Neri", "07/03/2026")


def test_the_name_of_a_newspaper_above_the_headline_does_not_sign() -> None:
    assert recover(page("Gazzetta Valgrandese", "7 marzo 2026", TITLE)).byline is None


def test_a_place_in_capitals_under_the_headline_is_no_byline() -> None:
    article = recover(page(TITLE, "BORGO VALGRANDE") + "\n© Riproduzione riservata\n14 marzo 2026")
    assert (article.byline, article.date) == (None, "14 marzo 2026")


def test_what_stands_above_the_head_of_a_mail_is_no_headline() -> None:
    text = "Vi giro il pezzo sul mulino di Valgrande\n\nDa: Notizie <n@valle.example>\nOggetto: Mulino\n\n" + page(
        TITLE
    )
    assert recover(text).title == TITLE


def test_a_note_on_the_author_is_not_body() -> None:
    note = "Ada Neri è giornalista e vive tra Valgrande e Genova."
    article = recover(page(TITLE, "di Ada Neri") + f"\n{note}\n")
    assert len(article.paragraphs) == 2
    assert [dropped.reason for dropped in article.dropped if dropped.text == note] == ["note on the author"]


def test_text_goes_on_with_a_heading_after_a_teaser() -> None:
    text = page(TITLE).rstrip() + (
        "\nVedi anche\nMulini d’Italia, la mappa di quelli aperti\nLa lotteria\nI biglietti venduti sono stati "
        "novemila, quattro per abitante, e il primo premio era un maiale.\n"
    )
    assert recover(text).paragraphs[2] == "La lotteria"


def test_a_headline_over_short_paragraphs() -> None:
    text = f"{TITLE}\n\nIl mulino di Valgrande ha ripreso a girare. La prima farina è andata alla scuola del paese."
    assert recover(text).title == TITLE


def test_a_byline_and_date_in_one_line() -> None:
    article = recover(page(TITLE, "Scritto da Ada Neri il 4 febbraio 2026"))
    assert (article.byline, article.date) == ("Ada Neri", "4 febbraio 2026")


def test_a_caption_below_the_signature_is_no_headline() -> None:
    caption = "Il mulino di Valgrande e la sua ruota"
    header = (TITLE, "La prima farina alla scuola", "16 mar 2026, 8:30", "ADA NERI", caption, caption)
    article = recover(page("Home", *header))
    assert (article.title, article.subtitle, article.byline) == (TITLE, "La prima farina alla scuola", "Ada Neri")


def test_a_letterhead_above_the_date_is_no_headline() -> None:
    issuer = "Unione montana - Servizio per la comunicazione"
    assert recover(page(issuer, "Valgrande, 9 marzo 2026", TITLE)).title == TITLE


def test_a_bar_of_links_is_no_headline() -> None:
    assert recover(page("Agenda Mulini Musica Scuola Annunci Lavoro", TITLE)).title == TITLE


def test_a_rating_is_no_subtitle() -> None:
    assert recover(page(TITLE, "4,7/5 (23 voti)", "di Ada Neri")).subtitle is None


def test_a_headline_may_ask() -> None:
    question = "Chi ha comprato il mulino di Valgrande?"
    article = recover(page(question, "Prima puntata: la ruota e la lotteria", "di Ada Neri"))
    assert (article.title, article.subtitle) == (question, "Prima puntata: la ruota e la lotteria")


def test_a_headline_over_a_subtitle_closer_to_the_text() -> None:
    subtitle = "Undici volontari, sessant’anni, quattro tonnellate di ruota"
    article = recover(page("La scommessa del vecchio mulino", subtitle, "Ada Neri", "16 marzo 2026"))
    assert (article.title, article.subtitle) == ("La scommessa del vecchio mulino", subtitle)


def test_a_name_with_the_newspaper_it_writes_for() -> None:
    assert recover(page(TITLE, "Ada Neri, The Valley Post, Canada", "16 marzo 2026")).byline == "Ada Neri"


def test_the_source_of_a_picture_is_no_byline() -> None:
    assert recover(page(TITLE, "16 marzo 2026", "La ruota vista dal ponte", "Tgr Valgrandese")).byline is None


def test_a_counter_of_pictures_is_not_body() -> None:
    first, second = BODY.split("\n\n")
    article = recover(f"{TITLE}\ndi Ada Neri\n\n{second}\n1 di 8\nAvanti\n{first}")
    assert article.paragraphs == (second, first)


def test_a_note_under_the_name_of_the_author_is_not_body() -> None:
    text = page(TITLE, "di Ada Neri") + "\nCondividi\nAda Neri\nScrive di mulini dal 2014. Colleziona setacci.\n"
    assert len(recover(text).paragraphs) == 2


def test_dates_may_head_paragraphs() -> None:
    text = page(TITLE, "di Ada Neri") + (
        "\nSabato 21 marzo\nIl mulino resta aperto dalle otto alle venti, con visite ogni mezz’ora e pane per tutti."
        "\nDomenica 22 marzo\nLa ruota si ferma: è il giorno del riposo, e il mugnaio porta i figli al mare.\n"
    )
    assert recover(text).paragraphs[2::2] == ("Sabato 21 marzo", "Domenica 22 marzo")


def test_a_name_right_above_the_headline_signs_when_a_note_tells_of_it() -> None:
    note = "\nAda Neri insegna a Valgrande. Ha scritto un libro sulle ruote.\n"
    assert recover(page("Home", "Archivio", "Ada Neri", TITLE) + note).byline == "Ada Neri"
    assert recover(page("Home", "Archivio", "Ada Neri", TITLE)).byline is None


def test_the_date_of_the_issue_where_there_is_no_other() -> None:
    article = recover(page("3) Gazzetta di Valgrande, 12 marzo 2026, pag. 15", "", TITLE))
    assert (article.title, article.date) == (TITLE, "12 marzo 2026")


def test_a_label_before_the_date_heads_no_mail() -> None:
    article = recover(page("Notizie", TITLE, "Autore: Ada Neri", "Data: 11 febbraio 2026"))
    assert (article.title, article.byline, article.date) == (TITLE, "Ada Neri", "11 febbraio 2026")


def test_lines_of_a_table_of_contents_are_no_headlines() -> None:
    text = page(TITLE, "Indice", "1 La ruota del mulino", "2 La lotteria del paese") + (
        "\nLa ruota del mulino\nPesa quattro tonnellate e per due mesi è rimasta in piazza, davanti alla chiesa."
        "\nLa lotteria del paese\nI biglietti venduti sono stati novemila, quattro per abitante e uno per il maiale.\n"
    )
    article = recover(text)
    assert (article.title, article.paragraphs[2::2]) == (TITLE, ("La ruota del mulino", "La lotteria del paese"))


def test_the_result_above_a_match_report_is_text() -> None:
    lines = [
        "ALTAVALLE - MOLARO 3-2",
        "(22-25, 19-25, 25-21, 25-23, 15-13)",
        "ALTAVALLE: Benetti 21, Danesin 9. All. Rossi.",
    ]
    header = "\n".join(("Volley", "Altavalle, l’impresa è servita: Molaro ko", "di Ada Neri", "2 marzo 2026"))
    report = "Sembrava finita. Poi l’Altavalle ha pescato dalla panchina una diciottenne e ha cambiato la partita."
    article = recover("\n\n".join((header, "\n".join(lines), report)))
    assert article.paragraphs == (*lines, report)


def test_what_a_newspaper_calls_itself_is_no_headline() -> None:
    assert recover(page("Il giornalino dell’Istituto comprensivo", TITLE, "di Ada Neri")).title == TITLE
    assert recover(page("Gente di qui", "di Ada Neri", "12 feb 2026", TITLE)).title == TITLE


def test_a_sentence_about_somebody_is_no_byline() -> None:
    subtitle = "Ugo Sala, di 81 anni, ha girato per sei decenni tutti i paesi della valle"
    article = recover(page(TITLE, subtitle, "Ada Neri", "Valgrande - 18 feb 2026"))
    assert (article.subtitle, article.byline) == (subtitle, "Ada Neri")


def test_an_agency_beside_the_date_is_no_author() -> None:
    assert recover(page(TITLE, "5 febbraio 2026, Ansa Kids")).byline is None


def test_a_header_in_the_form_of_a_list() -> None:
    article = recover(page(TITLE, "- Redazione web", "- 22 febbraio 2026"))
    assert (article.byline, article.date) == ("Redazione web", "22 febbraio 2026")


def test_a_calendar_keeps_its_days() -> None:
    days = ["Lunedì 2 marzo", "Si versa la tassa sulle ruote.", "Mercoledì 25 marzo", "Si pesa la farina del mulino."]
    text = page(TITLE, "a cura di Ada Neri", "pubblicato il 27.02.2026") + "\n".join(days)
    article = recover(text)
    assert article.date == "27.02.2026"
    assert article.paragraphs[2:] == tuple(days)


def test_a_table_of_contents_inside_the_text_does_not_part_it() -> None:
    headings = ["La ruota del mulino", "La lotteria del paese", "La scuola e il pane"]
    _, rest = BODY.split("\n\n")
    lead = "A sessant’anni dall’ultima macina torna in funzione un impianto del Settecento: lo hanno restaurato, una \
domenica alla volta, falegnami, insegnanti e perfino un notaio in pensione."
    parts = [f"{heading}\n{rest}" for heading in headings]
    article = recover("\n".join((TITLE, "di Ada Neri", "Cronaca", lead, "Sommario", *headings, *parts)))
    assert article.title == TITLE
    assert article.paragraphs[0] == lead


def test_a_time_under_the_date_opens_no_live_blog() -> None:
    article = recover(page(TITLE, "9 febbraio 2026", "13:22"))
    assert (article.date, len(article.paragraphs)) == ("9 febbraio 2026", 2)


def test_a_sentence_that_reads_like_a_note_stays_where_the_text_goes_on() -> None:
    first, second = BODY.split("\n\n")
    born = "Il mugnaio Ugo Sala è nato a Valgrande nel 1951, nella stanza sopra la ruota, e non si è mai spostato."
    article = recover("\n\n".join((TITLE, "di Ada Neri", first, born, second)))
    assert article.paragraphs == (first, born, second)


@pytest.mark.parametrize("title", ["++ Il mulino di Valgrande ha ripreso a girare ++", "La ruota"])
def test_marked_and_short_headlines(title: str) -> None:
    assert recover(page(title, "di Ada Neri", "16 marzo 2026")).title == title


def test_a_date_with_a_button_is_a_date_line() -> None:
    article = recover(page("Il blog del mulino", "5 Gennaio 2026 Lascia un commento", TITLE))
    assert (article.title, article.date) == (TITLE, "5 Gennaio 2026")


def test_a_masthead_over_the_path_of_the_page_is_no_headline() -> None:
    assert recover(page("Agenzia regionale per i fiumi", "Home » News", TITLE)).title == TITLE


def test_a_person_signs_before_the_newsroom() -> None:
    article = recover(page(TITLE, "A cura della redazione", "29 gennaio 2026", "di Ing. Ugo Sala"))
    assert article.byline == "Ing. Ugo Sala"


def test_the_source_under_a_copied_text_gives_the_date() -> None:
    assert recover(page(TITLE, "Ada Neri") + "\nFonte: Gazzetta di Valgrande, 12/01/2026\n").date == "12/01/2026"
