"""Speed beside the peers: the same sentences, one core, scorers taking turns in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

from detente.evaluate.peers import Scorer


@dataclass(frozen=True, slots=True)
class Speed:
    """Sentences scored in a second of CPU time, the best of several turns; compare rows of one run only."""

    scorer: str
    n: int
    sentences_per_second: float


def race(scorers: Sequence[Scorer], texts: Sequence[str], rounds: int = 3) -> tuple[Speed, ...]:
    """Each scorer's best of `rounds` turns over all texts, in CPU time, the turns interleaved."""
    best = {scorer.name: float("inf") for scorer in scorers}
    for scorer in scorers:
        scorer.balance("Warm up before the clock starts.")
    for _ in range(rounds):
        for scorer in scorers:
            start = process_time()
            for text in texts:
                scorer.balance(text)
            best[scorer.name] = min(best[scorer.name], process_time() - start)
    return tuple(Speed(scorer.name, len(texts), len(texts) / best[scorer.name]) for scorer in scorers)
