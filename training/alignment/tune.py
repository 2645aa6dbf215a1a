"""Train the network: on sentence pairs of other tasks, then on labelled stories.

Both times first the head alone, then with it the encoder's upper layers: a head that knows nothing would spoil the
encoder, so it learns first, on states that stand still. A story is one step. The lower layers are left as they are, so
that their states are made once.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from transformers import BertModel

from tellings.alignment.profile import PIECES
from tellings.learned.encoder import tokenizer
from training.alignment.labels import Labels, StoryTexts
from training.alignment.network import Network, Offered
from training.alignment.pairs import UNKNOWN, Sides

START, END = 101, 102
"""The marks before and behind a sentence."""
BATCH_PIECES = 1500


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is trained.

    Attributes:
        lower: Layers of the encoder that are left as they are.
        pair_batch: Pairs in one step; `pair_head_steps` of them train the head alone before one epoch of both.
        head_epochs: Epochs over stories of the head alone; `epochs`, of both.
        head_rate: Learning rate of the head alone; `joint_rate`, beside the encoder.
        pair_rate: Of the encoder's last layer over pairs; `rate`, over stories.
        fall: Each layer has `fall` times the rate of the one above.
        dropout: In the encoder.
        full: Weight of the loss of "told in full".
        others: Weight of the pairs of a step that do not belong together.
        seed: Of the order of stories and of dropout.
    """

    lower: int = 1
    pair_batch: int = 24
    pair_head_steps: int = 100
    head_epochs: int = 2
    epochs: int = 2
    head_rate: float = 5e-3
    joint_rate: float = 1e-3
    pair_rate: float = 4e-5
    rate: float = 1e-4
    fall: float = 0.8
    dropout: float = 0.12
    full: float = 0.5
    others: float = 0.3
    seed: int = 2


Read = Mapping[str, tuple[Tensor, Tensor]]
"""For each sentence its states under the trained layers and its pieces, both with the marks."""


def train_on_pairs(base: BertModel, pairs: Sequence[Sides], recipe: Recipe) -> Network:
    """A network that knows sentence pairs, and no story yet."""
    torch.manual_seed(0)
    rng = random.Random(0)
    network = Network(base, recipe.lower, recipe.dropout)
    read = read_sentences(network, [text for pair in pairs for text in (pair.left, pair.right)])
    steps = list(_pair_steps(pairs, recipe, rng))
    for alone, some in ((True, steps[: recipe.pair_head_steps]), (False, list(_pair_steps(pairs, recipe, rng)))):
        optimiser, rates = _optimiser(network, recipe, len(some), recipe.pair_rate, alone=alone)
        _mode(network, alone=alone)
        for step in some:
            reports = [tuple(pair.left for pair in step), tuple(pair.right for pair in step)]
            with _mixed():
                left, right = (network.offer(*states) for states in _states(network, reports, read))
            _step(network, optimiser, rates, _pair_loss(network.judge(left, right), step, recipe))
    return network


def train_on_stories(network: Network, stories: Sequence[StoryTexts], recipe: Recipe) -> Network:
    """Train a network further on stories; the mean of two seeds' weights was tried, and is no better."""
    read = read_sentences(network, [text for story in stories for report in story.reports for text in report])
    torch.manual_seed(recipe.seed)
    rng, order, kept = random.Random(recipe.seed), list(stories), {}
    for alone, epochs in ((True, recipe.head_epochs), (False, recipe.epochs)):
        optimiser, rates = _optimiser(network, recipe, epochs * len(order), recipe.rate, alone=alone)
        for _ in range(epochs):
            rng.shuffle(order)
            _mode(network, alone=alone)
            for story in order:
                if alone and story.name not in kept:
                    kept[story.name] = _states(network, story.reports, read)
                states = kept[story.name] if alone else _states(network, story.reports, read)
                with _mixed():
                    offered = [network.offer(*report) for report in states]
                _step(network, optimiser, rates, _loss(network, offered, story, recipe))
    return network.eval()


def read_sentences(network: Network, texts: Iterable[str]) -> dict[str, tuple[Tensor, Tensor]]:
    """The lower layers' states of all sentences, each text once."""
    texts = sorted(set(texts))
    encodings = tokenizer().encode_batch(texts, add_special_tokens=False)
    pieces = [torch.tensor([START, *encoding.ids[:PIECES], END]) for encoding in encodings]
    found = {}
    network.eval()
    with torch.no_grad(), _mixed():
        for batch in _batches([len(ids) for ids in pieces]):
            ids = nn.utils.rnn.pad_sequence([pieces[i] for i in batch], batch_first=True)
            for row, i in zip(network.read_lower(ids), batch, strict=True):
                found[texts[i]] = (row[: len(pieces[i])].clone(), pieces[i])
    return found


