"""From a text to an article that can be translated, or a clear word on why there is none."""

from collections.abc import Sequence

from summarizer.article import recover
from summarizer.errors import EmptyInput, NoArticle, TooLong, WrongLanguage
from summarizer.models.languages import language_name
from summarizer.result import Article
from summarizer.text.identify import identify
from summarizer.work import SOURCE

# Below this probability the identified language is a guess, and below this many letters it is none.
_SURE, _ENOUGH_LETTERS = 0.6, 60


def take_in(text: str, max_chars: int, *, keep: Sequence[str], drop: Sequence[str], force: bool) -> Article:
    """The Italian article in ``text``, at most ``max_chars`` long; with ``force`` in whichever language.

    Raises:
        TooLong, EmptyInput, NoArticle, WrongLanguage: as their names say, with the next step.
    """
    if len(text) > max_chars:
        raise TooLong(
            f"The text has {len(text):,} characters, more than the {max_chars:,} allowed.",
            "Paste one article, or raise the limit (--max-chars, max_chars=).",
        )
    if not text.strip():
        raise EmptyInput("There is no text.", "Paste an Italian article, or name a file that holds one.")
    article = recover(text, keep=keep, drop=drop)
    if not article.paragraphs and not article.title:
        raise NoArticle(
            f"No article was found among {len(article.dropped)} blocks of text.",
            "Paste the whole article; `summarizer recover --json` shows what was dropped and why.",
        )
    if not force:
        _require_italian(article)
    return article


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
        raise WrongLanguage(
            f"The text seems to be {language_name(found.language)}, not Italian.",
            "To translate it all the same, insist with --force (force=True).",
        )
