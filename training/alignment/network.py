"""The network of the alignment: the sentence encoder, and a head that lays word pieces of two reports side by side.

`tellings/alignment/interaction.py` is the same head in numpy, and says what its columns are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from tellings.alignment.interaction import ABSENT, BEST, NONE, STRETCHES
from tellings.learned.encoder import FIRST_WORD, LEAST_RARITY, RAREST

WIDTH, HEADS, INNER = 384, 12, 1536
HIDDEN = 24
LEVELS = ((10.0, 0.45), (10.0, 0.6), (10.0, 0.75))
"""Slopes and levels that training starts from."""
MATCHED = 1 + 2 * len(LEVELS) + len(STRETCHES)
PAIR_COLUMNS = 1 + 2 * MATCHED + 3
CELL_COLUMNS = BEST + 1 + 2 * MATCHED + PAIR_COLUMNS + 1


class SharedDropout(nn.Module):
    """Dropout of whole features of a sentence: one mask for all its pieces, so it is cheap."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, values: Tensor) -> Tensor:
        if not self.training:
            return values
        keep = torch.rand(values.shape[0], 1, values.shape[2]) >= self.rate
        return values * (keep.to(values.dtype) / (1 - self.rate))


class Layer(nn.Module):
    """One layer of BERT, its three projections as one."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.mix_norm, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, values: Tensor, blocked: Tensor) -> Tensor:
        batch, length, width = values.shape
        parts = self.mix(values).view(batch, length, 3, HEADS, width // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out, since the fused attention is slow backwards where it has a mask.
        scores = query @ key.transpose(-1, -2) * (width // HEADS) ** -0.5 + blocked.to(query.dtype)
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, width)
        values = self.mix_norm(values + self.dropout(self.out(mixed)))
        read: Tensor = self.norm(values + self.dropout(self.narrow(functional.gelu(self.widen(values)))))
        return read

    def parts(self, layer: nn.Module) -> list[tuple[nn.Module, list[nn.Module]]]:
        """This layer's modules, each with those of a BERT layer that it holds, one below the other."""
        attention = layer.attention
        return [
            (self.mix, [attention.self.query, attention.self.key, attention.self.value]),
            (self.out, [attention.output.dense]),
            (self.mix_norm, [attention.output.LayerNorm]),
            (self.widen, [layer.intermediate.dense]),
            (self.narrow, [layer.output.dense]),
            (self.norm, [layer.output.LayerNorm]),
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Offered:
    """What a report's sentences offer, as `tellings.alignment.interaction.PieceTable`."""

    vectors: Tensor
    weights: Tensor
    present: Tensor
    means: Tensor


class Network(nn.Module):
    """The encoder's upper layers, which are trained, and the head; the lower layers are left as they are."""

    def __init__(self, base: BertModel, lower: int, dropout: float) -> None:
        super().__init__()
        self.base, self.lower = base, lower
        base.requires_grad_(requires_grad=False)
        self.layers = nn.ModuleList(Layer(dropout) for _ in base.encoder.layer[lower:])
        for layer, given in zip(self.layers, base.encoder.layer[lower:], strict=True):
            for module, sources in layer.parts(given):
                module.weight.data = torch.cat([s.weight.data for s in sources])
                module.bias.data = torch.cat([s.bias.data for s in sources])
        self.projection = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.eye_(self.projection.weight)
        self.salience = nn.Linear(WIDTH, 1)
        nn.init.zeros_(self.salience.weight)
        nn.init.zeros_(self.salience.bias)
        self.slopes = nn.Parameter(torch.tensor([slope for slope, _ in LEVELS]))
        self.levels = nn.Parameter(torch.tensor([level for _, level in LEVELS]))
        self.pair, self.cell = _layers(PAIR_COLUMNS, 1), _layers(CELL_COLUMNS, 2)
        nn.init.constant_(self.pair[-1].bias, -3.0)
        self.register_buffer("rarities", _rarities(), persistent=False)

    def read_lower(self, ids: Tensor) -> Tensor:
        """The states under the trained layers, `(sentences, pieces, 384)`."""
        blocked = _blocked(ids)
        values = self.base.embeddings(ids).to(torch.bfloat16)
        for given in self.base.encoder.layer[: self.lower]:
            layer = Layer(0.0).eval()
            for module, sources in layer.parts(given):
                module.weight.data = torch.cat([s.weight.data for s in sources])
                module.bias.data = torch.cat([s.bias.data for s in sources])
            values = layer(values, blocked)
        return values

    def read_upper(self, values: Tensor, ids: Tensor) -> Tensor:
        """From there to the last states."""
        blocked = _blocked(ids)
        for layer in self.layers:
            values = layer(values, blocked)
        return values

    def offer(self, states: Tensor, ids: Tensor) -> Offered:
        """From the states of a report's word pieces `(n, length, 384)`, without those of the marks at both ends."""
        present = ids > 0
        says = torch.exp(self.salience(states).float().squeeze(-1).clamp(-4, 4))
        means = (states.float() * present[..., None]).sum(1) / present.sum(1, keepdim=True).clamp(min=1)
        return Offered(
            functional.normalize(self.projection(states).float(), dim=-1),
            self.rarities[ids] * says * present,
            present,
            functional.normalize(means, dim=-1),
        )

    def judge(self, left: Offered, right: Offered) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
        """Log odds `(pairs, told, full)` for the left report's sentences in the right one, and the other way round."""
        (n, length, width), (m, other, _) = left.vectors.shape, right.vectors.shape
        like = (left.vectors.reshape(-1, width) @ right.vectors.reshape(-1, width).T).float()
        like = like.reshape(n, length, m, other)
        like = like.masked_fill(~right.present[None, None], NONE).masked_fill(~left.present[:, :, None, None], NONE)
        forward, back = like.amax(3).permute(0, 2, 1), like.amax(1)
        cosine = left.means @ right.means.T
        ahead = self._matched(forward, left.weights[:, None])
        behind = self._matched(back, right.weights[None])
        return (
            self._judged(cosine, ahead, behind, forward, left.weights),
            self._judged(cosine.T, behind.transpose(0, 1),
                         ahead.transpose(0, 1), back.transpose(0, 1), right.weights),
        )  # fmt: skip

    def _matched(self, best: Tensor, weights: Tensor) -> Tensor:
        total = weights.sum(-1, keepdim=True).clamp(min=1e-3)
        gates = torch.sigmoid(self.slopes * (best[..., None] - self.levels)) * weights[..., None]
        mean, sums = (best * weights).sum(-1, keepdim=True) / total, gates.sum(-2)
        middle = gates[..., 1].reshape(-1, 1, best.shape[-1])
        stretches = []
        for length in STRETCHES:
            size = min(length, best.shape[-1])
            largest = (functional.avg_pool1d(middle, size, 1) * size).amax(-1)
            stretches.append(torch.log1p(largest).reshape(*best.shape[:-1], 1))
        return torch.cat([mean, sums / total, torch.log1p(sums), *stretches], -1)

    def _judged(
        self, cosine: Tensor, ahead: Tensor, behind: Tensor, best: Tensor, weights: Tensor
    ) -> tuple[Tensor, ...]:
        cover = ahead[..., 2]
        leads = [_lead(cosine, 1), _lead(cosine, 0), _lead(cover, 1)]
        columns = torch.cat([cosine[..., None], ahead, behind, torch.stack(leads, -1)], -1)
        pairs = self.pair(columns).squeeze(-1)
        count = min(BEST, pairs.shape[1])
        top = pairs.topk(count, 1)
        near = best.gather(1, top.indices[..., None].expand(-1, -1, best.shape[2])).amax(1)
        first = columns.gather(1, top.indices[:, :1, None].expand(-1, -1, columns.shape[2])).squeeze(1)
        rows = [
            functional.pad(top.values, (0, BEST - count), value=ABSENT),
            torch.logsumexp(pairs, 1, keepdim=True),
            self._matched(best.amax(1), weights),
            self._matched(near, weights),
            first,
            torch.log1p(weights.sum(-1, keepdim=True)),
        ]
        found = self.cell(torch.cat(rows, -1))
        return pairs, found[:, 0] + top.values[:, 0], found[:, 1]


def _layers(columns: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.LayerNorm(columns), nn.Linear(columns, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, outputs)
    )


def _lead(scores: Tensor, axis: int) -> Tensor:
    return scores - scores.amax(axis, keepdim=True)


def _blocked(ids: Tensor) -> Tensor:
    return ((ids == 0).float() * -1e4)[:, None, None, :]


def _rarities() -> Tensor:
    ranks = np.arange(RAREST)
    found = np.log(np.maximum(ranks, FIRST_WORD) / FIRST_WORD * 2)
    found[: FIRST_WORD - 1] = LEAST_RARITY
    return torch.tensor(found, dtype=torch.float32)
