"""What callers give: a text that holds an article, targets, a length. Anything else gets a clear word on why not."""

from collections.abc import Sequence

from summarizer.arguments import require_text, valid_strings
from summarizer.article import recover
from summarizer.errors import (
    EmptyInput,
    InputError,
    NoArticle,
    OptionError,
    TooLong,
    UnknownLanguage,
    WrongLanguage,
)
from summarizer.languages import SOURCE, TARGETS, name_of
from summarizer.result import Article
from summarizer.summary import lengths
from summarizer.text.identify import identify

LENGTH = lengths.DEFAULT
# Below this probability the identified language is a guess, and below this many letters it is none.
_SURE, _ENOUGH_LETTERS = 0.6, 60


def valid_article(text: str, max_chars: int, *, keep: Sequence[str], drop: Sequence[str], force: bool) -> Article:
    """The Italian article in ``text``, at most ``max_chars`` long; with ``force`` in whichever language.

    Raises:
        NotText, TooLong, EmptyInput, NoArticle, WrongLanguage: as their names say, with the next step.
        OptionError: ``keep`` or ``drop`` is not a sequence of texts.
    """
    require_text(text)
    keep, drop = valid_strings(keep, "keep"), valid_strings(drop, "drop")
    if len(text) > max_chars:
        error = TooLong(
            f"The text has {len(text):,} characters, more than the {max_chars:,} allowed.",
            "Paste one article, or raise the limit (--max-chars, max_chars=).",
        )
        error.length, error.limit = len(text), max_chars
        raise error
    if not text.strip():
        raise EmptyInput("There is no text.", "Paste an Italian article, or name a file that holds one.")
    article = recover(text, keep=keep, drop=drop)
    if not article.paragraphs and not article.title:
        raise NoArticle(
            "No article was found in this text.",
            "Paste the whole article; `summarizer recover --json` shows what was dropped and why.",
        )
    if not force:
        _require_italian(article)
    return article


def article_or_error(text: str, max_chars: int) -> Article | InputError:
    """The Italian article in ``text``, or what is wrong with it."""
    try:
        return valid_article(text, max_chars, keep=(), drop=(), force=False)
    except InputError as error:
        return error


def valid_targets(targets: Sequence[str], known: Sequence[str] = TARGETS) -> tuple[str, ...]:
    """``targets``, each once.

    Raises:
        OptionError: they are not a sequence of codes, or none.
        UnknownLanguage: one is not among ``known``.
    """
    chosen = tuple(dict.fromkeys(valid_strings(targets, "targets")))
    if not chosen:
        raise OptionError("No target language was asked for.", f"Choose from: {', '.join(known)}.")
    for target in chosen:
        if target not in known:
            raise UnknownLanguage(
                f"{target!r} is not a language to translate into.", f"Choose from: {', '.join(known)}."
            )
    return chosen


def valid_length(length: str) -> str:
    """``length`` itself.

    Raises:
        OptionError: there is no such length of summaries.
    """
    return lengths.get(length).name


def _require_italian(article: Article) -> None:
    """Decided on the whole body, since identification of a short text is a guess.

    Raises:
        WrongLanguage: it is plainly another language.
    """
    text = article.text or article.title or ""
    if sum(character.isalpha() for character in text) < _ENOUGH_LETTERS:
        return
    found = identify(text)
    if found.language not in (SOURCE, "und") and found.probability >= _SURE:
        error = WrongLanguage(
            f"The text seems to be {name_of(found.language)}, not Italian.",
            "To translate it all the same, insist with --force (force=True).",
        )
        error.language = found.language
        raise error
