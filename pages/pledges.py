from detente.ui.frame import framed

framed()

from collections import Counter

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.charts.pledges import due_years
from detente.export.pledge_table import NO_YEAR, due_table, pledge_table
from detente.figures.pledge_ledger import STATUSES, ledger
from detente.ui import loaders
from detente.ui.claims.claims_list import owner
from detente.ui.components import filters, naming, share, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.pledges import pledge_list
from detente.ui.pledges.pledge_columns import COLUMNS, PUBLISHERS
from detente.ui.wording import plain

naming.title("Pledges and what became of them", "Pledges")
st.caption(
    "Every recorded commitment with its rule, its year, the budgets and the outturn, and when it can be "
    "judged next. A status never stands without its rule; a figure by another count judges nothing."
)
tools = st.container(horizontal=True, gap="small")
everything = ledger(loaders.record())
numbers: Counter[str] = Counter(each.status for each in everything)


def _status(status: str) -> str:
    return f"{status} ({numbers[status]})"


actors = sorted({each.commitment.actor for each in everything}, key=lambda code: owner(code, gazetteer()))
filters.from_codes("status", {status: _status(status) for status in STATUSES})
filters.from_codes("who", {code: owner(code, gazetteer()) for code in actors})
chosen = st.pills(
    "Status", STATUSES, selection_mode="multi", key="status", bind="query-params",
    format_func=_status,
)  # fmt: skip
whose = st.multiselect(
    "Who promised", actors, key="who", bind="query-params", placeholder="anyone",
    format_func=lambda code: owner(code, gazetteer()),
)  # fmt: skip
shown = [
    each
    for each in everything
    if (not chosen or each.status in chosen) and (not whose or each.commitment.actor in whose)
]
shown.sort(key=lambda each: (STATUSES.index(each.status), each.due or 9999))
if not shown:
    st.info("No commitment on record has this status here; choose another.", icon=":material/filter_alt_off:")
    st.stop()
present = [status for status in STATUSES if any(each.status == status for each in shown)]
origin = takeaway.of_record(
    "Pledges and their status", PUBLISHERS, f"{len(shown)} of {len(everything)} commitments"
)
counted = due_table(shown)


def opens(mark: Mark) -> None:
    """The pledges that a part of a bar stands for."""
    with st.container(key="due_opened"):
        for each in shown:
            if (str(each.due or NO_YEAR), each.status) == (str(mark["due"]), mark["status"]):
                st.markdown(f"**{pledge_list.named(each)}**: {plain(each.reason)}")


takeaway.chart(
    due_years(counted, present),
    counted,
    key="due",
    columns=COLUMNS,
    opens=opens,
    alt=f"{len(shown)} commitments by the year that they are for, each with its status",
    origin=origin,
    finding=pledge_list.finding(shown),
    caption=f"Those without a year stand at the right; none is left out. Official figures: {PUBLISHERS}.",
)
st.header(f"{len(shown)} of {len(everything)} commitments", anchor=False)
pledge_list.listed(shown)
with tools:
    takeaway.table(lambda: pledge_table(shown), origin, "pledges")
    share.button()
with st.expander("What each status means", icon=":material/help:"):
    st.markdown("\n".join(f"- **{name}**: {meaning}" for name, meaning in pledge_list.STATUS_MEANINGS))
