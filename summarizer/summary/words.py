"""Content words of a sentence, for comparing sentences with each other."""

import re
import unicodedata

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+", re.UNICODE)
STEM_LENGTH = 6  # truncation to a fixed prefix is a fair stemmer for inflecting languages (McNamee & Mayfield 2004)

# Function words carry no topic. Closed classes only: articles, prepositions, pronouns, conjunctions, auxiliaries.
FUNCTION_WORDS = {
    "it": frozenset(
        """a ad ai agli al alla alle allo anche ancora avere aveva avevano avrà avranno c che chi ci cioè come con contro
        cosa così cui d da dagli dai dal dalla dalle dallo degli dei del dell della delle dello di dopo dove due dunque
        e è ecco ed entro era erano essere fa fino fra fu furono già gli ha hanno i il in infatti inoltre intanto io
        l la le lei li lo loro lui m ma me mentre mi molto n ne né negli nei nel nell nella nelle nello no noi non
        nostra nostre nostri nostro o ogni oggi oltre ora per perché perciò però più po poi prima proprio può qual
        quale quali quando quanto quella quelle quelli quello quest questa queste questi questo qui quindi s sarà
        saranno se secondo sei sempre senza si sia siamo siano sono sotto sta stata state stati stato stesso su sua
        sue sugli sui sul sulla sulle sullo suo suoi t ti tra tra tu tutta tutte tutti tutto un una uno v verso vi
        voi""".split()
    ),
    "en": frozenset(
        """a about after all also although an and any are as at be because been before being between both but by can
        could did do does during each for from had has have he her here him his how i if in into is it its may me more
        most my no not of on one or other our out over said she should so some such than that the their them then
        there these they this those to under up was we were what when where which while who will with would you
        your""".split()
    ),
    "uz": frozenset(
        """va bilan uchun ham bu shu u ular biz siz men esa lekin ammo yoki edi ekan boʻlgan boʻlib boʻldi deb kabi
        bir har ning ni ga da dan hamda emas bor yoʻq keyin orqali haqida""".split()
    ),
}


def tokens(text: str) -> list[str]:
    """Words and numbers in order, case folded, composed (NFC); elided articles stand alone ("l", "intesa")."""
    return TOKEN.findall(unicodedata.normalize("NFC", text).casefold())


def content(text: str, language: str = "it") -> list[str]:
    """Stems of the content words of ``text``, and its numbers whole."""
    skip = FUNCTION_WORDS.get(language, frozenset())
    return [t if t[0].isdigit() else t[:STEM_LENGTH] for t in tokens(text) if t not in skip]
