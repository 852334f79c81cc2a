"""Recovers the article from a paste or from HTML: ``recover(text) -> Article``; ``is_item`` tells items of lists."""

from summarizer.article.listing import is_item, mark_of
from summarizer.article.recovery import recover

__all__ = ["is_item", "mark_of", "recover"]
