"""What makes a person's page worth a link: strongest words each way, the ladder of acts with the first use of
each, whom.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from detente.export.part_comparison import said_as
from detente.scoring.codebook import act_level
from detente.store.selection import Selection
from detente.trends.first_uses import first_uses
from detente.ui import loaders
from detente.ui.cards import statement_cards
from detente.ui.components import links, narrow_list, takeaway
from detente.ui.components.narrow_list import ListedRow
from detente.ui.components.tables import STATEMENT_COLUMNS, records, show
from detente.ui.scorer import gazetteer, lexicon
from detente.ui.wording import count, day, plain, signed

_WORDS = 2  # paragraphs each way


def strongest(selection: Selection, actor: str, version: str) -> None:
    """The paragraphs that this actor leads and that reach furthest, each way.

    Args:
        selection: The page's filters, without actors.
        actor: Name of the actor.
        version: The library's version, which cached reads depend on.
    """
    theirs = replace(selection, actors=(actor,))
    left, right = st.columns(2)
    with left:
        st.markdown("**▲ Strongest towards escalation**")
        up = loaders.strongest(theirs, "escalation", _WORDS, version)
        statement_cards.listed(up, "actor_up")
        if up.empty:
            st.caption("None in this selection.")
    with right:
        st.markdown("**▼ Strongest towards de-escalation**")
        down = loaders.strongest(theirs, "deescalation", _WORDS, version)
        statement_cards.listed(down, "actor_down")
        if down.empty:
            st.caption("None in this selection.")


def ladder(selection: Selection, actor: str, version: str) -> None:
    """The acts of an actor by their step on the codebook's ladder, each with its first use.

    Args:
        selection: The page's filters, without actors.
        actor: Name of the actor.
        version: The library's version, which cached reads depend on.
    """
    found = first_uses(loaders.act_uses(selection, actor, version))
    if found.empty:
        return
    used = lexicon()
    steps = [act_level(act, used) for act in found["act"]]
    table = found.assign(act_step=steps, act_name=[said_as(act, "act") for act in found["act"]])
    table = table.sort_values(["act_step", "uses"], ascending=False, ignore_index=True)
    st.markdown("**The ladder of acts, and when each was first used**")
    listed = table.assign(read=links.column("article", id=table["article_id"], paragraph=table["position"]))
    narrow_list.narrow("ladder", _lines(listed), len(listed), "act")
    with narrow_list.wide("ladder"):
        show(
            listed,
            _LADDER,
            column_order=["act_step", "act_name", "uses", "first_day", "read", "latest_day", "strongest"],
            alt=f"Acts of {actor}, the hardest first, each with its first use",
        )
    st.caption(
        "+1 to +5 escalates, −1 to −5 de-escalates, as the codebook ranks acts. First use: in this library "
        "and selection, by the day on which it was said."
    )
    takeaway.table(
        lambda: table, takeaway.origin(replace(selection, actors=(actor,)), f"Acts of {actor}"), "ladder"
    )


def _lines(table: pd.DataFrame) -> list[ListedRow]:
    """Each act with its step above how often and when it was first used, which its link opens."""
    return [
        ListedRow(
            f"{signed(row['act_step'], 0)} {row['act_name']}",
            row["read"],
            f"{count(int(row['uses']), 'use')} · first {day(row['first_day'])}",
        )
        for row in records(table)
    ]


def whom(selection: Selection, actor: str, version: str) -> None:
    """Whom an actor speaks of, most statements first.

    Args:
        selection: The page's filters, without actors.
        actor: Name of the actor.
        version: The library's version, which cached reads depend on.
    """
    found = loaders.whom(selection, actor, version)
    if found.empty:
        return
    named = found.assign(target_name=[gazetteer().name_of(target) for target in found["target"]])
    st.markdown(f"**Of whom {plain(actor)} speaks**")
    show(
        named,
        {**STATEMENT_COLUMNS, **_WHOM},
        column_order=["target_name", "statements", "balance"],
        alt=f"Sides that {actor} speaks of",
    )


_LADDER = {
    "act_step": st.column_config.NumberColumn("Step", width=60),
    "act_name": st.column_config.TextColumn("Act", width="medium"),
    "uses": st.column_config.NumberColumn("Uses", width=60),
    "first_day": st.column_config.DateColumn("First use", format="D MMM YYYY", width=110),
    "read": st.column_config.LinkColumn("Open", display_text="read", width=60),
    "latest_day": st.column_config.DateColumn("Latest", format="D MMM YYYY", width=110),
    "strongest": st.column_config.NumberColumn("Strongest", format="%.1f", width=90),
}
_WHOM: dict[str, object] = {
    "target_name": st.column_config.TextColumn("Of whom", width="medium"),
    "statements": st.column_config.NumberColumn("Statements", width=90),
}
