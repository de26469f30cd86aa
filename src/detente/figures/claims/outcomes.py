"""What comes of setting a figure beside the record: the six outcomes, and the words that give the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

from detente.figures.claims.claim_owner import ALLIANCE, EUROPE_AND_CANADA
from detente.figures.claims.record_cells import RecordCell
from detente.figures.claims.stated_figure import StatedFigure
from detente.figures.defence_expenditure import Meeting
from detente.figures.definitions import definitions
from detente.figures.official_record import OfficialRecord
from detente.records import Quantity

Outcome: TypeAlias = Literal[
    "matches", "differs", "other basis", "target not outturn", "not comparable", "no official series"
]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Question:
    """A figure with what was read around it, when it was said, and the record to compare it with."""

    quantity: Quantity
    said: StatedFigure
    published: date | None
    record: OfficialRecord


@dataclass(frozen=True, slots=True)
class ReasonedOutcome:
    """An outcome with its reason in one sentence.

    `beside` leads with the cell that decided, where one did; `doubts` say why the link is unsure; `meeting`
    counts the allies at a level; `commitment` is the id of the one that was agreed with.
    """

    outcome: Outcome
    reason: str
    beside: tuple[RecordCell, ...] = ()
    doubts: tuple[str, ...] = ()
    meeting: Meeting | None = None
    commitment: str | None = None


def value_of(cell_value: float, cell_unit: str) -> float:
    """A cell's value in the plain unit that a text would use: dollars, not millions of them.

    Args:
        cell_value: In `cell_unit`.
        cell_unit: A unit of the official tables; those with " million" are multiplied by 1,000,000.

    Returns:
        The value in dollars, percent or pieces.
    """
    return cell_value * 1e6 if " million" in f" {cell_unit}" else cell_value


def agrees(said: StatedFigure, beside: RecordCell) -> bool:
    """Whether a cell lies where the figure can mean, both ends included, to the four digits that publishers
    give.
    """
    value = value_of(beside.cell.value, beside.cell.unit)
    room = 1e-9 * max(1.0, abs(value))
    return said.low - room <= value <= said.high + room


def level(value: float, unit: str) -> str:
    """A value with its unit as a sentence writes it: "4.48 %", "USD 967.7 billion", "3,700 warheads".

    Args:
        value: In `unit`.
        unit: A unit of the official tables: "% of GDP", "USD million", "warheads".

    Returns:
        Shares with at most two decimals, money in billion or trillion with four digits, the rest whole.
    """
    if unit.startswith("%"):
        return f"{value:.2f}".rstrip("0").rstrip(".") + " %"
    if "million" in unit:
        plain = value * 1e6
        size, name = (1e12, "trillion") if plain >= 1e12 else (1e9, "billion")
        return f"{unit[:3]} {plain / size:,.4g} {name}"
    if " per head" in unit:
        return f"{unit[:3]} {value:,.0f} a head"
    return f"{value:,.0f} {unit}"


def on_record(beside: RecordCell) -> str:
    """ "4.48 % for Poland in 2025 (estimate; NATO, August 2025)"."""
    cell = beside.cell
    marks = [mark for mark in (cell.flag if cell.flag in ("estimate", "uncertain") else "",) if mark]
    if cell.derived:
        marks.append("computed by this project")
    marks.append(beside.edition.name)
    shown = f"{cell.value:+.1f} %" if cell.metric.startswith("real_change") else level(cell.value, cell.unit)
    return f"{shown} for {name_of(beside)} in {cell.year} ({'; '.join(marks)})"


def name_of(beside: RecordCell) -> str:
    """Whose a cell is, as a sentence names it.

    Args:
        beside: A cell of the record.

    Returns:
        The state's name, or an aggregate's in words.
    """
    aggregates = {ALLIANCE: "NATO as a whole", EUROPE_AND_CANADA: "NATO Europe and Canada"}
    return aggregates.get(beside.cell.iso3, beside.cell.ally)


def counted_by(beside: RecordCell) -> str:
    """By what definition the record counts, in words: "SIPRI's definition".

    Args:
        beside: A cell of the record.

    Returns:
        The definition's name.
    """
    return definitions()[beside.definition].name


def apart(question: Question, beside: RecordCell) -> str:
    """By how much a cell lies off what was said: "0.57 points below", "USD 16.9 billion above"."""
    value = value_of(beside.cell.value, beside.cell.unit)
    low, high = question.said.low, question.said.high
    said = -question.quantity.value if question.said.falls else question.quantity.value
    edge = said if question.quantity.high is None else (low if value < low else high)
    gap = abs(value - edge)
    way = "below" if value < edge else "above"
    if beside.cell.unit.startswith("%"):
        return f"{gap:.2f} points {way}"
    if "million" in beside.cell.unit:
        return f"{level(gap / 1e6, beside.cell.unit)} {way}"
    return f"{gap:,.0f} {way}"
