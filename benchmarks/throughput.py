"""Our scorer beside VADER, AFINN and TextBlob on the same texts, and its memory over a million paragraphs.

Run: python benchmarks/throughput.py [--rounds 7] [--paragraphs 1000000]

One process, one core, CPU time, turns interleaved, medians of the rounds. "numbers" is what a peer gives too;
"evidence" is with every cue made and read. News are sentences and paragraphs beside the checkout, where they
are; the golden texts and the samples are in it.
"""

from __future__ import annotations

import argparse

from detente.evaluate import sets
from detente.evaluate.memory_use import measure_memory
from detente.evaluate.peers import peers
from detente.evaluate.throughput import race


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how many turns each scorer takes on each set")
    parser.add_argument(
        "--paragraphs", type=int, default=1_000_000, help="how many to score for the memory reading"
    )
    options = parser.parse_args()
    texts = sets.speed_texts()
    print(f"{'texts':28} {'n':>6}  {'scorer':24} {'texts/s':>9}  Détente: {'numbers':>8} {'evidence':>9}")
    for row in race(peers(), texts, rounds=options.rounds):
        print(
            f"{row.texts:28} {row.n:6,}  {row.scorer:24} {row.texts_per_second:9,.0f}"
            f"           {row.ours:7.2f}x {row.ours_with_evidence:8.2f}x"
        )

    memory = measure_memory(texts["golden texts"], options.paragraphs)
    for place, peak in enumerate(memory.readings, 1):
        done = memory.n * place // len(memory.readings)
        print(
            f"{done:10,} paragraphs, peak memory {peak:.0f} MB (near the beginning: {memory.before:.0f} MB)"
        )


if __name__ == "__main__":
    main()
