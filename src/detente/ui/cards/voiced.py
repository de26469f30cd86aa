"""The strongest words that somebody voices: who says them of whom stands as large as the words themselves."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from detente.ui import menu
from detente.ui.cards import quoted
from detente.ui.cards.statement_cards import where
from detente.ui.components import links
from detente.ui.wording import capital, signed

_LINE = "font-size:1.05rem;line-height:1.5;overflow-wrap:anywhere;margin:0 0 .3rem"
_NAME = "font-weight:600"


def listed(statements: pd.DataFrame, key: str) -> None:
    """One card a statement.

    Args:
        statements: See `detente.store.statement_lists`; the strongest first.
        key: Prefix of the cards' keys, unique on the page.
    """
    for number, rows in enumerate(quoted.together(statements)):
        row = rows[0]
        with st.container(border=True, key=f"{key}_{number}_{row['article_id']}_{row['position']}"):
            who, whom = escape(capital(quoted.speaker(row))), escape(quoted.spoken_of(rows))
            st.html(
                f'<p style="{_LINE};{_NAME}">{who} → {whom}</p>'
                f'<p style="{_LINE}">{quoted.as_html(quoted.passage_of(row))}</p>'
            )
            balance = ", ".join(signed(each["balance"]) for each in rows)
            st.caption(f"balance {balance} · {quoted.when_said(row)} · {where(row)}")
            links.to(
                menu.READER,
                label="Open the paragraph",
                icon=":material/arrow_forward:",
                query={"id": str(row["article_id"]), "paragraph": str(row["position"])},
            )
