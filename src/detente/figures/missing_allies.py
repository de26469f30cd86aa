"""Who is missing from a count of allies, and why: nobody is left out without a name and a reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.figures.defence_expenditure import AGGREGATES, SHARE, allies, editions, of_metric, shares
from detente.figures.definitions import definitions
from detente.figures.official_record import OfficialRecord, shipped


@dataclass(frozen=True, slots=True)
class MissingAlly:
    """An ally without a share in an edition's year; `why` in a sentence's end."""

    iso3: str
    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name} ({self.why})"


@lru_cache(maxsize=64)
def missing_allies(
    edition: str, year: int, record: OfficialRecord | None = None, share: str = SHARE
) -> tuple[MissingAlly, ...]:
    """The allies that a count by an edition leaves out.

    Args:
        edition: Id of the edition.
        year: Calendar year.
        record: The record in use; the shipped one if None.
        share: Code of the share that is counted.

    Returns:
        By name, each with the reason, and with where its figure is, if another edition has it.
    """
    held = record or shipped()
    there = {cell.iso3 for cell in held.of(edition, share) if cell.year == year}
    names = {iso3: name for iso3, name in allies(record).items() if iso3 not in AGGREGATES}
    missing = sorted(names.keys() - there, key=lambda iso3: names[iso3])
    return tuple(MissingAlly(iso3, names[iso3], _why(held, edition, iso3, year, share)) for iso3 in missing)


def in_words(missing: tuple[MissingAlly, ...]) -> str:
    """Who is missing as one sentence.

    Args:
        missing: Allies without a figure, each with its reason.

    Returns:
        The sentence; "" where nobody is missing.
    """
    if not missing:
        return ""
    return f"Not counted, for want of a figure: {'; '.join(str(each) for each in missing)}."


def names_of(missing: tuple[MissingAlly, ...]) -> str:
    """Who is missing, by name alone, where another count has its reasons already.

    Args:
        missing: Allies without a figure.

    Returns:
        The sentence; "" where nobody is missing.
    """
    return f"Without a figure: {', '.join(each.name for each in missing)}." if missing else ""


def _why(record: OfficialRecord, edition: str, iso3: str, year: int, share: str) -> str:
    known = record.editions[edition]
    if not any(cell.iso3 == iso3 for each in editions(record) for cell in of_metric(each, SHARE, record)):
        return "no edition gives a share of GDP for it"
    reason = (
        "its row of this edition could not be read"
        if known.coverage == "part"
        else f"{known.name}, gives none for {year}"
    )
    for each in reversed(editions(record)):
        found = next((cell for cell in shares(each, year, record) if cell.iso3 == iso3), None)
        if found is not None and each != edition:
            other = record.editions[each]
            basis = (
                "" if other.definition == known.definition else f", by {definitions()[other.definition].name}"
            )
            return f"{reason}; {other.name}, has {found.value:.2f} %{basis}"
    return reason
