"""What is meant where a caller says nothing, in the API as on the command line."""

# About 100 printed pages; a paste that is longer is most likely a mistake.
MAX_CHARS = 200_000
