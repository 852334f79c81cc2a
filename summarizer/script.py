"""The Uzbek of a result in another alphabet, without translating again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from summarizer.errors import OptionError
from summarizer.result import Result, Summary, Translation

SCRIPTS = ("latin", "latin-2026", "cyrillic")


def in_script(result: Result, script: str) -> Result:
    """``result`` with its Uzbek in ``script``: "latin" (of 1995, as it comes), "latin-2026" or "cyrillic".

    Raises:
        OptionError: there is no such script.
    """
    if script not in SCRIPTS:
        raise OptionError(f"There is no script {script!r}.", f"Choose one of: {', '.join(SCRIPTS)}.")
    if script == "latin" or "uz" not in result.translations:
        return result
    write = _writer(script)
    translation = _translation(result["uz"], write)
    summaries = dict(result.summaries)
    if translation.summary is not None:
        summaries["uz"] = translation.summary
    return replace(result, translations={**result.translations, "uz": translation}, summaries=summaries)


def _writer(script: str) -> Callable[[str], str]:
    from summarizer import uzbek

    if script == "cyrillic":
        return uzbek.to_cyrillic
    return partial(uzbek.to_latin, alphabet="2026")


def _translation(translation: Translation, write: Callable[[str], str]) -> Translation:
    return replace(
        translation,
        title=write(translation.title) if translation.title else translation.title,
        subtitle=write(translation.subtitle) if translation.subtitle else translation.subtitle,
        paragraphs=tuple(
            tuple(replace(sentence, target=write(sentence.target)) for sentence in paragraph)
            for paragraph in translation.paragraphs
        ),
        summary=_summary(translation.summary, write) if translation.summary else None,
    )


def _summary(summary: Summary, write: Callable[[str], str]) -> Summary:
    return replace(
        summary, sentences=tuple(replace(sentence, text=write(sentence.text)) for sentence in summary.sentences)
    )
