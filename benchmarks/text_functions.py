"""Every public function that reads a text of the user's, as a function of one text."""

from collections.abc import Callable, Mapping
from functools import partial

from summarizer import languages, outputs, uzbek
from summarizer.article import recover
from summarizer.differences import differing
from summarizer.result import Article, Doubt, Dropped, Result, TranslatedSentence, Translation
from summarizer.sources.decoding import decode
from summarizer.summary import truth
from summarizer.summary.document import Document
from summarizer.summary.extractive import plan
from summarizer.summary.trace import ArticleIndex
from summarizer.summary.truncate import truncate
from summarizer.text.calendar import months, weekdays
from summarizer.text.clauses import split_clauses
from summarizer.text.identify import identify
from summarizer.text.likeness import likeness
from summarizer.text.names import find_names, find_titles
from summarizer.text.numerals import find_numerals
from summarizer.text.quantities import find_quantities
from summarizer.text.segmentation import segment
from summarizer.translation.checks import CHECKS, Check, check
from summarizer.translation.checks.pair import Pair
from summarizer.translation.consistency import one_rendering
from summarizer.translation.doubt import moved
from summarizer.translation.facts import facts_in
from summarizer.translation.glossary import Glossary, Term
from summarizer.translation.names import keep_spelling, render_exonyms, transcribe_names
from summarizer.translation.punctuation import join_pieces, match_ending
from summarizer.translation.support import unsupported
from summarizer.web.edited import with_blocks

_FITS = 300  # characters that a model takes at once, for the cutting of clauses
_LANGUAGES = ("it", "en", "uz", "ru")


def _html(text: str) -> object:
    return recover(f"<!doctype html><html><head><title>A</title></head><body><p>{text}</p></body></html>")


def _document(text: str) -> Document:
    lines = filter(None, text.split("\n"))
    return Document("Un titolo", tuple(tuple(s.text for s in segment(line)) for line in lines))


def _truncate(text: str) -> object:
    document = _document(text)
    return truncate(document, [len(sentence) + 1 for sentence in document.sentences], 4000)


def _verify(text: str) -> object:
    return truth.verify(ArticleIndex(_document(text).sentences, "it", "Un titolo"), "Roma ha 12 abitanti e non 30.")


def _translated(text: str) -> tuple[TranslatedSentence, ...]:
    return tuple(TranslatedSentence(sentence.text, sentence.text) for sentence in segment(text))


def _result(text: str) -> Result:
    article = Article(tuple(text.split("\n")), title=text[:200])
    paragraphs = tuple(tuple(TranslatedSentence(line, line) for line in [text]) for text in article.paragraphs)
    return Result(article, {"en": Translation("en", paragraphs=paragraphs)})


def _written(form: str, text: str) -> object:
    return outputs.write(_result(text), form)


def _check(one: Check, target: str, text: str) -> object:
    return tuple(one.find(Pair(text, f"{text} fine", languages.get("it"), languages.get(target))))


def _put_back(text: str) -> object:
    lines = tuple(filter(None, text.split("\n")))
    dropped = tuple(Dropped(line, "a box", "box") for line in lines[1::2])
    return with_blocks(Article(lines[::2], dropped=dropped), set(range(len(dropped))), text)


_GLOSSARY = Glossary([Term("Banca d'Italia", "Bank of Italy", "en"), Term("Cattaneo", "Cattaneo")])

FUNCTIONS: Mapping[str, Callable[[str], object]] = {
    **{f"segment {code}": partial(segment, language=code) for code in _LANGUAGES},
    "split_clauses": lambda text: split_clauses(text, lambda piece: len(piece) <= _FITS),
    "recover": recover,
    "recover HTML": _html,
    "identify": identify,
    "decode": lambda text: decode(text.encode("utf-8", "ignore")),
    **{f"find_names {code}": partial(find_names, language=code, other="en") for code in _LANGUAGES},
    "find_titles": lambda text: find_titles(text, "it"),
    **{f"find_numerals {code}": partial(find_numerals, language=code) for code in _LANGUAGES},
    **{f"find_quantities {code}": partial(find_quantities, language=code) for code in _LANGUAGES},
    **{f"months {code}": partial(months, language=code) for code in _LANGUAGES},
    **{f"weekdays {code}": partial(weekdays, language=code) for code in _LANGUAGES},
    "likeness": lambda text: likeness(text, "it", f"{text}b", "uz"),
    "normalize": uzbek.normalize,
    "to_cyrillic": uzbek.to_cyrillic,
    "to_latin": uzbek.to_latin,
    "to_latin 2026": lambda text: uzbek.to_latin(text, "2026"),
    "check it-en": lambda text: check(text, f"{text} fine", "it", "en"),
    "check it-uz": lambda text: check(text, f"{text} fine", "it", "uz"),
    "check it-ru": lambda text: check(text, f"{text} fine", "it", "ru"),
    **{
        f"check {one.find.__module__.rsplit('.', 1)[1]} {target}": partial(_check, one, target)
        for one in CHECKS
        for target in ("en", "uz")
    },
    "facts it-en": lambda text: facts_in(text, f"{text} fine", "it", "en"),
    "facts it-uz": lambda text: facts_in(text, f"12 {text}", "it", "uz"),
    "support it-en": lambda text: unsupported(text, f"{text} fine", languages.get("it"), languages.get("en")),
    "differing": lambda text: differing(text, f"fine {text[::-1]}"),
    "doubts moved": lambda text: moved((Doubt(0, 1, "unsupported"),), text, f"fine {text[::-1]}"),
    "put back": _put_back,
    "glossary apply": lambda text: _GLOSSARY.apply(text, text, "en"),
    "glossary without": lambda text: _GLOSSARY.without(text, text, "en"),
    "consistency": lambda text: one_rendering(_translated(text), "it", "en"),
    "keep_spelling": lambda text: keep_spelling(text, f"{text} fine", "it", "en"),
    "render_exonyms": lambda text: render_exonyms(text, f"{text} fine", "it", "en"),
    "transcribe_names": lambda text: transcribe_names(text, f"{text} fine", "it", "ru"),
    "match_ending": lambda text: match_ending(text, text),
    "join_pieces": lambda text: join_pieces([text, text], [text, text], "en"),
    "summary plan": lambda text: plan(_document(text), "short"),
    "headline plan": lambda text: plan(Document(text, _document(text).paragraphs), "headline"),
    "truncate": _truncate,
    "verify": _verify,
    **{f"to {name}": partial(_written, name) for name in outputs.FORMATS},
}
"""Name → function of one text."""
