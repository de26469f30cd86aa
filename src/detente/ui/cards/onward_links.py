"""Where a figure's card leads on: its owner over the years, its year in every edition, what it promised."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from detente.attribution.gazetteer import gazetteer
from detente.figures.claims import Claim
from detente.figures.claims.claim_owner import ALLIANCE
from detente.figures.commitments import commitments
from detente.figures.defence_expenditure import AGGREGATES, allies
from detente.figures.official_record import OfficialRecord
from detente.figures.year_in_editions import years_of_state
from detente.text.english import named
from detente.ui import menu
from detente.ui.components import links
from detente.ui.wording import plain

# What Revisions is asked for, by what a figure is of.
_WHAT = {"share of GDP": ("share of GDP", "GDP"), "money": ("sum", "whole"), "per head": ("per head", "head")}

_OF_TREATIES = frozenset({"warheads", "launchers", "missiles"})  # what treaties limit, not what spending buys


class Onward(NamedTuple):
    """A link: the page, its words, its icon, and what the page is asked for."""

    page: str
    label: str
    icon: str
    query: dict[str, str]


def onward(made: Claim, record: OfficialRecord) -> tuple[Onward, ...]:
    """The pages that hold more of a figure's owner.

    Args:
        made: The figure beside the record.
        record: The record in use.

    Returns:
        Nothing for an owner that is not known, or of whom a page has nothing.
    """
    code = made.said.owner
    if code is None:
        return ()
    side = "NATO" if code == ALLIANCE else code
    name = gazetteer().name_of(side)
    found = []
    known = allies(record)
    if code in known and code not in AGGREGATES:
        query = {"view": "over the years", "allies": known[code]}
        found.append(Onward(menu.SPENDING, f"{name} over the years", ":material/payments:", query))
    if made.said.topic in _WHAT and code not in AGGREGATES:
        what, per = _WHAT[made.said.topic]
        year = made.record.cell.year if made.record else next(iter(made.said.years), None)
        if year in years_of_state(code, per, record):
            query = {"state": code, "year": str(year), "what": what}
            label = f"{name}, {year}, in every edition"
            found.append(Onward(menu.REVISIONS, label, ":material/difference:", query))
    if any(each.actor == side for each in commitments().values()):
        found.append(
            Onward(menu.PLEDGES, f"What {named(name)} promised", ":material/handshake:", {"who": side})
        )
    return tuple(found)


def of_all(shown: Iterable[Claim], record: OfficialRecord) -> tuple[Onward, ...]:
    """The pages that hold more of what several figures are about, each once.

    Args:
        shown: Figures beside the record, in the order of the page.
        record: The record in use.

    Returns:
        Those of their owners, then the page on all of their kind.
    """
    shown = list(shown)
    found = [each for made in shown for each in onward(made, record)]
    return tuple({(each.page, each.label): each for each in [*found, *map(_of_its_kind, shown)]}.values())


def lead_on(shown: Iterable[Claim], record: OfficialRecord) -> None:
    """The links below one card, or below several, one a line.

    Args:
        shown: Figures beside the record, in the order of the page.
        record: The record in use.
    """
    for each in of_all(shown, record):
        links.to(each.page, label=plain(each.label), icon=each.icon, query=each.query)


def _of_its_kind(made: Claim) -> Onward:
    if made.quantity.unit in _OF_TREATIES:
        return Onward(menu.TREATIES, "Treaties and warheads", ":material/contract:", {})
    return Onward(menu.SPENDING, "Spending of every ally", ":material/payments:", {})
