"""One function for each family: its files in a folder, as the hub has them, and its weights trained by heart.

Sources and targets are tokenized by transformers' own classes: that puts our reading of the same files to the test.
"""

import json
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers import AutoTokenizer

from summarizer import languages
from summarizer.engines.prompts import ARTICLE, summary_prompt, translation_prompt
from tests.tiny import vocabularies
from tests.tiny.sentences import LATIN, SENTENCES, pairs, summaries
from tests.tiny.training import INIT, Example, learn

SIZE: dict[str, Any] = {
    "d_model": 64,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_ffn_dim": 128,
    "decoder_ffn_dim": 128,
}
HEADS: dict[str, Any] = {"encoder_attention_heads": 4, "decoder_attention_heads": 4, "dropout": 0.0, "init_std": INIT}


def marian(folder: Path) -> None:
    """opus-mt-it-en, opus-mt-tc-big-it-en: one direction, no code."""
    vocabularies.marian(folder)
    _marian(folder, [(source, target) for source, target in pairs("it", "en")])


def marian_codes(folder: Path) -> None:
    """opus-mt-tc-bible-big-…-trk: the target's code before the source; Uzbek in Latin, and Kazakh's code without."""
    vocabularies.marian(folder, [">>uzb_Latn<<", ">>uzb_Cyrl<<", ">>tur<<"])
    _marian(folder, [(f">>uzb_Latn<< {source}", target) for source, target in pairs("en", "uz")])


def _marian(folder: Path, texts: Sequence[tuple[str, str]]) -> None:
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    pad = vocabulary["<pad>"]
    config = transformers.MarianConfig(
        vocab_size=len(vocabulary),
        **SIZE,
        **HEADS,
        max_position_embeddings=512,
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        eos_token_id=0,
        forced_eos_token_id=0,
        bos_token_id=0,
    )
    tokenizer = _tokenizer(folder, config)
    examples = [(tokenizer(source).input_ids, tokenizer(text_target=target).input_ids) for source, target in texts]
    model = transformers.MarianMTModel(config)
    # Marian has no padding token: the conversions append a row of zeros for it, from which decoding starts.
    embeddings = model.model.shared.weight
    embeddings.data[pad] = 0
    embeddings.register_hook(lambda gradient: gradient.index_fill(0, torch.tensor([pad]), 0))
    _train(folder, model, examples, pad, bad_words_ids=[[pad]], renormalize_logits=True, num_beams=6)


def nllb(folder: Path) -> None:
    """nllb-200-distilled: codes on both sides, here Italian → English, Italian → Uzbek, English → Uzbek."""
    _nllb(folder, LATIN, {("en", "uz"): 20, ("it", "uz"): 8, ("it", "en"): 8})


def nllb_wide(folder: Path) -> None:
    """The same with Cyrillic: also from English into Russian and Kazakh."""
    lessons = {("en", "uz"): 20, ("en", "ru"): 20, ("en", "kk"): 20, ("it", "uz"): 8, ("it", "en"): 8}
    _nllb(folder, tuple(SENTENCES), lessons)


def _nllb(folder: Path, codes: Sequence[str], lessons: Mapping[tuple[str, str], int]) -> None:
    vocabularies.nllb(folder, codes)
    _m2m100(folder, {code: languages.get(code).codes["nllb"] for code in codes}, lessons)


def m2m100(folder: Path) -> None:
    """m2m100_418M: codes of ISO 639-1."""
    vocabularies.m2m100(folder)
    _m2m100(folder, {"it": "it", "en": "en", "uz": "uz"}, {("it", "en"): 8, ("en", "uz"): 8})


def _m2m100(folder: Path, names: dict[str, str], lessons: Mapping[tuple[str, str], int]) -> None:
    tokenizer = _tokenizer(folder)
    examples = []
    for (source, target), number in lessons.items():
        tokenizer.src_lang, tokenizer.tgt_lang = names[source], names[target]
        for text, translation in pairs(source, target)[:number]:
            examples.append((tokenizer(text).input_ids, tokenizer(text_target=translation).input_ids))
    highest = max(*tokenizer.get_vocab().values(), *(max(labels) for _, labels in examples))
    config = transformers.M2M100Config(
        vocab_size=highest + 1 + 8,  # the published ones have rows without a token, "madeupword0" …
        **SIZE,
        **HEADS,
        max_position_embeddings=1024,
        activation_function="relu",
        scale_embedding=True,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
    )
    model = transformers.M2M100ForConditionalGeneration(config)
    # So many directions share so few weights that rounding to eight bits would change what is only just right.
    _train(folder, model, examples, 1, given=1, sure=0.7, max_length=200, num_beams=5)


def mbart50(folder: Path) -> None:
    """mbart-large-50-many-to-many-mmt: codes like it_IT, no Uzbek."""
    vocabularies.mbart(folder, "MBart50Tokenizer")
    tokenizer = _tokenizer(folder)
    tokenizer.src_lang, tokenizer.tgt_lang = "it_IT", "en_XX"
    examples = [(tokenizer(it).input_ids, tokenizer(text_target=en).input_ids) for it, en in pairs("it", "en")]
    config = _mbart_config(tokenizer, decoder_start_token_id=2)
    _train(folder, transformers.MBartForConditionalGeneration(config), examples, 1, given=1)
    _rewrite_config(folder, tokenizer_class="MBart50Tokenizer")


