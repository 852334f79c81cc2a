"""The output formats, a module each. All article and model text is untrusted: each format escapes it."""
