"""Negation in Uzbek: mostly inside the verb (kelmadi, bormaydi, aytmaslik), and in emas, yoʻq, hech, -siz."""

import re

_VERB = (
    r"\w{2,}ma(?:"
    r"(?:di|gandi|bdi|sdi)(?:m|k|ng|ngiz|lar)?|gan\w*|gay|gach|gunch?a|gunga"  # kelmadi, kelmagan
    r"|y(?:di|man|miz|siz|san|dilar|digan\w*|in|lik|oq|b|ping\w*)?"  # kelmaydi
    r"|y(?:apti\w*|apman|apmiz|apsiz|otgan\w*|otir\w*)"  # kelmayapti
    r"|s(?:lik\w*|ligi\w*|dan|tan|in|inlar|lar|man|miz|siz|a|am|ak|alar|ang\w*|idan)?|ng|ngiz|nglar|moqda"  # kelmaslik
    r")(?:mi|ku|da|u|yoq)?"
)
_WORDS = r"(?:emas|yoʻq(?!ot|ol)|hech|hargiz|zinhor|aslo|mumkinmas)\w*"
_WITHOUT = (
    r"(?!xavfsizlik)\w{3,}siz(?:lik\w*|lar\w*|dan|ga|i|da)?"
    r"|no(?:maʼlum|toʻgʻri|rozi|qonuniy|munosib|qulay|odatiy|aniq|toʻliq)\w*"
)
# Words that deny without a negation: refuse, forbid, prevent, hard, deprived, to stop.
_LEXICAL = (
    r"(?:rad|inkor|qiyin|mahrum|taqiq|toʻxta|toʻsi|oldini|qarshi|zid|yopil|yoʻqo|tashqari|bosh tort|voz kech|tiyil"
    r"|ojiz|mustasno|istisno|sukut|jim|chetla|bekor|cheklan|faqat|oʻrniga|qoch)\w*"
)

# Verbs and names that only look so: decrease, jail, mend, Tomas.
_NOT = r"(?!(?:kamay|qama|yama)(?!ma)|tomas)"
# Everything by which a text may deny.
SIGNS = re.compile(rf"\b{_NOT}(?:{_VERB}|{_WORDS}|{_WITHOUT}|{_LEXICAL})\b", re.IGNORECASE)
# The last verb is denied, and so is what the whole sentence says.
LAST_VERB = re.compile(rf"\b{_NOT}(?:{_VERB}|emas|yoʻq)\Z", re.IGNORECASE)
# Elsewhere in a sentence these words deny a part of it, or nothing: tengi yoʻq (unequalled), yoʻq qilish (destroy).
PART = re.compile(r"\b(?:emas|yoʻq|hech)\b(?!\W*\Z)", re.IGNORECASE)
