"""Italian names as Uzbek newspapers write them, by their sound, in Cyrillic: Giorgia Meloni, Жоржа Мелони.

The ways of Italian spelling (ci, gi, gli, gn, sc, ch, gh, s and i between vowels), first that fits; the Latin form
follows from the Cyrillic one (Jorja Meloni).
"""

import re
import unicodedata

from summarizer.languages.uz import letters

_SOUNDS = (
    ("sci(?=[aou])", "ш"), ("sc(?=[ei])", "ш"), ("schi(?=[aou])", "скь+"), ("sch", "ск"), ("gli(?=[aeou])", "ль+"),
    ("gli", "льи"), ("gn", "нь+"), ("cch", "кк"), ("cci(?=[aou])", "чч"), ("cc(?=[ei])", "чч"),
    ("ggi(?=[aou])", "дж"), ("gg(?=[ei])", "дж"), (r"chi(?=[aou]\Z|[ao][a-z])", "кь+"), (r"ghi(?=[ao])", "гь+"),
    ("ch", "к"), ("gh", "г"), ("cqu", "кку"), (r"(?<!c)cia\Z", "чия"), ("ci(?=[aou])", "ч"), ("c(?=[eiy])", "ч"),
    ("gi(?=[aou])", "ж"), ("g(?=[eiy])", "ж"), ("qu", "кв"), ("q", "к"), ("zz", "цц"), (r"\Az", "з"),
    ("(?<=[aeiou])z(?=[aeou])", "з"), ("z", "ц"), ("(?<=[aeiou])s(?=[aeiou])", "з"),
    (r"\A([bpfv])i(?=[aeo][a-z])", "1ь+"), ("(?<=[aeou])i(?=[aeou])", "+"), ("(?<=[aeo])i(?=[a-z])", "й"),
    (r"ia\Z", "ия"), (r"(?<=[a-km-z])l(?=[^aeiouly]|\Z)", "ль"), ("x", "кс"), ("ck", "к"), ("ph", "ф"), ("th", "т"),
    ("h", ""), ("j", "+"), (r"y(?=[aeou])", "+"), ("y", "и"), ("w", "в"), ("c", "к"),
)  # fmt: skip
_SOUND = re.compile("|".join(f"(?P<s{i}>{spelling})" for i, (spelling, _) in enumerate(_SOUNDS)) + "|(?P<rest>.)")
_LETTERS = dict(zip("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз", strict=True))
# A + makes the vowel after it begin with й.
_IOTATED = {"+а": "я", "+э": "е", "+е": "е", "+у": "ю", "+и": "и"}
_IOTATION = re.compile(r"(?<=ь)\+о|\+(.?)")
_E_OPENING = re.compile(rf"(?:\A|(?<=[{letters.CYRILLIC_VOWELS}]))е")


def to_cyrillic(word: str) -> str:
    """One Italian name (a word of letters, in any case) in Uzbek Cyrillic, with its capital."""
    folded = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    sounded = _SOUND.sub(_sound, folded)
    sounded = _E_OPENING.sub("э", sounded)
    sounded = _IOTATION.sub(_iotated, sounded)
    return sounded[:1].upper() + sounded[1:] if word[:1].isupper() else sounded


def _iotated(match: re.Match[str]) -> str:
    if match[1] is None:
        return "о"  # Буттильоне
    return _IOTATED.get(match[0], "й" + match[1])


def _sound(match: re.Match[str]) -> str:
    if match.lastgroup == "rest" or match.lastgroup is None:
        return _LETTERS.get(match[0], match[0])
    sound = _SOUNDS[int(match.lastgroup[1:])][1]
    return _LETTERS[match[0][0]] + sound[1:] if sound.startswith("1") else sound


def suffix(latin: str, after: str) -> str:
    """Uzbek suffixes behind a Cyrillic name: Конте and ning, Контенинг."""
    guard = "b" if after[-1:].lower() in letters.CYRILLIC_CONSONANTS + "ь" else "a"
    return letters.to_cyrillic(guard + latin)[1:]