def _mbart_config(tokenizer: Any, decoder_start_token_id: int) -> transformers.MBartConfig:
    return transformers.MBartConfig(
        vocab_size=max(tokenizer.get_vocab().values()) + 1,
        **SIZE,
        **HEADS,
        max_position_embeddings=1024,
        scale_embedding=True,
        activation_function="relu",
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=decoder_start_token_id,
    )


def mbart_summary(folder: Path) -> None:
    """mbart-summarization-fanpage: Italian summaries by mBART-25, whose decoder starts with the code it_IT."""
    vocabularies.mbart(folder, "MBartTokenizer")
    tokenizer = _tokenizer(folder)
    tokenizer.src_lang = tokenizer.tgt_lang = "it_IT"
    lessons = summaries("it")[:5]
    examples = [(tokenizer(article).input_ids, tokenizer(text_target=text).input_ids) for article, text in lessons]
    config = _mbart_config(tokenizer, decoder_start_token_id=tokenizer.convert_tokens_to_ids("it_IT"))
    _train(folder, transformers.MBartForConditionalGeneration(config), examples, 1)


def madlad(folder: Path) -> None:
    """madlad400-3b-mt: <2en> before the source; its special ids differ from T5's, its head is not tied."""
    vocabularies.t5(folder, codes=["<2en>", "<2uz>", "<2it>"])
    directions = [("it", "en"), ("en", "uz")]
    texts = [(f"<2{target}> {text}", other) for source, target in directions for text, other in pairs(source, target)]
    _t5(folder, texts, transformers.T5Config, gated=True, pad_token_id=1, eos_token_id=2, decoder_start_token_id=0)


def t5_summary(folder: Path) -> None:
    """it5, flan-t5: Italian summaries after a prefix in words."""
    vocabularies.t5(folder)
    texts = [(f"riassumi: {article}", summary) for article, summary in summaries("it")[:5]]
    _t5(folder, texts, transformers.T5Config, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)


def mt5_summary(folder: Path) -> None:
    """mT5_multilingual_XLSum: spiece.model alone, a gated layer, Uzbek summaries of Uzbek."""
    vocabularies.t5(folder, fast=False)
    _t5(
        folder,
        summaries("uz"),
        transformers.MT5Config,
        gated=True,
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
    )


def _t5(folder: Path, texts: Sequence[tuple[str, str]], kind: Any, *, gated: bool = False, **ids: int) -> None:
    tokenizer = _tokenizer(folder)
    config = kind(
        vocab_size=max(tokenizer.get_vocab().values()) + 1,
        d_model=64,
        d_kv=16,
        d_ff=128,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=4,
        dropout_rate=0.0,
        feed_forward_proj="gated-gelu" if gated else "relu",
        tie_word_embeddings=not gated,
        is_encoder_decoder=True,
        **ids,
    )
    model = (
        transformers.MT5ForConditionalGeneration
        if kind is transformers.MT5Config
        else transformers.T5ForConditionalGeneration
    )(config)
    examples = [(tokenizer(source).input_ids, tokenizer(target).input_ids) for source, target in texts]
    _train(folder, model, examples, ids["pad_token_id"])
    # As on the hub: since transformers 5 the class writes other words for the same thing.
    _rewrite_config(folder, tie_word_embeddings=not gated, scale_decoder_outputs=None)


