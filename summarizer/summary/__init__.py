"""Short summaries: extractive always, abstractive where a model is there, every sentence traced to its sources."""

from summarizer.summary.document import LENGTHS, Document, Extract, Limits, Translate
from summarizer.summary.extractive import plan
from summarizer.summary.summarizing import summarize

__all__ = ["LENGTHS", "Document", "Extract", "Limits", "Translate", "plan", "summarize"]
