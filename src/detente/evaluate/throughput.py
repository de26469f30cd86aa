"""Speed beside the peers: the same texts, one core, scorers taking turns in one run.

Absolute figures say more about the machine than about the scorer; the ratios of one run are what may be
compared. Ours is timed twice: for the numbers alone, which is all that a peer gives, and with every cue of
the evidence read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

from detente.evaluate.peers import Scorer
from detente.scoring.axes import score
from detente.scoring.lexicon import Lexicon, shipped

Timed = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """One scorer on one set of texts, in CPU time, the medians of some rounds.

    `ours` and `ours_with_evidence`: how many times as many texts Détente scores in the same time; the ratio
    is taken in each round, before the median.
    """

    scorer: str
    texts: str
    n: int
    rounds: int
    texts_per_second: float
    ours: float
    ours_with_evidence: float


def race(
    peers: Sequence[Scorer],
    sets: Mapping[str, Sequence[str]],
    *,
    rounds: int = 7,
    lexicon: Lexicon | None = None,
) -> tuple[Speed, ...]:
    """Détente and its peers on each set of texts, turn by turn. Raises ValueError for no rounds."""
    if rounds < 1:
        raise ValueError("A race has at least one round.")
    used = lexicon or shipped()
    runners: dict[str, Timed] = {
        "Détente": lambda text: score(text, used).balance,
        "Détente, evidence read": lambda text: score(text, used).cues,
        **{peer.name: peer.balance for peer in peers},
    }
    found: list[Speed] = []
    for name, texts in sets.items():
        for run in runners.values():  # each has read all of them once before the clock starts
            _turn(run, texts)
        times = [{runner: _turn(run, texts) for runner, run in runners.items()} for _ in range(rounds)]
        found += [
            Speed(
                runner,
                name,
                len(texts),
                rounds,
                median([len(texts) / turn[runner] for turn in times]),
                median([turn[runner] / turn["Détente"] for turn in times]),
                median([turn[runner] / turn["Détente, evidence read"] for turn in times]),
            )
            for runner in runners
        ]
    return tuple(found)


def _turn(run: Timed, texts: Sequence[str]) -> float:
    """CPU seconds for all texts, at least a nanosecond."""
    start = process_time()
    for text in texts:
        run(text)
    return max(process_time() - start, 1e-9)
