"""How reading figures grows with a text without full stops: twice the text, at most 2.2 times the time.

Run as `python benchmarks/figures_growth.py [characters]`. Many patterns once took time that grew with the
square of the text. Quantities alone are measured, then their claims, the text and its double in turns; the
least of some runs counts, and a text that is read in less than a fifth of a second is made longer first,
since below that the machine's chance weighs more than the text. Ends with an error where a doubling takes
longer.
"""

from __future__ import annotations

import gc
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
_ENOUGH = 0.2  # seconds that a reading takes at least
_LONGEST = 256_000  # characters


def doubled(pattern: str, characters: int, work: Callable[[str], object]) -> tuple[int, float, float]:
    """How long a pattern again and again is that is worth measuring, and the seconds that it and its double
    take: the least CPU time of some runs, in turns.
    """
    text = pattern * (characters // len(pattern))
    while _once(work, text) < _ENOUGH and len(text) < _LONGEST:
        text += text
    runs = [(_once(work, text), _once(work, text + text)) for _ in range(_RUNS)]
    return len(text), min(short for short, _ in runs), min(long for _, long in runs)


def _once(work: Callable[[str], object], text: str) -> float:
    gc.collect()
    gc.disable()  # a collection costs by all that is alive, not by the text
    begin = process_time()
    work(text)
    spent = process_time() - begin
    gc.enable()
    return spent


def claimed(text: str) -> None:
    """Set every figure of a text beside the record."""
    paragraph = claim_paragraph(text)
    for quantity in quantities(text):
        claim_in(paragraph, quantity)


def main(characters: int) -> int:
    worst = 0.0
    print(f"{'pattern':40} {'what':10} {'n':>8} {'s':>8} {'2n':>8} {'ratio':>6}")
    for pattern in PATTERNS:
        for name, work in (("quantities", quantities), ("claims", claimed)):
            work(pattern)  # the tables are read before anything is measured
            size, short, long = doubled(pattern, characters, work)
            ratio = long / short
            worst = max(worst, ratio)
            print(f"{pattern!r:40} {name:10} {size:8} {short:8.3f} {long:8.3f} {ratio:6.2f}", flush=True)
    print(f"worst {worst:.2f}, at most {MOST}")
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8_000))
