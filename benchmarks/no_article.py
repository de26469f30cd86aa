"""How well what is no article is told from articles: precision and recall of refusals.

Run: python -m benchmarks.no_article [--each 40] [--half seen|later|new] [--names]
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from detente.intake.containers import open_file

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.intake import article_kinds, no_article_kinds


def refused(data: bytes, name: str = "note") -> str | None:
    """The sentence of a refusal; None where anything of it is read."""
    pieces = list(open_file(data, name))
    if any(piece.reading.document for piece in pieces):
        return None
    return next((piece.reading.problem for piece in pieces), "") or ""


def main() -> None:
    """Read both sides of each half, and say what was told apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40, help="numbers of each kind")
    parser.add_argument("--half", choices=["seen", "later", "new"])
    parser.add_argument("--names", action="store_true", help="print what was told wrongly")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    new = no_article_kinds.NEW
    for half, numbers in {
        "seen": range(0, options.each, 2),
        "later": range(1, options.each, 2),
        "new": range(new, new + options.each // 2),
    }.items():
        if options.half in (None, half):
            kinds = no_article_kinds.NEWLY_SAID if half == "new" else tuple(no_article_kinds.KINDS)
            _half(half, kinds, numbers, options.names)


def _half(half: str, kinds: Sequence[str], numbers: range, names: bool) -> None:
    wrong: Counter[str] = Counter()
    kept = dropped = 0
    for kind in article_kinds.KINDS:
        for number in numbers:
            why = refused(article_kinds.article(kind, number))
            kept += why is None
            if why is not None:
                wrong[f"refused article: {kind}"] += 1
                if names:
                    print(f"  {kind} {number}: {why[:150]}")
    for kind in kinds:
        for number in numbers:
            if refused(no_article_kinds.no_article(kind, number)) is None:
                wrong[f"read, and no article: {kind}"] += 1
                if names:
                    print(f"  {kind} {number}: read")
            else:
                dropped += 1
    articles = len(article_kinds.KINDS) * len(numbers)
    others = len(kinds) * len(numbers)
    precision = dropped / max(dropped + articles - kept, 1)
    print(
        f"{half}: {articles} articles, {kept} read; {others} without, {dropped} refused; "
        f"precision of refusals {precision:.1%}, recall {dropped / others:.1%}"
    )
    for name, number in wrong.most_common():
        print(f"  {number:3} of {len(numbers)} {name}")


if __name__ == "__main__":
    main()
