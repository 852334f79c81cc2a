"""Italian, the language of the articles."""

import re
from collections.abc import Callable

from summarizer.languages.base import Abbreviations, Calendar, Language, LengthModel, NumberFormat, Numerals, Sounds
from summarizer.languages.data import contrasts, exonyms, measures, negation, scales, words
from summarizer.languages.it.numerals import SCALES, value_of
from summarizer.languages.latin import DIGRAPHS

# Words that no dictionary lists in full: adverbs in -mente, nouns in -tà and -zione, verbs of the past and with
# pronouns behind (presentarmi, dicendoglielo).
_DERIVED = re.compile(
    r"..mente\Z|..t[àù]\Z|..zion[ei]\Z|..(?:arono|erono|irono)\Z|..(?:[aei]r|[ae]ndo)(?:mi|ti|si|ci|vi|l[oaie]|ne|gli|(?:me|te|se|ce|ve|glie)(?:l[oaie]|ne))\Z"
)
# Prefixes that Italian puts before any noun: sottocomitato, vicesindaco.
_PREFIX = re.compile(
    r"(?:sotto|vice|sovr[ai]|contr[oa]|anti|inter|multi|neo|post|pre|semi|super|tele|ultra|euro|auto|micro)(?=\w{5})"
)


def _derives(word: str, is_listed: Callable[[str], bool]) -> bool:
    prefix = _PREFIX.match(word)
    return (
        word in words("it/words.txt")
        or _DERIVED.search(word) is not None
        or (prefix is not None and is_listed(word[prefix.end() :]))
    )


_MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"

