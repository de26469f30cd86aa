"""Which cells a figure can be set beside: those on the basis that it is said on, and those on another.

A cell is on another basis where it differs in definition, rates, prices or kind of year. Beside such a cell
a figure never agrees or differs: the outcome names what the bases differ in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.figures.claims.claim_topics import Topic
from detente.figures.claims.outcomes import Question, agrees
from detente.figures.claims.record_cells import NATO, RecordCell, cells_of, known_years
from detente.figures.definitions import Definition, base_in, definitions, measure_of, measures
from detente.figures.official_record import OfficialRecord

# What is measured under a topic: its subject and of which whole (measures.csv).
_MEASURED: dict[Topic, tuple[str, str]] = {
    "share of GDP": ("defence", "GDP"),
    "money": ("defence", "whole"),
    "per head": ("defence", "head"),
    "share of budget": ("defence", "government spending"),
    "equipment": ("equipment", "defence spending"),
    "personnel": ("personnel", "defence spending"),
    "growth": ("defence", "year before"),
}


@dataclass(frozen=True, slots=True)
class Comparable:
    """`alike`: cells on the basis that is said, the likeliest first; `unlike`: on others, each with what
    differs in words.
    """

    alike: tuple[RecordCell, ...]
    unlike: tuple[tuple[RecordCell, tuple[str, ...]], ...]


def comparable(question: Question) -> Comparable:
    """The cells of a figure's owner and years, sorted by whether they are on the basis that is said.

    Args:
        question: The figure and the record.

    Returns:
        Both kinds; of those unlike, the ones that agree, then those that differ in the fewest respects.
    """
    found = _cells(question)
    wanted = definitions_meant(question)
    alike = tuple(each for each in found if not differences(question, each, wanted))
    unlike = [(each, differences(question, each, wanted)) for each in found if each not in alike]
    years = {year: place for place, year in enumerate(question.said.years)}
    unlike.sort(
        key=lambda pair: (
            years.get(pair[0].cell.year, len(years)), not agrees(question.said, pair[0]), len(pair[1])
        )
    )  # fmt: skip
    return Comparable(alike, tuple(unlike))


def definitions_meant(question: Question) -> tuple[str, ...]:
    """The definitions that a figure can be of: the one that its sentence names, or a sentence before it where
    that counts its owner; in purchasing power those that count so; else NATO's for an ally; none for any
    other state whose source is not named.
    """
    named = question.said.definition or _named_before(question)
    if named:
        return NATO if named in NATO else (named,)
    if question.said.basis.rates == "ppp":
        return _in_purchasing_power()
    share = metrics_of(question.record, *_MEASURED["share of GDP"])
    ally = known_years(question.record, NATO, share, question.said.owner or "")
    return NATO if ally else ()


def _named_before(question: Question) -> str | None:
    """The definition that a sentence before names; NATO's only for those that it counts."""
    named = question.said.definition_before
    if named not in NATO or question.said.topic not in _MEASURED:
        return named
    metrics = metrics_of(question.record, *_MEASURED[question.said.topic])
    return named if known_years(question.record, NATO, metrics, question.said.owner or "") else None


@lru_cache(maxsize=1)
def _in_purchasing_power() -> tuple[str, ...]:
    """The definitions that have a measure of defence spending in purchasing power."""
    counted = (each for each in measures().values() if (each.subject, each.rates) == ("defence", "ppp"))
    return tuple(dict.fromkeys(name for each in counted for name in each.definitions))


def differences(question: Question, each: RecordCell, wanted: Sequence[str]) -> tuple[str, ...]:
    """In what a cell's basis differs from the one that is said, in words; empty where in nothing."""
    said, measure = question.said.basis, measure_of(each.cell.metric)
    definition = definitions()[each.definition]
    found = []
    if each.definition not in wanted:
        found.append(f"the record counts by {definition.name}")
    if said.rates == "ppp" and measure.rates != "ppp":
        found.append("it is said in purchasing power, the record is at market rates")
    elif said.rates != "ppp" and measure.rates == "ppp":
        found.append("the record is in purchasing power")
    if question.said.topic in ("money", "per head"):
        found += _prices(question, each)
    if said.fiscal and definition.year != "fiscal":
        found.append(f"it is said for a budget year, the record has {definition.year} years")
    return tuple(found)


def _prices(question: Question, each: RecordCell) -> list[str]:
    said, measure = question.said.basis, measure_of(each.cell.metric)
    base = base_in(each.cell.metric)
    if measure.prices != "constant":
        return [f"it is said {said.in_words()}, the record is at current prices"] if said.constant else []
    if not said.constant:
        return [f"the record is at constant prices of {base}"]
    if said.base is None:
        return [f"the text does not say of which year its prices are, the record's are of {base}"]
    if said.base != base:
        return [f"it is said at the prices of {said.base}, the record is at those of {base}"]
    return []


def lacking(question: Question) -> str:
    """What a library could add so that a figure finds its record, as the end of a sentence; "" where
    nothing.
    """
    wanted = question.said.definition or question.said.definition_before
    if wanted is None:
        wanted = (definitions_meant(question) or ("sipri",))[0]
    name = definitions()[wanted].own_file
    if not name:
        return ""
    return f" {name[0].upper()}{name[1:]} would give it; add it under Sources."


def named_definition(question: Question) -> Definition | None:
    """The definition that the text names; None where it names none."""
    named = question.said.definition
    return definitions()[named] if named else None


def owner_years(question: Question) -> tuple[int, ...]:
    """The years that the record has of what is said, for its owner and in its currency, ascending."""
    return tuple(sorted({each.cell.year for each in _of_owner(question, None)}))


def _cells(question: Question) -> tuple[RecordCell, ...]:
    found = _of_owner(question, question.said.years)
    if found or question.said.year_said or question.published is None:
        return found
    # The year is not said and the record ends before: the last year that it has.
    if question.said.basis.in_words():
        return ()
    known = [year for year in owner_years(question) if year < question.said.years[-1]]
    return _of_owner(question, known[-1:])


def _of_owner(question: Question, years: Sequence[int] | None) -> tuple[RecordCell, ...]:
    said, record = question.said, question.record
    if said.topic not in _MEASURED or said.owner is None:
        return ()
    metrics = metrics_of(record, *_MEASURED[said.topic])
    every = tuple(definitions())
    if years is None:
        years = known_years(record, every, metrics, said.owner)
    unit = question.quantity.unit if said.topic in ("money", "per head") else None
    return cells_of(record, every, metrics, said.owner, years, question.published, unit)


@lru_cache(maxsize=64)
def metrics_of(record: OfficialRecord, subject: str, per: str) -> tuple[str, ...]:
    """The codes of the record's measures of a subject, in the order of measures.csv, computed ones last."""
    held = {metric for edition in record.editions for metric in record.metrics(edition)}
    fitting = [m for m in held if (measure_of(m).subject, measure_of(m).per) == (subject, per)]
    return tuple(sorted(fitting, key=lambda metric: (measure_of(metric).derived, _place(metric), metric)))


def _place(metric: str) -> int:
    return list(measures()).index(measure_of(metric).metric)
