"""The ledger of pledges as a table to take away."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from detente.figures.pledge_ledger import JudgedPledge, sources_of
from detente.figures.publishers import with_standing

PLEDGE_COLUMNS = (
    "commitment", "actor", "promised", "promised_high", "promised_unit", "target_year", "adopted_on",
    "pledge_status", "reason", "rule", "outturn_share", "outturn_year", "edition", "budget", "outturn",
    "other_counts", "judged_when", "recorded_status", "note", "source",
)  # fmt: skip
NO_YEAR = "no year"


def pledge_table(judged: Iterable[JudgedPledge]) -> pd.DataFrame:
    """A row for each commitment.

    Args:
        judged: Entries of the ledger.

    Returns:
        `PLEDGE_COLUMNS`, in the ledger's order. outturn_share is the newest figure of the commitment's own
        series, blank where there is none; budget, outturn and other_counts are in words.
    """
    rows = []
    for each in judged:
        pledge, last = each.commitment, each.latest
        rows.append(
            (
                pledge.id, pledge.actor, pledge.value, pledge.high, pledge.unit, pledge.by,
                pledge.adopted_on.isoformat()[: {"day": 10, "month": 7, "year": 4}[pledge.precision]],
                each.status, each.reason, each.rule, last.value if last else None,
                last.year if last else None, last.edition if last else "",
                "; ".join(map(str, each.budgets)), "; ".join(map(str, each.spent)), "; ".join(each.beside),
                each.judged_when, pledge.status, pledge.note,
                with_standing("; ".join(sources_of(each))),
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(PLEDGE_COLUMNS))


def due_table(judged: Iterable[JudgedPledge]) -> pd.DataFrame:
    """How many commitments are for which year, by status.

    Args:
        judged: Entries of the ledger.

    Returns:
        due (the year as text, or "no year"), status, commitments; in order of year.
    """
    rows = [(str(each.due) if each.due else NO_YEAR, each.status) for each in judged]
    frame = pd.DataFrame(rows, columns=["due", "status"])
    return frame.groupby(["due", "status"], as_index=False).size().rename(columns={"size": "commitments"})
