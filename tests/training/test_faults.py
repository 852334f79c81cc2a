"""The lines that adapters are scored on, by kind."""

from training.faults import read_lines, scores


def test_every_line_has_three_parts_and_occurs_once() -> None:
    lines = read_lines()
    assert all(all(line) for line in lines)
    assert len({source for _, source, _ in lines}) == len(lines)


def test_a_perfect_translation_scores_a_hundred_and_an_empty_one_nothing() -> None:
    lines = [("number", "Sono venti.", "There are twenty."), ("copy", "Fonte: @lago", "Source: @lago")]
    assert scores(lines, ["There are twenty.", ""])["number"] == 100.0
    assert scores(lines, ["There are twenty.", ""])["copy"] == 0.0
