"""The licences that models carry on the hub, and whether they allow commercial use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """``id`` as in models.txt, ``name`` for readers, ``commercial`` whether commercial use is allowed; ``policy`` is
    where the uses that it prohibits are listed."""

    id: str
    name: str
    commercial: bool
    url: str
    remark: str = ""
    policy: str = ""

    def __str__(self) -> str:
        return f"{self.name}{'' if self.commercial else ', non-commercial'}"


_LICENCES = (
    Licence("Apache-2.0", "Apache 2.0", True, "https://www.apache.org/licenses/LICENSE-2.0"),
    Licence("MIT", "MIT", True, "https://opensource.org/license/mit"),
    Licence("CC-BY-4.0", "CC BY 4.0", True, "https://creativecommons.org/licenses/by/4.0/", "name the authors"),
    Licence(
        "CC-BY-SA-4.0",
        "CC BY-SA 4.0",
        True,
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "name the authors, share changed weights alike",
    ),
    Licence("CC-BY-NC-4.0", "CC BY-NC 4.0", False, "https://creativecommons.org/licenses/by-nc/4.0/"),
    Licence("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", False, "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    Licence(
        "Gemma",
        "Gemma Terms of Use",
        True,
        "https://ai.google.dev/gemma/terms",
        "the prohibited use policy applies, and goes on to whoever gets the model",
        "https://ai.google.dev/gemma/prohibited_use_policy",
    ),
    Licence(
        "Llama-3.1",
        "Llama 3.1 Community Licence",
        True,
        "https://www.llama.com/llama3_1/license/",
        "not above 700 million monthly users; built with Llama must be shown",
    ),
)
_BY_ID = {licence.id.lower(): licence for licence in _LICENCES}


def licence(identifier: str) -> Licence:
    """The licence of this id. One that is unknown, or "none", counts as not allowing commercial use."""
    known = _BY_ID.get(identifier.lower())
    if known is not None:
        return known
    if identifier.lower() == "none":
        return Licence("none", "no licence stated", False, "", "without a licence nothing is allowed by default")
    return Licence(identifier, identifier, False, "", "not known to this program: read it before use")
