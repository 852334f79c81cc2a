"""Credits of pictures: lines that end with, or consist of, their source."""

import re

_CREDIT = re.compile(r"\((?:[^()]{0,30}\b)?[^()\W\d_][^()]{1,50}\)\.?$")
_CREDIT_WORD = re.compile(
    r"\b(?:foto|photo|photograph|ph|fotografia|fotografía|imagen|imagem|image|immagine|crédito|crédit|credit|credits|"
    r"ansa|afp|reuters|getty|epa|efe|lapresse|ap|imagoeconomica|fotogramma|ipa|agf|shutterstock|istock|pexels|unsplash|"
    r"pixabay|wikimedia|archivio|archivo|arquivo|archives|ufficio stampa|divulgação|reprodução|instagram|facebook)\b",
    re.IGNORECASE,
)
# "Ada Neri | Agenzia Uno"
_AGENCY = re.compile(r"^[^|.]{3,40}\s[|/]\s(?:agenzia|agencia|agência|agence|agency)\b", re.IGNORECASE)
# "Le case del porto. Foto di Ugo Sala", "Il sindaco ieri - Foto Ansa"
_CREDIT_END = re.compile(
    r"[.,;:–—|-]\s*(?:foto|photo|ph|fotografia|image|imagen|imagem|immagine|credit|credits|crédit|crédito)\b\.?:?\s+(?:(?:di|by|de|par|por)\s+)?"
    r"[A-ZÀ-Þ][\w'’/]*(?:\s+[A-ZÀ-Þ][\w'’/]*){0,3}$",
    re.IGNORECASE,
)


def is_credit(text: str, *, ends: bool) -> bool:
    """Whether a line ends with its source in brackets: "… ieri mattina (Ansa)", "… in aula (Foto: Ada Neri)".

    An agency's signature after a full stop is none: "… per lunedì. (Rre/Agenzia)".
    """
    match = _CREDIT.search(text)
    if not match:
        return _AGENCY.search(text) is not None or (not ends and _CREDIT_END.search(text[-80:]) is not None)
    inside = match.group(0).rstrip(".").strip("()")
    if match.start() == 0:
        return bool(_CREDIT_WORD.search(inside))
    if not inside.startswith("@") and text[: match.start()].rstrip().endswith((".", "!", "?", "»", "”")):
        return False
    names = inside.split()
    # "@ada" is the user whose post is shown.
    return (
        inside.startswith("@")
        or bool(_CREDIT_WORD.search(inside))
        or (
            not ends
            and 0 < len(names) <= 4
            and all(name[:1].isupper() for name in names)
            and inside.isascii()
            and len(inside) > 2
            and text.count(" ") < 30
        )
    )
