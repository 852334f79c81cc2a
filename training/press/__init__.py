"""Examples of what news is made of and parallel texts lack: headlines, offices, number words, addresses.

A synchronous grammar writes them from word lists of our own (see README.md of the recipe):
``python -m training.press --pairs PAIRS --out OUT``.
"""
