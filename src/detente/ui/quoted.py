"""Statements in a list: the words themselves, who says them of whom and when, opening the paragraph they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from detente.ui.statements import ARTICLE_PAGE, where
from detente.ui.wording import day, plain, signed
from detente.voices.gazetteer import gazetteer

_LONGEST = 360


def listed(statements: pd.DataFrame, key: str) -> None:
    """One card a statement. `statements`: see `detente.store.statements`."""
    if statements.empty:
        st.caption("No such statement in this selection.")
        return
    for number, row in enumerate(statements.to_dict("records")):
        with st.container(border=True, key=f"{key}_{number}_{row['article_id']}_{row['position']}"):
            st.html(f'<div style="line-height:1.5;overflow-wrap:anywhere">{escape(_words(row))}</div>')
            st.caption(f"{_who(row)} · balance {signed(row['balance'])} · {_when(row)} · {where(row)}")
            st.page_link(
                ARTICLE_PAGE,
                label="Open the paragraph",
                icon=":material/arrow_forward:",
                query_params={"id": str(row["article_id"]), "paragraph": str(row["position"])},
            )


def _words(row: Mapping[Any, Any]) -> str:
    text = str(row["text"])
    if pd.notna(row["start"]):
        text = text[int(row["start"]) : int(row["end"])]
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _who(row: Mapping[Any, Any]) -> str:
    name = gazetteer().name_of
    speaker = "the narrator" if row["narrated"] else row["speaker"]
    speaker = speaker if isinstance(speaker, str) else "not named"
    side = f" ({name(row['side'])})" if isinstance(row["side"], str) and name(row["side"]) != speaker else ""
    target = name(row["target"]) if isinstance(row["target"], str) else ""
    of = row["target_actor"] if isinstance(row["target_actor"], str) else target
    return f"**{plain(speaker)}** {plain(side)}".rstrip() + (f" on {plain(of)}" if of else "")


def _when(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["day"]):
        return "said earlier, day unknown" if pd.notna(row["published"]) else "date unknown"
    if pd.isna(row["published"]) or row["day"] != row["published"]:
        return f"said {day(row['day'])}, reported {day(row['published'])}"
    return day(row["day"])
