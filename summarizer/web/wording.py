"""What downloads say themselves, in the language of the interface."""

import re

from summarizer.caution import MISLED, READ, is_rough
from summarizer.outputs import parts
from summarizer.outputs.words import Words, doubted, tag_in, to_check, today
from summarizer.result import Result, TranslatedSentence, Translation
from summarizer.web.doubts import reasons
from summarizer.web.fact_table import fact_word
from summarizer.web.rewording import OWN
from summarizer.web.texts import native, text

_REMARKS = (
    (re.compile(r"(?P<model>\S+) was converted by (?P<owner>\S+),"), "notice_converted"),
    (re.compile(r"(?P<model>\S+) was taken at (?P<where>.+?), because"), "notice_revision"),
)
_NON_COMMERCIAL = ", non-commercial"  # as ``Licence`` says it


def words_of(interface: str, alphabet: str) -> Words:
    """The words of files for a reader whose interface and alphabet these are."""

    def doubt(sentence: TranslatedSentence) -> str:
        said = [reasons(sentence.flags, interface)] if sentence.flags else []
        if words := doubted(sentence):
            said.append(text(interface, "unsupported", words=", ".join(words)))
        return " ".join(said) or f"{text(interface, 'flag_probability')}."

    def made_by(translation: Translation) -> str:
        own = sum(OWN in sentence.steps for sentence in (*translation.headings, *translation.sentences))
        said = text(
            interface,
            "made_by",
            model=translation.model,
            licence=licence(translation.licence or "?", interface),
            date=today(),
            count=to_check(translation),
        )
        return f"{said} {text(interface, 'own_count', count=own)}" if own else said

    def caution(translation: Translation) -> str:
        return text(interface, "rough", read=READ, misled=MISLED) if is_rough(translation.model) else ""

    return Words(
        language=interface,
        name=native,
        tag=tag_in(alphabet),
        summary=text(interface, "in_short"),
        to_check=text(interface, "doubt"),
        facts=text(interface, "facts"),
        fact=lambda word: fact_word(word, interface),
        doubt=doubt,
        caution=caution,
        made_by=made_by,
        notices=interface == "en",
    )


def remarks(result: Result, interface: str) -> list[str]:
    """What the result remarks on its models; in other languages than English, what the page does not say elsewhere."""
    lines = parts.remarks(result)
    if interface == "en":
        return list(lines)
    said = ((pattern.match(line), key) for line in lines for pattern, key in _REMARKS)
    return [text(interface, key, **match.groupdict()) for match, key in said if match]


def licence(written: str, interface: str) -> str:
    """Licences as a translation names them, their remark in the language of the interface."""
    each = written.split(" + ")
    return " + ".join(
        text(interface, "non_commercial", licence=one.removesuffix(_NON_COMMERCIAL))
        if one.endswith(_NON_COMMERCIAL)
        else one
        for one in each
    )
