"""Lines become blocks: wrapped ones are joined, headings and items are not."""

from summarizer.article import blocks


def texts(paste: str) -> list[str]:
    return [block.text for block in blocks.split(paste)]


WRAPPED = """\
Le assi sono nuove, le funi anche, e per sali-
re bisogna firmare un foglio. Dopo quattro anni
di chiusura il ponte di corda della Serra torna
percorribile, con un limite che ha già fatto di-
scutere: cento chili a persona, zaino compreso."""


def test_wrapped_lines_are_joined_and_hyphens_undone() -> None:
    (joined,) = texts(WRAPPED)
    assert joined.startswith(
        "Le assi sono nuove, le funi anche, e per salire bisogna firmare un foglio. Dopo quattro anni di"
    )
    assert joined.endswith("con un limite che ha già fatto discutere: cento chili a persona, zaino compreso.")


def test_an_empty_line_parts_paragraphs_and_is_counted() -> None:
    found = blocks.split(f"{WRAPPED}\n\n\n{WRAPPED}")
    assert [block.gap for block in found] == [0, 2]


def test_headings_and_items_are_not_joined() -> None:
    paste = f"{WRAPPED}\nUn biglietto da due euro\n{WRAPPED}\n- una corda\n- due assi"
    assert texts(paste)[1] == "Un biglietto da due euro"
    assert texts(paste)[-2:] == ["- una corda", "- due assi"]


def test_a_byline_is_not_the_end_of_a_headline() -> None:
    paste = f"Il ponte di corda della Serra riapre ma con un\nlimite di peso\ndi Ada Neri\n\n{WRAPPED}"
    assert texts(paste)[:2] == ["Il ponte di corda della Serra riapre ma con un limite di peso", "di Ada Neri"]


def test_a_wide_subtitle_is_not_the_end_of_a_headline() -> None:
    subtitle = "Il parere dei geologi è arrivato soltanto ieri: al massimo dieci persone alla volta"
    paste = f"Il ponte di corda della Serra torna percorribile\n{subtitle}\ndi Ada Neri\n{WRAPPED}"
    assert texts(paste)[1:3] == [subtitle, "di Ada Neri"]


def test_the_hyphen_of_a_compound_stays() -> None:
    paste = WRAPPED.replace("per sali-\nre bisogna", "un piano socio-\nsanitario vuole")
    assert "socio-sanitario" in texts(paste)[0]


def test_a_compound_seen_elsewhere_keeps_its_hyphen() -> None:
    paste = WRAPPED.replace("per sali-\nre bisogna", "quel via-\nvai incessante").replace("chili", "via-vai")
    assert texts(paste)[0].count("via-vai") == 2


def test_lines_of_a_menu_are_not_joined() -> None:
    assert texts("Prima pagina\nnel sito\nCronaca\nesteri") == ["Prima pagina", "nel sito", "Cronaca", "esteri"]


def test_a_text_with_every_other_line_empty() -> None:
    paste = "\n\n".join((WRAPPED + "\n" + WRAPPED.capitalize()).split("\n"))
    assert len(texts(paste)) <= 2


def test_quoting_marks_and_emphasis_are_taken_off() -> None:
    assert texts("> Una riga *importante*\n> e _un'altra_\n>\n> fine") == ["Una riga importante", "e un'altra", "fine"]


def test_a_closing_notice_is_a_block_of_its_own() -> None:
    end = "Nessuno li aveva chiamati, e sono rimasti fino a sera. © RIPRODUZIONE RISERVATA"
    assert texts(end) == ["Nessuno li aveva chiamati, e sono rimasti fino a sera.", "© RIPRODUZIONE RISERVATA"]


def test_the_head_of_a_chat_message_is_a_block_of_its_own() -> None:
    assert texts("[12/02/26, 18:04:11] Zia Marta: Il ponte riapre") == [
        "[12/02/26, 18:04:11] Zia Marta:",
        "Il ponte riapre",
    ]
