"""Write a trained network as the program reads it: the encoder as int8 ONNX, the head as arrays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from transformers import BertModel

from tellings.alignment.interaction import HEAD_FILE, Layers
from tellings.learned.encoder import ALIGNMENT
from training.alignment.network import WIDTH, Network
from training.encoder.export import base_folder, export_encoder, write_tokenizer


def export_network(network: Network, out: Path) -> None:
    """Write `alignment.int8.onnx`, `alignment.head.npz` and the tokenizer to `out`."""
    export_encoder(encoder_of(network), out / ALIGNMENT, by_pieces=True)
    write_tokenizer(base_folder() / "tokenizer.json", out / "tokenizer.json")
    np.savez_compressed(out / HEAD_FILE, **arrays_of(network))


def encoder_of(network: Network) -> BertModel:
    """The whole encoder, the trained layers put back where they were taken from."""
    encoder = BertModel.from_pretrained(str(base_folder()), add_pooling_layer=False, attn_implementation="eager")
    with torch.no_grad():
        for layer, given in zip(network.layers, encoder.encoder.layer[network.lower :], strict=True):
            for module, targets in layer.parts(given):
                size = WIDTH if len(targets) > 1 else len(module.weight)
                for target, weight, bias in zip(
                    targets, module.weight.split(size), module.bias.split(size), strict=True
                ):
                    target.weight.copy_(weight)
                    target.bias.copy_(bias)
    return encoder.eval()


def arrays_of(network: Network) -> dict[str, np.ndarray]:
    """The head's weights by the names that `tellings.alignment.interaction` reads."""
    found = {
        "projection": network.projection.weight,
        "salience": network.salience.weight[0],
        "salience_bias": network.salience.bias[0],
        "slopes": network.slopes,
        "levels": network.levels,
    }
    for part, layers in (("pair", network.pair), ("cell", network.cell)):
        scaled, hidden, out = layers[0], layers[1], layers[4]
        weights = (scaled.weight, scaled.bias, hidden.weight, hidden.bias, out.weight, out.bias)
        found |= {f"{part}.{name}": weight for name, weight in zip(Layers.__slots__, weights, strict=True)}
    halves = {"projection"}
    return {
        name: array.detach().numpy().astype(np.float16 if name in halves else np.float32)
        for name, array in found.items()
    }
