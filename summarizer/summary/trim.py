"""A sentence without what only ties it to its place in the article."""

import re

from summarizer.summary.quotes import spans

AGENCY = r"(?:ANSA|AGI|ADNKRONOS|LAPRESSE|ASKANEWS|9COLONNE|DIRE|REUTERS|AFP)"
DATELINE = re.compile(
    rf"^\(?{AGENCY}\b[^)]{{0,20}}\)?\s*[-–—]?\s*(?:[A-ZÀ-Ý’' ]{{3,30}},\s*\d{{1,2}}\s+[A-Z]{{3}}\s*[-–—]\s*)?"
    r"|^[A-ZÀ-Ý][A-ZÀ-Ý’' ]{2,30}(?:\s*\([^)]{1,30}\))?\s*[-–—]\s+"
)
SIGNATURE = re.compile(rf"\s*\({AGENCY}[^)]{{0,12}}\)\.?\s*$", re.IGNORECASE)
TIMESTAMP = re.compile(r"^(?:ore\s+)?\d{1,2}[.:]\d{2}\s*[-–—:|]\s*", re.IGNORECASE)
BULLET = re.compile(r"^(?:[-–—•*·▪]\s+|\d{1,2}[.)]\s+(?=[A-ZÀ-Ý«“\"]))")
# Connectives that open a sentence; those of the second line do so only before a comma ("infine arrivò" has a meaning).
CONNECTIVE = re.compile(
    r"^(?:(?:e|ed|ma|però|inoltre|infatti|tuttavia|dunque|quindi|insomma|perciò|peraltro|eppure|ebbene|del resto"
    r"|d['’]altra parte|d['’]altronde|di conseguenza|in sostanza|a questo proposito|a tal proposito|non a caso"
    r"|nel frattempo),?"
    r"|(?:in realtà|piuttosto|in particolare|per esempio|ad esempio|infine|intanto|in ogni caso"
    r"|(?:tornando|venendo|passando)\s+a[^,.]{1,40}),)\s+(?=[\w«“\"])",
    re.IGNORECASE,
)
INNER_CONNECTIVE = re.compile(
    r"(?<=\w)\s+(?:infatti|inoltre|tuttavia|peraltro)(?=\s+\w)"
    r"|,\s+(?:infatti|inoltre|tuttavia|peraltro|dunque|invece|intanto|del resto|dal canto suo|in realtà),(?=\s)"
)


def trim(sentence: str) -> str:
    """``sentence`` without dateline, agency's signature, time stamp, bullet and connectives; capital letter first."""
    text = SIGNATURE.sub("", sentence.strip())
    text = BULLET.sub("", TIMESTAMP.sub("", DATELINE.sub("", text)))
    text = CONNECTIVE.sub("", text, count=1)
    quotations = spans(text)

    def drop(match: re.Match[str]) -> str:
        return match[0] if any(start < match.start() < end for start, end in quotations) else ""

    text = INNER_CONNECTIVE.sub(drop, text).strip()
    return capitalise(text) if any(char.isalnum() for char in text) else ""


def capitalise(text: str) -> str:
    """``text`` with its first letter in upper case, unless a digit comes first."""
    for offset, char in enumerate(text):
        if char.isalpha():
            return text[:offset] + char.upper() + text[offset + 1 :]
        if char.isdigit():
            break
    return text
