"""What must come through a translation letter by letter: links, mail addresses, handles, hashtags, files, accounts."""

import re

_ADDRESS = re.compile(
    r"""
    https?://[^\s<>"«»“”]+ | www\.[^\s<>"«»“”]+            # links
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+                        # mail
    | (?<![\w@/.])@\w[\w.]*\w | (?<![\w&\#])\#\w*[^\W\d]\w*  # handles, hashtags
    | \b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b  # IBAN
    | (?<![\w-])[\w-]{1,100}\.(?:pdf|docx?|xlsx?|odt|csv|zip|jpe?g|png|mp[34])\b  # files
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,10}(?:it|com|org|net|eu|info|gov|edu|uz|ru|ch|fr|de|es|io|tv|example)  # domains
      (?:/[^\s<>"«»“”]*)?(?![\w.]{0,63}\w)
    """,
    re.VERBOSE,
)
_TRAILING = ".,;:!?)]}'’\"…"


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where the addresses of ``text`` stand, in order, without the marks that end a sentence behind them."""
    found = []
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        if address:
            found.append((match.start(), match.start() + len(address)))
    return found


def kind_of(address: str) -> str:
    """What kind of address it is, for comparing like with like: "@" a handle, "#" a hashtag, "mail", "link", "code"."""
    if address[0] in "@#":
        return address[0]
    if "@" in address:
        return "mail"
    return "link" if "/" in address or "." in address else "code"
