"""Recovers an Italian article from a paste, translates it into English and Uzbek, and summarises it.

>>> import summarizer
>>> result = summarizer.process(text)            # doctest: +SKIP
>>> result["en"].text, result["en"].summary.text  # doctest: +SKIP
"""

__version__ = "0.1.0"
