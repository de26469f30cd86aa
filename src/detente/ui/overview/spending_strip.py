"""How many allies meet 2, 3.5 and 5 %: three numbers with their edition, for the overview."""

from __future__ import annotations

import streamlit as st

from detente.figures.defence_expenditure import allies_meeting
from detente.figures.missing_allies import in_words, missing_allies
from detente.ui import loaders, menu
from detente.ui.cards.related_spending import related_spending
from detente.ui.components import links
from detente.ui.wording import edition, plain

LEVELS = (2.0, 3.5, 5.0)
_MEANINGS = {
    2.0: "the guideline of Wales, 2014",
    3.5: "the core part of The Hague, 2025, due by 2035",
    5.0: "the whole of The Hague, which counts related items too",
}


def allies_at_levels() -> None:
    """The strip with its source line."""
    record = loaders.record()
    meetings = [allies_meeting(level, record=record) for level in LEVELS]
    with st.container(horizontal=True, gap="medium"):
        for meeting in meetings:
            st.metric(
                f"Allies at {meeting.level:g}\u00a0% of GDP",
                f"{len(meeting.reached)} of {meeting.known}",
                help=_MEANINGS[meeting.level],
                width="content",
            )
    st.caption(
        f"Defence expenditure as a share of GDP in {meetings[0].year} (estimates), NATO, edition of "
        f"{edition(meetings[0].edition)}. "
        f"{plain(in_words(missing_allies(meetings[0].edition, meetings[0].year, record)))} "
        "Related spending has no comparable official series."
    )
    related_spending()
    links.to(menu.SPENDING, label="Every ally and year", icon=":material/arrow_forward:")
