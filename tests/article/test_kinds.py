"""Pages by kind of trouble: each kind with several of its forms."""

import pytest

from summarizer.article import is_item, recover

TITLE = "Il mulino di Valgrande gira di nuovo: «La farina è tornata»"
FIRST = (
    "Il mulino di Valgrande ha ripreso a girare dopo sessant’anni, e la prima farina è andata alla mensa della scuola. "
    "Alla festa c’era tutto il paese."
)
SECOND = (
    "Lo hanno rimesso in piedi undici volontari con i soldi di una lotteria: la ruota pesa quattro tonnellate e per "
    "alzarla è servita la gru di un cantiere."
)


def paste(*blocks: str) -> str:
    return "\n\n".join(blocks)


@pytest.mark.parametrize(
    "last",
    [
        "Se l’acqua del canale non mancherà, la seconda farina uscirà prima della fine del mese",
        "«Se l’acqua non manca, la seconda farina esce prima di Pasqua»",
        "“Se l’acqua non manca, a Pasqua ci sarà la seconda farina”, promette il mugnaio",
        "La seconda farina uscirà prima della fine del mese. 🌾",
        "La seconda farina uscirà prima della fine del mese.[1]",
        "La seconda farina uscirà prima della fine del mese. #mulino #valgrande",
        "La seconda farina uscirà prima della fine del mese. ■",
        "La seconda farina uscirà prima della fine del mese: www.mulino.example",
        "Un chilo della prima farina, macinata a pietra, costa per ora ai soci 4 €",
        "Chi vuole vedere la ruota può scrivere entro venerdì all’indirizzo visite@mulino.example",
        "Nessuno, tra quelli che hanno comprato i biglietti della lotteria, ha ancora avuto il suo sacco (…)",
    ],
)
def test_a_last_paragraph_needs_no_full_stop(last: str) -> None:
    assert recover(paste(TITLE, "di Ada Neri", FIRST, SECOND, last)).paragraphs[-1] == last


def test_speech_right_below_the_signature_is_no_subtitle() -> None:
    said = "«La ruota gira, il resto verrà da sé con la farina»"
    article = recover(paste(TITLE, "di Ada Neri", "15 luglio 2026", said, FIRST, SECOND))
    assert (article.subtitle, article.paragraphs[0]) == (None, said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Il video della ruota è stato visto da novantamila persone in due giorni.",
        "Per commentare il risultato il sindaco ha aspettato la fine della festa.",
        "Per informazioni si può scrivere al circolo, che risponde a tutti entro sera.",
        "Abbonamento annuale alla farina, per chi vive in paese, a sessanta euro.",
        "Seguire i consigli del vecchio mugnaio, dicono, è costato meno del progetto.",
        "Condividere la spesa fra quattro comuni era l’unica strada rimasta.",
        "Pubblicità non se n’è fatta: la voce è corsa da sola fino in città.",
        "Foto e filmati della gru, girati dai bambini, sono appesi in municipio.",
        "Commenti in piazza non ne sono mancati, quasi tutti sul prezzo del pane.",
        "Scopriranno presto, gli altri mulini della valle, quanto costa l’acqua.",
    ],
)
def test_a_sentence_that_opens_like_a_button_is_text(sentence: str) -> None:
    assert recover(paste(TITLE, "di Ada Neri", FIRST, sentence, SECOND)).paragraphs == (FIRST, sentence, SECOND)


def test_a_list_that_lost_its_bullets_is_a_list() -> None:
    items = "una ruota di larice da quattro tonnellate\ndue macine\ntrenta metri di canale, in parte coperto\nun tetto"
    paragraphs = recover(paste(TITLE, FIRST, "Nel mulino oggi ci sono:", items, SECOND)).paragraphs
    assert paragraphs[2:6] == tuple(f"• {item}" for item in items.split("\n"))
    assert [is_item(paragraph) for paragraph in paragraphs] == [False, False, True, True, True, True, False]


def test_cards_with_labels_that_come_again() -> None:
    cards = (
        "La ruota\nPrima\nFerma dal 1964, senza pale\nOra\nGira due giorni alla settimana",
        "Il tetto\nPrima\nLamiera su metà delle travi\nOra\nScandole di larice, posate dai volontari.",
    )
    article = recover(paste(TITLE, "Tutto quello che è cambiato al mulino, voce per voce", "3 marzo 2026", *cards))
    assert article.title == TITLE
    assert article.paragraphs == tuple("\n".join(cards).split("\n"))


