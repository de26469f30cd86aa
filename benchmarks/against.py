"""This checkout beside another: the same texts, alternating processes, CPU time; by the rules alone.

    python -m benchmarks.against CHECKOUT [--rounds 3] [--articles 80]

Each process reads the texts once before it is timed. A ratio above 1 is slower than the other checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

_HERE = Path(__file__).resolve().parents[1]
_TIMED = """
import json, sys
from time import process_time
import detente
articles = json.loads(sys.stdin.read())
paragraphs = [line for article in articles for line in article.split("\\n\\n")]
def seconds(work, on):
    start = process_time()
    for one in on:
        work(one)
    return process_time() - start
work = {"score": (detente.score, paragraphs * 10), "analyse": (detente.analyse, articles)}
for do, on in work.values():
    seconds(do, on[: len(on) // 4])
print(json.dumps({name: seconds(do, on) for name, (do, on) in work.items()}))
"""


def timed(tree: Path, articles: str) -> dict[str, float]:
    """CPU seconds that a checkout takes for each work, in a process of its own.

    Args:
        tree: The checkout.
        articles: A list of texts as JSON, paragraphs parted by blank lines.

    Returns:
        Seconds by work.

    Raises:
        CalledProcessError: The checkout cannot read them.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _TIMED], input=articles, capture_output=True, text=True, cwd=tree, check=True,
        env=os.environ | {"PYTHONPATH": str(tree / "src"), "DETENTE_READERS": "rules"},
    )  # fmt: skip
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> None:
    """Print a line for each work: milliseconds an article or paragraph of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, default=80)
    options = parser.parse_args()
    samples = sorted((_HERE / "data" / "samples").glob("*.md"))[: options.articles]
    articles = json.dumps([file.read_text(encoding="utf-8").split("---", 2)[2].strip() for file in samples])
    other, here = [], []
    for _ in range(options.rounds):
        other.append(timed(options.checkout.resolve(), articles))
        here.append(timed(_HERE, articles))
    for work in here[0]:
        before, now = median(each[work] for each in other), median(each[work] for each in here)
        ratio = median(b[work] / a[work] for a, b in zip(other, here, strict=True))
        print(
            f"{work:8} {before:6.2f} s there, {now:6.2f} s here, {ratio:.2f} times, {len(samples)} articles"
        )


if __name__ == "__main__":
    main()
