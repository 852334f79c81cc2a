"""What languages in Latin letters share."""

import re

# Groups of letters of Western European names and the coarse sound they stand for, in the order of replacement.
DIGRAPHS = (
    ("tsch", "ç"), ("sch", "ş"), ("tch", "ç"), ("dzh", "j"), ("sci", "şi"), ("sce", "şe"), ("sh", "ş"), ("ch", "ç"),
    ("cz", "ç"), ("ph", "f"), ("th", "þ"), ("kh", "k"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("qu", "k"), ("gh", "g"),
    ("gn", "n"), ("gli", "li"), ("ts", "z"), ("tz", "z"), ("x", "ks"), ("wh", "w"), ("q", "k"),
)  # fmt: skip

# How French, English and Chinese read letters that others would sound, as patterns and a spelling by the sound. A name
# may be of any language, so each may be what its translator heard.
READINGS = (
    # Bordeaux, Renault, Peugeot, Giroud, Guillaume, Dubois
    (
        (re.compile(r"eaux?|aux\Z|ault\Z|aud\Z"), "o"), (re.compile(r"oux?(?=d?t?\Z)"), "u"),
        (re.compile(r"gui(?=[a-z])"), "gi"), (re.compile(r"ill(?=[aeu])"), "i"), (re.compile(r"g(?=[ei])"), "j"),
        (re.compile(r"oi"), "ua"), (re.compile(r"(?<=[a-z]{3})[tdsxpz]+\Z"), ""), (re.compile(r"au"), "o"),
    ),
    # Leigh, Vaughan, Hughes, Matthew, Nigel, Thatcher
    (
        (re.compile(r"augh"), "o"), (re.compile(r"eigh|igh"), "i"), (re.compile(r"gh"), ""), (re.compile(r"tch"), "ch"),
        (re.compile(r"t?th"), "t"), (re.compile(r"ew\b"), "yu"), (re.compile(r"hu"), "hyu"),
        (re.compile(r"ge(?=l|r|n)"), "je"), (re.compile(r"gi"), "ji"),
    ),
    # Qin, Chongqing, Xi
    ((re.compile(r"q(?!u)|x(?=i|u)"), "s"), (re.compile(r"ng\b"), "n")),
)  # fmt: skip
