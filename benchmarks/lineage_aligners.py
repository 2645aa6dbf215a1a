"""How long aligning two reports takes and how much it finds: anchors and gaps, next to whole-text aligners.

    python -m benchmarks.lineage_aligners [--texts REPORTS.jsonl]

Each report is aligned with a copy of itself that is lightly edited, with one whose paragraphs are in reverse order, and
with the next report. "Found" is the share of the copy's words that are aligned with a word of the original.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from rapidfuzz.distance import Indel, Levenshtein

from benchmarks.lineage_scale import edit, texts_of
from tellings.lineage.copied import find_copied
from tellings.lineage.quoted import MarkedText, mark_text

Aligner = Callable[[MarkedText, MarkedText], int]


def anchors_and_gaps(left: MarkedText, right: MarkedText) -> int:
    return sum(p.telling_words + p.standing for p in find_copied(left, right))


def rapidfuzz_indel(left: MarkedText, right: MarkedText) -> int:
    codes = Indel.opcodes(left.words.keys, right.words.keys)
    return sum(code.src_end - code.src_start for code in codes if code.tag == "equal")


def rapidfuzz_levenshtein(left: MarkedText, right: MarkedText) -> int:
    codes = Levenshtein.opcodes(left.words.keys, right.words.keys)
    return sum(code.src_end - code.src_start for code in codes if code.tag == "equal")


def difflib_matcher(left: MarkedText, right: MarkedText) -> int:
    matcher = SequenceMatcher(None, left.words.keys, right.words.keys, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


ALIGNERS: tuple[Aligner, ...] = (anchors_and_gaps, rapidfuzz_indel, rapidfuzz_levenshtein, difflib_matcher)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, help="JSON lines of news texts, or a folder of them")
    texts = texts_of(ask.parse_args().texts)[:200]
    words = sorted({word for text in texts for word in text.split() if word.isalpha()})
    chosen = Random(1)
    cases = {
        "edited": [(t, "\n".join(edit(line, chosen, words) for line in t.split("\n"))) for t in texts],
        "reversed": [(t, "\n".join(reversed(t.split("\n")))) for t in texts],
        "another": list(zip(texts, [*texts[1:], texts[0]], strict=True)),
    }
    for name, pairs in cases.items():
        marked = [(mark_text("left", left), mark_text("right", right)) for left, right in pairs]
        print(f"{name}: {len(pairs)} pairs")
        for aligner in ALIGNERS:
            begun = time.process_time()
            found = [aligner(left, right) for left, right in marked]
            seconds = time.process_time() - begun
            share = sum(found) / sum(len(right.words) for _, right in marked)
            print(f"  {aligner.__name__:24}{1000 * seconds / len(pairs):8.2f} ms a pair, found {share:.1%}")


if __name__ == "__main__":
    main()
