"""Our scorer beside VADER, AFINN and TextBlob on the same sentences, and its memory over a million paragraphs.

Run: python benchmarks/throughput.py [--paragraphs 1000000]
"""

from __future__ import annotations

import argparse
import resource
from itertools import cycle, islice

from detente.evaluate import sets
from detente.evaluate.peers import ours, peers
from detente.evaluate.throughput import race
from detente.rhetoric.scoring import score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--paragraphs", type=int, default=1_000_000, help="how many to score for the memory reading"
    )
    options = parser.parse_args()
    texts = [text for labelled in (sets.golden_pairs(), sets.golden_paragraphs()) for text in labelled.texts]
    speeds = race((ours(), *peers()), texts)
    for row in speeds:
        ratio = speeds[0].sentences_per_second / row.sentences_per_second
        print(
            f"{row.scorer:10} {row.sentences_per_second:10,.0f} texts/s  n = {row.n}  ours is {ratio:.2f} times as fast"
        )

    before = _peak_mb()
    for done, text in enumerate(islice(cycle(texts), options.paragraphs), 1):
        score(f"{text} {done}")  # no text twice: a cache of results would show here
        if done % max(1, options.paragraphs // 10) == 0:
            print(f"{done:10,} paragraphs, peak memory {_peak_mb():.0f} MB (before: {before:.0f} MB)")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
