"""Italian numbers in words: they are written as one word up to 999,999, so they are composed rather than listed."""

from functools import cache, lru_cache

from summarizer.languages.data import numerals

SCALES = {
    "mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9, "mln": 1e6, "mld": 1e9, "mrd": 1e9,
    "bilione": 1e12, "bilioni": 1e12, "migliaia": 1e3, "centinaia": 1e2,
}  # fmt: skip

_UNITS = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
          "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"]  # fmt: skip
_TENS = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


@lru_cache(maxsize=20_000)
def value_of(word: str) -> float | None:
    """The number that a word in lower case stands for: duemilatrecento, ventitreesimo, ventina."""
    known = _vocabulary()
    if word in known:
        return known[word]
    for thousand in ("mila", "mille"):
        before, found, after = word.partition(thousand)
        if found and (thousand == "mille" or before):
            many, rest = known.get(before) if before else 1.0, known.get(after) if after else 0.0
            if many is not None and rest is not None:
                return many * 1000 + rest
    return SCALES.get(word) if word.startswith(("milion", "miliard", "bilion")) else None


@cache
def _vocabulary() -> dict[str, float]:
    """Every numeral from 0 to 999, its ordinal and age (trentenne), the elided and feminine forms, the words listed."""
    forms: dict[str, float] = {"zero": 0}
    for n in range(1, 1000):
        hundreds, rest = divmod(n, 100)
        stem = ("" if hundreds < 2 else _UNITS[hundreds]) + ("cento" if hundreds else "")
        for form in {stem + _below_hundred(rest), stem[:-1] + _below_hundred(rest) if 80 <= rest < 90 else ""} - {""}:
            forms[form] = n
            if form.endswith("tre") and n > 3:
                forms[form[:-1] + "é"] = n
            if form.endswith("uno"):
                forms[form[:-1]] = n
            if n > 10:
                ordinal = form if form.endswith(("tre", "sei")) else form[:-1]
                forms |= {ordinal + "esim" + ending: n for ending in "oaie"} | {
                    ordinal + "enn" + ending: n for ending in "ei"
                }
    forms["una"] = 1
    return {**forms, **numerals("it/numerals.tsv")}


def _below_hundred(n: int) -> str:
    if n < 20:
        return _UNITS[n]
    tens, units = divmod(n, 10)
    stem = _TENS[tens]
    return (stem[:-1] if units in (1, 8) else stem) + _UNITS[units]
