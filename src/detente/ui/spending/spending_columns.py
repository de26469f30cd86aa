"""The columns of the spending tables: names, units, formats."""

from __future__ import annotations

from typing import Any

import streamlit as st

_SHARE = "%.2f"
COLUMNS: dict[str, Any] = {
    "ally": "Ally",
    "edition": "Edition",
    "iso3": "Code",
    "flag": "Figure",
    "prices": "Prices",
    "line": "Which",
    "year": st.column_config.NumberColumn("Year", format="%d"),
    "base_year": st.column_config.NumberColumn("Latest figure", format="%d"),
    "base_share": st.column_config.NumberColumn("Share then, % of GDP", format=_SHARE),
    "share_gdp": st.column_config.NumberColumn("% of GDP", format=_SHARE),
    "scenario": "GDP",
    "gdp_growth": st.column_config.NumberColumn("GDP growth, % a year", format="%.1f"),
    "share_required": st.column_config.NumberColumn("Required, % of GDP", format=_SHARE),
    "gdp_usd_bn": st.column_config.NumberColumn("GDP, USD bn", format="%,.0f"),
    "kept_usd_bn": st.column_config.NumberColumn("At the present share, USD bn", format="%,.1f"),
    "extra_usd_bn": st.column_config.NumberColumn("Beyond it, USD bn", format="%,.1f"),
    "extra_total_usd_bn": st.column_config.NumberColumn("Extra to 2035, USD bn", format="%,.0f"),
    "real_change": st.column_config.NumberColumn("Real change, %"),
    "growth_needed": st.column_config.NumberColumn("Mean real growth needed, %", format="%.1f"),
    "needed_slow": st.column_config.NumberColumn("Needed, slow GDP, % a year", format="%.1f"),
    "needed_middle": st.column_config.NumberColumn("Needed, middle, % a year", format="%.1f"),
    "needed_high": st.column_config.NumberColumn("Needed, high GDP, % a year", format="%.1f"),
    "review": st.column_config.CheckboxColumn("Review"),
    "joined": "Joined",
    "real_change_published": st.column_config.NumberColumn("Real change as published, %"),
    "like_for_like": st.column_config.NumberColumn("Like for like, %"),
    "brought_usd_bn": st.column_config.NumberColumn("Newcomer's spending, USD bn", format="%,.1f"),
    "spending_usd_bn": st.column_config.NumberColumn("Spending, USD bn", format="%,.1f"),
    "gap_guideline": st.column_config.NumberColumn("Short of 2 %, points", format="%.2f"),
    "gap_core": st.column_config.NumberColumn("Short of 3.5 %, points", format="%.2f"),
    "gap_whole": st.column_config.NumberColumn(
        "Short of 5 %, points", format="%.2f", help="of core spending alone"
    ),
    "money_guideline": st.column_config.NumberColumn("Short of 2 %, USD bn", format="%,.1f"),
    "money_core": st.column_config.NumberColumn("Short of 3.5 %, USD bn", format="%,.1f"),
    "money_whole": st.column_config.NumberColumn(
        "Short of 5 %, USD bn", format="%,.1f", help="of core spending alone"
    ),
    "equipment": st.column_config.NumberColumn("% of defence expenditure", format="%.1f"),
    "level": "Level",
    "allies": "Allies",
    "note": "Note",
    "balance": st.column_config.NumberColumn("Balance", help="−1 de-escalates, +1 escalates"),
    "name": "What",
    "meaning": st.column_config.TextColumn("Assumption", width="large"),
    "source": "Source",
}
