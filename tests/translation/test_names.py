import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.translation.checks import check
from summarizer.translation.names import keep_spelling, keep_surnames, render_exonyms


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Nella piazza del paese ha parlato Elena Tarditi.", "Elena Tarditti spoke.", "Elena Tarditi spoke."),
        ("Il piano di Cattaneo è noto.", "Cattane’s plan is known.", "Cattaneo’s plan is known."),
        ("Lo ha detto ieri sera Demetrio Rodinò.", "Demetrio Rodino said so.", "Demetrio Rodinò said so."),
        ("Malvasi ha vinto, dice Malvasi.", "Malvase has won, Malvase says.", "Malvasi has won, Malvasi says."),
    ],
)
def test_a_misspelt_name_gets_its_spelling_back(source: str, target: str, expected: str) -> None:
    assert keep_spelling(source, target, "it", "en") == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il governatore di Samarcanda è qui.", "The governor of Samarkand is here."),  # an exonym
        ("Parlano Rossi e Russi.", "Rossi and Russi speak."),  # two names alike
        ("Giorgia è partita.", "Georgia has left."),  # English has that word
        ("Nella piazza del paese ha parlato Elena Tarditi.", "The mayor spoke."),  # nothing to mend
        ("Nella piazza del paese ha parlato Bellandi.", "Bellini spoke."),  # too unlike: a doubt for the checks
    ],
)
def test_what_is_not_plainly_a_misspelling_is_left_alone(source: str, target: str) -> None:
    assert keep_spelling(source, target, "it", "en") == target


@pytest.mark.parametrize(
    ("italian", "english"),
    [
        ("Tolstoj", "Tolstoy"), ("Čechov", "Chekhov"), ("Eltsin", "Yeltsin"), ("Dostoevskij", "Dostoevsky"),
        ("Zelenskij", "Zelenskyy"), ("Navalnyj", "Navalny"), ("Šostakovič", "Shostakovich"), ("Dmitrij", "Dmitry"),
        ("Sergej", "Sergei"), ("Romanov", "Romanovs"),
        ("Talebani", "Taliban"), ("Gheddafi", "Gaddafi"), ("Bosforo", "Bosphorus"), ("Rohingya", "Rohingyas"),
    ],
)  # fmt: skip
def test_a_name_that_english_writes_otherwise_is_no_mistake(italian: str, english: str) -> None:
    target = f"Yesterday the paper quoted {english}."
    assert keep_spelling(f"Ieri il giornale ha citato {italian}.", target, "it", "en") == target


def test_uzbek_transliterates_and_is_left_alone() -> None:
    assert keep_spelling("Ha parlato Tarditi.", "Tardittі gapirdi.", "it", "uz") == "Tardittі gapirdi."


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_given(source: str, target: str) -> None:
    assert isinstance(keep_spelling(source, target, "it", "en"), str)


@pytest.mark.parametrize(
    ("target", "language", "expected"),
    [
        ("The delegation came to Samarcanda.", "en", "The delegation came to Samarkand."),
        ("Delegatsiya Samarcandada boʻldi.", "uz", "Delegatsiya Samarqandda boʻldi."),
        ("The delegation came to Samarkand.", "en", "The delegation came to Samarkand."),
        ("The delegation came there.", "en", "The delegation came there."),
    ],
)
def test_a_place_left_in_italian_gets_its_usual_form(target: str, language: str, expected: str) -> None:
    assert render_exonyms("La delegazione è arrivata ieri a Samarcanda.", target, "it", language) == expected


def test_a_surname_is_no_place() -> None:
    assert render_exonyms("Lo ha detto Marco Genova.", "Marco Genova said so.", "it", "en") == "Marco Genova said so."
    both = render_exonyms("Marco Genova vive a Genova.", "Marco Genova lives in Genova.", "it", "en")
    assert both == "Marco Genova lives in Genoa."


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_looked_at(source: str, target: str) -> None:
    assert render_exonyms(f"A Londra, {source}", target, "it", "en") or not target


@pytest.mark.parametrize(
    ("source", "target", "kept"), [
        ("Attilio Fontana dice no.", "Attilio Fountain says no.", "Attilio Fontana says no."),
        ("Marina Leone e Paolo Bianchi", "Marina Lion's and Paolo White", "Marina Leone's and Paolo Bianchi"),
        ("Attilio Fontana dice no.", "Attilio Says No", "Attilio Says No"),
        ("Attilio Fontana alla fontana", "Attilio Fontana at the Fountain", "Attilio Fontana at the Fountain"),
    ])  # fmt: skip
def test_a_surname_behind_its_given_name_is_not_translated(source: str, target: str, kept: str) -> None:
    assert keep_surnames(source, target, "it", "en") == kept
    assert any(flag.kind == "names" for flag in check(source, target, "it", "en")) is (
        kept != target or "Says" in target
    )
