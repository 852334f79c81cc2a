"""Suffixes that Uzbek puts behind a name: Samarqandning, MADE 4.0ga, Rim-da."""

import re

# -lik, plural, case, particle; at least one. No possessives: Rossining is Rossi, not Ros.
_SUFFIX = re.compile(
    r"[-ʼ’']?(?:lik|cha)?(?:lar)?(?:lari|ligi|i(?<=lari))?(?:ning|ni|ga|ka|qa|dagi|gacha|dan|da|day|dek|dir|mi)\Z"
    r"|[-ʼ’']?(?:lik|lar|liklar|lari)\Z"
)
_SHORTEST_STEM = 3
_GENITIVE = re.compile(r"(?<=\A[A-Z][a-zʻ])[-ʼ’']?ning\Z")  # Lining: Li, Lee


def split_suffix(word: str) -> tuple[str, str]:
    """``word`` without its suffixes, and these; the longest suffix that leaves three letters, two of a short name."""
    match = _GENITIVE.search(word) or _SUFFIX.search(word, _SHORTEST_STEM)
    return (word[: match.start()], match[0]) if match else (word, "")


_ATTACHED = re.compile(
    r"[-ʼ’'‘`]?(?P<derived>(?:lik|cha)?(?:lar)?)(?P<own>s?i)?(?P<case>(?:ning|ni|[gkq]a|[gkq]acha|dagi|dan|da|day|dek|dir|mi)*)\Z"
)
# Ittifoqi, Tashkiloti, orollari: the last of several words has a possessive already.
_POSSESSED = re.compile(r"[ -].*[^aeou ]i\Z")
_DATIVE = re.compile(r"\A[gkq](?=a)")


def attach(form: str, rest: str) -> str | None:
    """``form`` with the suffixes of ``rest``, which stood behind another form of the name; None if it is not a suffix.

    The possessive and the dative go by the last sound: Oliy sud and -si, Oliy sudi; Iroq and -ga, Iroqqa.
    """
    match = _ATTACHED.match(rest)
    if match is None:
        return None
    stem = form + match["derived"]
    if match["own"] and not _POSSESSED.search(stem):
        stem += "si" if stem[-1] in "aeiouʻ" else "i"
    last = stem.rstrip("”»")[-1:]
    return stem + _DATIVE.sub(last if last in "kq" else "g", match["case"])
