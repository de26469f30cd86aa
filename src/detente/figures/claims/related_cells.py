"""What else is on record around a claim.

The newest edition, the other definitions, the owner's recorded plans.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.figures.claims import Claim
from detente.figures.claims.record_cells import NATO, SIPRI, RecordCell, cells_of
from detente.figures.commitments import Commitment, commitments
from detente.figures.official_record import OfficialRecord, shipped

# The measure of the same thing under the other definition.
_OTHERS = {
    "share_gdp_pct": "milex_share_gdp_pct",
    "milex_share_gdp_pct": "share_gdp_pct",
    "exp_usd_current_m": "milex_usd_current_m",
    "milex_usd_current_m": "exp_usd_current_m",
}
_MOST = 6  # cells on one card


def around(claim: Claim, record: OfficialRecord | None = None) -> tuple[RecordCell, ...]:
    """Cells of the same owner and year with another value.

    Other editions come first, the newest first, then other definitions. Of each edition the last digit that
    publishers print (two decimals of a share) decides whether it differs.

    Args:
        claim: A claim with the cell it was compared with.
        record: The record in use; the shipped one if None.

    Returns:
        The cells; empty where the claim has none.
    """
    if claim.record is None:
        return ()
    held, cell = record or shipped(), claim.record.cell
    metrics = [cell.metric, *(other for other in [_OTHERS.get(cell.metric)] if other)]
    same_unit = cell.unit[:3] if cell.metric.startswith("exp_nac") else None
    found = cells_of(held, (*NATO, *SIPRI), metrics, cell.iso3, [cell.year], None, same_unit)
    shown = {round(cell.value, 2)}
    kept: list[RecordCell] = []
    for each in (*found, *claim.beside):
        value = (each.cell.metric, each.cell.year, each.definition, round(each.cell.value, 2))
        if each.key == claim.record.key or any(each.key == other.key for other in kept):
            continue
        if each.definition == claim.record.definition and each.cell.year == cell.year and value[3] in shown:
            continue
        kept.append(each)
    return tuple(kept[:_MOST])


def plans_of(claim: Claim) -> tuple[Commitment, ...]:
    """The owner's own recorded plans in the same unit, the latest adopted first: what was pledged, and for
    when.

    Args:
        claim: A claim about a share of GDP or about money; others have no plans.

    Returns:
        The commitments; empty where the owner is unknown.
    """
    owner = claim.said.owner
    if owner is None or claim.said.topic not in ("share of GDP", "money"):
        return ()
    name = "NATO" if owner.startswith("NATO_") else owner
    unit = "% of GDP" if claim.said.topic == "share of GDP" else claim.quantity.unit
    found = [
        plan
        for plan in commitments().values()
        if plan.actor == name
        and plan.unit.startswith(unit)
        and not plan.part_of
        and plan.id != claim.commitment
    ]
    return tuple(sorted(found, key=lambda plan: plan.adopted_on, reverse=True))


def newest(cells: Sequence[RecordCell]) -> RecordCell | None:
    """The cell of the newest edition, None where there is none."""
    return max(cells, key=lambda each: each.edition.published, default=None)
