"""The evaluation report: every set, ours and the peers in one run, with errors of both kinds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from detente.evaluate import sets
from detente.evaluate.claim_measures import measure_claims
from detente.evaluate.coded_measures import Agreement, measure_coded
from detente.evaluate.fairness import Fairness, certify, certify_unknown, read_swaps
from detente.evaluate.measures import SILENCE, Signs, macro_f1, signs, spearman
from detente.evaluate.memory_use import MemoryUse, measure_memory
from detente.evaluate.money_claims import measure_money_claims
from detente.evaluate.peers import Scorer, ours_and_each_reader, peers
from detente.evaluate.quantity_measures import measure_quantities
from detente.evaluate.sets import GOLDEN, SHARED, Labelled, LabelledSet
from detente.evaluate.sureness import Sureness, measure_sureness
from detente.evaluate.target_measures import measure_targets
from detente.evaluate.throughput import Speed, race
from detente.evaluate.wire_figures import measure_wire_figures
from detente.intake.sample_digests import read_samples
from detente.records import Stance
from detente.scoring.lexicon import Lexicon

_WIRE = (
    "figures_wire.jsonl",
    "figures_wire_kept.jsonl",
    "figures_wire_blind.jsonl",
    "figures_wire_blind_second.jsonl",
    "figures_wire_blind_third.jsonl",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One scorer on one set. What does not apply to a set is None.

    `right`: share right in sign (mixed and neutral included). `stance_f1`: macro-F1 of stance. `spearman`:
    rank correlation with the coders' scale.
    """

    set: str
    about: str
    sha256: str
    n: int
    scorer: str
    right: float
    stance_f1: float | None = None
    signs: Signs | None = None
    spearman: float | None = None


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """Share right in sign on one phenomenon of the minimal pairs."""

    name: str
    n: int
    scorer: str
    right: float


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All that one run of `detente evaluate` measured. Shares from 0 to 1."""

    measured_on: str
    version: str
    peers: dict[str, str]
    coded: tuple[Agreement, ...]
    sureness: tuple[Sureness, ...]
    sets: tuple[Measured, ...]
    phenomena: tuple[Phenomenon, ...]
    fairness: tuple[Fairness, ...]
    speed: tuple[Speed, ...]
    memory: MemoryUse | None
    attribution: dict[str, Any]
    quantities: dict[str, dict[str, Any]]
    targets: dict[str, dict[str, Any]]
    claims: dict[str, dict[str, Any]]
    wire_figures: dict[str, dict[str, Any]]
    money_claims: dict[str, dict[str, Any]] = field(default_factory=dict)


def evaluate(
    today: date,
    *,
    golden: Path = GOLDEN,
    shared: Path = SHARED,
    lexicon: Lexicon | None = None,
    memory_over: int = 0,
) -> EvaluationReport:
    """Measure our scorer and its peers on every set that is there.

    Args:
        today: The day that the report carries.
        golden: Folder of our own labelled sets.
        shared: Folder of further labelled material; its sets are left out where it is absent.
        lexicon: The lexicon to score with; the shipped one if None.
        memory_over: How many paragraphs the scorer's memory is read over, with the lexicon that ships; 0
            leaves it out.

    Returns:
        All measures; shares and κ from 0 to 1, times in seconds as the report's fields say.

    Raises:
        DetenteError: The golden sets are not there.
    """
    others = peers()
    scorers = (*ours_and_each_reader(lexicon), *others)
    own = [read(golden) for read in (sets.golden_pairs, sets.golden_paragraphs, sets.golden_controls)]
    measured, phenomena = _scored(_every_set(own, golden, shared), scorers)
    # The digests name real sides, leaders and capitals; the golden texts mostly invented ones.
    digests = [
        block.text for sample in read_samples() for block in sample.document.blocks if block.kind == "body"
    ]
    golden_texts = [text for labelled in own for text in labelled.texts]
    swaps = read_swaps(golden / "swaps.csv")
    return EvaluationReport(
        measured_on=today.isoformat(),
        version=scorers[0].version,
        peers={scorer.name: scorer.version for scorer in others},
        coded=measure_coded(golden, shared, scorers),
        sureness=measure_sureness(golden, shared, lexicon),
        sets=measured,
        phenomena=phenomena,
        fairness=(
            certify(scorers[0], [*golden_texts, *digests], swaps),
            certify_unknown(scorers[0], digests, golden / "swaps_unknown.csv"),
        ),
        speed=race(others, sets.speed_texts(golden, shared), lexicon=lexicon),
        memory=measure_memory(golden_texts, memory_over) if memory_over else None,
        attribution=_attribution(golden, shared),
        quantities=_each(golden, ("quantities.jsonl", "quantities_kept.jsonl"), measure_quantities),
        targets=measure_targets(golden / "targets.csv") if (golden / "targets.csv").exists() else {},
        claims=_each(golden, ("claims.csv", "claims_later.csv", "claims_kept.csv"), measure_claims),
        wire_figures=_each(golden, _WIRE, measure_wire_figures),
        money_claims=_each(
            golden,
            (
                "claims_money.jsonl",
                *(
                    f"claims_money_{each}.jsonl"
                    for each in ("second", "third", "fourth", "fifth", "sixth", "seventh")
                ),
            ),
            measure_money_claims,
        ),
    )


def _every_set(own: Sequence[LabelledSet], golden: Path, shared: Path) -> list[LabelledSet]:
    """Our own sets, the minimal pairs first, then what is kept apart and what is next to the checkout."""
    reference = sets.reference_texts(shared / "eval")
    broad = sets.broad_sets(shared / "eval")
    return [*own, *sets.kept_apart(golden), *broad, *((reference,) if reference else ())]


def _scored(
    every: Sequence[LabelledSet], scorers: Sequence[Scorer]
) -> tuple[tuple[Measured, ...], tuple[Phenomenon, ...]]:
    """Each scorer on each set, and on the phenomena of the first one, the minimal pairs."""
    measured: list[Measured] = []
    phenomena: list[Phenomenon] = []
    for labelled in every:
        for scorer in scorers:
            balances = [scorer.balance(text) for text in labelled.texts]
            stances = [scorer.stance(text) for text in labelled.texts]
            measured.append(_measure(labelled, scorer, balances, stances))
            if labelled is every[0]:
                phenomena.extend(_phenomena(labelled.rows, scorer, balances, stances))
    return tuple(measured), tuple(phenomena)


def _each(
    folder: Path, names: Sequence[str], measure: Callable[[Path], dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """What is measured on each of these files that is there, by its name without the ending."""
    files = [folder / name for name in names]
    return {file.stem: measure(file) for file in files if file.exists()}


def write(report: EvaluationReport, file: Path) -> None:
    """Store the report as JSON, one file, keys sorted, so that two runs can be compared.

    Args:
        report: What was measured.
        file: Where it is stored; its folder is made if absent.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        json.dumps(asdict(report), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def right_in_sign(row: Labelled, balance: float, stance: Stance) -> bool:
    """Whether a score meets a label: the sign of the balance; for neutral and mixed labels, the stance."""
    if row.sign is None:
        return stance == "mixed"
    if row.sign == 0:
        return stance == "neutral"
    return balance * row.sign > SILENCE


def _measure(
    labelled: LabelledSet, scorer: Scorer, balances: Sequence[float], stances: Sequence[Stance]
) -> Measured:
    rows = labelled.rows
    right = [right_in_sign(*each) for each in zip(rows, balances, stances, strict=True)]
    signed = [
        (row.sign, balance) for row, balance in zip(rows, balances, strict=True) if row.sign is not None
    ]
    two_sided = {1, -1} <= {sign for sign, _ in signed}
    coded = all(row.stance for row in rows) and len({row.stance for row in rows}) > 1
    scaled = all(row.scale is not None for row in rows)
    return Measured(
        set=labelled.name,
        about=labelled.about,
        sha256=labelled.sha256,
        n=len(rows),
        scorer=scorer.name,
        right=sum(right) / len(right),
        stance_f1=macro_f1([str(row.stance) for row in rows], stances) if coded else None,
        signs=signs([sign for sign, _ in signed], [balance for _, balance in signed]) if two_sided else None,
        spearman=_spearman(rows, balances) if scaled else None,
    )


def _spearman(rows: Iterable[Labelled], balances: Sequence[float]) -> float:
    # Coders' scales run from hostile to friendly in one set and the other way in the other: the sign decides.
    scale = [abs(row.scale or 0.0) * (row.sign or 0) for row in rows]
    return spearman(scale, balances)


def _phenomena(
    rows: Sequence[Labelled], scorer: Scorer, balances: Sequence[float], stances: Sequence[Stance]
) -> list[Phenomenon]:
    by_name: dict[str, list[bool]] = defaultdict(list)
    for row, balance, stance in zip(rows, balances, stances, strict=True):
        by_name[str(row.group)].append(right_in_sign(row, balance, stance))
    return [
        Phenomenon(name, len(hits), scorer.name, sum(hits) / len(hits))
        for name, hits in sorted(by_name.items())
    ]


def _attribution(golden: Path, shared: Path) -> dict[str, Any]:
    from detente.evaluate.attribution_measures import measure_golden, measure_quotes, measure_reference
    from detente.evaluate.blamed_measures import measure_blamed
    from detente.evaluate.coded_speakers import measure_coded_speakers
    from detente.evaluate.told_acts import measure_told_acts

    found: dict[str, Any] = {}
    if (golden / "attribution").exists():
        found["golden"] = measure_golden(golden / "attribution")
        found["golden, kept apart"] = measure_golden(golden / "attribution" / "kept_apart")
    if (shared / "eval" / "quotes_dev.jsonl").exists():
        found["quotes_dev"] = measure_quotes(shared / "eval" / "quotes_dev.jsonl")
    if (shared / "eval" / "targets_dev.jsonl").exists():
        found["UN Security Council, blamed state"] = measure_blamed(shared / "eval" / "targets_dev.jsonl")
    if (golden / "samples_coded.jsonl").exists():
        found["own samples, coded twice"] = measure_coded_speakers(golden)
    if (golden / "blamed_blind.jsonl").exists():
        found["speeches written blind, blamed state"] = measure_blamed(golden / "blamed_blind.jsonl")
        found["acts written blind"] = measure_told_acts(golden / "acts_blind.jsonl")
    article, coded = shared / "articles" / "seed.txt", shared / "eval" / "gold_dev.jsonl"
    if article.exists() and coded.exists():
        found["reference article"] = measure_reference(article, coded)
    return found
