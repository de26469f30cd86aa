"""How far scorers agree with people who coded by the codebook, in a table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from detente.ui.components import narrow_list
from detente.ui.method import narrow_measures
from detente.ui.wording import capital, day, number, plain

_MEANINGS = {
    "κ of stance": "Cohen's κ: agreement on the four stances beyond chance",
    "rank correlation": "Spearman's, of the balance",
    "wrong "
    "sign": "share of paragraphs with a step or more between the axes that are read the other way round",
    "error of E": "mean absolute error of escalation, in steps",
    "error of D": "mean absolute error of de-escalation, in steps",
    "both within 1": "share of paragraphs with both axes within one step of the codes",
}
_INTERVAL = "95\u00a0% of κ"
_AGREEMENT = {
    "κ of stance": "kappa",
    "macro-F1": "macro_f1",
    "rank correlation": "spearman",
    "wrong sign": "wrong_sign",
    "error of E": "escalation_error",
    "error of D": "deescalation_error",
    "both within 1": "within_one",
}


def agreement_with_coders(report: dict[str, Any]) -> None:
    """The table, the set first that nobody reads errors in.

    Args:
        report: The last evaluation.
    """
    if not report.get("coded"):
        return
    st.subheader("Agreement with independent coding")
    st.markdown(
        "Paragraphs of official texts, news, the United Nations and the European Union, and those of our "
        "samples, "
        "were coded for this project by its codebook, by coders who saw no score. Two such codings of the "
        "same "
        "paragraphs agree at κ .91. One half of the documents is only counted: nobody reads what is wrong "
        "in it."
    )
    if unseen := report.get("unseen"):
        twice = (
            f", {unseen['coded_twice']:,} of its paragraphs twice (κ {unseen['coders']:.2f})"
            if unseen["coders"]
            else ""
        )
        st.markdown(
            f"The first set in the table, “{plain(unseen['set'])}”, was coded before anything was measured "
            f"on it{twice}; its figures are of {day(date.fromisoformat(unseen['measured_on']))} and version "
            f"{plain(unseen['version'])}. Its texts are others' and do not ship."
        )
    rows = pd.DataFrame(
        {
            "set": _part(row["set"]),
            "n": row["n"],
            "scorer": row["scorer"],
            _INTERVAL: f"{number(row['kappa_low'], 2)} to {number(row['kappa_high'], 2)}",
            **{called: row[key] for called, key in _AGREEMENT.items()},
        }
        for row in report["coded"]
    )
    rows = rows[["set", "n", "scorer", "κ of stance", _INTERVAL, *list(_AGREEMENT)[1:]]]
    narrow_measures.narrow("coded", rows, ["set", "scorer"], "row", 2)
    with narrow_list.wide("coded"):
        st.dataframe(
            rows,
            hide_index=True,
            placeholder="",
            column_config={
                "set": st.column_config.TextColumn("Set", width=185),
                "n": st.column_config.NumberColumn("Texts", format="%,d", width=60),
                "scorer": st.column_config.TextColumn("Scorer", width=130),
                _INTERVAL: st.column_config.TextColumn(_INTERVAL, width=95),
                **{
                    name: st.column_config.NumberColumn(
                        capital(name), format="%.2f", help=_MEANINGS.get(name)
                    )
                    for name in _AGREEMENT
                },
            },
            alt="Agreement with independent coding, by set and scorer",
        )


def _part(name: str) -> str:
    """A part of a set without the marks of its file: "… EU Commission dev" as "of these: EU Commission"."""
    said = name.replace("… ", "of these: ").removeprefix("coded paragraphs, ")
    return said.removesuffix(" dev").removesuffix(" (quotes_dev)")
