"""The corrected index where the truth is known: a thousand samples of a corpus whose score is biased."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import t

from detente.coding import corrected_index
from detente.coding.corrected_index import (
    Corrected,
    NoEstimate,
    corrected_difference,
    corrected_mean,
    corrected_trend,
)
from detente.coding.sampling import DIFFERS, SURE, UNSURE, draw
from detente.coding.two_phase_sample import Population, t_quantile

STUDIES = 1_000
SIZE, SAMPLE = 1_000, 150
STRATA = (DIFFERS, UNSURE, SURE)


@pytest.fixture(scope="module")
def corpus() -> dict[str, np.ndarray]:
    return biased_corpus()


def biased_corpus() -> dict[str, np.ndarray]:
    """What coders would give each paragraph, and a score that reads too much escalation, more of it later and
    in one outlet, and is worse where the readers doubt.
    """
    chance = np.random.default_rng(7)
    silent = chance.random(SIZE) < 0.3
    truth = np.where(silent, 0.0, chance.normal(0.1, 0.45, SIZE))
    truth = np.round(np.clip(truth, -1, 1) * 10) / 10
    year = chance.integers(0, 5, SIZE).astype(float)
    outlet = chance.integers(0, 2, SIZE)
    truth = np.clip(truth + 0.04 * year, -1, 1)
    stratum = chance.choice(3, SIZE, p=[0.15, 0.2, 0.65])
    noise = np.array([0.35, 0.25, 0.12])[stratum]
    score = 0.8 * truth + 0.12 + 0.03 * year + 0.08 * outlet + chance.normal(0, 1, SIZE) * noise
    return {
        "truth": truth,
        "score": np.clip(score, -1, 1),
        "year": year,
        "outlet": outlet,
        "stratum": stratum,
    }


def study(corpus: dict[str, np.ndarray], design: str, seed: int, size: int = SAMPLE) -> Population:
    named = [STRATA[number] for number in corpus["stratum"]]
    drawn = draw(named, size, design, seed)  # type: ignore[arg-type]
    coded = np.array([one.index for one in drawn])
    simple = design == "simple"
    stratum = np.zeros(SIZE, dtype=np.int64) if simple else corpus["stratum"].astype(np.int64)
    return Population(corpus["score"], stratum, coded, corpus["truth"][coded])


def mean_of(corpus: dict[str, np.ndarray]) -> tuple[Callable[[Population], Corrected | NoEstimate], float]:
    return corrected_mean, float(corpus["truth"].mean())


def difference_of(
    corpus: dict[str, np.ndarray],
) -> tuple[Callable[[Population], Corrected | NoEstimate], float]:
    one, other = corpus["outlet"] == 1, corpus["outlet"] == 0
    truth = corpus["truth"][one].mean() - corpus["truth"][other].mean()
    return lambda population: corrected_difference(population, one, other), float(truth)


def trend_of(corpus: dict[str, np.ndarray]) -> tuple[Callable[[Population], Corrected | NoEstimate], float]:
    slope = np.polyfit(corpus["year"], corpus["truth"], 1)[0]
    return lambda population: corrected_trend(population, corpus["year"]), float(slope)


@pytest.mark.parametrize("design", ["simple", "doubt"])
@pytest.mark.parametrize("asked", [mean_of, difference_of, trend_of])
def test_intervals_hold_the_truth_and_are_narrower_than_the_coders_alone(corpus, design: str, asked) -> None:
    estimate, truth = asked(corpus)
    held, biased, ours, theirs = 0, 0, [], []
    for seed in range(STUDIES):
        found = estimate(study(corpus, design, seed))
        assert isinstance(found, Corrected)
        held += found.low <= truth <= found.high
        biased += not found.low <= found.uncorrected <= found.high
        ours.append(found.high - found.low)
        theirs.append(found.coders_high - found.coders_low)
    assert 0.93 <= held / STUDIES <= 0.97
    assert np.mean(ours) <= 0.70 * np.mean(theirs)
    if asked is mean_of:
        assert biased / STUDIES > 0.95, "the planted bias is one that the correction has to see"


def test_a_score_that_says_nothing_costs_nothing_but_width(corpus) -> None:
    noise = {**corpus, "score": np.random.default_rng(3).normal(0, 0.4, SIZE)}
    found = [corrected_mean(study(noise, "simple", seed)) for seed in range(300)]
    truth = float(corpus["truth"].mean())
    assert np.mean([one.low <= truth <= one.high for one in found]) > 0.91
    widths = [(one.high - one.low) / (one.coders_high - one.coders_low) for one in found]
    assert np.mean(widths) == pytest.approx(1, abs=0.02)


def test_all_coded_leaves_no_doubt(corpus) -> None:
    everything = np.arange(SIZE)
    whole = Population(corpus["score"], np.zeros(SIZE, dtype=np.int64), everything, corpus["truth"])
    found = corrected_mean(whole)
    assert isinstance(found, Corrected)
    assert found.low == pytest.approx(found.high) and found.value == pytest.approx(corpus["truth"].mean())
    assert found.coded == found.paragraphs == SIZE


def test_too_few_codes_are_refused_with_the_reason(corpus) -> None:
    few = corrected_mean(study(corpus, "simple", 1, size=corrected_index.FEWEST - 1))
    assert isinstance(few, NoEstimate) and "at least 40" in few.reason
    rare = np.arange(SIZE) < 20
    group = corrected_mean(study(corpus, "simple", 1), rare)
    assert isinstance(group, NoEstimate) and "in this group" in group.reason
    bare = study(corpus, "doubt", 1)
    only = np.isin(bare.stratum[bare.coded], [0, 1])
    left = corrected_mean(Population(bare.score, bare.stratum, bare.coded[only], bare.codes[only]))
    assert isinstance(left, NoEstimate) and "fewer than two" in left.reason
    flat = corrected_trend(study(corpus, "simple", 1), np.ones(SIZE))
    assert isinstance(flat, NoEstimate) and "one time" in flat.reason


def test_the_quantile_is_students() -> None:
    for freedom in (12, 20, 38, 150, 4000):
        assert t_quantile(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=5e-4)
