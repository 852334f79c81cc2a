"""argos-translate's way to CTranslate2: its own function where it is installed, else the same call.

``pip install argostranslate`` (measured: 1.11.0). Its ``apply_packaged_translation`` gets a paragraph, splits it into
sentences, and gives these to ``translate_batch`` in batches of 32 tokens, which is mostly a sentence at a time. Its
models for splitting come from the network; here a paragraph is split at its line ends instead, which costs nothing.
"""

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from benchmarks.rivals import BEAM
from benchmarks.texts import Group
from summarizer.engines.hardware import threads

_PARAGRAPH = 4  # sentences
# What argos-translate 1.11.0 passes for one hypothesis, by default (translate.py, settings.py).
_CALL = {
    "target_prefix": None,
    "replace_unknowns": True,
    "max_batch_size": 32,
    "batch_type": "tokens",
    "beam_size": BEAM,
    "num_hypotheses": 1,
    "length_penalty": 0.2,
    "return_scores": True,
}


def library() -> ModuleType | None:
    """Its module ``translate``; None where it is not installed."""
    try:
        return importlib.import_module("argostranslate.translate")
    except ImportError:
        return None


def contender(folder: Path, groups: Sequence[Group], vocabulary: Sequence[str]) -> Callable[[], None]:
    """(d) A run over all paragraphs."""
    import ctranslate2

    translator = ctranslate2.Translator(str(folder), compute_type="auto", intra_threads=threads())
    paragraphs = [
        (group.output, [[vocabulary[number] for number in text] for text in group.sentences[start:][:_PARAGRAPH]])
        for group in groups
        for start in range(0, len(group.sentences), _PARAGRAPH)
    ]
    theirs = library()

    def run() -> None:
        for output, sentences in paragraphs:
            forced = _Forced(translator, output)
            if theirs is None:
                forced.translate_batch(sentences, **_CALL)
            else:
                text = "\n".join(" ".join(sentence) for sentence in sentences)
                theirs.apply_packaged_translation(_PACKAGE, text, forced, _SENTENCIZER, 1)

    return run


class _Forced:
    """A translator whose outputs have a given length."""

    def __init__(self, translator: Any, output: int) -> None:
        self._translator = translator
        self._lengths = {"min_decoding_length": output, "max_decoding_length": output}

    def translate_batch(self, sentences: list[list[str]], **options: Any) -> Any:
        return self._translator.translate_batch(sentences, **options, **self._lengths)


_PACKAGE = SimpleNamespace(tokenizer=SimpleNamespace(encode=str.split, decode=" ".join), target_prefix="")
_SENTENCIZER = SimpleNamespace(split_sentences=str.splitlines)
