"""Which language a text is in, without any download."""

import pytest

from summarizer.text.identify import candidates, identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il consiglio comunale ha approvato ieri sera il nuovo bilancio della città.", "it"),
        ("The town council approved the new budget last night.", "en"),
        ("El ayuntamiento aprobó anoche el nuevo presupuesto de la ciudad.", "es"),
        ("Shahar kengashi kecha yangi byudjetni tasdiqladi va toʻlovlarning tartibini oʻzgartirdi.", "uz"),
        ("Kengash raisi soʻzlariga koʻra, loyihaning birinchi bosqichi yakunlangan.", "uz"),
    ],
)
def test_a_sentence_is_recognised(text: str, language: str) -> None:
    found = identify(text)
    assert found.language == language
    assert 0.3 < found.probability <= 1


@pytest.mark.parametrize("text", ["", " \n", "12:30 – 14", "***"])
def test_text_without_letters_has_no_language(text: str) -> None:
    assert identify(text).language == "und"


def test_candidates_come_best_first() -> None:
    found = candidates("La casa è bella", 3)
    assert len(found) == 3
    assert [c.probability for c in found] == sorted((c.probability for c in found), reverse=True)


def test_line_breaks_do_not_matter() -> None:
    assert identify("Il cane\ndorme sul\r\ndivano di casa").language == "it"
