"""The network: a small encoder, a tagger of cues, and a scorer that reads a window for each cue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tellings.learned.windows import BREAKS, CASES, QUOTES

ROLES = 3
"""Labels of a piece for one cue: none, source, content."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the encoder's are those of the weights that it starts from."""

    vocabulary: int = 30522
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    positions: int = 512
    scorer: int = 96
    dilations: tuple[int, ...] = (1, 2, 4)
    distance_buckets: int = 64
    dropout: float = 0.1


class SharedDropout(nn.Module):
    """Dropout of whole features of a sequence: one mask for all its pieces, so it is cheap."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, values: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return values
        shape = (values.shape[0], 1, values.shape[2])
        keep = (torch.rand(shape) >= self.rate).to(values.dtype) / (1 - self.rate)
        return values * keep


class Layer(nn.Module):
    """One transformer layer, normalised behind each part (as BERT is)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.mix = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.mix_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = SharedDropout(shape.dropout)

    def forward(self, values: Tensor, blocked: Tensor) -> Tensor:
        batch, length, width = values.shape
        parts = self.mix(values).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) + blocked.to(query.dtype)
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2)
        mixed = self.out(mixed.reshape(batch, length, width))
        values = self.mix_norm(values + self.dropout(mixed))
        inner = self.narrow(functional.gelu(self.widen(values)))
        out: Tensor = self.norm(values + self.dropout(inner))
        return out


class Encoder(nn.Module):
    """Word pieces with their marks → vectors `(batch, length, width)`."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.marks = nn.ModuleList(nn.Embedding(n, shape.width) for n in (CASES, QUOTES, BREAKS))
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = SharedDropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        for mark in self.marks:
            nn.init.zeros_(mark.weight)

    def embed(self, ids: Tensor, marks: Tensor) -> Tensor:
        """What the first layer reads."""
        values = self.pieces(ids) + self.positions.weight[: ids.shape[1]]
        for index, mark in enumerate(self.marks):
            values = values + mark(marks[..., index])
        embedded: Tensor = self.dropout(self.norm(values))
        return embedded

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        blocked = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0
        values = self.embed(ids, marks)
        for layer in self.layers:
            values = layer(values, blocked)
        return values


class Scorer(nn.Module):
    """For each cue, the role of every piece of its window `(cues, length, ROLES)`."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.scorer
        self.distance = nn.Embedding(shape.distance_buckets, width)
        self.between = nn.Embedding(4, width)
        self.paragraph = nn.Embedding(5, width)
        self.own = nn.Embedding(3, width)
        self.dilations = shape.dilations
        self.mixers = nn.ModuleList(nn.Linear(3 * width, width) for _ in shape.dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in shape.dilations)
        self.out = nn.Linear(width, ROLES)
        for table in (self.distance, self.between, self.paragraph, self.own):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, pieces: Tensor, cues: Tensor, relations: Tensor) -> Tensor:
        """Score.

        Args:
            pieces: projected pieces of each cue's window, `(cues, length, scorer)`.
            cues: projected cues, `(cues, scorer)`.
            relations: `(cues, length, 4)`: distance, cues between, paragraph, own cue.
        """
        values = pieces + cues[:, None, :]
        tables = (self.distance, self.between, self.paragraph, self.own)
        for index, table in enumerate(tables):
            values = values + table(relations[..., index])
        values = functional.gelu(values)
        for step, mixer, norm in zip(self.dilations, self.mixers, self.norms, strict=True):
            before = functional.pad(values, (0, 0, step, 0))[:, :-step]
            behind = functional.pad(values, (0, 0, 0, step))[:, step:]
            near = torch.cat([before, values, behind], dim=-1)
            values = norm(values + functional.gelu(mixer(near)))
        out: Tensor = self.out(values)
        return out


class Extractor(nn.Module):
    """Encoder, cue tagger and scorer together."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.cue = nn.Linear(shape.width, 3)
        self.piece = nn.Linear(shape.width, shape.scorer)
        self.first = nn.Linear(shape.width, shape.scorer)
        self.last = nn.Linear(shape.width, shape.scorer)
        self.dropout = SharedDropout(shape.dropout)
        self.scorer = Scorer(shape)

    def read(self, ids: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Cue labels (none, begin, inside) and projections of every piece of each window."""
        values = self.dropout(self.encoder(ids, marks))
        return self.cue(values), self.piece(values), self.first(values), self.last(values)

    def forward(self, ids: Tensor, marks: Tensor, places: Tensor, relations: Tensor) -> tuple[Tensor, Tensor]:
        """Labels of cues and, for the cues at `places` (window, first, last), of roles."""
        labels, pieces, first, last = self.read(ids, marks)
        window, begin, end = places.unbind(1)
        cues = first[window, begin] + last[window, end]
        return labels, self.scorer(pieces[window], cues, relations)


def from_pretrained(shape: Shape, folder: Path) -> Extractor:
    """An extractor whose encoder starts from BERT-like weights (`model.safetensors`)."""
    from safetensors.torch import load_file

    model = Extractor(shape)
    given = load_file(str(folder / "model.safetensors"))
    table = {
        "encoder.pieces.weight": given["embeddings.word_embeddings.weight"],
        "encoder.positions.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "encoder.norm.weight": given["embeddings.LayerNorm.weight"],
        "encoder.norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for index, source in enumerate(shape.layers):
        table |= _layer(given, f"encoder.layers.{index}.", f"encoder.layer.{source}.", shape)
    missing = model.load_state_dict(table, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"weights that the network has no place for: {missing.unexpected_keys}")
    return model


def _layer(given: dict[str, Tensor], to: str, source: str, shape: Shape) -> dict[str, Tensor]:
    names = {
        "out": "attention.output.dense",
        "mix_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "norm": "output.LayerNorm",
    }
    table: dict[str, Tensor] = {}
    # The query carries the attention's scale, which saves a pass over the scores.
    scale = (shape.width // shape.heads) ** -0.5
    for kind in ("weight", "bias"):
        query, key, value = (given[f"{source}attention.self.{part}.{kind}"] for part in ("query", "key", "value"))
        table[f"{to}mix.{kind}"] = torch.cat([query * scale, key, value])
        for name, old in names.items():
            table[f"{to}{name}.{kind}"] = given[f"{source}{old}.{kind}"]
    return table
