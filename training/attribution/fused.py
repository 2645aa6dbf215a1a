"""The encoder as it is exported: attention as one operator of the run time, which is twice as fast.

One window is read at a time, so there is no padding to be kept out of sight.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.model import Encoder, Layer


class _Attention(torch.autograd.Function):
    """Attention of `heads` heads with a scale of 1, on `(windows, length, width)`."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        windows, length, _ = query.shape
        split = (t.view(windows, length, heads, -1).transpose(1, 2) for t in (query, key, value))
        mixed = functional.scaled_dot_product_attention(*split, scale=1.0)
        return mixed.transpose(1, 2).reshape(windows, length, -1)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads, scale_f=1.0)
        out.setType(value.type())
        return out


class FusedLayer(nn.Module):
    """A `model.Layer` without padding and dropout; the same numbers come out."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, values: Tensor) -> Tensor:
        layer = self.layer
        query, key, value = layer.mix(values).chunk(3, dim=-1)
        mixed = _Attention.apply(query, key, value, layer.heads)  # type: ignore[no-untyped-call]
        values = layer.mix_norm(values + layer.out(mixed))
        out: Tensor = layer.norm(values + layer.narrow(functional.gelu(layer.widen(values))))
        return out


class FusedEncoder(nn.Module):
    """A `model.Encoder` of fused layers, for windows without padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in encoder.layers if isinstance(layer, Layer))

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        values = self.encoder.embed(ids, marks)
        for layer in self.layers:
            values = layer(values)
        return values
