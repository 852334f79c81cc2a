"""What the tests of the checks share."""

from summarizer.translation.checks import check


def kinds(source: str, target: str, source_language: str = "it", target_language: str = "en") -> set[str]:
    """The kinds of flags that one pair gets."""
    return {flag.kind for flag in check(source, target, source_language, target_language)}
