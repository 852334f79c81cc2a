"""Russian letters by their coarse sound, and Italian names in Russian letters."""

import re
import unicodedata

_LATIN = dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhie", strict=True)) | {
    "ё": "o", "ж": "j", "ц": "z", "ч": "ç", "ш": "ş", "щ": "ş", "ъ": "", "ь": "", "ю": "u", "я": "a",
}  # fmt: skip

# Practical transcription from Italian (Gilyarevsky and Starostin 1985), first that fits.
_SOUNDS = (
    ("sci(?=[aou])", "ш"), ("sc(?=[ei])", "ш"), ("sch", "ск"),
    ("glia", "лья"), ("glio", "льо"), ("gliu", "лью"), ("glie", "лье"),
    ("gli", "льи"), ("gne", "нье"), ("gna", "нья"), ("gno", "ньо"), ("gnu", "нью"), ("gni", "ньи"),
    ("cci(?=[aou])", "чч"), ("cc(?=[ei])", "чч"), ("ggi(?=[aou])", "дж"), ("gg(?=[ei])", "дж"), ("cch", "кк"),
    ("ch", "к"), ("gh", "г"), ("cqu", "кку"), ("qu", "ку"), ("ci(?=[aou])", "ч"), ("c(?=[eiy])", "ч"),
    ("gi(?=[aou])", "дж"), ("g(?=[eiy])", "дж"), ("zz", "цц"), ("(?<=[aeiou])z(?=[aeou])", "дз"), (r"\Az", "дз"),
    ("zia", "ция"), ("zio", "цио"), ("z", "ц"), (r"(?<=[a-z])l(?=[^aeiouly])", "ль"),
    ("(?<=[aeiou])s(?=[aeiou])", "з"), (r"\Ae", "э"), ("(?<=[aeou])i(?=[aeou])", "й"),
    ("(?<=[aeou])i", "й"), (r"ia\Z", "ия"), ("ia", "ья"), ("io", "ьо"), ("ie", "ье"), ("iu", "ью"), ("h", ""),
    ("j", "й"), ("y", "и"), ("w", "в"), ("x", "кс"), ("k", "к"), ("c", "к"), ("q", "к"),
)  # fmt: skip
_SOUND = re.compile("|".join(f"(?P<s{i}>{spelling})" for i, (spelling, _) in enumerate(_SOUNDS)) + "|(?P<rest>.)")
_LETTERS = dict(zip("abdefgilmnoprstuv", "абдефгилмнопрстув", strict=True))


def to_latin(word: str) -> str:
    """A word in lower case in Latin letters, by sound: Шляйн, şlayn."""
    return "".join(_LATIN.get(letter, letter) for letter in word).replace("dj", "j")


def transcribe(name: str) -> str:
    """An Italian name of one word in Russian letters: Giorgia, Джорджа."""
    folded = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    written = _SOUND.sub(_sound, folded)
    return written[:1].upper() + written[1:] if name[:1].isupper() else written


def _sound(match: re.Match[str]) -> str:
    if match.lastgroup in (None, "rest"):
        return _LETTERS.get(match[0], match[0])
    return _SOUNDS[int(match.lastgroup[1:])][1]
