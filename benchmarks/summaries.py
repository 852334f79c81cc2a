"""ROUGE of extractive summaries against references: lead, sumy's summarisers, ours, for each length.

    python -m benchmarks.summaries [--per-article] [--systems ours,lead]

The articles and references are those of tests/summary/articles (Italian, written for this project). Every system
gets the same sentences and the same limits; "lead-3" is also shown as usually defined, without a limit on words.
ROUGE F1 by rouge-score with words as tokens, accents kept, no stemming (its own tokenizer is for English).
"""

import argparse
import random
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from statistics import mean
from types import ModuleType
from unittest.mock import patch

from summarizer.summary import extractive, selection, term_weights
from summarizer.summary.document import Document, count_words
from summarizer.summary.extractive import plan
from summarizer.summary.lengths import LENGTHS, Length
from summarizer.summary.readability import Readability
from summarizer.summary.words import tokens
from summarizer.text.segmentation import segment
from tests.summary.articles import Example, examples

METRICS = ("rouge1", "rouge2", "rougeLsum")
System = Callable[[Document, str], str]
SUMY = {
    "lex-rank": ("lex_rank", "LexRankSummarizer"),
    "text-rank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sum-basic": ("sum_basic", "SumBasicSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}


class Words:
    """A tokenizer for rouge-score that keeps accented letters."""

    def tokenize(self, text: str) -> list[str]:
        """Case-folded words and numbers."""
        return tokens(text)


def within(sentences: Iterable[str], limits: Length) -> str:
    """The longest run of whole sentences from the start that keeps within the limits; at least one."""
    taken: list[str] = []
    for sentence in sentences:
        if taken and (len(taken) == limits.most or count_words(" ".join([*taken, sentence])) > limits.words):
            break
        taken.append(sentence)
    return " ".join(taken)


def lead(document: Document, length: str) -> str:
    """The first sentences, as many as the limits allow."""
    return within(document.sentences, LENGTHS[length])


def lead3(document: Document, length: str) -> str:
    """The first three sentences whatever their length; for a headline the first."""
    return " ".join(document.sentences[: 1 if length == "headline" else 3])


def titled(document: Document, length: str) -> str:
    """For a headline the article's title, otherwise the lead."""
    return document.title if length == "headline" and document.title else lead(document, length)


def ours(document: Document, length: str) -> str:
    """This package's extractive summary."""
    return " ".join(extract.text for extract in plan(document, length))


def sumy(name: str) -> System:
    """One of sumy's summarisers, taking as many sentences as the limits allow."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.utils import get_stop_words

    module, summarizer_class = SUMY[name]
    method = getattr(import_module(f"sumy.summarizers.{module}"), summarizer_class)

    class Tokenizer:
        """sumy's own needs data from the network; the sentences are given here."""

        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(tokens(text))

    def summarise(document: Document, length: str) -> str:
        summarizer = method(Stemmer("italian"))
        summarizer.stop_words = get_stop_words("italian")
        model = ObjectDocumentModel([Paragraph([Sentence(s, Tokenizer()) for s in p]) for p in document.paragraphs])
        best = ""
        for count in range(1, LENGTHS[length].most + 1):
            text = " ".join(str(sentence) for sentence in summarizer(model, count))
            if best and count_words(text) > LENGTHS[length].words:
                break
            best = text
        return best

    return summarise


def untitled(document: Document, length: str) -> str:
    """Ours, for an article without its title."""
    return ours(Document(None, document.paragraphs), length)


def without(module: ModuleType, name: str, value: object) -> System:
    """Ours with one part taken out."""

    def summarise(document: Document, length: str) -> str:
        with patch.object(module, name, value):
            return ours(document, length)

    return summarise


SYSTEMS: dict[str, Callable[[], System]] = {
    "lead-3, no word limit": lambda: lead3,
    "lead": lambda: lead,
    "title, lead": lambda: titled,
    **{f"sumy {name}": partial(sumy, name) for name in SUMY},
    "ours": lambda: ours,
    "without the title": lambda: untitled,
    "without position": lambda: without(term_weights, "FIRST", 0.0),
    "without compression": lambda: without(extractive, "variants", lambda sentence: (sentence,)),
    "without readability": lambda: without(extractive, "readability", lambda *_: Readability(1.0, 1.0)),
    "without a price": lambda: without(selection, "PRICE", 0),
}


def scores(system: System, articles: list[Example], length: str) -> list[dict[str, float]]:
    """ROUGE F1 (0 to 100) of one system, an article each."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(METRICS, tokenizer=Words())
    rows = []
    for example in articles:
        summary = "\n".join(s.text for s in segment(system(example.document, length)))
        reference = "\n".join(s.text for s in segment(example.references[length]))
        result = scorer.score(reference, summary)
        rows.append({metric: 100 * result[metric].fmeasure for metric in METRICS})
    return rows


def interval(values: list[float], rounds: int = 2000) -> float:
    """Half the width of the 95% bootstrap interval of the mean."""
    chance = random.Random(0)
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(rounds))
    return (means[int(0.975 * rounds)] - means[int(0.025 * rounds)]) / 2


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="names, parted by commas; default: all")
    parser.add_argument("--per-article", action="store_true", help="also print each article's ROUGE-1")
    options = parser.parse_args()
    articles = examples()
    print(f"{len(articles)} articles; ROUGE-1 / ROUGE-2 / ROUGE-Lsum F1 (± half the 95% interval of ROUGE-1); words\n")
    print("| system | " + " | ".join(LENGTHS) + " |\n|" + " --- |" * (1 + len(LENGTHS)))
    for name, build in SYSTEMS.items():
        if not any(name.startswith(wanted) for wanted in options.systems.split(",")):
            continue
        system = build()
        cells = []
        for length in LENGTHS:
            rows = scores(system, articles, length)
            figures = " / ".join(f"{mean(row[metric] for row in rows):.1f}" for metric in METRICS)
            words = mean(count_words(system(example.document, length)) for example in articles)
            cells.append(f"{figures} (±{interval([row['rouge1'] for row in rows]):.1f}); {words:.0f}")
            if options.per_article:
                for example, row in zip(articles, rows, strict=True):
                    print(f"    {length:9} {example.name:28} {row['rouge1']:5.1f} {row['rouge2']:5.1f}")
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
