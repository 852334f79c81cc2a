"""A person named in full is that person throughout the article, wherever the surname stands and whatever it means."""

import pytest

from summarizer.flags import Kind
from summarizer.languages.uz import heard
from summarizer.result import Flag, TranslatedSentence
from summarizer.translation.persons import flagged_without, surnames

# Surnames that are words of the dictionary.
WORDS = """Sala Fontana Conte Letta Meloni Rosa Bianchi Rossi Neri Bruni Gallo Leone Lupo Gatto Volpe Orso Ricci
Grasso Basso Longo Costa Monti Colli Valle Riva Fiume Ponte Chiesa Torre Castello Villa Casa Porta Piazza
Strada Campo Prato Bosco Fiore Pace Guerra Vita Morte Amato Amore Caro Bello Gentile Forte Serio Fabbri
Ferrari Sarti Barbieri Pastore Cavallo Pesce Uva Grano Sale Farina Testa Mano Barba Occhi""".split()
FRAMES = (
    ("{} ha parlato ieri sera.", "{} spoke last night.", "{} kecha kechqurun soʻzladi."),
    ("Secondo {} la strada riapre domani.", "According to {}, the road reopens tomorrow.",
     "{} fikricha, yoʻl ertaga ochiladi."),
    ("Il progetto era di {}.", "The project was by {}.", "Loyiha {}ning ishi edi."),
)  # fmt: skip


def flags(source: str, target: str, language: str, surname: str) -> tuple[Flag, ...]:
    persons = surnames([f"Ieri ha parlato Paolo {surname}.", source], "it")
    return flagged_without(TranslatedSentence(source, target), persons, "it", language).flags


@pytest.mark.parametrize("language", ["en", "uz"])
def test_a_surname_that_is_a_word_is_looked_for_in_three_places(language: str) -> None:
    unseen, alarms = [], []
    for surname in WORDS:
        name = surname if language == "en" else heard.by_sound(surname, True) or surname
        for source, *targets in FRAMES:
            target = targets[language == "uz"]
            if not flags(source.format(surname), target.format("U"), language, surname):
                unseen.append(surname)
            if flags(source.format(surname), target.format(name), language, surname):
                alarms.append((surname, name))
    assert len(WORDS) >= 60
    assert len(unseen) <= 0.02 * 3 * len(WORDS), unseen
    assert len(alarms) <= 0.02 * 3 * len(WORDS), alarms


def test_a_word_is_a_word_where_nobody_has_that_name() -> None:
    sentence = TranslatedSentence("Sala piena ieri sera.", "A full hall last night.")
    assert flagged_without(sentence, surnames(["Il concerto di Anna Conti."], "it"), "it", "en") == sentence


def test_a_name_in_doubt_is_said_once() -> None:
    doubt = (Flag(Kind.NAMES, "not in the translation: Sala"),)
    sentence = TranslatedSentence("Sala ha parlato.", "The hall spoke.", doubt)
    assert flagged_without(sentence, frozenset({"Sala"}), "it", "en").flags == doubt


def test_full_names() -> None:
    assert surnames(["Il sindaco Beppe Sala e Anna Maria Conti.", "Luca, Milano e Mario del Piano."], "it") == {
        "Sala", "Conti",
    }  # fmt: skip
