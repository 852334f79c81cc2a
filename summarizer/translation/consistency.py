"""One source name, one rendering through the article.

A model that translates sentence by sentence may write Boboyev here and Boboev there. The rendering that most sentences
have (the first of them where two are equal) replaces the others, where it is clear which word is meant.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer import languages
from summarizer.languages import Language
from summarizer.result import TranslatedSentence
from summarizer.text.likeness import likeness
from summarizer.text.names import MOST_WORDS, Word, find_names, words_of
from summarizer.translation.doubt import moved

STEP = "one rendering"
# Two spellings are one name from this likeness on, with its source and with each other.
_ALIKE = 0.75
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Rendering:
    sentence: int
    start: int
    end: int
    stem: str


def one_rendering(
    sentences: Sequence[TranslatedSentence], source_language: Language | str, target_language: Language | str
) -> tuple[TranslatedSentence, ...]:
    """``sentences`` with every name of the source written alike in all targets; ``steps`` says where one changed.

    Exonyms are left alone (Stati Uniti may be U.S. and United States), and so is a name that stands twice in a
    sentence or that several words of it resemble.
    """
    source_language, target_language = languages.get(source_language), languages.get(target_language)
    found: dict[str, list[_Rendering]] = {}
    for index, sentence in enumerate(sentences):
        names = _single_names(sentence.source, source_language, target_language)
        words = words_of(sentence.target, target_language)
        if max(len(names), len(words)) > MOST_WORDS:
            continue
        for name in names:
            if (rendering := _rendering(name, index, words, source_language, target_language)) is not None:
                found.setdefault(name, []).append(rendering)
    changes: dict[int, list[tuple[_Rendering, str]]] = {}
    for renderings in found.values():
        best = Counter(rendering.stem for rendering in renderings).most_common(1)[0][0]
        for rendering in renderings:
            alike = likeness(best, target_language, rendering.stem, target_language) >= _ALIKE
            if rendering.stem != best and alike:
                changes.setdefault(rendering.sentence, []).append((rendering, best))
    return tuple(_changed(sentence, changes.get(index, ())) for index, sentence in enumerate(sentences))


def _single_names(source: str, language: Language, other: Language) -> list[str]:
    """Names of one word that stand once in ``source`` and have no exonym."""
    names = find_names(source, language, other)
    counts = Counter(name.text for name in names if not name.forms and not name.text.isupper())
    return [name for name, count in counts.items() if len(name) >= _SHORTEST and count == 1]


def _rendering(name: str, index: int, words: Sequence[Word], language: Language, other: Language) -> _Rendering | None:
    """The one of ``words``, those of a target, that sounds like ``name``; None where there is none or several."""
    alike = [word for word in words if word.text[0].isupper() and likeness(name, language, word.text, other) >= _ALIKE]
    if len(alike) != 1:
        return None
    stem = alike[0].text
    if stem.casefold() != name.casefold():
        stem = other.stem(stem)
    return _Rendering(index, alike[0].start, alike[0].start + len(stem), stem)


def _changed(sentence: TranslatedSentence, changes: Sequence[tuple[_Rendering, str]]) -> TranslatedSentence:
    target = sentence.target
    for rendering, best in sorted(changes, key=lambda change: -change[0].start):
        if target[rendering.start : rendering.end] == rendering.stem:
            target = target[: rendering.start] + best + target[rendering.end :]
    if target == sentence.target:
        return sentence
    doubts = moved(sentence.doubts, sentence.target, target)
    return replace(sentence, target=target, doubts=doubts, steps=(*sentence.steps, STEP))
