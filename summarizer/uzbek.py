"""Uzbek spelling and alphabets.

>>> normalize("O'zbekiston ma'nosi")
'Oʻzbekiston maʼnosi'
>>> to_cyrillic("Oʻzbekiston")
'Ўзбекистон'
>>> to_latin("Ўзбекистон", alphabet="2026")
'Özbekiston'
"""

from summarizer.languages.uz.script import ALPHABETS, to_cyrillic, to_latin
from summarizer.languages.uz.spelling import normalize

__all__ = ["ALPHABETS", "normalize", "to_cyrillic", "to_latin"]
