"""The last evaluation on screen: errors of both kinds, beside the peers measured in the same run."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from detente.shipped import data_path


@st.cache_data(show_spinner=False)
def _report() -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(data_path("evaluation", "report.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def _shown(value: object) -> object:
    """Shares with three digits; an empty cell where a measure does not apply."""
    if isinstance(value, float):
        return "" if value != value else f"{value:.3f}"
    return "" if value is None else value


def draw() -> None:
    """Tables by set and by phenomenon, or a sentence that says how to measure."""
    report = _report()
    if report is None:
        st.info(
            "No evaluation is stored with this version. Run `detente evaluate --write` to make one.",
            icon=":material/straighten:",
        )
        return
    peers = ", ".join(f"{name} {number}" for name, number in report["peers"].items())
    st.caption(
        f"Measured on {report['measured_on']} with version {report['version']}; {peers} in the same run."
    )
    sets = pd.DataFrame(
        [
            {
                "set": row["set"],
                "n": row["n"],
                "scorer": row["scorer"],
                "right in sign": row["right"],
                "stance, macro-F1": row["stance_f1"],
                "balanced accuracy": (row["signs"] or {}).get("balanced_accuracy"),
                "AUC": (row["signs"] or {}).get("auc"),
                "AUC, 95 % from": (row["signs"] or {}).get("auc_low"),
                "AUC, 95 % to": (row["signs"] or {}).get("auc_high"),
                "false escalation": (row["signs"] or {}).get("false_escalation"),
                "false de-escalation": (row["signs"] or {}).get("false_deescalation"),
            }
            for row in report["sets"]
        ]
    )
    st.dataframe(sets.map(_shown), hide_index=True, alt="Agreement with coders by set and scorer")
    st.caption(
        "Right in sign: share of texts whose balance has the coded sign (neutral and mixed by stance). False escalation: share of "
        "texts coded de-escalatory or neutral that were scored escalatory. Minimal pairs, paragraphs and controls were written "
        "by this project; the other sets were coded by others and are broader than this subject."
    )
    with st.expander("By phenomenon, on the minimal pairs"):
        rows = pd.DataFrame(report["phenomena"])
        table = rows.pivot_table(index=["name", "n"], columns="scorer", values="right").round(3).reset_index()
        st.dataframe(table, hide_index=True, alt="Share right in sign by phenomenon and scorer")
    fairness = report["fairness"][0]
    st.markdown(
        f"**Fairness.** With sides and names swapped in {fairness['n']} texts over {fairness['groups']} groups of names, "
        f"{fairness['unchanged']:.1%} keep their balance; the mean shift is {fairness['mean_shift']:.4f}."
    )
    attribution = report["attribution"].get("quotes_dev", {}).get("all")
    if attribution:
        st.markdown(
            f"**Speakers.** On {attribution['n']} direct quotations in US news coded by others: {attribution['right']:.0%} right, "
            f"{attribution['wrong']:.0%} wrong, {attribution['nobody']:.0%} left unattributed."
        )
