"""English."""

import re

from summarizer.languages.base import Calendar, Language, LengthModel, NumberFormat, Numerals, Sounds
from summarizer.languages.data import contrasts, exonyms, measures, negation, numerals, scales, words
from summarizer.languages.latin import DIGRAPHS

_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|last|next|this|early|late|mid|on|and|every|\d{1,2}(?:st|nd|rd|th)?)[ -]\Z",
    re.IGNORECASE,
)
_NUMBER_AHEAD = re.compile(r",? \d")
_CAPITAL_AHEAD = re.compile(r" (?:Nigh|Live|Time|Post|Star|Worl)")  # Saturday Night Live, the Sunday Times

_SCALES = {
    "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9,
    "trillion": 1e12, "trillions": 1e12, "mln": 1e6, "bln": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12,
    "hundred": 1e2, "hundreds": 1e2,
}  # fmt: skip


def _is_date(text: str, match: re.Match[str]) -> bool:
    """False for Theresa May, May I, March on, and Saturday Night Live."""
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 5]
    if match[0].capitalize() in ("May", "March"):
        return bool(_BEFORE_MONTH.search(before) or _NUMBER_AHEAD.match(after))
    return not _CAPITAL_AHEAD.match(after)


# "Sure! Here is the translation:", "Translation:", "Note: …", marks of a prompt.
_PREAMBLE = re.compile(
    r"\A\W*(?:(?:sure|certainly|of course|okay|absolutely)\b[!,.:]*\s*)?"
    r"(?:here(?:['’]s|\s+is|\s+are)\b[^.:]{0,60}\b(?:translation|translated|text|english)\b"
    r"|(?:the\s+)?(?:english\s+)?translation\s*:|translated\s+(?:text|into))"
    r"|\A\W*(?:sure|certainly|of course|okay)\s*[!:]|(?:\A|[.!?]\W{1,3})(?:translator['’]?s? note|note)\s*:\s"
    r"|\b(?:i hope this helps|let me know if|as an ai)\b|</?(?:text|source|translation)\b",
    re.IGNORECASE,
)

_MONTHS = "January February March April May June July August September October November December"

LANGUAGE = Language(
    code="en",
    name="English",
    native="English",
    sample="The museum in Turin reopens on 3 March, after two years of work that cost 4 million euros.",
    bcp47="en-GB",
    quotes="“”‘’",
    codes={"nllb": "eng_Latn", "mbart": "en_XX"},
    saint=re.compile(r"\b(?:Saints?|Sts?\.?) (?=[A-Z])"),
    dictionary=True,
    calendar=Calendar(
        months=_MONTHS,
        weekdays="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        short_months=("Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec", "- - - - - - - - Sept - - -"),
        suffix="[sS]?",
        case_sensitive=True,
        is_date=_is_date,
    ),
    numerals=Numerals(
        value_of=numerals("en/numerals.tsv").get,
        scale_of=scales(_SCALES),
        loose=words("en/numerals_loose.txt"),
        half=re.compile(r"\s?(?:and a half\b|½)|\s(?P<unit>[^\W\d_]+) and a half\b"),
        clock=(
            re.compile(
                r"\b(?:an? )?(?P<minutes>quarter|half|[a-z-]+|\d{1,2})(?: minutes)?"
                r"[ -](?:past|after|(?P<minus>before))[ -](?P<hour>[a-z]+|\d{1,2})\b",
                re.IGNORECASE,
            ),
            re.compile(
                r"(?:\b(?:an? )?(?=quarter)|\b(?=[\w-]+ minutes )|(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\baround ))"
                r"(?P<minutes>quarter|[a-z-]+|\d{1,2})(?: minutes)? (?P<minus>to) (?P<hour>[a-z]+|\d{1,2})\b",
                re.IGNORECASE,
            ),
        ),
        quarters={"quarter": 15, "half": 30, "twenty-five": 25},
        at=re.compile(r"\b(?:at|by|until|till|before|after|from|around|about|between|to|and) \Z", re.IGNORECASE),
        articles=(
            (re.compile(r"\ban? (?=[^\W\d_]+ and a half\b)", re.IGNORECASE), 1.5),
            (re.compile(r"\ban? (?=(?:minute|hour|day|week|month|year)\b(?! and a half))", re.IGNORECASE), 1.0),
        ),
        things=re.compile(
            r"\s(?:people|persons|inhabitants|residents|members|workers|jobs|students|voters|votes|homes|victims|deaths)\b"
        ),
        order=re.compile(r".*(?:first|second|third|th)", re.IGNORECASE),
        order_sign=re.compile(r"(?:st|nd|rd|th)\b"),
        share=re.compile(
            r"\b(?:one|two|three|\d+) (?:\w+ )?(?:out of \w+|in (?:every )?(?:two|three|four|five|six|ten))\b"
            r"(?! (?:year|month|week|day|game|match)\w*)",
            re.IGNORECASE,
        ),
        evening=re.compile(r"\b(?:evening|afternoon|tonight)\b|\bat night\b", re.IGNORECASE),
        year=re.compile(
            rf"\b(?:in|since|from|by|until|till|of|during|{_MONTHS.replace(' ', '|')}) ((?:1[0-9]|20)\d\d)\b"
            r"(?!,?\d|\s\w+s\b)",
            re.IGNORECASE,
        ),
        counted=re.compile(r"[\s-](?!times|minutes|years|days)(?:[^\W\d_]+\s)?[^\W\d_]+s\b"),
        part=re.compile(
            r"\b(?:in|of|every|each)\b|per ?cent|%|\b(?:half|halves|third|quarter|fifth|tenth)\w*|\d/\d", re.IGNORECASE
        ),
    ),
    digits=NumberFormat(".", ","),
    minus=re.compile(r"\bminus\b|\b(?:sub|below)[ -]?(?:zero|freezing)\b|\bnegative\b", re.IGNORECASE),
    contrasts=contrasts("en/contrasts.tsv"),
    measures=measures("en/measures.tsv"),
    preamble=_PREAMBLE,
    sounds=Sounds(DIGRAPHS),
    exonyms=exonyms("en/exonyms.tsv"),
    negation=negation("en/negation.tsv"),
    lengths={"it": LengthModel(-0.15, 0.004, 1.3)},
    function_words=words("en/function_words.txt"),
    particles=frozenset("up down off out away back over along around ahead forward".split()),
    homographs=dict(
        pair.split("/")
        for pair in "rose/rise left/leave felt/feel bore/bear won/win thought/think gone/go shook/shake shot/shoot"
        " swore/swear broke/break bound/bind bit/bite wives/wife lives/life halves/half thieves/thief worse/bad".split()
    ),
    articles=frozenset(
        "the an this that these those his her their its our my your no any some every each all another".split()
    ),
    given_names=words("it/given_names.txt") | words("en/given_names.txt"),
    title_case=True,
    conjunctions=("and", "but", "or", "which", "that", "while", "because"),
    small_words=frozenset(
        "a an the and or but nor so yet if as at by for from in into of on to with without that which who whom whose"
        " when where while because although though since after before during it its he she they his her their this"
        " these those there is are was were has have had will would can could may not also even only then"
        " thus".split()
    ),
    contraction=re.compile(r"(?:n[’']t|[’'](?:s|S|re|ve|ll|d|m)?)\Z"),
)
