"""A whole article with the starter: how soon the first paragraph is there, and our road beside bare CTranslate2.

    python -m benchmarks.article [--text FILE] [--rounds N]

The article is our own, with headings, a list, abbreviations and two pull quotes, which say again what a paragraph says;
``--text`` takes another paste. Ours is the translator as it ships, without its cache: every sentence checked, and what
is doubtful translated again; once as a whole, once as its text comes to a reader. The rival is one call of
``generate_batch`` with the same weights and sentences, beam 4, unchecked, with several settings, of which the best
counts. Everything is loaded before the clock starts.
"""

import argparse
import itertools
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from unittest.mock import patch

from benchmarks.measuring import Row, at_least, at_most, interleaved, table, told
from summarizer.article import recover
from summarizer.engines.base import GREEDY, Decoding, Hypothesis
from summarizer.engines.hardware import threads
from summarizer.engines.starter import StarterEngine
from summarizer.models import Models, starter
from summarizer.models.starter_conversion import BEGIN, END, TOKENIZER
from summarizer.text.segmentation import segment
from summarizer.translation.cache import SentenceCache
from summarizer.translation.hop import FIRST
from summarizer.translation.translator import Translator

AGAIN = "decoded again, per sentence"
TEXT = Path(__file__).parent / "article_it.txt"


@dataclass
class Profile:
    """Seconds inside the model, and sentences given to it, by beam size, since the start."""

    seconds: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    sentences: Counter[int] = field(default_factory=Counter)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the profile of what is translated inside."""
        original = StarterEngine.translate

        def translate(
            engine: StarterEngine, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
        ) -> list[Hypothesis]:
            began = time.perf_counter()
            outputs = original(engine, texts, source, target, decoding)
            self.seconds[decoding.beam_size] += time.perf_counter() - began
            self.sentences[decoding.beam_size] += len(texts)
            return outputs

        with patch.object(StarterEngine, "translate", translate):
            yield


def paragraphs(path: Path) -> list[list[str]]:
    """The sentences of each paragraph of the article in a file."""
    article = recover(path.read_text(encoding="utf-8"))
    return [[sentence.text for sentence in segment(text)] for text in article.paragraphs]


def bare(sentences: Sequence[str]) -> dict[str, Callable[[], object]]:
    """One call of CTranslate2 with the whole list: sizes of batches, and workers of one thread each."""
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

    folder = starter.prepare()
    tokenizer = SentencePieceProcessor(model_file=str(folder / TOKENIZER))
    one = ctranslate2.Generator(str(folder), intra_threads=threads())
    many = ctranslate2.Generator(str(folder), inter_threads=threads(), intra_threads=1)

    def contender(generator: ctranslate2.Generator, size: int) -> Callable[[], None]:
        def run() -> None:
            prompts = tokenizer.encode([starter.PROMPT.format(source=text) for text in sentences], out_type=str)
            results = generator.generate_batch(
                [[BEGIN, *prompt] for prompt in prompts],
                beam_size=4,
                max_batch_size=size,
                max_length=256,
                end_token=END,
                include_prompt_in_result=False,
            )
            tokenizer.decode_pieces([result.sequences[0] for result in results])

        return run

    return {
        "bare, 8 sentences": contender(one, 8),
        "bare, 16 sentences": contender(one, 16),
        "bare, workers of one thread": contender(many, 8),
    }


def first_paragraph(translator: Translator, sentences: Sequence[str], paragraph: int) -> float:
    """The share of the whole time after which the first ``paragraph`` sentences are there."""
    began, first, done = time.perf_counter(), 0.0, 0
    for part in translator.stream(sentences, range(len(sentences)), "it", "en"):
        done += len(part)
        first = first or (time.perf_counter() - began if done >= paragraph else 0.0)
    return first / (time.perf_counter() - began)


def compare(rounds: int = 3, text: Path = TEXT) -> tuple[list[Row], Mapping[str, float]]:
    """The rows, and the seconds and shares behind them.

    Raises:
        ModelMissing: the starter is not installed.
    """
    article = paragraphs(text)
    sentences = list(itertools.chain.from_iterable(article))
    models = Models("starter", device="cpu", offline=True)
    profile, shares = Profile(), []

    def watched() -> None:
        shares.append(first_paragraph(Translator(models), sentences, len(article[0])))

    def whole() -> None:
        with profile.taken():
            Translator(models).translate(sentences, "it", "en")

    with tempfile.TemporaryDirectory() as scratch:
        cache = SentenceCache(Path(scratch) / "sentences.sqlite3")
        Translator(models, cache=cache).translate(sentences, "it", "en")
        contenders: dict[str, Callable[[], object]] = {
            "ours": whole,
            "ours, watched": watched,
            "ours, cached": lambda: Translator(models, cache=cache).translate(sentences, "it", "en"),
        }
        seconds = interleaved(
            contenders | bare(sentences), rounds, lambda name: "bare" if name.startswith("bare") else name
        )
        cache.close()
    models.close()
    best = min(time for name, time in seconds.items() if name.startswith("bare"))
    rows = [
        at_most("article: time to the first paragraph / to the whole", median(shares), 1 / 5),
        at_least("article: (c) CTranslate2, beam 4, unchecked / ours, checked", best / seconds["ours"], 1),
        told("article: ours as it comes to a reader / ours", seconds["ours, watched"] / seconds["ours"]),
        at_most("article: ours, all in the cache / ours", seconds["ours, cached"] / seconds["ours"], 1 / 10),
    ]
    return rows, seconds | _profile(profile, len(sentences), len(set(sentences)), rounds)


def _profile(profile: Profile, count: int, distinct: int, rounds: int) -> dict[str, float]:
    """What the whole time went into, and how often a sentence was decoded."""
    size = FIRST.decoding.beam_size
    first, again = profile.seconds[size] / rounds, profile.seconds[4] / rounds
    return {
        "sentences": count,
        "distinct sentences": distinct,
        "seconds of workers in the first search": first,
        "seconds of workers in repairs": again,
        AGAIN: profile.sentences[4] / max(profile.sentences[size], 1),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, default=TEXT, help="a file with a pasted article in Italian")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rows, figures = compare(arguments.rounds, arguments.text)
    print(table(rows) + "\n")
    for name, value in figures.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
