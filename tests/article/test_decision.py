"""The decision looks at the whole page: the same line is body here and furniture there."""

from summarizer.article import blocks, decision, features
from summarizer.article.decision import State

PARAGRAPH = (
    "Il ponte sul fiume ha riaperto ieri mattina dopo due anni di lavori. Lo attraversano ventimila auto al giorno, "
    "che finora facevano il giro da Montefosco."
)
SECOND = (
    "Il sindaco ha tagliato il nastro del ponte alle nove. Pioveva, e i lavori erano finiti da due giorni soltanto."
)


def states(*lines: str) -> list[State]:
    found = blocks.split("\n\n".join(lines))
    return [verdict.state for verdict in decision.decide(found, features.observe(found))]


def test_nothing_in_nothing_out() -> None:
    assert decision.decide((), ()) == ()


def test_a_short_line_between_paragraphs_is_body() -> None:
    assert states(PARAGRAPH, "I lavori", SECOND) == [State.BODY] * 3


def test_the_same_short_line_at_the_end_is_not() -> None:
    assert states(PARAGRAPH, SECOND, "I lavori", "Condividi", "Commenti")[2] is State.AFTER


def test_a_short_sentence_is_body_after_a_paragraph() -> None:
    assert states(PARAGRAPH, "Non è bastato.", SECOND, "Anzi.") == [State.BODY] * 4


def test_a_sentence_under_related_news_is_not() -> None:
    lines = (
        PARAGRAPH,
        SECOND,
        "© Riproduzione riservata",
        "Leggi anche",
        "La fontana torna in piazza dopo il restauro.",
    )
    assert states(*lines)[-1] is State.AFTER


def test_a_link_inside_the_body_does_not_end_it() -> None:
    found = states(PARAGRAPH, "Leggi anche: La storia del ponte", SECOND, SECOND)
    assert found == [State.BODY, State.ASIDE, State.BODY, State.BODY]


def test_comments_are_not_body_however_long() -> None:
    assert (
        State.BODY not in states(PARAGRAPH, SECOND, "Commenti (2)", PARAGRAPH.replace("ponte", "cane"), "Rispondi")[2:]
    )


def test_an_announced_list_is_body() -> None:
    lines = (
        PARAGRAPH,
        "Ecco che cosa cambia per chi passa:",
        "- due corsie",
        "- un semaforo",
        "- il limite a 50",
        SECOND,
    )
    assert states(*lines) == [State.BODY] * 6


def test_three_hundred_lines_of_menu() -> None:
    menu = [f"Sezione {name}" for name in "abcdefghij"] * 30
    found = states(*menu, PARAGRAPH, SECOND)
    assert found == [State.BEFORE] * 300 + [State.BODY] * 2
