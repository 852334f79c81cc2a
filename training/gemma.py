"""Gemma 3 with LoRA, written for training on a few CPU cores.

The arithmetic is that of transformers' ``Gemma3ForCausalLM`` (tests compare the two); what differs
is the cost. Projections run in bfloat16, which current x86 cores multiply about five times faster
than float32; norms and the residual stream stay in float32; one compiled function serves all
layers; and the loss is computed over the target tokens and a cut vocabulary only, in chunks whose
logits are never kept.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
"""The projections that carry LoRA factors."""

EPS = 1e-6
"""Added to the mean square in Gemma's norms."""

_ATTENTION = frozenset({"q_proj", "k_proj", "v_proj", "o_proj"})


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes that the layers need, read from the base model's ``config.json``."""

    hidden: int
    layers: int
    heads: int
    head_dim: int
    thetas: tuple[float, ...]
    """One rotary base a layer: sliding layers and full ones differ."""

    @classmethod
    def load(cls, folder: Path) -> "Shape":
        """Read the sizes of the converted base model in ``folder``."""
        config: dict[str, Any] = json.loads((folder / "config.json").read_text())
        rope = config["rope_parameters"]
        return cls(
            hidden=config["hidden_size"],
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            head_dim=config["head_dim"],
            thetas=tuple(rope[kind]["rope_theta"] for kind in config["layer_types"]),
        )


@dataclass(frozen=True, slots=True)
class Lora:
    """The size of an adapter (Hu et al. 2021): the product of its factors is scaled."""

    rank: int
    alpha: float

    @property
    def scale(self) -> float:
        """The scale, alpha / rank."""
        return self.alpha / self.rank


def module_name(layer: int, projection: str) -> str:
    """Return the name of a projection inside the transformers model."""
    part = "self_attn" if projection in _ATTENTION else "mlp"
    return f"model.layers.{layer}.{part}.{projection}"


def _norm(x: Tensor, weight: Tensor) -> Tensor:
    x = x.float()
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPS) * weight


def _rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    low, high = x.chunk(2, dim=-1)
    return x * cos + torch.cat((-high, low), dim=-1) * sin


