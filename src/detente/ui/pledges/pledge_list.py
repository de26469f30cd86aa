"""Pledges one by one: the promise, its status and why, and beneath, by which rule, with which sums and when
next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.figures.pledge_ledger import JudgedPledge, sources_of
from detente.figures.publishers import with_standing
from detente.ui.claims.claims_list import owner
from detente.ui.wording import capital, count, day_as_known, plain

UNJUDGED = "cannot be judged"
_BADGES = {
    "met": "blue", "on track": "blue", "not yet due": "gray", "behind": "gray", "not met": "gray",
    UNJUDGED: "gray",
}  # fmt: skip
_SIGNS = {"met": "✓", "on track": "↗", "not yet due": "…", "behind": "↘", "not met": "✕", UNJUDGED: "?"}
_MORE = "Budgets, outturn, when it is judged next, sources"
STATUS_MEANINGS = (
    (
        "met",
        "the figure of its year reaches what was promised; of what holds from a year on, the latest figure",
    ),
    ("not met", "it does not; where a figure is an estimate, the next edition may change this"),
    ("on track", "before its year, the latest figure lies on or above a straight line to the promise"),
    ("behind", "it lies below that line; arithmetic, not a forecast: spending need not grow evenly"),
    (
        "not yet due",
        "its year is to come, and the record has no figure of a later year than the line's start",
    ),
    (UNJUDGED, "no official series counts the same, or the promise names no year; the reason stands with it"),
)


def named(judged: JudgedPledge) -> str:
    """A pledge as a heading.

    Args:
        judged: An entry of the ledger.

    Returns:
        Markdown: "United Kingdom: 2.5 % of GDP, by 2027".
    """
    pledge = judged.commitment
    high = f" to {pledge.high:g}" if pledge.high is not None else ""
    number = f"{pledge.value:g}{high} {pledge.unit}"
    if pledge.unit == "year":
        number = "a review"
    until = pledge.by if pledge.by.startswith("from") else f"by {pledge.by}"
    by = f", {until}" if pledge.by and pledge.by not in pledge.unit else ""
    return plain(f"{owner(pledge.actor, gazetteer())}: {number}{by}")


def badge(status: str) -> str:
    """A status as markdown, with a sign so that colour is never the only one."""
    return f":{_BADGES[status]}-badge[{_SIGNS[status]} {status}]"


def entry(judged: JudgedPledge) -> None:
    """One pledge in full.

    Args:
        judged: An entry of the ledger.
    """
    pledge = judged.commitment
    with st.container(border=True, key=f"pledge_{pledge.id}", gap="small"):
        st.markdown(f"**{named(judged)}** {badge(judged.status)}\n\n{plain(judged.reason)}")
        st.caption(f"**Rule:** {plain(judged.rule)}")
        lines = [
            ("Budget", _sums(judged.budgets, "none on record for its year or before")),
            ("Outturn", _outturn(judged)),
            ("By another count, not compared", "; ".join(judged.beside)),
            ("Judged next", judged.judged_when),
            (
                "Promised",
                f"{day_as_known(pledge.adopted_on, pledge.precision)}; {pledge.status}. {pledge.note}",
            ),
            ("Source", with_standing("; ".join(sources_of(judged)))),
        ]
        more = (
            st.expander(_MORE, icon=":material/receipt_long:")
            if judged.status != UNJUDGED
            else st.container()
        )
        more.caption("  \n".join(f"**{name}:** {plain(said)}" for name, said in lines if said))


def finding(judged: Sequence[JudgedPledge]) -> str:
    """What the pledges come to, in a sentence.

    Args:
        judged: The pledges that are shown.

    Returns:
        The sentence, with the number of each status.
    """
    numbers = {status: sum(each.status == status for each in judged) for status in _SIGNS}
    said = ", ".join(
        f"{number} {status}" for status, number in numbers.items() if number and status != UNJUDGED
    )
    without = numbers[UNJUDGED]
    if not said:
        return f"None of {count(len(judged), 'commitment')} can be judged by an official series."
    rest = f"; {without} cannot be judged by any official series" if without else ""
    return f"Of {count(len(judged), 'commitment')}: {said}{rest}."


def listed(judged: Sequence[JudgedPledge]) -> None:
    """Pledges with a status one by one; those without, under the rule that says why.

    Args:
        judged: Entries of the ledger, those with a status first.
    """
    for each in judged:
        if each.status != UNJUDGED:
            entry(each)
    without = sorted((each for each in judged if each.status == UNJUDGED), key=lambda each: each.rule)
    if not without:
        return
    st.header(f"{count(len(without), 'commitment')} that cannot be judged, by the reason", anchor=False)
    for rule, those in groupby(without, key=lambda each: each.rule):
        _unjudged(rule, list(those))


def _unjudged(rule: str, those: Sequence[JudgedPledge]) -> None:
    with st.expander(f"{plain(rule)} ({len(those)})"):
        for each in those:
            entry(each)


def _sums(budgets: Iterable[object], none: str) -> str:
    return "; ".join(map(str, budgets)) or none


def _outturn(judged: JudgedPledge) -> str:
    paid = "; ".join(map(str, judged.spent))
    latest = judged.latest
    estimate = " (estimate)" if latest and latest.flag == "estimate" else ""
    series = (
        f"{latest.value:.{latest.digits}f} % in {latest.year}{estimate} by its own count" if latest else ""
    )
    return capital("; ".join(filter(None, (series, paid)))) or "none on record by its own count"
