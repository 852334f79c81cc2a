"""What is read in a text of any language: sentences, numbers, names."""

from summarizer.text.segmentation import Sentence, segment

__all__ = ["Sentence", "segment"]
