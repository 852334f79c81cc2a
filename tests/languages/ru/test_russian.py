"""Russian: its numbers, letters, spelling, and checks of translations into it."""

import pytest

from summarizer import languages
from summarizer.languages.ru.letters import to_latin, transcribe
from summarizer.languages.ru.numerals import scale_of, value_of
from summarizer.languages.ru.spelling import normalize
from summarizer.text.calendar import months, weekdays
from summarizer.text.quantities import find_quantities
from summarizer.translation.names import transcribe_names
from tests.translation.checking import kinds


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("пять", 5), ("пятеро", 5), ("пятый", 5), ("тринадцати", 13), ("двухсот", 200), ("девяностые", 90),
        ("сорока", 40), ("полтора", 1.5), ("трёх", 3), ("седьмого", 7),
    ],
)  # fmt: skip
def test_a_numeral_is_read_in_any_case(word: str, value: float) -> None:
    assert value_of(word) == value


@pytest.mark.parametrize("word", ["пятница", "стол", "семья", "двор", "тройка", "сто́ит"])
def test_what_only_begins_like_a_numeral_is_none(word: str) -> None:
    assert value_of(word) is None


def test_scale_words_have_cases_and_abbreviations() -> None:
    assert (scale_of("млрд"), scale_of("миллионов"), scale_of("тыс")) == (1e9, 1e6, 1e3)
    [quantity] = find_quantities("2,5 млрд евро", "ru")
    assert (2.5e9,) in quantity.readings


def test_months_and_weekdays_are_found_in_any_case() -> None:
    assert months("12 октября и 5 мая", "ru") == {10, 5}
    assert weekdays("в четверг и в субботу, среди прочих", "ru") == {4, 6}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Giorgia", "Джорджа"), ("Meloni", "Мелони"), ("Mattarella", "Маттарелла"), ("Giuseppe", "Джузеппе"),
        ("Conte", "Конте"), ("Guglielmo", "Гульельмо"), ("Ignazio", "Иньяцио"), ("Chiara", "Кьяра"),
        ("Schillaci", "Скиллачи"), ("Bologna", "Болонья"), ("Elisa", "Элиза"),
    ],
)  # fmt: skip
def test_italian_names_are_transcribed_by_their_sound(name: str, written: str) -> None:
    assert transcribe(name) == written


def test_letters_are_compared_by_sound() -> None:
    assert to_latin("джорджа") == "jorja"


def test_quotation_marks_and_dashes_are_those_of_russian_print() -> None:
    assert normalize('"Да" - сказал он, “нет” - она') == "«Да» — сказал он, «нет» — она"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Il sindaco di Torino ha incontrato Paolo Bassi.", "Мэр Турина встретился с Паоло Басси."),
        ("Le scuole riaprono giovedì 12 settembre.", "Школы вновь откроются в четверг, 12 сентября."),
        ("Sono 1.250 gli sfollati, 30 in più di ieri.", "Число эвакуированных — 1250, на 30 больше, чем вчера."),
        ("La multa è di 500 euro.", "Штраф составляет 500 евро."),
        ("Il Consiglio non ha votato.", "Совет не голосовал."),
        ("La Svizzera e la Libia firmano l'accordo.", "Швейцария и Ливия подписали соглашение."),
    ],
)
def test_a_right_sentence_is_in_no_doubt(source: str, target: str) -> None:
    assert kinds(source, target, "it", "ru") == set()


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("La Svizzera firma l'accordo.", "Швеция подписала соглашение.", "names"),
        ("Sono 1.250 gli sfollati.", "Число эвакуированных — 1350.", "numbers"),
        ("La multa è di 500 euro.", "Штраф составляет 500 долларов.", "measures"),
        ("Il Consiglio non ha votato.", "Совет проголосовал.", "negation"),
        ("Le scuole riaprono il 12 settembre.", "Школы откроются 12 октября.", "dates"),
        ("Il sindaco ha firmato ieri la delibera.", "Sindaco podpisal vchera postanovleniye.", "script"),
        ("I prezzi del pane restano fermi.", "Цены на хлеб restano прежними.", "copied"),
    ],
)
def test_a_wrong_sentence_is_seen(source: str, target: str, kind: str) -> None:
    assert kind in kinds(source, target, "it", "ru")


def test_what_is_asked_of_russian_is_there() -> None:
    russian = languages.get("rus_Cyrl")
    assert (russian.code, russian.script, russian.tag) == ("ru", "Cyrl", "ru-RU")


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [
        ("Ieri Marta Bellandi ha vinto.", "Вчера Marta Bellandi победила.", "Вчера Марта Белланди победила."),
        ("Esce «La Stanza» di Bellandi.", "Выходит «La Stanza» Bellandi.", "Выходит «La Stanza» Белланди."),
        ("Lo dice la CGIL.", "Об этом говорит CGIL.", "Об этом говорит CGIL."),
    ],
)
def test_names_left_in_latin_letters_are_transcribed(source: str, target: str, written: str) -> None:
    assert transcribe_names(source, target, "it", "ru") == written
