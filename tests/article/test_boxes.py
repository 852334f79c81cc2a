"""What stands between two paragraphs costs none of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import recover
from tests.article import boxes
from tests.article.boxes import Box, Host

HOSTS = boxes.hosts()
BOXES = boxes.load()
ARTICLES = [host for host in HOSTS if host.name[0].isdigit()]  # headline and paragraphs, parted by empty lines


def prose(texts: tuple[str, ...]) -> list[str]:
    return [text for text in texts if len(text.split()) >= 12]


@pytest.mark.parametrize("box", BOXES, ids=lambda box: f"{box.kind}-{box.lines[0]}")
def test_a_box_costs_no_paragraph(box: Box) -> None:
    for number, host in enumerate(ARTICLES):
        place = 1 + number % (len(host.pieces) - 1)
        assert prose(boxes.outcome(host, box, place, "packed").lost) == []


@given(st.sampled_from(ARTICLES), st.sampled_from(BOXES), st.data())
@settings(max_examples=60, deadline=None)
def test_a_paste_with_a_box_recovers_all_that_it_recovers_without(host: Host, box: Box, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(list(boxes.places(host))))
    assert prose(boxes.outcome(host, box, place, "packed").lost) == []


@pytest.mark.parametrize("shape", boxes.SHAPES)
def test_few_pages_of_any_form_lose_text(shape: str) -> None:
    """A sample of the sweep of ``benchmarks.recover_boxes``."""
    cases = [(host, box, place) for host in HOSTS for box in BOXES for place in boxes.places(host)][::211]
    lossy = [case for case in cases if prose(boxes.outcome(*case, shape).lost)]
    assert len(lossy) <= 0.01 * len(cases)


def test_two_boxes_one_after_the_other() -> None:
    host, first, second = ARTICLES[0], BOXES[2], BOXES[-1]
    paste = host.with_box(first, 2, "packed")
    whole = recover(host.paste).paragraphs
    both = Host("both", (paste[: paste.index(host.pieces[2])], paste[paste.index(host.pieces[2]) :]))
    assert set(whole) <= set(recover(both.with_box(second, 1, "packed")).paragraphs)


def test_the_lines_of_a_box_are_accounted_for_by_its_kind() -> None:
    host = ARTICLES[0]
    box = next(box for box in BOXES if box.kind == "related" and len(box.lines) == 3)
    dropped = {item.text: item.kind for item in recover(host.with_box(box, 2, "packed")).dropped}
    assert {dropped[line] for line in box.lines} == {"related"}


def test_running_text_is_never_left_out_unseen() -> None:
    paragraph = (
        "Il ponte sul fiume ha riaperto ieri mattina dopo due anni di lavori, e la fila è già finita da un pezzo."
    )
    said = "Io ci passo ogni giorno e di fila non ne ho mai vista, dico la verità."
    comments = f"\n\nCommenti\nada74\n12 marzo 2026, 10:22\n{said}\nRispondi"
    article = recover("Il ponte riapre\n\n" + "\n\n".join([paragraph] * 2) + comments)
    assert said in [item.text for item in article.dropped]
    assert any("Io ci passo ogni giorno" in note for note in article.notes)
