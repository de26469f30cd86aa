"""How reading figures grows with a text without full stops: twice the text, at most 2.2 times the time.

Run as `python benchmarks/figures_growth.py [characters]`. Many patterns once took time that grew with the
square of the text. Quantities alone are measured, then their claims; the best of some runs counts. Ends with
an error where a doubling takes longer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

from detente.figures.claims import claim_in, claim_paragraph
from detente.figures.quantities import quantities

PATTERNS = (
    "1.5 % ",
    "1-",
    "$1 ",
    "1-1 tanks ",
    "Norland spent 2 % of GDP in 2024, ",
    "Poland lost 3 tanks and ",
    "we spend 5 % ",
    "from 1 to 2 per cent ",
    "Rs 5 ",
    "half ",
    "twice as much ",
    "in 2024 ",
    "5 billion euros, which ",
    "a third of the ",
)
MOST = 2.2
_RUNS = 3
_ENOUGH = 1.5  # seconds: short runs are repeated until that, since chance weighs more in them


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of some runs, in seconds."""
    taken: list[float] = []
    while len(taken) < _RUNS or sum(taken) < _ENOUGH:
        taken.append(_once(work))
    return min(taken)


def _once(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def claimed(text: str) -> None:
    """Set every figure of a text beside the record."""
    paragraph = claim_paragraph(text)
    for quantity in quantities(text):
        claim_in(paragraph, quantity)


def main(characters: int) -> int:
    worst = 0.0
    print(f"{'pattern':40} {'what':10} {'n':>8} {'s':>8} {'2n':>8} {'ratio':>6}")
    for pattern in PATTERNS:
        once, doubled = (pattern * (size // len(pattern)) for size in (characters, 2 * characters))
        for name, work in (("quantities", quantities), ("claims", claimed)):
            work(pattern)  # the tables are read before anything is measured
            short, long = (seconds(lambda text=text, work=work: work(text)) for text in (once, doubled))
            ratio = long / max(short, 1e-3)
            worst = max(worst, ratio)
            print(f"{pattern!r:40} {name:10} {characters:8} {short:8.3f} {long:8.3f} {ratio:6.2f}")
    print(f"worst {worst:.2f}, at most {MOST}")
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8_000))