LANGUAGE = Language(
    code="it",
    name="Italian",
    native="Italiano",
    sample="Il museo di Torino riapre il 3 marzo, dopo due anni di lavori costati 4 milioni di euro.",
    bcp47="it-IT",
    codes={"nllb": "ita_Latn", "mbart": "it_IT"},
    crowned=re.compile(
        r"\b(?:[Pp]ap[ai]|[Ss]an(?:t[aoi])?|[Rr]e|[Rr]egina|[Pp]rincip(?:e|essa)|[Ii]mperat(?:ore|rice))"
        r" ([A-Z][^\W\d_]+)"
        r"|\b([A-Z][^\W\d_]+) [IVX]+\b"
    ),
    saint=re.compile(r"\b[Ss]an(?:t[aoi])?\s(?=[A-Z])|\b[Ss]ant[’'](?=[A-Z])"),
    dictionary=True,
    derives=_derives,
    abbreviations=Abbreviations(
        never_end=words("it/abbreviations.txt"),
        may_end=words("it/abbreviations_either.txt"),
        starters=words("it/starters.txt"),
    ),
    calendar=Calendar(
        months=_MONTHS,
        weekdays="lunedì martedì mercoledì giovedì venerdì sabato domenica",
        short_months=("gen feb mar apr mag giu lug ago set ott nov dic", "genn febb - - magg - - - sett - - -"),
    ),
    numerals=Numerals(
        value_of=value_of,
        scale_of=scales(SCALES),
        loose=words("it/numerals_loose.txt"),
        half=re.compile(r"\s?(?:e mezz[oa]\b|½)|[\s'’](?P<unit>[^\W\d_]+) e mezz[oa]\b"),
        clock=(
            re.compile(
                r"\b(?P<hour>\d{1,2}|[^\W\d_]+) (?:e|(?P<minus>meno)) (?P<minutes>un quarto|tre quarti)\b(?! d[ei])",
                re.IGNORECASE,
            ),
            re.compile(
                r"(?<!tra )(?<!fra )\b(?:(?:(?:all|dall|d?ell|l)e|ore) |(?:all|dall|dell|l)['’])"
                r"(?P<hour>\d{1,2}|[^\W\d_]+) (?:e|(?P<minus>meno)) (?P<minutes>\d{2}|[^\W\d_]+)\b",
                re.IGNORECASE,
            ),
        ),
        quarters={"un quarto": 15, "tre quarti": 45, "mezza": 30, "mezzo": 30},
        at=re.compile(r"\b(?:(?:(?:all|dall|dell|l)e|ore) |(?:all|dall|dell|l)['’])\Z", re.IGNORECASE),
        order=re.compile(r".*(?:esim|prim|second|terz|quart|quint|sest|settim|ottav|non|decim)[oaie]", re.IGNORECASE),
        order_sign=re.compile(
            r"[ºª]|esim[oaie]\b|°(?= [a-zà-ù]{4,})(?! (?:nell|all|dell|dall|sull|sott|sopr|circ|grad|anch|durant|meno))"
        ),
        hundreds_are_centuries=True,
        grouping=".",
        large=((1e9, "miliardo", "miliardi"), (1e6, "milione", "milioni")),
        about=re.compile(r"\buna? (\w{3,14}(?:in|ai)[ao]) di\b", re.IGNORECASE),
        about_word="circa",
        ordinal=re.compile(r"(?:esim[oaie]|enn[ei])\Z"),
        in_words=re.compile(
            r"\b(?:(?:prim|second|terz|quart|quint|sest|settim|ottav|non|decim)[oaie]|\w+(?:in[ae]|ai[oa])|(?:nel|ann[io])\s\w+)\Z",
            re.IGNORECASE,
        ),
        share=re.compile(
            r"\b(?:un[oa]?|due|tre|\d+) (?:\w+ )?su (?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|cento|\d+)\b",
            re.IGNORECASE,
        ),
        evening=re.compile(
            r"\b(?:di|della|in) (?:sera|notte|serata|nottata)|\b(?:del |nel )?pomeriggio\b|\bstasera\b|\bpomeridian",
            re.IGNORECASE,
        ),
        year=re.compile(
            rf"\b(?:nel|dal|del|fino al|entro il|{_MONTHS.replace(' ', '|')}) ((?:1[0-9]|20)\d\d)\b"
            r"(?![.,’']?\d|\s?(?:euro|metri|chilometri|persone))",
            re.IGNORECASE,
        ),
        counted=re.compile(r"\s(?!volt|minut|ann|giorn)[^\W\d_]+\b"),
        part=re.compile(r"\bsu\b|per cento|%|\bogni\b|\b(?:metà|terz|quart|quint|decim)\w*", re.IGNORECASE),
    ),
    digits=NumberFormat(",", ".’'"),
    minus=re.compile(r"\bmeno \d|\bsotto (?:lo )?zero\b|\bnegativ[oaie]\b", re.IGNORECASE),
    contrasts=contrasts("it/contrasts.tsv"),
    measures=measures("it/measures.tsv"),
    # What a preamble may really be the translation of.
    preamble=re.compile(
        r"\A\W*(?:certo|certamente|sicuro|ovvio|ecco|va bene|ok|d['’]accordo|traduzione|nota|n\.?\s?b\.?)\b",
        re.IGNORECASE,
    ),
    demonyms=exonyms("it/demonyms.tsv"),
    sounds=Sounds(DIGRAPHS),
    exonyms={key: (key, *forms) for key, forms in exonyms("it/exonyms.tsv").items()},
    negation=negation("it/negation.tsv"),
    lengths={"en": LengthModel(0.15, 0.004, 1.3)},
    function_words=words("it/function_words.txt"),
    articles=frozenset(
        "il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai"
        " dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col questo questa quel"
        " quella".split()
    ),
    roles=words("it/roles.txt"),
    given_names=words("it/given_names.txt") | words("en/given_names.txt"),
    conjunctions=tuple("e ed ma o oppure però mentre che quando perché dove come se poiché anche con".split()),
    elision=re.compile(
        r"\A(?:[ldnsmtcv]|un|all|dall|dell|nell|sull|coll|quell|quest|bell|sant|tutt|grand|anch|mezz|senz|cent|od|ad"
        r"|gl|agl|dagl|degl|negl|sugl|cos|qualcos|dov|com|quand|quant|tant|altr|neanch|nemmen|neppur|pur|nient|null"
        r"|ogn|nessun|alcun|qualcun|ciascun|buon|pover|quattr|trent|vent|quarant|sott|contr)[’']",
        re.IGNORECASE,
    ),
)
