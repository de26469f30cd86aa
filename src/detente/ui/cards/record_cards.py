"""Cards that set what is said beside what is on record: a commitment. They never say true or false."""

from __future__ import annotations

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.figures.commitments import Commitment, card
from detente.figures.defence_expenditure import Meeting
from detente.figures.publishers import with_standing
from detente.ui import loaders
from detente.ui.wording import day_as_known, edition, plain


def commitment_on_record(commitment_id: str) -> None:
    """The commitment that a figure is or agrees with: its parts, its review, where the allies stand, its
    source.
    """
    known = gazetteer()
    shown = card(commitment_id, loaders.record())
    commitment = shown.commitment
    place = f"{plain(commitment.place)}, " if commitment.place else ""
    st.markdown(f"On record: **{plain(_level(commitment))}**, {plain(known.name_of(commitment.actor))}")
    st.markdown(
        f"{place}{day_as_known(commitment.adopted_on, commitment.precision)}"
        + (f" · by {plain(commitment.by)}" if commitment.by else "")
        + f" · {plain(commitment.status)}"
    )
    if shown.parts:
        parts = " + ".join(
            f"{part.value:g}\u00a0% {'core' if part.metric.endswith('core') else 'related'}"
            for part in shown.parts
        )
        st.markdown(f"Made of {parts}." + (f" Review in {shown.review}." if shown.review else ""))
    for meeting in shown.meetings:
        st.markdown(standing(meeting))
    if shown.parts:
        st.caption(
            "Spending on related items has no comparable official series; NATO's table counts core defence "
            "only."
        )
    if commitment.note:
        st.caption(plain(commitment.note))
    st.caption(f"Source: {plain(with_standing(commitment.source))}")


def standing(meeting: Meeting) -> str:
    """ "3 of 30 allies with a figure spend at least 3.5 % (NATO, edition of August 2025, year 2025): …" """
    names = f": {', '.join(meeting.reached)}" if 0 < len(meeting.reached) <= 8 else ""
    return (
        f"**{len(meeting.reached)} of {meeting.known}** allies with a figure reach {meeting.level:g}\u00a0% "
        f"in {meeting.year}{names}. NATO, edition of {edition(meeting.edition)}."
    )


def _level(commitment: Commitment) -> str:
    high = f" to {commitment.high:g}" if commitment.high is not None else ""
    return f"{commitment.value:g}{high} {commitment.unit}"
