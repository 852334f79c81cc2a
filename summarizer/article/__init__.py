"""Recovers the article from a paste or from HTML: ``recover(text) -> Article``."""

from summarizer.article.recovery import recover

__all__ = ["recover"]
