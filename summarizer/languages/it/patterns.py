"""Patterns of Italian sentences: what ties one to its place in an article, and what can be left out of it."""

import re

# What only says where and when a sentence was written.

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

# What a sentence needs its neighbours for, or a reader of its own.

_DAY = r"(?:anno|mattina|sera|notte|settimana|mese|estate|inverno|autunno|primavera|pomeriggio|oggi|ultim[oaie])"
_PREPOSITION = r"(?:(?:di|a|da|in|con|su|per|tra|fra|nonostante|secondo|grazie a|oltre a)\s+)?"
# A pronoun, or "questa scelta": what it means is said in an earlier sentence. "Questa mattina" and "quest’anno" point
# at the day of the article.
PRONOUN = re.compile(
    _PREPOSITION + r"(?:quest[oaie]|quell[oaie]|ciò|egli|ella|ess[oaie]|costui|costei|costoro|lui|lei|loro|tutto ciò"
    r"|entramb[ie]|ambedue|altr[ie]|qui|lì|là|così|il primo|la prima|il secondo|la seconda|l['’]altr[oa]|gli altri"
    r"|le altre|lo stesso|la stessa|poi|dopo|prima)\s+(\S+)",
    re.IGNORECASE,
)
DEMONSTRATIVE = re.compile(
    _PREPOSITION
    + rf"(?:quest[oaie]\s+(?!{_DAY}\b)|quest['’](?!{_DAY}\b)|que(?:l|i|gli|lla|lle|llo)\b|quell['’]|tal[ei]\b"
    r"|altr[ie]\b|entramb[ie]\b|un altro\b|un['’]altra\b|anche\b)",
    re.IGNORECASE,
)
CLITIC = re.compile(r"(?:non\s+)?(?:ne|ci|vi|gliel[oaie]|gli|lo|la|li|le|l['’])\s*(\w+)", re.IGNORECASE)
PRESENTATIVE = re.compile(
    r"(?:non\s+)?(?:c['’](?:è|era)|ci\s+\w+|(?:è|sono|era|erano|sarà|saranno)\s+"
    r"(?:(?:almeno|circa|oltre|quasi|più di)\s+)?(?:stat[oaie]\s+)?(?:\d[\d.]*|\w+[tsrm][oaie])\s+"
    r"(?:\w+mente\s+)?(?:un|uno|una|il|lo|la|i|gli|le|l['’]|dal|dall['’]|nel|ieri|oggi|a|in|\d))",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(
    r"\b(?:io|noi|mi|mio|mia|miei|mie|ho|avevo|ero|vorrei|penso|credo|voglio|posso|devo|faccio|vado|ringrazi\w+|nostr[oaie]"
    r"|tu|ti|voi|vostr[oaie]|\w+(?:iamo|remo|ammo|emmo|immo|erei|irei))\b"
)
RELATIVE_ONLY = re.compile(r"[A-ZÀ-Ý]\w+[aeio]\s+(?:che|di cui|dove)\b")
NO_SUBJECT = frozenset(
    "ha hanno è sono era erano aveva avevano fu furono sarà saranno avrà avranno può possono".split()
)
FUTURE = re.compile(r"\w{3,}(?:rà|ranno)")

# What adds to a statement, and what could turn it round.

# Clauses that add: non-restrictive relatives (a restrictive one has no comma), gerunds, causes, contrasts.
CLAUSE_TAIL = re.compile(
    r",\s+(?=(?:che|dove|il quale|la quale|i quali|le quali|con cui|in cui|di cui|mentre|poiché|perché"
    r"|[a-zà-ÿ]{3,}(?:ando|endo))\b)"
)
# Phrases that add time, place or company; they have no verb of their own.
PHRASE_TAIL = re.compile(
    r",\s+(?=(?:nell['’]ambito|con focus|in occasione|dopo|grazie a|grazie al|insieme|così come|tra cui|fra cui"
    r"|compres[oaie]|nonché)\b)"
)
# Where a deleted part holds one of these, deleting it could turn the statement round or make it stronger than it is.
GUARD = re.compile(
    r"\b(?:non|né|mai|nessun\w*|niente|nulla|senza|ma|però|tuttavia|eppure|invece|bensì|se|salvo|tranne|eccetto|purché"
    r"|qualora|finché|solo|soltanto|forse|almeno|quasi|circa|presunt\w+|eventual\w+|smenti\w+|ritir\w+|annull\w+"
    r"|secondo|stando|a patto|a condizione|revoc\w+|sospe\w+"
    r"|nega\w*|rifiut\w+|respin\w+|respint\w+|esclu\w+|contest\w+|condizional\w+|ipotes\w+|salgono|sale|scendono|scende"
    r"|potrebbe\w*|dovrebbe\w*|sarebbe\w*|avrebbe\w*|\w+mente)\b",
    re.IGNORECASE,
)
INSERTION = re.compile(
    r",\s+((?:che|dove|il quale|la quale)\s[^,;:()«»“”\"]{3,140}|[a-zà-ÿ0-9][^,;:()«»“”\"]{2,90}),\s+(?=(\S+))"
)
# "in teoria", "a suo dire", "per ora": a phrase with a preposition can limit what is said.
PREPOSITION = re.compile(
    r"(?:a|ad|d[aie]|d['’]|in|con|su|per|tra|fra|sotto|sopra|entro|oltre|fino|prima|dopo"
    r"|(?:a|da|de|ne|su)(?:l|llo|lla|i|gli|lle|ll['’]))\b",
    re.IGNORECASE,
)
