"""Every error that a caller can meet, in one tree.

SummarizerError
├── InputError            the text, file or link cannot be used
│   ├── EmptyInput
│   ├── NoArticle
│   ├── WrongLanguage
│   ├── TooLong
│   ├── NotText           bytes, None or anything else in place of a text
│   └── UnreadableSource
├── OptionError           an option or argument has no meaning here
│   ├── UnknownLanguage
│   └── GlossaryError
├── ModelError            a model is not available or does not run
│   ├── ModelMissing
│   ├── ModelDamaged
│   ├── HubUnreachable
│   ├── GatedModel
│   ├── LicenceRefused
│   ├── NotEnoughMemory
│   └── RegistryError
├── NotEnoughDisk
├── OutputError           a result cannot be written
├── Cancelled             the caller asked to stop
└── Closed                a Summarizer is used after its end

Each message is one sentence that says what is wrong, followed by the next step to take.
"""


class SummarizerError(Exception):
    """Base of all errors raised on purpose by this package.

    ``message`` says what is wrong, ``hint`` what to do next; ``str()`` gives both.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(SummarizerError):
    """The text, file or link cannot be used."""


class EmptyInput(InputError):
    """There is no text at all."""


class NoArticle(InputError):
    """There is text, but none of it reads as an article."""


class WrongLanguage(InputError):
    """The article is in another language than the one to translate from; ``language`` is its code, as far as known."""

    language: str = ""


class TooLong(InputError):
    """The text is longer than the configured limit: ``length`` and ``limit`` in characters, as far as known."""

    length: int = 0
    limit: int = 0


class NotText(InputError, TypeError):
    """Something else than a ``str`` was given where a text is needed."""


class UnreadableSource(InputError):
    """The file or link cannot be read."""


class OptionError(SummarizerError, ValueError):
    """An option or argument has a value without meaning here."""


class UnknownLanguage(OptionError, KeyError):
    """A language code that the program or the model does not know, or that a result does not have."""


class GlossaryError(OptionError):
    """A glossary file with a line that cannot be understood."""


class ModelError(SummarizerError):
    """A model is not available or does not run."""


class ModelMissing(ModelError):
    """The model is not on this machine."""


class ModelDamaged(ModelError):
    """The model's files are not the published ones, or not whole."""


class HubUnreachable(ModelError):
    """The Hugging Face hub does not answer."""


class GatedModel(ModelError):
    """The model's owner asks for a licence to be accepted and a token."""


class LicenceRefused(ModelError):
    """The model's licence does not allow the use that was asked for."""


class NotEnoughMemory(ModelError):
    """The model would not fit into the memory that is free."""


class RegistryError(ModelError):
    """A line of models.txt cannot be understood, or names no usable model."""


class NotEnoughDisk(SummarizerError):
    """The disk has no room for what is to be written."""


class OutputError(SummarizerError):
    """A result cannot be written where it was asked to go."""


class Cancelled(SummarizerError):
    """The caller asked to stop."""


class Closed(SummarizerError):
    """A ``Summarizer`` is used after it was closed."""
