"""An edited article is translated as it stands; blocks come back where they stood in the paste."""

from summarizer.result import Article, Dropped
from summarizer.web.edited import body_of, edited, with_blocks, without

PASTE = "Il lago\nParte il battello.\nLEGGI il festival\nTorna a marzo.\nSEGUICI"
ARTICLE = Article(
    ("Parte il battello.", "Torna a marzo."),
    title="Il lago",
    dropped=(Dropped("LEGGI il festival", "related news", "related"), Dropped("SEGUICI", "sharing", "share")),
)


def test_every_line_is_a_paragraph_and_nothing_is_taken_out() -> None:
    article = edited(ARTICLE, "  Il lago nuovo ", "", "Uno.\n\n\nSEGUICI\n  Due   parole. \u200b\n")
    assert (article.title, article.subtitle) == ("Il lago nuovo", None)
    assert article.paragraphs == ("Uno.", "SEGUICI", "Due parole.")


def test_what_is_shown_to_edit_comes_back_as_it_was() -> None:
    assert edited(ARTICLE, "Il lago", "", body_of(ARTICLE)) == ARTICLE


def test_a_paragraph_taken_out_joins_what_was_left_out_and_comes_back_in_its_place() -> None:
    shorter = without(ARTICLE, 0)
    assert shorter.paragraphs == ("Torna a marzo.",)
    assert shorter.dropped[-1].text == "Parte il battello."
    assert with_blocks(shorter, {2}, PASTE) == ARTICLE


def test_blocks_come_back_where_they_stood_beside_paragraphs_of_the_reader_s_own() -> None:
    own = edited(ARTICLE, "Il lago", "", "Parte il battello.\nUna riga mia.\nTorna a marzo.")
    back = with_blocks(own, {0, 1}, PASTE)
    assert back.paragraphs == (
        "Parte il battello.",
        "LEGGI il festival",
        "Una riga mia.",
        "Torna a marzo.",
        "SEGUICI",
    )
    assert back.dropped == ()
