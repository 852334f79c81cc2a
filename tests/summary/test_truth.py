"""What a summary sentence says that its sources do not."""

import pytest

from summarizer.summary.trace import ArticleIndex
from summarizer.summary.truth import verify
from tests.summary import inventions

ITALIAN = ArticleIndex(
    [
        "Il consiglio comunale di Vallenera ha approvato il bilancio con 19 voti favorevoli e 11 contrari.",
        "Le rette degli asili saranno azzerate per i redditi sotto i 22.000 euro, disse la sindaca Teodora Malfatti.",
        "Non ci saranno aumenti delle tasse.",
        "La proposta di vendere l’ex macello è stata respinta giovedì.",
    ],
    "it",
    "Vallenera, passa il bilancio",
)
ENGLISH = ArticleIndex(
    [
        "The Vallenera town council approved the budget with 19 votes in favour and 11 against.",
        "Nursery fees will be cancelled for incomes below 22,000 euros, said the mayor, Teodora Malfatti.",
        "There will be no tax increases.",
        "The proposal to sell the former slaughterhouse was rejected on Thursday.",
    ],
    "en",
    "Vallenera, budget approved",
)


@pytest.mark.parametrize(
    ("article", "sentence", "sources"),
    [
        (ITALIAN, "Vallenera approva il bilancio con 19 voti favorevoli.", (0,)),
        (ITALIAN, "Il bilancio non prevede aumenti delle tasse.", (0, 2)),
        (ITALIAN, "Secondo la sindaca Malfatti gli asili saranno gratuiti sotto i 22.000 euro.", (1,)),
        (ENGLISH, "Vallenera’s council approved the budget by 19 votes to 11.", (0,)),
        (ENGLISH, "The budget doesn’t include any tax increases.", (0, 2)),
        (ENGLISH, "Mayor Teodora Malfatti said nursery fees will be cancelled below 22,000 euros.", (1,)),
    ],
)
def test_a_true_sentence_is_traced_and_not_doubted(
    article: ArticleIndex, sentence: str, sources: tuple[int, ...]
) -> None:
    trace, doubts = verify(article, sentence)
    assert doubts == ()
    assert trace.sources == sources


@pytest.mark.parametrize(
    ("article", "sentence", "kind"),
    [
        (ITALIAN, "Vallenera approva il bilancio con 23 voti favorevoli.", "numbers"),
        (ITALIAN, "Le rette saranno azzerate sotto i 19 euro di reddito, ha detto Malfatti.", "numbers"),
        (ITALIAN, "Il consiglio comunale di Roccabruna ha approvato il bilancio.", "names"),
        (ITALIAN, "Le rette degli asili saranno azzerate, ha detto Ivano Scarpis.", "names"),
        (ITALIAN, "La proposta di vendere l’ex macello è stata respinta martedì.", "dates"),
        (ITALIAN, "Il consiglio comunale non ha approvato il bilancio.", "negation"),
        (ITALIAN, "Ci saranno aumenti delle tasse.", "negation"),
        (ITALIAN, "I commercianti minacciano una serrata per il giorno del patrono.", "support"),
        (ENGLISH, "The council approved the budget with 29 votes in favour.", "numbers"),
        (ENGLISH, "Nursery fees will be cancelled, said Mark Johnson.", "names"),
        (ENGLISH, "The proposal was rejected on Tuesday.", "names"),
        (ENGLISH, "The council has not approved the budget.", "negation"),
        (ENGLISH, "There will be tax increases.", "negation"),
        (ENGLISH, "Police arrested two suspects at the border.", "support"),
    ],
)
def test_an_invention_is_doubted(article: ArticleIndex, sentence: str, kind: str) -> None:
    _, doubts = verify(article, sentence)
    assert kind in {doubt.kind for doubt in doubts}


def test_a_name_from_elsewhere_in_the_article_adds_its_sentence() -> None:
    trace, doubts = verify(ITALIAN, "Il bilancio di Malfatti è stato approvato con 19 voti favorevoli.")
    assert doubts == ()
    assert trace.sources == (0, 1)


def test_an_article_without_sentences_supports_nothing() -> None:
    trace, doubts = verify(ArticleIndex([], "it"), "Il bilancio è stato approvato.")
    assert (trace.sources, trace.main, trace.support) == ((), None, 0.0)
    assert [doubt.kind for doubt in doubts] == ["support"]


def test_injected_inventions() -> None:
    """The floors are a little under what was measured; docs/summaries.md has the table."""
    caught: dict[str, list[bool]] = {}
    for case in inventions.cases():
        caught.setdefault(case.kind, []).append(bool(verify(case.article, case.sentence)[1]))
    rates = {kind: sum(hits) / len(hits) for kind, hits in caught.items()}
    assert sum(len(hits) for kind, hits in caught.items() if kind != "true") > 700
    assert rates.pop("true") <= 0.04
    floors = {
        "number": 0.93,
        "numeral": 0.93,
        "name": 0.93,
        "day or month": 0.9,
        "claim": 0.95,
        "stranger": 0.98,
        "negation added": 0.87,
        "negation dropped": 0.7,
        "numbers exchanged": 0.68,
    }
    assert {kind: rate for kind, rate in rates.items() if rate < floors[kind]} == {}
