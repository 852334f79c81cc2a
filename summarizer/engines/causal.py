"""Instruction-tuned causal models: a prompt by their chat template, an answer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.engines.base import GREEDY, Decoding, Hypothesis, ModelCard, ScoredTarget
from summarizer.engines.prompts import ARTICLE, mark_for, strip_answer, summary_prompt, translation_prompt
from summarizer.engines.search import Backend, Output, Search
from summarizer.engines.seq2seq import refuse_longer, refuse_unpaired, scored
from summarizer.engines.tokens import Piece
from summarizer.errors import ModelDamaged, UnknownLanguage
from summarizer.languages import name_of
from summarizer.models.registry import ModelSpec

# Tokens of a vocabulary that is not made for Uzbek are short: its translations can be three times the source.
_LENGTH_FACTOR, _LENGTH_ROOM = 3, 40
_TOKENS_PER_WORD = 4.0
# What a sentence may be: chat models follow an instruction better on short texts.
_LONGEST_SENTENCE = 400


class Chat:
    """A chat model's tokenizer. The article is tokenized by itself, so that control tokens in it are only text."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoTokenizer, PreTrainedTokenizerFast

        tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        if not isinstance(tokenizer, PreTrainedTokenizerFast) or not tokenizer.chat_template:
            raise ModelDamaged(f"{folder} has no chat template.", "Choose an instruction-tuned model.")
        self._tokenizer = tokenizer
        self._plain = _without_control(tokenizer)
        vocabulary = tokenizer.get_vocab()
        self.vocabulary = [f"<gap_{number}>" for number in range(max(vocabulary.values()) + 1)]
        for token, number in vocabulary.items():
            self.vocabulary[number] = token

    def text_ids(self, text: str) -> list[int]:
        """The ids of an article's text; nothing in it becomes a control token."""
        return list(self._plain.encode(text, add_special_tokens=False).ids)

    def pieces(self, text: str) -> list[Piece]:
        """The tokens of an answer."""
        encoding = self._plain.encode(text, add_special_tokens=False)
        return [
            Piece.of(number, start, end, text)
            for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
        ]

    def prompt_ids(self, prompt: str, text: str) -> list[int]:
        """The ids of a conversation that asks ``prompt`` with ``text`` in the place of ARTICLE."""
        rendered = self._tokenizer.apply_chat_template(
            [{"role": "user", "content": prompt}], tokenize=False, add_generation_prompt=True, enable_thinking=False
        )
        before, _, after = str(rendered).partition(ARTICLE)
        ids = self._tokenizer(before, add_special_tokens=False).input_ids
        return [*ids, *self.text_ids(text), *self._tokenizer(after, add_special_tokens=False).input_ids]

    def closing_first(self, ends: Sequence[int]) -> list[int]:
        """``ends``, before the others the one by which the chat template ends an answer."""
        turns = [{"role": "user", "content": "?"}, {"role": "assistant", "content": ARTICLE}]
        rendered = str(self._tokenizer.apply_chat_template(turns, tokenize=False))
        after = self._tokenizer(rendered.partition(ARTICLE)[2], add_special_tokens=False).input_ids
        return sorted(ends, key=lambda end: after.index(end) if end in after else len(after))

    def decode(self, ids: Sequence[int]) -> str:
        """The answer's text."""
        return strip_answer(str(self._tokenizer.decode(list(ids), skip_special_tokens=True)))

    def save(self, folder: Path) -> None:
        """Write what ``Chat`` needs."""
        self._tokenizer.save_pretrained(folder)


def _without_control(tokenizer: Any) -> Any:
    from tokenizers import Tokenizer

    plain = Tokenizer.from_str(tokenizer.backend_tokenizer.to_str())
    plain.no_padding()
    plain.no_truncation()
    plain.encode_special_tokens = True
    return plain