def _optimiser(network: Network, recipe: Recipe, steps: int, rate: float, *, alone: bool) -> tuple[AdamW, LambdaLR]:
    """With the head's weights alone, or with those of the encoder's upper layers; rates fall over the steps."""
    head = [p for name, p in network.named_parameters() if name.split(".")[0] in ("pair", "cell", "salience")]
    groups: list[dict[str, Any]] = [
        {"params": head, "lr": recipe.head_rate if alone else recipe.joint_rate},
        {"params": [network.slopes], "lr": 0.05 if alone else 0.02},
        {"params": [network.levels], "lr": 0.003 if alone else 0.001},
    ]
    if not alone:
        groups.append({"params": network.projection.parameters(), "lr": rate})
        for above, layer in enumerate(reversed(network.layers)):
            groups.append({"params": layer.parameters(), "lr": rate * recipe.fall**above})
    optimiser = AdamW(groups, weight_decay=0.01)
    return optimiser, LambdaLR(optimiser, lambda i: min(1, (i + 1) / 10) * max(0.03, 1 - i / steps))


def _mode(network: Network, *, alone: bool) -> None:
    network.train(mode=not alone)
    network.pair.train()
    network.cell.train()


def _step(network: Network, optimiser: AdamW, rates: LambdaLR, loss: Tensor) -> None:
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    rates.step()


def _pair_steps(pairs: Sequence[Sides], recipe: Recipe, rng: random.Random) -> Iterator[list[Sides]]:
    """Steps of pairs of near-equal length, in random order; the last few are left out."""
    ordered = sorted(pairs, key=lambda pair: len(pair.left) + len(pair.right) + 60 * rng.random())
    size = recipe.pair_batch
    starts = list(range(0, len(ordered) - size + 1, size))
    rng.shuffle(starts)
    for start in starts:
        yield ordered[start : start + size]


def _pair_loss(judged: Sequence[tuple[Tensor, ...]], step: Sequence[Sides], recipe: Recipe) -> Tensor:
    """Pairs of one step that do not belong together tell nothing of each other."""
    parts = []
    for side, (scores, _, full) in enumerate(judged):
        others = scores[~torch.eye(len(step), dtype=torch.bool)]
        parts += [
            _known(scores.diagonal(), [pair.told[side] for pair in step]),
            recipe.others * _error(others, torch.zeros_like(others)).sum(),
            0.7 * _known(full, [pair.full[side] for pair in step]),
        ]
    return torch.stack(parts).sum() / len(step)


def _known(scores: Tensor, labels: Sequence[int]) -> Tensor:
    given = torch.tensor(labels)
    return (_error(scores, given.clamp(min=0)) * (given != UNKNOWN)).sum()


def _states(network: Network, reports: Sequence[Sequence[str]], read: Read) -> list[tuple[Tensor, Tensor]]:
    """For each report the states and the pieces of its sentences, padded, without the marks."""
    found = []
    with _mixed(), torch.set_grad_enabled(network.training):
        for report in reports:
            given = [read[text] for text in report]
            rows: list[Tensor] = [torch.zeros(0)] * len(given)
            for batch in _batches([len(ids) for _, ids in given]):
                values = nn.utils.rnn.pad_sequence([given[i][0] for i in batch], batch_first=True)
                ids = nn.utils.rnn.pad_sequence([given[i][1] for i in batch], batch_first=True)
                for row, i in zip(network.read_upper(values, ids), batch, strict=True):
                    rows[i] = row[1 : len(given[i][1]) - 1]
            states = nn.utils.rnn.pad_sequence(rows, batch_first=True)
            found.append((states, nn.utils.rnn.pad_sequence([ids[1:-1] for _, ids in given], batch_first=True)))
    return found


def _loss(network: Network, offered: Sequence[Offered], story: StoryTexts, recipe: Recipe) -> Tensor:
    pairs = [(i, j) for i, j in story.labels if i < j]
    parts = []
    for i, j in pairs:
        both = network.judge(offered[i], offered[j])
        labels = (story.labels[i, j], story.labels[j, i])
        sizes = [len(each.told) for each in labels]
        losses = [_side(*side, each, recipe) * size for side, each, size in zip(both, labels, sizes, strict=True)]
        parts.append(sum(losses) / sum(sizes))
    return torch.stack(parts).mean()


def _side(pairs: Tensor, told: Tensor, full: Tensor, labels: Labels, recipe: Recipe) -> Tensor:
    """Per sentence of one side: of all its pairs, of told, and of told in full where it is told."""
    counts, is_told = torch.tensor(labels.counts), torch.tensor(labels.told).float()
    found = (_error(pairs, labels.evidence) * torch.tensor(labels.evidence_counts)).sum()
    found = found + (_error(told, labels.told) * counts).sum()
    found = found + recipe.full * (_error(full, labels.full) * counts * is_told).sum()
    return found / max(len(counts), 1)


def _error(scores: Tensor, labels: object) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, torch.as_tensor(labels).float(), reduction="none")


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[i] > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _mixed() -> torch.autocast:
    return torch.autocast("cpu", dtype=torch.bfloat16)
