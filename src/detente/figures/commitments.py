"""Commitments: what states and alliances are bound to spend, and which of them a text speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from detente.data_tables import data_path, table
from detente.figures.defence_expenditure import Meeting, allies, allies_meeting
from detente.figures.definitions import definitions
from detente.figures.events import Precision, day, precision
from detente.figures.official_record import OfficialRecord
from detente.records import DetenteError, Quantity

_SHARE = "% of GDP"
_SCALE = {"bn": 1e9, "tn": 1e12}
# How a text must mean a figure for it to be a commitment; what was spent or grew is none.
_MEANT = (None, "target", "pledge", "threshold", "budget", "estimate")


@dataclass(frozen=True, slots=True)
class Commitment:
    """One recorded commitment.

    `value` in `unit` as recorded; `by` as recorded ("2035", "next parliament") or "".
    """

    id: str
    actor: str
    metric: str
    value: float
    high: float | None
    unit: str
    by: str
    adopted_on: date
    precision: Precision
    place: str
    part_of: str
    status: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class CommitmentMeasure:
    """What is promised under a metric.

    `unit` begins every row's unit ("money" for a currency and its magnitude);
    `definition` is that of the series it can be compared with, None where no official series counts the same;
    `judged_by` then says what could judge it, "" where a series does.
    """

    metric: str
    name: str
    unit: str
    definition: str | None
    low: float
    high: float
    judged_by: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment with its parts and where the allies stand.

    `meetings` are counts by edition, for a share of GDP.
    """

    commitment: Commitment
    parts: tuple[Commitment, ...]
    review: int | None
    meetings: tuple[Meeting, ...]


@lru_cache(maxsize=1)
def commitments() -> dict[str, Commitment]:
    """Every recorded commitment by its id."""
    return read_commitments(data_path("figures", "commitments.csv"))


def read_commitments(file: Path) -> dict[str, Commitment]:
    """Commitments of a table. Raises DetenteError with the line number where a row cannot be read."""
    found: dict[str, Commitment] = {}
    for line, row in table(
        file, ("id", "actor", "metric", "value", "unit", "adopted_on", "precision", "status", "source")
    ):
        try:
            value, high = float(row["value"]), float(row["high"]) if row["high"] else None
        except ValueError:
            raise DetenteError(
                f"{file.name}, line {line}: value and high must be numbers; correct the row."
            ) from None
        if wrong := _fault(row["metric"], row["unit"], value, high):
            raise DetenteError(f"{file.name}, line {line}: {wrong}")
        if row["id"] in found:
            raise DetenteError(
                f"{file.name}, line {line}: the id {row['id']} is there already; give another."
            )
        found[row["id"]] = Commitment(
            row["id"],
            row["actor"],
            row["metric"],
            value,
            high,
            row["unit"],
            row["target_year"],
            day(row["adopted_on"], file, line),
            precision(row["precision"], file, line),
            row["place"],
            row["part_of"],
            row["status"],
            row["note"],
            row["source"],
        )
    return found


@lru_cache(maxsize=1)
def commitment_measures() -> dict[str, CommitmentMeasure]:
    """What can be promised, by its metric.

    Returns:
        Every measure of a commitment, in the table's order.

    Raises:
        DetenteError: One cannot be read; the sentence names the line.
    """
    file = data_path("figures", "commitment_measures.csv")
    found: dict[str, CommitmentMeasure] = {}
    for line, row in table(file, ("metric", "name", "unit", "low", "high")):
        if row["definition"] and row["definition"] not in definitions():
            raise DetenteError(f"{file.name}, line {line}: {row['definition']} is not in definitions.csv.")
        found[row["metric"]] = CommitmentMeasure(
            row["metric"],
            row["name"],
            row["unit"],
            row["definition"] or None,
            float(row["low"]),
            float(row["high"]),
            row.get("judged_by") or "",
        )
    return found


def _fault(metric: str, unit: str, value: float, high: float | None) -> str | None:
    """What is wrong with a commitment's measure, in a sentence; None where nothing is."""
    measure = commitment_measures().get(metric)
    if measure is None:
        return f"“{metric}” is no measure of commitment_measures.csv; add it there."
    fits = re.match(r"[A-Z]{3} (bn|tn)\b", unit) if measure.unit == "money" else unit.startswith(measure.unit)
    if not fits:
        return f"“{unit}” is no unit of {metric}; it is in {measure.unit}."
    if not all(measure.low <= each <= measure.high for each in (value, high or value)):
        return f"{value:g} is outside {measure.low:g} to {measure.high:g}, where {measure.name} can be."
    return None


def card(commitment_id: str, record: OfficialRecord | None = None) -> Card:
    """What a reader should see beside a figure: the commitment, its parts, its review, and where the allies
    stand.

    Args:
        commitment_id: An id of commitments.csv, "NATO-2025-TOTAL".
        record: The record in use; the shipped one if None.

    Returns:
        The card; levels are in % of GDP.

    Raises:
        KeyError: The id is not on record.
    """
    commitment = commitments()[commitment_id]
    parts = [part for part in commitments().values() if part.part_of == commitment_id]
    review = next((int(part.value) for part in parts if part.metric == "review_year"), None)
    shares = [part for part in parts if part.unit.startswith(_SHARE)]
    levels: list[float] = []
    if commitment.actor == "NATO" and commitment.unit.startswith(_SHARE):
        # Only core defence has an official series: the whole is measured by its core part where it has one.
        levels = [commitment.value, *(part.value for part in shares if part.metric.endswith("core"))]
    return Card(
        commitment, tuple(shares), review, tuple(allies_meeting(level, record=record) for level in levels)
    )


def link(quantity: Quantity, published: date | None) -> str | None:
    """The id of the commitment that a quantity speaks of, or None.

    Never one that was adopted after the article.

    A share of GDP or a sum links where whose it is and the value agree; an ally without a commitment of its
    own at that value links to NATO's. Of several the one in force, then the latest, is meant.
    """
    if quantity.kind not in _MEANT or quantity.whose is None:
        return None
    found = [
        commitment
        for commitment in commitments().values()
        if commitment.actor in (quantity.whose, "NATO")
        and commitment.metric != "review_year"
        and _same_value(quantity, commitment)
        and (published is None or commitment.adopted_on <= published)
        and not (published is None and commitment.status.startswith(("superseded", "lapsed", "expired")))
    ]
    own = [commitment for commitment in found if commitment.actor == quantity.whose]
    if not own and quantity.whose in allies():
        own = [commitment for commitment in found if commitment.actor == "NATO"]
    if not own:
        return None
    return max(own, key=lambda c: (str(quantity.year or "") == c.by and bool(c.by), c.adopted_on)).id


def _same_value(quantity: Quantity, commitment: Commitment) -> bool:
    if quantity.unit == "%":
        share = commitment.unit.startswith(_SHARE) and quantity.of == "GDP"
        equipment = commitment.metric == "equipment_pct" and quantity.of in (
            "equipment",
            "defence spending",
            "defence budget",
        )
        if not share and not equipment:
            return False
        factor = 1.0
    else:
        money = re.match(r"(?P<currency>[A-Z]{3}) (?P<scale>bn|tn)\b", commitment.unit)
        if not money or money["currency"] != quantity.unit:
            return False
        factor = _SCALE[money["scale"]]
    return abs(quantity.value - commitment.value * factor) <= 1e-6 * max(1.0, factor) and (
        quantity.high is None
        or (commitment.high is not None and abs(quantity.high - commitment.high * factor) < 1e-6 * factor)
    )
