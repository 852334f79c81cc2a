"""Uzbek: Latin letters of 1995, of 2026, and Cyrillic."""

import re
from dataclasses import replace

from summarizer.languages.base import Alphabet, Calendar, Language, LengthModel, NumberFormat, Numerals, Sounds
from summarizer.languages.data import contrasts, exonyms, measures, negation, words
from summarizer.languages.uz import denial
from summarizer.languages.uz.apostrophes import normalize_apostrophes
from summarizer.languages.uz.heard import by_sound
from summarizer.languages.uz.numerals import scale_of, value_of
from summarizer.languages.uz.plausible import is_alien
from summarizer.languages.uz.script import to_cyrillic, to_latin, write_names
from summarizer.languages.uz.spelling import normalize
from summarizer.languages.uz.suffixes import attach, split_suffix

_DIGRAPHS = (
    ("sh", "ş"), ("chj", "j"), ("ch", "ç"), ("ts", "z"), ("yo", "o"), ("yu", "u"), ("ya", "a"), ("ye", "e"),
    ("q", "k"), ("x", "h"),
)  # fmt: skip


def _in_2026(text: str, source: str) -> str:
    return to_latin(text, "2026", source)


def _plain(text: str) -> str:
    """Latin letters, ʻ and ʼ."""
    return to_latin(normalize_apostrophes(text))


# An hour or its minutes, in figures or words, of which ten and twenty may come before another.
_NUMBER = r"(?:\d{1,2}|(?:(?:oʻn|yigirma) (?=bir|ikki|uch|toʻrt|besh|olti|yetti|sakkiz|toʻqqiz))?[^\W\d_]+)"

LANGUAGE = Language(
    code="uz",
    name="Uzbek",
    native="Oʻzbekcha",
    sample="Turindagi muzey ikki yillik taʼmirdan soʻng 3-mart kuni qayta ochiladi.",
    bcp47="uz-Latn-UZ",
    codes={"nllb": "uzn_Latn"},
    alphabets=(
        Alphabet("latin", "Lotin", "uz-Latn"),
        Alphabet("latin-2026", "Lotin 2026", "uz-Latn", _in_2026),
        Alphabet("latin-names", "Lotin, ismlar oʻzbekcha", "uz-Latn", write_names),
        Alphabet("cyrillic", "Кирилл", "uz-Cyrl", to_cyrillic),
    ),
    normalize=normalize,
    plain=_plain,
    split_suffix=split_suffix,
    attach=attach,
    transliterates=True,
    saint=re.compile(r"\b(?:Avliyo|Muqaddas|Sent|Sen) (?=[A-Z])", re.IGNORECASE),
    by_sound=by_sound,
    is_alien=is_alien,
    inhabitants=re.compile(r"\w{3,}liklar|\w{3,}lik\Z"),
    calendar=Calendar(
        months="yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
        weekdays="dushanba seshanba chorshanba payshanba juma shanba yakshanba",
        short_months=("yan fev - apr - - - avg sen okt noy dek", "- - - - - - - - sentyabr oktyabr - -"),
        suffix=r"(?:lar|lik)?(?:i|si)?(?:ni|ning|ga|da|dan|dagi|gacha|gi|dayoq)?",
        names_may_go=True,
    ),
    numerals=Numerals(
        value_of=value_of,
        scale_of=scale_of,
        loose=words("uz/numerals_loose.txt"),
        half=re.compile(r"\s?(?:yarim\b|½)"),
        clock=tuple(
            re.compile(rf"\b{pattern}", re.IGNORECASE)
            for pattern in (
                rf"(?P<hour>{_NUMBER}?)-?dan (?P<minutes>{_NUMBER})(?: (?:daqiqa|minut))? oʻt\w+",
                rf"(?P<hour>{_NUMBER}?)-?(?:ga|ka) (?P<minutes>{_NUMBER})(?: (?:daqiqa|minut))? (?P<minus>qol\w+|kam)",
                rf"(?P<minutes>{_NUMBER}?)(?:ta)? (?P<minus>kam) (?P<hour>{_NUMBER})",
                rf"(?P<hour>{_NUMBER}) (?P<minutes>yarim)(?:da|dan|gacha)\b",
                rf"soat (?P<hour>{_NUMBER}) (?P<minutes>yarim)\b",
            )
        ),
        quarters={"chorak": 15, "yarim": 30},
        at=re.compile(r"\bsoat \Z", re.IGNORECASE),
        things=re.compile(r"(?:ta|tasi|tadan)\b|\s(?:ta|nafar|kishi|dona)\b"),
        order=re.compile(r".*nchi.*", re.IGNORECASE),
        order_sign=re.compile(r"-(?=[^\W\d_])"),
        share=re.compile(r"[dt]an (?:bir|ikki|uch)i?\b", re.IGNORECASE),
        evening=re.compile(
            r"\b(?:kechki|kechqurun|kechasi|kunduzi|oqshom)|\btushdan (?:keyin|soʻng)\b|\bkech soat", re.IGNORECASE
        ),
        year=re.compile(
            r"\b((?:1[0-9]|20)\d\d)(?:-| )yil",
            re.IGNORECASE,
        ),
        counted=re.compile(r"(?<=ta)\b|\s(?:ta|nafar|kishi|dona)\b|\s(?!yil|kun|oy|mart|daqiqa|bor)[^\W\d_]{3,}"),
        part=re.compile(
            r"\b(?:bir(?:i|ini|ining|iga|ovi?)|chorak|foiz|yarm|har|nafari)\w*|tasi(?:ni|ning|ga|da|dan)?\b|%|\d/\d|"
            r"[dt]an (?:\d|bir|ikki|uch)",
            re.IGNORECASE,
        ),
    ),
    # 95% of CLDR's Uzbek names of cities pass at this likeness, 1% of chance pairs.
    digits=NumberFormat(",", " ."),
    minus=re.compile(r"\bminus\b|\bnoldan past\b|\bsovuq\b|\bmanfiy\b", re.IGNORECASE),
    contrasts=contrasts("uz/contrasts.tsv"),
    measures=measures("uz/measures.tsv"),
    preamble=re.compile(
        r"\A\W*(?:(?:mana|quyida|albatta)\b[^.:]{0,60}\btarjima\w*|(?:oʻzbekcha\s+)?tarjima(?:si)?)\s*:", re.IGNORECASE
    ),
    sounds=Sounds(_DIGRAPHS, phonemic=True, alike=0.56),
    exonyms=exonyms("uz/exonyms.tsv"),
    negation=replace(negation("uz/negation.tsv"), signs=denial.SIGNS, idioms=denial.PART, affixed=denial.LAST_VERB),
    lengths={"it": LengthModel(0.02, 0.013, 1.7), "en": LengthModel(0.17, 0.012, 1.4)},
    function_words=words("uz/function_words.txt"),
    international=words("uz/international.txt"),
    conjunctions=("va", "lekin"),
)
