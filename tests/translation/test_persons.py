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
    sentence = TranslatedSentence("Sala ha parlato.", "He spoke.", doubt)
    assert flagged_without(sentence, frozenset({"Sala"}), "it", "en").flags == doubt


def test_full_names() -> None:
    assert surnames(["Il sindaco Beppe Sala e Anna Maria Conti.", "Luca, Milano e Mario del Piano."], "it") == {
        "Sala", "Conti",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "mended"), [
        ("Sala inaugura la biblioteca.", "The hall opens the library.", "Sala opens the library."),
        ("Secondo Fontana la strada riapre.", "According to the fountain, the road reopens.",
         "According to Fontana, the road reopens."),
        ("Il progetto di Sala piace.", "The hall's project is liked.", "Sala's project is liked."),
    ])  # fmt: skip
def test_a_surname_is_put_back_for_the_noun_that_translates_it(source: str, target: str, mended: str) -> None:
    doubt = (Flag(Kind.NAMES, f"not in the translation: {source.split(maxsplit=1)[0]}"),)
    sentence = TranslatedSentence(source, target, doubt if "Sala in" in source else ())
    after = flagged_without(sentence, frozenset({"Sala", "Fontana"}), "it", "en")
    assert (after.target, after.flags, after.steps) == (mended, (), ("one rendering",))


@pytest.mark.parametrize(
    ("source", "target"), [
        ("Sala piena: Sala apre la sala.", "A full house: the hall opens the hall."),
        ("Sala chiude la sala.", "The hall is closed."),
        ("Il sindaco Sala ha parlato.", "The hall mayor spoke."),
        ("Sala ha parlato.", "He spoke."),
    ])  # fmt: skip
def test_a_doubtful_noun_stays(source: str, target: str) -> None:
    after = flagged_without(TranslatedSentence(source, target), frozenset({"Sala"}), "it", "en")
    assert after.target == target
