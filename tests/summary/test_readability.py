"""Whether a sentence can be read without its neighbours."""

import pytest

from summarizer.languages.it.verbs import finite_verbs
from summarizer.summary.quotes import outside, speech
from summarizer.summary.readability import answers, readability


@pytest.mark.parametrize(
    "text",
    [
        "Il consiglio comunale ha approvato il bilancio.",
        "Quest’anno il raccolto sarà scarso in tutta la valle.",
        "Questa mattina il sindaco ha incontrato i genitori.",
        "«Non pagheremo», ha detto la vicesindaca Ottavia Renzulli.",
        "È stato firmato un accordo fra le due università.",
        "Non ci sono feriti.",
    ],
)
def test_stands_alone(text: str) -> None:
    assert readability(text).alone == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Questo ha spinto il sindaco a dimettersi.",
        "Lo ha annunciato il ministro durante la corsa.",
        "Ha passato due settimane sull’isola con un taccuino.",
        "Altre due barche stanno copiando l’idea.",
        "La prima è il ponte, che va rinforzato.",
        "«Abbiamo le copie di tutto», ha aggiunto.",
    ],
)
def test_leans_on_the_sentence_before(text: str) -> None:
    """What it lacks is there again where the sentence before is in the summary."""
    how = readability(text)
    assert how.alone < 0.7 < how.following


@pytest.mark.parametrize(
    "text",
    [
        "Che cosa chiedono i lavoratori?",
        "Le risorse saranno così ripartite:",
        "Tempo: un’ora e mezza",
        "Noi crediamo che la scelta sia giusta.",
        "Tecnologie che permettono alle imprese di crescere.",
    ],
)
def test_reads_badly_anywhere(text: str) -> None:
    assert readability(text).following <= 0.5


def test_speech_cut_in_the_middle_is_no_candidate() -> None:
    paragraph = ("«Ho sentito un rumore.", "Poi la luce è andata via», racconta Ada Brocchi.")
    assert speech(paragraph) == [(False, True), (True, False)]
    states = zip(paragraph, speech(paragraph), strict=True)
    assert all(readability(text, state).following == 0 for text, state in states)


def test_outside_quotations() -> None:
    assert outside("«Sì», dice “lei”, e ride.").split() == [",", "dice", ",", "e", "ride."]


def test_an_interview_is_known_by_its_questions() -> None:
    interview = (("La cuoca ci riceve.",), ("Perché il sale?",), ("Perché sì.",), ("E il pepe?",), ("Mai.",), ("Mai?",))
    assert answers(interview) == [False, True, True, True, True, True]
    assert answers((("Perché il sale?",), ("È una domanda antica.",))) == [False, False]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Made sigla intesa con Samarcanda", ("sigla",)),
        ("la sigla del programma", ()),
        ("LA GIUNTA STANZIA SEI MILIONI", ("stanzia",)),
        ("Il ponte riaprirà a maggio", ("riaprirà",)),
        ("C’è un cartello", ("C’è",)),
        ("Presenti anche il prefetto e il questore", ()),
        ("Terremoto in Garfagnana, paura ma nessun ferito", ()),
    ],
)
def test_finite_verbs(text: str, verbs: tuple[str, ...]) -> None:
    assert finite_verbs(text) == verbs
