"""Learn the weights by which attributions are judged: `python -m training.statements.train STORIES`.

STORIES is a folder of annotated stories: `{"story", "reports": [{"id", "text", "sentences"}], "gold": {"noise",
"statements": [{"s": [sentence ids], "start": first words}]}}`. What the finders find is labelled by whether it stands
for an annotated statement (its content touches the first words), and a logistic regression weighs the traits. Nothing
is downloaded; the same stories give the same weights.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from evaluation.stories import parse_entry
from tellings.attribution.draft import Draft
from tellings.attribution.find import find_drafts
from tellings.attribution.traits import cue_tokens, traits_of
from tellings.learned.attribution import find_attributions

log = logging.getLogger(__name__)

WEIGHTS = Path(__file__).resolve().parents[2] / "tellings" / "attribution" / "judge.json"
RARE = 3
"""A trait that is seen less often is left out."""

Traits = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, help="folder of annotated stories")
    parser.add_argument("--target", type=Path, default=WEIGHTS)
    parser.add_argument("--strength", type=float, default=0.3, help="inverse of the regularisation")
    parser.add_argument("--threshold", type=float, default=0.46, help="probability from which it is a statement")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = [example for path in sorted(options.stories.glob("*.json")) for example in _examples(path)]
    log.info("%d attributions, %d of them statements", len(examples), sum(label for _, label in examples))
    weights = _weights(examples, options.strength)
    record = {"threshold": options.threshold, "weights": weights}
    options.target.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    log.info("%d weights written to %s", len(weights), options.target)


def _examples(path: Path) -> Iterator[tuple[Traits, bool]]:
    story = json.loads(path.read_text(encoding="utf-8"))
    for entry in story["reports"]:
        report, doc = parse_entry(entry)
        cast, drafts = find_drafts(report, doc, find_attributions([report.text])[0])
        gold = [one for one in story["gold"]["statements"] if one["s"][0].startswith(entry["id"])]
        taken = _matched(entry, gold, drafts)
        noise = [entry["sentences"][int(s[1:])] for s in story["gold"]["noise"] if s.startswith(entry["id"])]
        for index, draft in enumerate(drafts):
            if index in taken or not any(low <= draft.found.start < high for low, high in noise):
                yield traits_of(doc, cast, draft, cue_tokens(doc, draft)), index in taken


def _matched(entry: dict[str, Any], gold: list[dict[str, Any]], drafts: list[Draft]) -> set[int]:
    """The drafts that stand for an annotated statement, each statement taking the one that fits it best."""
    taken: set[int] = set()
    for one in gold:
        low, high = _extent(entry, one)
        words = re.search(r"\s+".join(map(re.escape, one["start"].split())), entry["text"][low:high])
        start = low + (words.start() if words else 0)
        end = low + words.end() if words else start + 20
        fits = [i for i, d in enumerate(drafts) if i not in taken and _touches(d, start, end)]
        if fits:
            taken.add(max(fits, key=lambda i: _fit(drafts[i], low, high)))
    return taken


def _extent(entry: dict[str, Any], one: dict[str, Any]) -> tuple[int, int]:
    sentences = [entry["sentences"][int(sentence[1:])] for sentence in one["s"]]
    return sentences[0][0], sentences[-1][1]


def _touches(draft: Draft, start: int, end: int) -> bool:
    return any(a < end and b > start for a, b in draft.found.content)


def _fit(draft: Draft, low: int, high: int) -> int:
    """How much of a content lies in the annotated sentences, less what lies outside."""
    spans = draft.found.content
    return sum(max(0, min(b, high) - max(a, low)) - max(0, b - high) - max(0, low - a) for a, b in spans)


def _weights(examples: list[tuple[Traits, bool]], strength: float) -> dict[str, float]:
    seen = Counter(name for traits, _ in examples for name in traits)
    kept = [{name: amount for name, amount in traits.items() if seen[name] >= RARE} for traits, _ in examples]
    vectorizer = DictVectorizer(sparse=False)
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit(vectorizer.fit_transform(kept), [label for _, label in examples])
    weights = dict(zip(vectorizer.feature_names_, map(float, model.coef_[0]), strict=True))
    weights["bias"] += float(model.intercept_[0])
    return {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) > 0.01}


if __name__ == "__main__":
    main()
