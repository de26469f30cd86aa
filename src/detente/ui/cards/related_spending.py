"""The 1.5 % of the 5 %: what is said to count, who reports it, and that nobody publishes it."""

from __future__ import annotations

import streamlit as st

from detente.figures.commitments import commitment_measures, commitments
from detente.ui.wording import plain

_RELATED, _CORE = "NATO-2025-RELATED", "NATO-2025-CORE"


def related_spending() -> None:
    """The card: both parts of the 5 %, and why only one of them has a number."""
    related, core = commitments()[_RELATED], commitments()[_CORE]
    judged_by = commitment_measures()[related.metric].judged_by
    with st.container(border=True, key="related_spending", gap="small"):
        st.markdown(
            f"**{core.value:g} + {related.value:g}\u00a0%: what the second part is.** Of the 5\u00a0% by "
            f"{core.by}, at least {core.value:g}\u00a0% are core defence, which NATO counts ally by ally. "
            f"Up to {related.value:g}\u00a0% may be related spending. "
            ":gray-badge[no series: unknown, not zero]"
        )
        st.caption(
            f"**Said to count:** {plain(related.note)}.  \n"
            "**Who reports it:** each ally, in the annual plan that it has agreed to give NATO; "
            "NATO publishes no figure of it.  \n"
            f"**What could judge it:** {plain(judged_by)}.  \n"
            f"**Source:** {plain(related.source)}."
        )
