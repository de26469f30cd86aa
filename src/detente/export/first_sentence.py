"""What happened, in sentences made from the data: what moved against the period before, who, the money."""

from __future__ import annotations

from detente.export.part_comparison import ComparedPart, headline, listed_with_change
from detente.figures.defence_expenditure import Meeting
from detente.trends.differences import Differences

_NAMED = 3  # sides that a sentence names


def first_sentence(
    whole: Differences, sides: Differences, first: ComparedPart, second: ComparedPart, core: Meeting | None
) -> str:
    """The overview in a few sentences, checked against chance.

    Args:
        whole: The difference of all paragraphs between two periods.
        sides: The differences side by side.
        first: The earlier period.
        second: The later one.
        core: How many allies reach the core part of the path to 2035; None where no figures are known.

    Returns:
        What moved and by how much, who moved most or that nobody did beyond chance, and the money.
    """
    return " ".join(filter(None, (headline(whole, first, second), _moved(sides), below(core))))


def _moved(sides: Differences) -> str:
    """Who moved most, or that nobody stands out."""
    rows = sides.standing_out.head(_NAMED)
    if not len(sides.rows):
        return "No side has enough articles in both to be compared."
    if rows.empty:
        return _nobody(len(sides.rows))
    listed = listed_with_change(rows, "side")
    listed = listed[0].upper() + listed[1:]
    return f"{listed} moved most." if len(rows) > 1 else f"{listed} moved, nobody else beyond chance."


def _nobody(number: int) -> str:
    """That none of the sides with enough articles moves, in the grammar of their number."""
    if number == 1:
        return "The one side that can be compared does not move beyond chance."
    which = "Neither of the two" if number == 2 else f"None of the {number}"
    return f"{which} sides that can be compared moves beyond chance."


def below(core: Meeting | None) -> str:
    """How many allies stand below a level of spending.

    Args:
        core: How many reach it.

    Returns:
        A sentence; "" where nothing is known.
    """
    if core is None or not core.known:
        return ""
    number = core.known - len(core.reached)
    stand = f"{number} allies stand" if number != 1 else "1 ally stands"
    return f"{stand} below {core.level:g}\u00a0% of GDP ({core.year}, of {core.known} with a figure)."
