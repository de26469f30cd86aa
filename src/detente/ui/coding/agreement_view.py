"""How far the coders of a project agree, as it grows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.coding.agreement import STANCES, CodersAgreement
from detente.coding.alpha import Estimate
from detente.records import Stance
from detente.store import coding_results
from detente.store.coding_projects import Project
from detente.ui.components import tables
from detente.ui.library import store
from detente.ui.wording import count, percent, plain, signed

_RELIABLE, _TENTATIVE = 0.8, 0.667  # Krippendorff 2019, Content Analysis, chapter 12


@st.fragment(run_every=15)
def agreement(project: Project) -> None:
    """Coefficients by axis, each pair, each coder, confusions and drift; drawn again every 15 seconds.

    Args:
        project: The project.
    """
    far = coding_results.progress(store(), project.id)
    st.caption(
        f"{far.coded} of {count(far.units, 'paragraph')} coded, {far.complete} by {project.coders} or more, "
        f"{far.settled} settled · "
        + (
            ", ".join(f"{plain(name)} {number}" for name, number in sorted(far.coders.items()))
            or "nobody yet"
        )
    )
    found = coding_results.agreement_of(store(), project.id)
    if found is None:
        st.info(
            f"Agreement is shown from {coding_results.FEWEST_SHARED} paragraphs on that two people have "
            "coded. Give a colleague the address of this page: both code the same paragraphs, and neither "
            "sees the other's codes.",
            icon=":material/group:",
        )
        return
    with st.container(horizontal=True):
        _metric("α of escalation", found.escalation, "Krippendorff's α, ordinal")
        _metric("α of de-escalation", found.deescalation, "Krippendorff's α, ordinal")
        _metric("α of stance", found.stance, "Krippendorff's α, nominal")
        if len(found.pairs) == 1:
            _metric("κ of stance", found.pairs[0].stance, "Cohen's κ of the two coders")
    st.caption(_reading(found))
    if len(found.pairs) > 1:
        st.subheader("Pairs")
        tables.show(_pairs(found), {}, alt="Each pair of coders")
    st.subheader("Each coder beside the others")
    st.caption("Above zero: gives more than the others do.")
    tables.show(_coders(found), {}, alt="Each coder beside the others")
    st.subheader("Where they part")
    st.caption("How many times one coder gave the stance of the row and another that of the column.")
    tables.show(_confusions(found), {}, alt="Stances that two coders gave to one paragraph")
    if any(point.batch > 1 for point in found.drift):
        st.subheader("Over time")
        st.caption(
            "Distance of each coder to the others, in steps, for each 25 paragraphs in the order coded."
        )
        tables.show(_drift(found), {}, alt="Distance of each coder to the others over time")


def _metric(label: str, estimate: Estimate, what: str) -> None:
    value = "–" if estimate.value is None else f"{estimate.value:.3f}"
    between = (
        f"{estimate.low:.2f} to {estimate.high:.2f}"
        if estimate.low is not None and estimate.high is not None
        else "no interval yet"
    )
    st.metric(
        label,
        value,
        between,
        delta_color="off",
        delta_arrow="off",
        width="content",
        help=f"{what}, over {count(estimate.units, 'paragraph')} that several coded; below, the interval "
        "that holds it in 95 of 100 resamples of whole documents.",
    )


def _reading(found: CodersAgreement) -> str:
    values = [
        one.value for one in (found.escalation, found.deescalation, found.stance) if one.value is not None
    ]
    if not values:
        return "All codes are alike so far: there is nothing yet to agree or disagree on."
    least = min(values)
    said = (
        "reliable by Krippendorff's rule (.800 and above on all)"
        if least >= _RELIABLE
        else "enough for tentative conclusions by Krippendorff's rule (.667 and above on all)"
        if least >= _TENTATIVE
        else "too little by Krippendorff's rule (.667 at least): settle what parts you, and code on"
    )
    return f"The lowest is {least:.3f}: {said}."


def _pairs(found: CodersAgreement) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Coders": f"{pair.first} and {pair.second}",
                "Paragraphs": pair.stance.units,
                "κ of stance": _number(pair.stance.value),
                "Both axes within 1": percent(pair.within_one),
                "Opposite": percent(pair.opposite),
            }
            for pair in found.pairs
        ]
    )


def _coders(found: CodersAgreement) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Coder": one.coder,
                "Coded": one.coded,
                "Shared": one.shared,
                "Escalation": "" if one.escalation is None else signed(one.escalation),
                "De-escalation": "" if one.deescalation is None else signed(one.deescalation),
                "Same stance": "" if one.same_stance is None else percent(one.same_stance),
            }
            for one in found.coders
        ]
    )


def _confusions(found: CodersAgreement) -> pd.DataFrame:
    return pd.DataFrame(
        [{"Stance": row, **{column: _times(found, row, column) for column in STANCES}} for row in STANCES]
    )


def _times(found: CodersAgreement, row: Stance, column: Stance) -> int:
    counted = found.confusions.get((row, column), 0)
    return counted // 2 if row == column else counted


def _drift(found: CodersAgreement) -> pd.DataFrame:
    rows = {point.coder: {} for point in found.drift}  # type: dict[str, dict[str, str]]
    for point in found.drift:
        first = (point.batch - 1) * 25 + 1
        rows[point.coder][f"{first} to {first + 24}"] = f"{point.distance:.2f}"
    return pd.DataFrame([{"Coder": coder, **cells} for coder, cells in rows.items()]).fillna("")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
