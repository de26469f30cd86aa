"""The last evaluation on screen: errors of both kinds, beside the peers measured in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from detente.charts.scorer_agreement import agreement
from detente.export.error_rates import NAMES, last_report, of_scorers
from detente.ui.components import drawing, narrow_list
from detente.ui.components.contents import anchor
from detente.ui.components.tables import records
from detente.ui.method import coded_agreement, narrow_measures
from detente.ui.wording import capital, count, day, percent, plain

_OURS = "Détente"
_PERCENT = "%.0f\u00a0%%"  # as text has it
# What the sets are called beside a chart, where a phone has no room for more.
_SETS = {
    **NAMES,
    "kept apart from tuning: sentences": "own sentences, kept apart",
    "kept apart from tuning: paragraphs": "own paragraphs, kept apart",
    "kept apart from tuning: controls": "own controls, kept apart",
    "written blind: sentences": "own sentences, written blind",
    "written blind: controls": "own controls, written blind",
    "event_sentences_dev": "news, coded by others",
    "eu_commission_dev": "EU Commission, by others",
    "gold_dev": "official texts, coded",
    "golden": "own passages",
    "golden, kept apart": "own passages, kept apart",
    "quotes_dev": "US news, coded by others",
    "quantities": "own sentences",
    "quantities_kept": "own sentences, kept apart",
    "claims": "own figures",
    "claims_kept": "own figures, kept apart",
    "claims_later": "own figures, as in news",
}
# What a column's name leaves open.
_MEANINGS = {
    "right": "share of texts whose balance has the coded sign; neutral and mixed by stance",
    "false escalation": "share of texts coded de-escalatory or neutral that were scored escalatory",
    "false de-escalation": "share of texts coded escalatory or neutral that were scored de-escalatory",
}
# What a measure of the report is called on screen, by its key.
_SPEAKERS = {"n": "quotations", "right": "right", "wrong": "wrong", "nobody": "unattributed"}
_TARGETS = {"n": "cues", "right": "right", "wrong": "wrong", "none": "none named"}
_FIGURES = {
    "n": "sentences",
    "value_and_unit": "value and unit",
    "described": "and of what",
    "whose": "whose",
    "year": "year",
    "kind": "kind",
    "told_apart": "target, pledge, outturn",
}

_CLAIMS = {
    "n": "figures",
    "outcome": "outcome",
    "right": "outcome and record",
    "sureness": "sure or perhaps",
    "sure": "offered as sure",
    "sure_wrong": "of those wrong",
}


def error_tables() -> None:
    """By set, by phenomenon, by who speaks and of whom, by figure; or a sentence that says how to measure."""
    report = last_report()
    if report is None:
        st.info(
            "No evaluation is stored with this version. Run `detente evaluate --write` to make one.",
            icon=":material/straighten:",
        )
        return
    peers = ", ".join(f"{name} {number}" for name, number in report["peers"].items())
    st.caption(
        f"Measured on {day(date.fromisoformat(report['measured_on']))} with version "
        f"{plain(report['version'])}; {plain(peers)} in the same run."
    )
    coded_agreement.agreement_with_coders(report)
    _sureness(report)
    _sets(report)
    _fairness(report["fairness"])
    _parts("Speakers, by set and construction", report.get("attribution", {}), _SPEAKERS)
    _parts("Whom a statement is about", {"own sentences": report.get("targets", {})}, _TARGETS)
    _parts("Figures", {"": report.get("quantities", {})}, _FIGURES)
    _parts("Figures beside the record", {"": report.get("claims", {})}, _CLAIMS)


def _fairness(certificates: list[dict[str, Any]]) -> None:
    said = [
        f"with {found.get('names', 'known')} sides and names swapped in {found['n']:,} texts, "
        f"{percent(found.get('kept', found['unchanged']), 1)} keep E and D to 0.05 (mean shift "
        f"of the balance {found['mean_shift']:.4f})"
        for found in certificates
    ]
    st.markdown(f"**Fairness.** {capital('; '.join(said))}.")


def _sureness(report: dict[str, Any]) -> None:
    """Whether intervals and chances hold what they say."""
    for found in report.get("sureness", ())[:1]:
        st.subheader("How sure both readers may be")
        high = " and ".join(
            f"{percent(right)} of {count(n, 'paragraph')} with {axis} of 3 or more"
            for axis, (n, right) in found["high"].items()
        )
        st.markdown(
            f"On {found['n']:,} coded paragraphs that nobody reads errors in, "
            f"{percent(found['coverage'])} of the intervals hold the coded balance "
            f"(stated: {percent(found['stated'])}). {_finds('unsure', found['unsure'])}; "
            f"{_finds('read differently', found['differ'])}. Right in sign are {high}."
        )
        _reliability(found["reliability"])


def _reliability(bands: list[list[Any]]) -> None:
    """How often a stance was as coded, by the chance that was stated for it."""
    rows = pd.DataFrame(
        {
            "stated chance": f"{percent(least)} to {percent(most)}",
            "paragraphs": n,
            "mean stated": stated,
            "stance as coded": right,
        }
        for least, most, n, stated, right in bands
    )
    lines = [
        narrow_list.ListedRow(
            f"Stated chance {row['stated chance']}",
            "",
            f"{count(row['paragraphs'], 'paragraph')} · mean stated {percent(row['mean stated'])} · "
            f"stance as coded {percent(row['stance as coded'])}",
        )
        for row in records(rows)
    ]
    narrow_list.narrow("reliability", lines, len(lines), "band")
    with narrow_list.wide("reliability"):
        st.dataframe(
            rows.assign(**{name: rows[name] * 100 for name in ("mean stated", "stance as coded")}),
            hide_index=True,
            width="content",
            column_config={
                "stated chance": "Stated chance",
                "paragraphs": st.column_config.NumberColumn("Paragraphs", format="%,d"),
                "mean stated": st.column_config.NumberColumn("Mean stated", format=_PERCENT),
                "stance as coded": st.column_config.NumberColumn(
                    "Stance as coded",
                    format=_PERCENT,
                    help="Share of these paragraphs whose coder gave the same stance",
                ),
            },
        )


def _finds(name: str, mark: dict[str, float]) -> str:
    return (
        f"“{name}” marks {percent(mark['marks'])} of the paragraphs and finds {percent(mark['finds'])} of "
        "the wrong stances"
    )


def _sets(report: dict[str, Any]) -> None:
    rows = pd.DataFrame(
        {
            "set": _SETS.get(row["set"], row["set"]),
            "n": row["n"],
            "scorer": row["scorer"],
            "right": row["right"],
            "stance, macro-F1": row["stance_f1"],
            **{
                name: (row["signs"] or {}).get(key)
                for name, key in (
                    ("false escalation", "false_escalation"),
                    ("false de-escalation", "false_deescalation"),
                    ("balanced accuracy", "balanced_accuracy"),
                    ("AUC", "auc"),
                    ("AUC, 95\u00a0% from", "auc_low"),
                    ("AUC, 95\u00a0% to", "auc_high"),
                )
            },
        }
        for row in report["sets"]
    )
    st.markdown(f"**{plain(of_scorers(rows, _OURS, list(report['peers'])))}**")
    chosen = drawing.chart(
        agreement(rows, _OURS),
        key="agreement",
        alt="Agreement with the coders of each set, beside the peers",
        opens=True,
    )
    st.caption(
        "Right in sign: the balance has the coded sign (neutral and mixed by stance). Of own sets kept "
        "apart only totals were read, "
        "and what was written blind was measured once; sets coded by others are broader than this subject."
    )
    measures = [name for name in rows.columns if rows[name].dtype.kind == "f"]
    shown = {
        **_named(rows),
        **{name: _share(name) for name in measures},
        "n": st.column_config.NumberColumn("Texts", format="%,d"),
    }
    if chosen:
        st.markdown(f"**{plain(chosen['scorer'])}** on **{plain(chosen['set'])}**")
        measured = rows[(rows["set"] == chosen["set"]) & (rows["scorer"] == chosen["scorer"])]
        alt = "The measures of the mark that was chosen"
        _table("chosen", measured, ["set", "scorer"], "row", shown, alt)
    ours = rows[rows["scorer"] == _OURS].drop(columns="scorer")
    _table("sets", ours, ["set"], "set", shown, "Errors of our scorer by set")
    with st.expander("The peers on the same sets", icon=":material/compare_arrows:"):
        _table("peers", rows, ["set", "scorer"], "row", shown, "Agreement with coders by set and scorer")
    with st.expander("By phenomenon, on the minimal pairs", icon=":material/category:"):
        table = (
            pd.DataFrame(report["phenomena"])
            .pivot_table(index=["name", "n"], columns="scorer", values="right")
            .reset_index()
            .sort_values(_OURS)
        )
        config = {
            "name": "Phenomenon",
            "n": st.column_config.NumberColumn("Texts", format="%,d"),
            **{name: _share(name) for name in table.columns[2:]},
        }
        alt = "Share right in sign by phenomenon and scorer, the weakest first"
        _table("phenomena", table, ["name"], "phenomenon", config, alt)


def _parts(title: str, measured: dict[str, dict[str, Any]], names: dict[str, str]) -> None:
    """One expander: a row a set and part of it, with the measures that are named."""
    rows = [
        {
            "set": _SETS.get(name, name),
            "part": _SETS.get(part, part),
            **{said: shares[key] for key, said in names.items() if key in shares},
        }
        for name, parts in measured.items()
        for part, shares in parts.items()
        if isinstance(shares, dict)
    ]
    if not rows:
        return
    table = pd.DataFrame(rows)
    table = table.loc[:, [name for name in table if table[name].astype(str).str.len().gt(0).any()]]
    with st.expander(title, icon=":material/rule:"):
        called = [name for name in ("set", "part") if name in table]
        shares = {str(name): _share(str(name)) for name in table if table[name].dtype.kind == "f"}
        _table(f"parts_{anchor(title)}", table, called, "row", _named(table) | shares, title)


def _table(
    key: str, rows: pd.DataFrame, called: Sequence[str], noun: str, shown: dict[str, Any], alt: str
) -> None:
    """Measures as a table, and as a list where a screen would cut it."""
    narrow_measures.narrow(key, rows, called, noun, 3)
    with narrow_list.wide(key):
        st.dataframe(rows, hide_index=True, column_config=shown, placeholder="", alt=alt)


def _share(name: str) -> Any:
    """A share from 0 to 1, three digits."""
    return st.column_config.NumberColumn(capital(name), format="%.3f", help=_MEANINGS.get(name))


def _named(table: pd.DataFrame) -> dict[str, Any]:
    return {str(name): capital(str(name)) for name in table.columns}
