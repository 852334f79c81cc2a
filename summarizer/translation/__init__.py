"""Translation: plan, batch, generate, check, repair."""

from summarizer.translation import checks

__all__ = ["checks"]