def _adapted(x: Tensor, weight: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """One projection with its LoRA factors (the scale is already in ``b``)."""
    return functional.linear(x, weight) + functional.linear(functional.linear(x, a), b)


def _layer(
    x: Tensor,
    batch: int,
    rotary: tuple[Tensor, Tensor],
    w: dict[str, Tensor],
    lora: dict[str, tuple[Tensor, Tensor]],
) -> Tensor:
    """One decoder layer over ``batch`` rows flattened to (tokens, hidden), right-padded."""
    dtype = w["q_proj"].dtype
    tokens, dim = x.shape[0], w["q_norm"].shape[0]
    h = _norm(x, w["input_layernorm"]).to(dtype)
    q = _adapted(h, w["q_proj"], *lora["q_proj"]).view(batch, tokens // batch, -1, dim)
    k = _adapted(h, w["k_proj"], *lora["k_proj"]).view(batch, tokens // batch, -1, dim)
    v = _adapted(h, w["v_proj"], *lora["v_proj"]).view(batch, tokens // batch, -1, dim)
    q = _rotate(_norm(q, w["q_norm"]), *rotary).to(dtype).transpose(1, 2)
    k = _rotate(_norm(k, w["k_norm"]), *rotary).to(dtype).transpose(1, 2)
    v = v.transpose(1, 2)
    heads = q.shape[1]
    mixed = functional.scaled_dot_product_attention(
        q,
        k.expand(-1, heads, -1, -1),
        v.expand(-1, heads, -1, -1),
        is_causal=True,
        scale=dim**-0.5,
    )
    mixed = mixed.transpose(1, 2).reshape(tokens, heads * dim)
    x = x + _norm(_adapted(mixed, w["o_proj"], *lora["o_proj"]), w["post_attention_layernorm"])
    h = _norm(x, w["pre_feedforward_layernorm"]).to(dtype)
    gate = functional.gelu(_adapted(h, w["gate_proj"], *lora["gate_proj"]), approximate="tanh")
    up = _adapted(h, w["up_proj"], *lora["up_proj"])
    down = _adapted(gate * up, w["down_proj"], *lora["down_proj"])
    return x + _norm(down, w["post_feedforward_layernorm"])


class ChunkedLoss(torch.autograd.Function):
    """Cross-entropy of tied output weights, whose logits exist one chunk at a time."""

    @staticmethod
    def forward(
        ctx: Any, hidden: Tensor, weight: Tensor, labels: Tensor, smoothing: float, bias: Tensor | None
    ) -> Tensor:
        """Return the mean loss; keep only the gradient of ``hidden`` (tokens, size)."""
        total = hidden.new_zeros((), dtype=torch.float32)
        gradient = torch.empty_like(hidden)
        size, count = weight.shape[0], hidden.shape[0]
        for start in range(0, count, 256):
            rows = slice(start, start + 256)
            logits = functional.linear(hidden[rows], weight).float()
            if bias is not None:
                logits += bias
            gold = labels[rows, None]
            log_z = torch.logsumexp(logits, dim=-1, keepdim=True)
            total += (log_z - logits.gather(1, gold)).sum()
            p = torch.exp_(logits.sub_(log_z)).sub_(smoothing / size)
            p.scatter_add_(1, gold, torch.full_like(gold, smoothing - 1.0, dtype=p.dtype))
            gradient[rows] = (p.to(weight.dtype) @ weight) / count
        ctx.save_for_backward(gradient)
        return total / count

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        """Scale the kept gradient by what comes from above."""
        (gradient,) = ctx.saved_tensors
        return gradient * grads[0], None, None, None, None


class Gemma:
    """The frozen base in bfloat16 and one set of LoRA factors in float32 (``factors``).

    The layers use low-precision copies of the factors, so that a step casts each of them once.
    Parameters: ``folder`` is the converted base model, ``lora`` the size of the adapter.
    """

    def __init__(
        self,
        folder: Path,
        lora: Lora,
        *,
        device: str = "cpu",
        dtype: torch.dtype = torch.bfloat16,
        compiled: bool = True,
    ) -> None:
        self.shape = Shape.load(folder)
        self.lora, self.dtype, self.device = lora, dtype, device
        state = load_file(folder / "model.safetensors", device=device)
        self.embedding = state["model.embed_tokens.weight"].to(dtype)
        self.final_norm = state["model.norm.weight"].float() + 1.0
        self.weights = [self._frozen(state, layer) for layer in range(self.shape.layers)]
        self.factors: dict[str, Tensor] = {}
        for layer, weights in enumerate(self.weights):
            for name in TARGETS:
                rows, columns = weights[name].shape
                a = torch.empty(lora.rank, columns, device=device)
                nn.init.uniform_(a, -1 / math.sqrt(columns), 1 / math.sqrt(columns))
                self.factors[f"{module_name(layer, name)}.lora_A"] = a
                b = torch.zeros(rows, lora.rank, device=device)
                self.factors[f"{module_name(layer, name)}.lora_B"] = b
        self._working = {
            key: torch.empty_like(factor, dtype=dtype).requires_grad_() for key, factor in self.factors.items()
        }
        self.refresh()
        self._compiled = torch.compile(_layer, dynamic=True) if compiled else _layer
        self._tables: dict[tuple[float, int], tuple[Tensor, Tensor]] = {}

    def _frozen(self, state: dict[str, Tensor], layer: int) -> dict[str, Tensor]:
        frozen = {}
        for key, value in state.items():
            if key.startswith(f"model.layers.{layer}."):
                name = key.split(".")[-2]
                # Gemma multiplies by one plus the stored norm weight
                frozen[name] = value.float() + 1.0 if "norm" in name else value.to(self.dtype)
        return frozen

    def _rotary(self, theta: float, length: int) -> tuple[Tensor, Tensor]:
        if (theta, length) not in self._tables:
            dim = self.shape.head_dim
            exponent = torch.arange(0, dim, 2, device=self.device).float() / dim
            angle = torch.outer(torch.arange(length, device=self.device).float(), theta**-exponent)
            angle = torch.cat((angle, angle), dim=-1)[:, None, :]
            self._tables[theta, length] = angle.cos(), angle.sin()
        return self._tables[theta, length]

    def _scale(self, key: str) -> float:
        return self.lora.scale if key.endswith("lora_B") else 1.0

    @torch.no_grad()
    def refresh(self) -> None:
        """Copy the float32 factors into the low-precision ones that the layers use."""
        for key, working in self._working.items():
            working.copy_(self.factors[key] * self._scale(key))

    def collect(self) -> Tensor:
        """Return the gradient of all factors as one float32 vector, and clear it."""
        parts = []
        for key, working in self._working.items():
            if working.grad is None:
                parts.append(torch.zeros(working.numel(), device=self.device))
            else:
                parts.append(working.grad.float().flatten() * self._scale(key))
            working.grad = None
        return torch.cat(parts)

    def _lora(self, layer: int) -> dict[str, tuple[Tensor, Tensor]]:
        names = {name: module_name(layer, name) for name in TARGETS}
        return {
            name: (self._working[f"{full}.lora_A"], self._working[f"{full}.lora_B"]) for name, full in names.items()
        }

    def hidden(self, tokens: Tensor) -> Tensor:
        """Return the normed last states (rows * length, hidden) of right-padded ``tokens``."""
        batch, length = tokens.shape
        x = functional.embedding(tokens.flatten(), self.embedding).float()
        x = x * torch.tensor(self.shape.hidden**0.5, dtype=self.dtype).float()
        # without gradients, torch 2.13's compiled attention gives NaN on CPU from the second row on
        apply = self._compiled if torch.is_grad_enabled() else _layer
        for layer, weights in enumerate(self.weights):
            rotary = self._rotary(self.shape.thetas[layer], length)
            x = apply(x, batch, rotary, weights, self._lora(layer))
        return _norm(x, self.final_norm).to(self.dtype)

    def loss(
        self,
        tokens: Tensor,
        target: Tensor,
        pieces: Tensor,
        smoothing: float = 0.0,
        stands_for: Tensor | None = None,
    ) -> Tensor:
        """Return the mean cross-entropy of the tokens marked in ``target``.

        ``tokens`` and the boolean ``target`` are (rows, length); ``pieces`` is the sorted cut
        vocabulary, which must hold every target token; the true token gets ``1 - smoothing``;
        each piece counts ``stands_for`` times (once, if None).
        """
        states = self.hidden(tokens).view(*tokens.shape, -1)[:, :-1]
        chosen = target[:, 1:]
        labels = torch.searchsorted(pieces, tokens[:, 1:][chosen])
        bias = None if stands_for is None else stands_for.log()
        result: Tensor = ChunkedLoss.apply(  # type: ignore[no-untyped-call]
            states[chosen], self.embedding[pieces], labels, smoothing, bias
        )
        return result
