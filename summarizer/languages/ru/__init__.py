"""Russian."""

import re

from summarizer.languages.base import Calendar, Language, LengthModel, NumberFormat, Numerals, Sounds
from summarizer.languages.data import exonyms, measures, negation, words
from summarizer.languages.ru.letters import to_latin, transcribe
from summarizer.languages.ru.numerals import loose, scale_of, value_of
from summarizer.languages.ru.spelling import is_alien, normalize, plain, split_ending


def _is_weekday(text: str, match: re.Match[str]) -> bool:
    """False for среди, among."""
    return match[0].lower() != "среди"


def _read(form: str) -> str:
    """A form of a name as it is found in any case: each word without its ending."""
    return " ".join(word if word.isupper() else split_ending(word)[0] for word in plain(form).split())


LANGUAGE = Language(
    code="ru",
    name="Russian",
    native="Русский",
    script="Cyrl",
    bcp47="ru-RU",
    codes={"nllb": "rus_Cyrl", "mbart": "ru_RU"},
    sample="Музей в Турине вновь откроется 3 марта после двух лет работ стоимостью 4 миллиона евро.",
    normalize=normalize,
    plain=plain,
    split_suffix=split_ending,
    is_alien=is_alien,
    transliterates=True,
    transcribe=transcribe,
    calendar=Calendar(
        months="январ феврал март апрел мая июн июл август сентябр октябр ноябр декабр",
        weekdays="понедельник вторник сред четверг пятниц суббот воскресен",
        short_months=("янв фев мар апр - - - авг сен окт ноя дек",),
        suffix=r"(?:ь|я|ю|е|ем|а|у|ом|ам|и|ой|ы|ье|ья)?",
        is_date=_is_weekday,
        names_may_go=True,
    ),
    numerals=Numerals(
        value_of=value_of,
        scale_of=scale_of,
        loose=loose(),
        half=re.compile(r"\s?(?:с половиной\b|½)|\s(?P<unit>[^\W\d_]+) с половиной\b"),
    ),
    digits=NumberFormat(",", " ."),
    minus=re.compile(r"\bминус\w*|\bниже нуля\b|\bмороза\b", re.IGNORECASE),
    measures=measures("ru/measures.tsv"),
    preamble=re.compile(
        r"\A\W*(?:(?:вот|конечно|разумеется|ниже)\b[^.:]{0,60}\bперевод\w*|перевод)\s*:", re.IGNORECASE
    ),
    sounds=Sounds((("dj", "j"), ("dz", "z"), ("ts", "z"), ("ya", "a"), ("yo", "o"), ("yu", "u")), True, to_latin, 0.56),
    exonyms={
        key: tuple(dict.fromkeys((forms[0], *map(_read, forms)))) for key, forms in exonyms("ru/exonyms.tsv").items()
    },
    negation=negation("ru/negation.tsv"),
    lengths={"it": LengthModel(-0.05, 0.01, 1.7), "en": LengthModel(0.1, 0.01, 1.5)},
    function_words=words("ru/function_words.txt"),
    conjunctions=("и", "а", "но", "или", "что", "который", "когда", "потому", "если"),
)
