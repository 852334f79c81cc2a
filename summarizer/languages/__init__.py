"""The languages: a folder for each, with all that is known about it."""
