"""Measure the acts that are told by words: `python -m training.statements.acts POLNEAR [--labels FILE]`.

POLNEAR is a file of attributions, one article a line: `{"id", "text", "attributions"}`. The labels, `acts.tsv` beside
this file, were given for this project by a language model that followed the same guidelines as the annotators of the
stories: article, ranges of the content, act; one a line, all behind a cue that is plain ("said", "told", "added").
No weights are made from them: models on so few were no better than the rules, so they serve as a check of these.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tellings.attribution.statement import Act
from tellings.attribution.told_acts import act_by_words
from tellings.language.pipeline import load_pipeline
from tellings.parties.phrases import tokens_of

log = logging.getLogger(__name__)

LABELS = Path(__file__).with_name("acts.tsv")
_READ = 60
_OPENING = "\"“‘'"

Span = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=Path, help="attributions with their articles")
    parser.add_argument("--labels", type=Path, default=LABELS)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    pairs = Counter(judged(options.polnear, options.labels))
    right = sum(count for (label, told), count in pairs.items() if label == told)
    log.info("%d labels, %.1f %% told right", sum(pairs.values()), 100 * right / max(1, sum(pairs.values())))
    for act in Act:
        given = sum(count for (label, _), count in pairs.items() if label is act)
        told = sum(count for (_, found), count in pairs.items() if found is act)
        if given or told:
            log.info("%-9s given %4d told %4d both %4d", act, given, told, pairs[act, act])


def judged(polnear: Path, labels: Path) -> Iterator[tuple[Act, Act]]:
    """For each label the act that was given and the one that the words tell."""
    wanted = read_labels(labels)
    pipeline = load_pipeline()
    with polnear.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] not in wanted:
                continue
            text = article["text"]
            for spans, act in wanted[article["id"]]:
                # The paragraphs around the content are enough, and far quicker to parse than the article.
                low, high = text.rfind("\n", 0, spans[0][0]) + 1, text.find("\n", spans[-1][1])
                doc = pipeline(text[low : high if high > 0 else len(text)])
                content = [token for a, b in spans for token in tokens_of(doc, a - low, b - low) or ()]
                direct = text[max(0, spans[0][0] - 1) : spans[0][0] + 1].strip()[:1] in tuple(_OPENING)
                yield act, act_by_words(content[:_READ], direct=direct) or Act.SAY


def read_labels(path: Path) -> dict[str, list[tuple[list[Span], Act]]]:
    """Article → the ranges of each labelled content and its act."""
    labels: dict[str, list[tuple[list[Span], Act]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        article, ranges, act = line.split("\t")
        spans = [(int(start), int(end)) for start, end in (part.split("-") for part in ranges.split(","))]
        labels.setdefault(article, []).append((spans, Act(act)))
    return labels


if __name__ == "__main__":
    main()