@dataclass(frozen=True, slots=True)
class Causal:
    """A loaded chat model. ``window`` is the number of tokens for question and answer together."""

    chat: Chat
    backend: Backend
    window: int

    def ask(self, questions: Sequence[tuple[str, str]], decoding: Decoding, limits: Sequence[int]) -> list[Hypothesis]:
        """Answers to (prompt, text) pairs, in order, each of at most so many tokens; an empty text stays empty."""
        full = [index for index, (_, text) in enumerate(questions) if text]
        hypotheses = [Hypothesis("", 0.0, True, 0)] * len(questions)
        if full:
            prompts = [self.chat.prompt_ids(*questions[index]) for index in full]
            search = Search(decoding, tuple(limits[index] for index in full))
            for index, output in zip(full, self.backend.generate(prompts, (), search), strict=True):
                hypotheses[index] = self._hypothesis(output)
        return hypotheses

    def score(self, questions: Sequence[tuple[str, str]], answers: Sequence[str]) -> list[ScoredTarget]:
        """How probable the model finds each answer to its (prompt, text) pair."""
        pieces = [self.chat.pieces(answer) for answer in answers]
        prompts = [self.chat.prompt_ids(*question) for question in questions]
        rows = self.backend.score(prompts, (), [[piece.id for piece in one] for one in pieces])
        return [scored(one, row) for one, row in zip(pieces, rows, strict=True)]

    def _hypothesis(self, output: Output) -> Hypothesis:
        return Hypothesis(self.chat.decode(output.ids), output.logprob, output.finished, len(output.ids))


class ChatTranslation:
    """See ``TranslationEngine``."""

    def __init__(self, model: Causal, spec: ModelSpec, card: ModelCard) -> None:
        self._model = model
        self._directions = spec.directions
        self.card = card
        self.input_limit = min(_LONGEST_SENTENCE, model.window // 6)
        self.workers, self.batch = model.backend.workers, model.backend.batch

    def supports(self, source: str, target: str) -> bool:
        """Whether models.txt names this direction for the model."""
        return (source, target) in self._directions

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the prompt."""
        return [len(self._model.chat.text_ids(text)) for text in texts]

    def translate(
        self, texts: Sequence[str], source: str, target: str, decoding: Decoding = GREEDY
    ) -> list[Hypothesis]:
        """One hypothesis for each text, in order.

        Raises:
            UnknownLanguage: models.txt does not name this direction for the model.
            NotEnoughMemory: the batch does not fit.
            ValueError: a text is longer than ``input_limit`` tokens.
        """
        questions = self._questions(texts, source, target)
        limits = [_LENGTH_FACTOR * count + _LENGTH_ROOM for count in self.count_tokens([text for _, text in questions])]
        return self._model.ask(questions, decoding, limits)

    def score(self, texts: Sequence[str], targets: Sequence[str], source: str, target: str) -> list[ScoredTarget]:
        """How probable the model finds each target; see ``TranslationEngine``."""
        refuse_unpaired(texts, targets)
        return self._model.score(self._questions(texts, source, target), targets)

    def _questions(self, texts: Sequence[str], source: str, target: str) -> list[tuple[str, str]]:
        if not self.supports(source, target):
            raise UnknownLanguage(
                f"{self.card.id} is not set up to translate {name_of(source)} into {name_of(target)}.",
                "Add the direction to its line in a models.txt of your own.",
            )
        lines = [" ".join(text.split()) for text in texts]
        refuse_longer([self._model.chat.text_ids(line) for line in lines], self.input_limit)
        return [(translation_prompt(source, target, mark_for(line)), line) for line in lines]

    def close(self) -> None:
        """Release the model's memory."""
        self._model.backend.close()


class ChatSummary:
    """See ``SummaryEngine``."""

    def __init__(self, model: Causal, language: str, card: ModelCard) -> None:
        self._model = model
        self.card = card
        self.language = language
        self.input_limit = model.window * 3 // 4

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the prompt."""
        return [len(self._model.chat.text_ids(text)) for text in texts]

    def summarize(self, texts: Sequence[str], max_words: int, min_words: int = 0) -> list[Hypothesis]:
        """One summary for each text, in order.

        Raises:
            NotEnoughMemory: the batch does not fit.
            ValueError: a text is longer than ``input_limit`` tokens.
        """
        refuse_longer([self._model.chat.text_ids(text) for text in texts], self.input_limit)
        questions = [
            (summary_prompt(self.language, max_words, min_words, mark_for(text)), text.strip()) for text in texts
        ]
        limit = math.ceil(_TOKENS_PER_WORD * max_words) + _LENGTH_ROOM
        return self._model.ask(questions, GREEDY, [limit] * len(texts))

    def close(self) -> None:
        """Release the model's memory."""
        self._model.backend.close()
