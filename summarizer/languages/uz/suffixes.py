"""Suffixes that Uzbek puts behind a name: Samarqandning, MADE 4.0ga, Rim-da."""

import re

# -lik, plural, case, particle; at least one. No possessives: Rossining is Rossi, not Ros.
_SUFFIX = re.compile(
    r"[-ʼ’']?(?:lik|cha)?(?:lar)?(?:lari|ligi|i(?<=lari))?(?:ning|ni|ga|ka|qa|dagi|gacha|dan|da|day|dek|dir|mi)\Z"
    r"|[-ʼ’']?(?:lik|lar|liklar|lari)\Z"
)
_SHORTEST_STEM = 3


def split_suffix(word: str) -> tuple[str, str]:
    """``word`` without its suffixes, and these; the longest suffix that leaves three letters."""
    match = _SUFFIX.search(word, _SHORTEST_STEM)
    return (word[: match.start()], match[0]) if match else (word, "")
