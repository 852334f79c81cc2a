"""What a sequence-to-sequence model wants around a text: language codes, prefixes, the first tokens of its output.

=============  =======================  ==================  ===========================================
family         source                   output begins with  from
=============  =======================  ==================  ===========================================
Marian         [>>code<<] text </s>     <pad>               config.json, models.txt (prefix=)
NLLB, M2M100   code text </s>           </s> code           transformers' NllbTokenizer, M2M100Tokenizer
mBART-50       code text </s>           </s> code           MBart50Tokenizer
mBART          text </s> code           code                MBartTokenizer
T5, MADLAD     [<2uz>] text </s>        <pad>               arXiv:2309.04662
BART           <s> text </s>            </s> <s>            config.json's forced_bos_token_id
=============  =======================  ==================  ===========================================
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarizer import languages
from summarizer.engines.normalising import Normaliser
from summarizer.engines.tokens import Tokens
from summarizer.errors import ModelDamaged, UnknownLanguage
from summarizer.languages import name_of
from summarizer.models.registry import ModelSpec

# Longer sources than this are better cut at a clause: the models were trained on sentences, hardly ever longer.
_LONGEST_SENTENCE = 256
_T5_INPUT = 512
_CODE = re.compile(r"<2[^<>\s]+>|>>[^<>\s]+<<")


@dataclass(frozen=True, slots=True)
class Frame:
    """Token ids before and after a text, and those that the output begins with (the decoder's start first)."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    output: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Positions that the model has for a source and an output, frames included."""

    source: int
    output: int


class Framing:
    """Frames for one model: ``config`` is its config.json, updated with generation_config.json."""

    def __init__(self, config: Mapping[str, Any], tokens: Tokens, spec: ModelSpec, tokenizer_class: str = "") -> None:
        self._config = config
        self._tokens = tokens
        self._spec = spec
        self._type = str(config["model_type"])
        self._mbart50 = "MBart50" in (tokenizer_class or str(config.get("tokenizer_class")))
        self.end = self._required("eos_token_id")
        self.pad = self._required("pad_token_id")
        start = config.get("decoder_start_token_id")
        self.start = self.end if start is None else int(start)

    @property
    def limits(self) -> Limits:
        """How long a source and an output may be; T5's relative positions have no end, its training had."""
        given = self._spec.options.get("input")
        positions = self._config.get("max_position_embeddings") or self._config.get("n_positions")
        own = int(given) if given else int(positions or _T5_INPUT)
        return Limits(own, int(positions or max(own, _T5_INPUT)))

    @property
    def starts_with_code(self) -> bool:
        """Whether the decoder starts with the target's code instead of a token of its own (mBART-25)."""
        return self._type == "mbart" and not self._mbart50

    def sentence_limit(self) -> int:
        """The longest source of a translation, in tokens of text."""
        return min(_LONGEST_SENTENCE, self.limits.source - 8)

    @property
    def normaliser(self) -> Normaliser:
        """What makes texts such as the model was trained on; NLLB's makers normalised all of theirs (stopes)."""
        nllb = self._type == "m2m_100" and self._tokens.id("__en__") is None
        return Normaliser(self._tokens.unknown, always=nllb)

    @property
    def suppressed(self) -> tuple[int, ...]:
        """Tokens that are never to be generated: the unknown one, and Marian's padding."""
        unknown = self._tokens.id("<unk>")
        padding = self._type == "marian" and self._tokens.vocabulary[-1] == "<pad>"
        return (*((unknown,) if unknown is not None else ()), *((self.pad,) if padding else ()))

    def translation(self, source: str, target: str) -> Frame:
        """The frame for a direction (ISO 639-1 codes).

        Raises:
            UnknownLanguage: the model or its tokenizer has no code for one of them.
        """
        if self.starts_with_code:
            return Frame((), (self.end, self._language(source)), (self._language(target),))
        if self._type in ("m2m_100", "mbart"):
            code = self._language(source)
            return Frame((code,), (self.end,), (self.start, self._language(target)))
        return Frame((*self._begin(), *self._prefix(target)), (self.end,), (self.start, *self._forced()))

    def summary(self, language: str) -> Frame:
        """The frame for a summary in the language of the text."""
        if self._type in ("mbart", "m2m_100"):
            return self.translation(language, language)
        return Frame((*self._begin(), *self._prefix(language)), (self.end,), (self.start, *self._forced()))

    def _begin(self) -> tuple[int, ...]:
        return (self._required("bos_token_id"),) if self._type == "bart" else ()

    def _forced(self) -> tuple[int, ...]:
        forced = self._config.get("forced_bos_token_id")
        if forced is None and self._type == "bart" and self._config.get("force_bos_token_to_be_generated"):
            forced = self._config.get("bos_token_id")
        return () if forced is None else (int(forced),)

    def _prefix(self, target: str) -> tuple[int, ...]:
        """The ids of the option prefix=, where a language code must be one token."""
        prefix = self._spec.options.get("prefix", "").replace("{target}", target)
        if not prefix:
            return ()
        if not _CODE.fullmatch(prefix):
            return tuple(self._tokens.encode([prefix])[0])
        number = self._tokens.id(prefix)
        if number is None:
            raise self._unknown(target, prefix)
        return (number,)

    def _language(self, language: str) -> int:
        code = self._code(language)
        number = None if code is None else self._tokens.id(code)
        if number is None or number == self._tokens.id("<unk>"):
            raise self._unknown(language, code)
        return number

    def _code(self, language: str) -> str | None:
        own = dict(pair.split(":", 1) for pair in self._spec.options.get("codes", "").split(",") if pair)
        if language in own:
            return own[language]
        if self._type == "mbart":
            return _code_of(language, "mbart")
        if self._tokens.id("__en__") is not None:
            return f"__{language}__"
        return _code_of(language, "nllb")

    def _unknown(self, language: str, code: str | None) -> UnknownLanguage:
        what = f"no token {code}" if code else "no code"
        return UnknownLanguage(
            f"{self._spec.id} has {what} for {name_of(language)} ({language}) in its tokenizer.",
            "Give the model's own code with codes= or prefix= in models.txt, or choose another model.",
        )

    def _required(self, key: str) -> int:
        value = self._config.get(key)
        value = value[0] if isinstance(value, list) else value
        if not isinstance(value, int):
            raise ModelDamaged(f"config.json of {self._spec.id} has no {key}.", "Choose another model or revision.")
        return value


def _code_of(language: str, family: str) -> str | None:
    """The code of a language in a family of models."""
    return languages.get(language).codes.get(family)