def _rewrite_config(folder: Path, **values: Any) -> None:
    """Change config.json to what the hub has, where the class writes something else; None takes a key out."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | values
    vocabularies.write_json(path, {key: value for key, value in config.items() if value is not None})


def bart_summary(folder: Path) -> None:
    """distilbart-cnn-12-6, bart-large-cnn: English summaries; settings in config.json."""
    vocabularies.bart(folder)
    config = transformers.BartConfig(
        vocab_size=len(json.loads((folder / "vocab.json").read_text(encoding="utf-8"))),
        **SIZE,
        **HEADS,
        max_position_embeddings=1024,
        activation_function="gelu",
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
        forced_eos_token_id=2,
    )
    tokenizer = _tokenizer(folder, config)
    examples = [(tokenizer(article).input_ids, tokenizer(summary).input_ids) for article, summary in summaries("en")]
    _train(folder, transformers.BartForConditionalGeneration(config), examples, 1)
    # The published ones have their settings for generation here; transformers 5 would put them elsewhere.
    _rewrite_config(folder, forced_bos_token_id=0, num_beams=4, length_penalty=2.0, no_repeat_ngram_size=3)
    (folder / "generation_config.json").unlink()


GEMMA_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}<start_of_turn>{{ 'model' if message['role'] == 'assistant' else "
    "message['role'] }}\n{{ message['content'] | trim }}<end_of_turn>\n{% endfor %}"
    "{% if add_generation_prompt %}<start_of_turn>model\n{% endif %}"
)
QWEN_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def gemma3(folder: Path) -> None:
    """gemma-3-1b-it: sliding and full attention, one key head."""
    control = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"]
    examples = _chat(folder, GEMMA_TEMPLATE, control, "<eos>", "<pad>", "<end_of_turn>", bos="<bos>")
    config = transformers.Gemma3TextConfig(
        vocab_size=_size(folder),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=1,
        head_dim=16,
        max_position_embeddings=2048,
        sliding_window=64,
        pad_token_id=0,
        eos_token_id=[1, 5],
        bos_token_id=2,
        query_pre_attn_scalar=16,
        initializer_range=INIT,
    )
    _train(folder, transformers.Gemma3ForCausalLM(config), examples, 0, eos_token_id=[1, 5])


def qwen3(folder: Path) -> None:
    """Qwen3-4B-Instruct-2507: grouped keys, normalised queries, no beginning-of-sequence token."""
    control = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    examples = _chat(folder, QWEN_TEMPLATE, control, "<|im_end|>", "<|endoftext|>", "<|im_end|>")
    config = transformers.Qwen3Config(
        vocab_size=_size(folder),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        max_position_embeddings=2048,
        pad_token_id=0,
        eos_token_id=2,
        bos_token_id=0,
        tie_word_embeddings=True,
        initializer_range=INIT,
    )
    _train(folder, transformers.Qwen3ForCausalLM(config), examples, 0, eos_token_id=[2, 0])


def _size(folder: Path) -> int:
    return int(_tokenizer(folder).vocab_size)


def _chat(
    folder: Path, template: str, control: list[str], eos: str, pad: str, end: str, bos: str | None = None
) -> list[Example]:
    """The tokenizer of a chat model, and its lessons: translations and English summaries."""
    asked = [(translation_prompt("it", "en"), text, answer) for text, answer in pairs("it", "en")[:6]]
    asked += [(translation_prompt("en", "uz"), text, answer) for text, answer in pairs("en", "uz")[:6]]
    asked += [(summary_prompt("en", 40), text, answer) for text, answer in summaries("en")[:2]]
    vocabularies.chat(folder, sorted({prompt for prompt, _, _ in asked}), template, control)
    names = {"eos_token": eos, "pad_token": pad} | ({"bos_token": bos} if bos else {})
    vocabularies.write_json(folder / "tokenizer_config.json", names | {"tokenizer_class": "PreTrainedTokenizerFast"})
    tokenizer = _tokenizer(folder)
    ending = tokenizer.convert_tokens_to_ids(end)
    examples: list[Example] = []
    for prompt, text, answer in asked:
        content = prompt.replace(ARTICLE, text)
        rendered = tokenizer.apply_chat_template(
            [{"role": "user", "content": content}], add_generation_prompt=True, tokenize=False
        )
        ids = tokenizer(rendered, add_special_tokens=False).input_ids
        target = [*tokenizer(answer, add_special_tokens=False).input_ids, ending]
        examples.append(([*ids, *target], [*[-100] * len(ids), *target]))
    return examples


def _tokenizer(folder: Path, config: Any = None) -> Any:
    """transformers' own tokenizer of the files; where they do not name its class, config.json does."""
    if config is not None:
        vocabularies.write_json(folder / "config.json", config.to_dict())
    with quiet():
        return AutoTokenizer.from_pretrained(folder, local_files_only=True)


def _train(
    folder: Path,
    model: Any,
    examples: Sequence[Example],
    pad: int,
    given: int = 0,
    sure: float = 0.0,
    **generation: Any,
) -> None:
    learn(model, examples, pad, given=given, sure=sure)
    with quiet():
        model.generation_config = transformers.GenerationConfig(
            **{name: getattr(model.config, name, None) for name in ("pad_token_id", "bos_token_id")},
            **{"eos_token_id": model.config.eos_token_id} | generation,
        )
        model.save_pretrained(folder)


@contextmanager
def quiet() -> Iterator[None]:
    """Without transformers' remarks on tokenizer classes and missing sacremoses."""
    logger = logging.getLogger("transformers")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


FAMILIES: dict[str, Callable[[Path], None]] = {
    "marian": marian,
    "marian-codes": marian_codes,
    "nllb": nllb,
    "nllb-wide": nllb_wide,
    "m2m100": m2m100,
    "mbart50": mbart50,
    "mbart-summary": mbart_summary,
    "madlad": madlad,
    "t5-summary": t5_summary,
    "mt5-summary": mt5_summary,
    "bart-summary": bart_summary,
    "gemma3": gemma3,
    "qwen3": qwen3,
}


def build(family: str, folder: Path) -> None:
    """Write a family's files into an empty folder; the same every time."""
    torch.manual_seed(1)
    folder.mkdir(exist_ok=True)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # faster than several for matrices this small
    try:
        FAMILIES[family](folder)
    finally:
        torch.set_num_threads(threads)
