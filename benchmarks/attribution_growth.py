"""How attribution grows with a text without an end of a sentence: doubling it must not take more than 2.2
times as long.

Run as `python benchmarks/attribution_growth.py [characters] [pattern …]`. Most patterns once took time that
grew with the square or the cube of the text; where "{surname}" stands everybody who speaks is another. Voices
are measured, the days on which they spoke, whose words the cues are, and their targets. The double is
read between two readings of the text, and the middle of the ratios of some rounds counts: on a busy machine
single readings of one ratio lie between 1.9 and 2.9, as a processor is quicker at one time than at another.
Ends with an error where a doubling takes longer.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from time import process_time

from detente.attribution.gazetteer import gazetteer
from detente.attribution.speakers import Heard, dated, heard_from, listen
from detente.attribution.targets import Targets
from detente.records import Block, Cue, Document
from detente.scoring.axes import score
from detente.scoring.lexicon import shipped

PATTERNS = (
    "he said, ",
    "“a” said X. ",
    "“We will go on,” said Berg. ",
    "Ida Berg and Bruno Holm, ",
    "according to Berg, it holds. ",
    "Norland will deploy troops and missiles and talks with Russia ",
    "Norway will deploy troops and talks with Russia ",
    "Norway said that Sweden will attack Russia and ",
    "they accused Norway of attacks, ",
    "we will attack Russia ",
    "talks between Norway and Russia ",
    "Berg said no. ",
    "saying that it holds, ",
    "the mayor of the town said, ",
    "Bruno {surname} said it holds. ",
    "Kenya, he said, and Peru, ",
    "Kenya, its minister said, and Peru, ",
    "struck a plant near Kyiv and ",
    "“We will go on,” ",
    "(Poland) ",
    "who said that ",
    "Poland's minister's ",
    "Poland and ",
    "he said that she said that ",
    "the minister said ",
    "the ministry said, ",
    "Ida {surname}, ",
    "NATO spent 2 percent, he said, ",
    "Russia withdrew from the INF Treaty, he said, ",
)
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu")
MOST = 2.2
_ROUNDS = 3
_LEAST = 2e-2  # seconds below which a ratio says nothing


def seconds(work: Callable[[int], object]) -> tuple[float, float]:
    """The CPU time for a text and for its double, in seconds, in the round whose ratio is in the middle."""
    rounds = sorted((_round(work) for _ in range(_ROUNDS)), key=lambda each: each[1] / max(each[0], _LEAST))
    return rounds[_ROUNDS // 2]


def _round(work: Callable[[int], object]) -> tuple[float, float]:
    before, long, behind = _once(work, 0), _once(work, 1), _once(work, 0)
    return (before + behind) / 2, long


def _once(work: Callable[[int], object], at: int) -> float:
    gc.collect()
    gc.disable()  # a collection costs by all that is alive, not by the text
    begin = process_time()
    work(at)
    spent = process_time() - begin
    gc.enable()
    return spent


def heard_in(text: str) -> Heard:
    """The voices of a text of one paragraph."""
    block = Block("body", text)
    return listen(Document(title=None, deck=None, blocks=(block,)), (block,))[0]


def repeated(pattern: str, characters: int) -> str:
    """A pattern again and again; "{surname}" is another one each time."""
    surnames = (
        "".join(_SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize()
        for number in range(characters // len(pattern))
    )
    return "".join(pattern.format(surname=surname) for surname in surnames)


def main(characters: int, patterns: Sequence[str]) -> int:
    worst, known = 0.0, gazetteer()
    print(f"{'pattern':66} {'what':8} {'n':>7} {'s':>7} {'2n':>7} {'ratio':>6}")
    for pattern in patterns:
        texts = [repeated(pattern, size) for size in (characters, 2 * characters)]
        heard = [heard_in(text) for text in texts]
        found = [score(text, shipped()).cues for text in texts]
        cues = [heard_from(own, each.voices) for own, each in zip(found, heard, strict=True)]

        def aim(
            at: int, texts: list[str] = texts, cues: list[list[Cue]] = cues, heard: list[Heard] = heard
        ) -> None:
            Targets(known, None).read(texts[at], cues[at], heard[at].voices, heard[at].passage)

        def said(at: int, texts: list[str] = texts, heard: list[Heard] = heard) -> None:
            dated(texts[at], heard[at].voices, None)

        def whose(at: int, found: list[tuple[Cue, ...]] = found, heard: list[Heard] = heard) -> None:
            heard_from(found[at], heard[at].voices)

        for name, work in (
            ("voices", lambda at, texts=texts: heard_in(texts[at])),
            ("days", said),
            ("cues", whose),
            ("targets", aim),
        ):
            short, long = seconds(work)
            ratio = long / max(short, _LEAST)
            worst = max(worst, ratio)
            print(f"{pattern!r:66} {name:8} {characters:7} {short:7.3f} {long:7.3f} {ratio:6.2f}", flush=True)
    print(f"worst {worst:.2f}, at most {MOST}")
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2:] or PATTERNS))
