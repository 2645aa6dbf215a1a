"""Train the attribution extractor."""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.attribution.augment import vary
from training.attribution.data import LENGTHS, Batch, Document, Example, collate, examples, read_documents
from training.attribution.model import Extractor, Shape, from_pretrained

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cycle:
    """One rise and fall of the learning rate.

    Attributes:
        epochs: passes over the documents.
        peak: what the learning rates of the recipe are multiplied by.
        masked: share of pieces that are hidden from the encoder.
        cue: weight of the cues' loss (a mean over all pieces) against the roles' (a sum over all
            pieces, divided by the number of those with a role).
    """

    epochs: int
    peak: float = 1.0
    masked: float = 0.03
    cue: float = 10.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """What training depends on.

    Attributes:
        trunk: the first cycle.
        branches: cycles that each go on from the end of the trunk, in another order of documents.
            The weights that result are the mean of the trunk's and all branches', by their epochs.
        size: most pieces of a window.
        budget: pieces of a batch.
        encoder_rate: peak learning rate of the encoder's last layer.
        head_rate: peak learning rate of the heads.
        decay: factor of the learning rate from each layer to the one below.
        warm: share of the steps in which the rate rises.
        average: share of the average of the weights that each step keeps.
        false_cues: see `data.collate`.
        seed: of the order, the variants and the fresh weights.
    """

    trunk: Cycle = Cycle(4)
    branches: tuple[Cycle, ...] = (Cycle(6, 0.7, cue=1.0), Cycle(3, 0.6, masked=0.08, cue=1.0))
    size: int = 192
    budget: int = 3072
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    decay: float = 0.85
    warm: float = 0.08
    average: float = 0.995
    false_cues: float = 0.3
    seed: int = 1


def batches(documents: list[Document], tokenizer: Tokenizer, recipe: Recipe, rng: random.Random) -> Iterator[Batch]:
    """One epoch: varied documents in windows of like length, in random order."""
    cut: list[Example] = []
    for document in documents:
        cut += examples(vary(document, rng), tokenizer, recipe.size, rng.random())
    bins: dict[int, list[Example]] = {}
    for example in cut:
        bins.setdefault(next(n for n in LENGTHS if n >= len(example.ids)), []).append(example)
    groups: list[tuple[int, list[Example]]] = []
    for length, members in bins.items():
        rng.shuffle(members)
        rows = recipe.budget // length
        groups += [(rows, members[at : at + rows]) for at in range(0, len(members), rows)]
    rng.shuffle(groups)
    for rows, group in groups:
        yield collate(group, rows, recipe.false_cues, rng)


def loss_of(model: Extractor, batch: Batch, masked: float) -> tuple[Tensor, Tensor]:
    """Losses of the cues and of the roles, each a mean over pieces that count; a share of pieces is hidden."""
    hidden = (torch.rand(batch.ids.shape) < masked) & (batch.ids > 102)
    ids = batch.ids.masked_fill(hidden, 103)
    with torch.autocast("cpu", torch.bfloat16):
        labels, roles = model(ids, batch.marks, batch.places, batch.relations)
    cue = functional.cross_entropy(labels.float().flatten(0, 1), batch.cues.flatten())
    # Most pieces have no role, so a mean over all pieces would make the few that have one weak.
    total = functional.cross_entropy(roles.float().flatten(0, 1), batch.roles.flatten(), reduction="sum")
    return cue, total / (batch.roles > 0).sum().clamp(min=1)


def groups_of(model: Extractor, recipe: Recipe) -> list[dict[str, object]]:
    """Parameters with the learning rate of their depth; vectors are not decayed."""
    depth = len(model.shape.layers)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("encoder.layers."):
            rate = recipe.encoder_rate * recipe.decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.marks."):
            rate = recipe.head_rate / 2
        elif name.startswith("encoder."):
            rate = recipe.encoder_rate * recipe.decay**depth
        groups.setdefault((rate, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": p, "lr": rate * recipe.trunk.peak, "weight_decay": decay} for (rate, decay), p in groups.items()]


def fit(data: Path, base: Path, out: Path, recipe: Recipe, limit: int | None = None) -> None:
    """Train: the trunk, then each branch from its end; save the mean of them all.

    Args:
        data: annotated documents, JSON Lines.
        base: folder of the encoder to start from, with `model.safetensors` and `tokenizer.json`.
        out: file for the weights; written after each cycle.
        recipe: what training depends on.
        limit: how many documents to use; all if not given.
    """
    torch.manual_seed(recipe.seed)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    documents = read_documents(data)[:limit]
    model = from_pretrained(Shape(), base)
    # The pieces that the data lacks must stay comparable with those that it has.
    model.encoder.pieces.requires_grad_(False)
    model.encoder.positions.requires_grad_(False)
    ends: list[dict[str, Tensor]] = []
    cycles = (recipe.trunk, *recipe.branches)
    for number, cycle in enumerate(cycles):
        log.info("cycle %d of %d", number + 1, len(cycles))
        if ends:
            model.load_state_dict(ends[0])
        part = replace(recipe, trunk=cycle, seed=recipe.seed + number)
        ends.append(_cycle(model, documents, tokenizer, part))
        mean = _mean(ends, [each.epochs for each in cycles[: number + 1]])
        torch.save({"shape": asdict(model.shape), "weights": mean}, out)


def _mean(ends: list[dict[str, Tensor]], shares: list[int]) -> dict[str, Tensor]:
    total = sum(shares)
    return {
        name: torch.stack([end[name] * (share / total) for end, share in zip(ends, shares, strict=True)]).sum(0)
        for name in ends[0]
    }


def _cycle(model: Extractor, documents: list[Document], tokenizer: Tokenizer, recipe: Recipe) -> dict[str, Tensor]:
    """Train for the recipe's trunk only; the running average of the weights at its end."""
    rng, cycle = random.Random(recipe.seed), recipe.trunk
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(recipe.average))
    optimizer = torch.optim.AdamW(groups_of(model, recipe), fused=True, betas=(0.9, 0.98))
    steps = cycle.epochs * sum(1 for _ in batches(documents, tokenizer, recipe, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps, recipe))
    began, done = time.monotonic(), 0
    for _ in range(cycle.epochs):
        for batch in batches(documents, tokenizer, recipe, rng):
            losses = loss_of(model, batch, cycle.masked)
            (cycle.cue * losses[0] + losses[1]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            average.update_parameters(model)
            done += 1
            if done % 50 == 0:
                shown = " ".join(f"{loss.item():.3f}" for loss in losses)
                log.info("%d/%d losses %s, %.0f s", done, steps, shown, time.monotonic() - began)
    weights: dict[str, Tensor] = average.module.state_dict()
    return weights


def _rate(share: float, recipe: Recipe) -> float:
    if share < recipe.warm:
        return share / recipe.warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (share - recipe.warm) / (1 - recipe.warm))))