@pytest.mark.parametrize(
    "header",
    [
        paste("Festa con la gru", TITLE, "3 marzo 2026"),
        paste("mulino.example", TITLE + "\nAda Neri\n3-4 minuti\nLa prima macina dopo sessant’anni, con i bambini"),
        paste(
            "Ciao, ti giro questo, ne parliamo giovedì",
            "Il giorno mar 3 mar 2026 Ugo <u@x.example> ha scritto:\n" + TITLE,
        ),
        paste("Cronaca", TITLE.replace("nuovo: ", "nuovo:\n"), "di Ada Neri"),
    ],
    ids=["kicker", "reader view", "forwarded", "two lines"],
)
def test_the_headline_among_other_lines(header: str) -> None:
    assert recover(paste(header, FIRST, SECOND)).title == TITLE


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("11.08.2026, in Cronaca by Ada", "Ada", "2026-08-11"),
        ("03 MARZO 2026\nAGGIORNATO ALLE 16:58", None, "2026-03-03"),
        ("By ada on 3 Marzo 2026News", None, "2026-03-03"),
        ("ADA NERI\n3 marzo 2026", "Ada Neri", "2026-03-03"),
    ],
)
def test_signatures(line: str, byline: str | None, date: str) -> None:
    article = recover(paste(f"{TITLE}\n{line}", FIRST, SECOND))
    assert (article.title, article.byline, article.date_iso) == (TITLE, byline, date)


def test_a_narrow_column_under_a_wide_header() -> None:
    column = """\
Il mulino di Valgrande ha ripreso
a girare dopo sessant’anni. La
prima farina è andata alla scuola.
Alla festa del paese c’erano i
volontari e la banda.
Lo hanno rimesso in piedi undici
volontari con una lotteria. La
ruota pesa quattro tonnellate e
per alzarla è servita una gru.
2024 sarà anche l’anno del tetto,
promettono."""
    header = (
        "Il mulino di Valgrande gira di nuovo dopo sessant’anni\ncon undici volontari e una lotteria durata tre inverni"
    )
    paragraphs = recover(f"{header}\ndi Ada Neri\n{column}\n© Riproduzione riservata").paragraphs
    assert " ".join(paragraphs) == " ".join(column.split())
    assert len(paragraphs) <= 3


def test_the_page_of_a_browser_print() -> None:
    article = recover(paste(TITLE, FIRST, SECOND, "https://valle.example/mulino?print=1\t1/2"))
    assert article.paragraphs == (FIRST, SECOND)


def test_a_text_that_was_pasted_twice_is_kept_once() -> None:
    text = paste(TITLE, "di Ada Neri", FIRST, "I lavori", SECOND)
    article = recover(paste(text, text))
    assert (article.title, article.paragraphs) == (TITLE, (FIRST, "I lavori", SECOND))
    assert [item.kind for item in article.dropped if item.text in (FIRST, SECOND)] == ["copy", "copy"]
    assert any("twice" in note for note in article.notes)


def test_a_refrain_is_no_copy() -> None:
    refrain = "E la ruota girava, come se in sessant’anni nessuno l’avesse mai fermata per davvero."
    paragraphs = recover(paste(TITLE, FIRST, refrain, SECOND, refrain)).paragraphs
    assert paragraphs == (FIRST, refrain, SECOND, refrain)


def test_markdown_is_read_as_what_it_means() -> None:
    article = recover(
        f"# {TITLE}\n\n*di Ada Neri, 3 marzo 2026*\n\n{FIRST}\n\n## I lavori\n\nLo hanno **rimesso** in piedi undici "
        "volontari, con i soldi di una [lotteria](https://valle.example/lotteria).\n\n- una ruota\n- due macine\n"
    )
    assert (article.title, article.byline, article.date_iso) == (TITLE, "Ada Neri", "2026-03-03")
    assert article.paragraphs[1:] == (
        "I lavori",
        "Lo hanno rimesso in piedi undici volontari, con i soldi di una lotteria (https://valle.example/lotteria).",
        "- una ruota",
        "- due macine",
    )
