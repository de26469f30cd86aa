"""The index, corrected by the coded sample, beside the uncorrected; the tool's error on this corpus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd
import streamlit as st

from detente.coding.corrected_index import (
    FEWEST,
    FEWEST_OF_GROUP,
    Corrected,
    NoEstimate,
    corrected_difference,
    corrected_mean,
    corrected_trend,
)
from detente.coding.sampling import more_needed
from detente.coding.tool_error import tool_errors
from detente.coding.two_phase_sample import Population
from detente.export.cells import neutral_cell
from detente.store.coding_frames import CodedCorpus, Group, Measure, coded_corpus
from detente.store.coding_projects import Project
from detente.ui.coding import model_worth
from detente.ui.coding.agreement_measures import MEASURES
from detente.ui.components import narrow_table, tables
from detente.ui.library import store
from detente.ui.wording import count, percent, plain, signed

_NAMED: Final[dict[Measure, str]] = {"escalation": "escalation", "deescalation": "de-escalation"}
_GROUPS: Final[dict[Group, str]] = {"outlet": "outlet", "year": "year"}
_WANTED: Final = 0.05  # half width of the balance's interval that the hint speaks of
_DAYS: Final = 365.25


@st.cache_data(max_entries=8, show_spinner="Setting the coded paragraphs beside all of them …")
def _corpus(project_id: int, corpus_version: str, coding_version: str) -> CodedCorpus:
    return coded_corpus(store(), project_id)


def corrected(project: Project, versions: tuple[str, str]) -> None:
    """Means, differences and the trend with the bias taken out that the coded sample reveals.

    Args:
        project: A project with a sample.
        versions: Of the corpus and of the codes, which cached reads depend on.
    """
    if project.kind != "sample":
        st.info(
            "These codes were not drawn from the library with known probabilities: nothing can be said from "
            "them of what was not coded. Draw a sample to correct the index.",
            icon=":material/casino:",
        )
        return
    corpus = _corpus(project.id, *versions)
    boxes = st.columns(3 if corpus.models else 2)
    measure: Measure = boxes[0].selectbox(
        "What", list(MEASURES), format_func=MEASURES.__getitem__, key="coding_what"
    )
    by: Group = boxes[1].selectbox("By", list(_GROUPS), format_func=_GROUPS.__getitem__, key="coding_by")
    model = model_worth.chosen(corpus, boxes[-1])
    population = corpus.population(measure, model)
    overall = corrected_mean(population)
    if isinstance(overall, NoEstimate):
        st.warning(plain(overall.reason), icon=":material/hourglass_top:")
        st.caption(
            f"A mean needs {FEWEST} coded paragraphs, each group {FEWEST_OF_GROUP}: in simulated studies "
            "intervals held the truth as often as they say from there on."
        )
    else:
        _headline(overall, measure)
        if model is not None:
            model_worth.worth(corpus, measure, model, overall)
        groups = corpus.groups(by)
        rows = [
            ("all paragraphs", overall),
            *_each(groups, lambda inside: corrected_mean(population, inside)),
        ]
        rows += _compared(corpus, population, groups)
        table = _table(rows, measure)
        narrow_table.shown(
            table,
            tables.set_as_figures(table),
            key="corrected",
            alt="The index corrected, beside the uncorrected",
        )
        st.caption(
            "Corrected: the score of every paragraph, with the error that the coded ones reveal taken out, "
            "each coded paragraph weighed by 1 over its probability; the interval holds in 95 of 100 samples "
            "what coding everything would give. Coders alone: the same interval from the coded paragraphs "
            f"without the score. Groups with fewer than {FEWEST_OF_GROUP} coded paragraphs are left out. A "
            "model's codes stand at most beside the score: what is true is what people say."
        )
        _table_file(rows, measure, model)
    _errors(corpus, by)


def _headline(overall: Corrected, measure: Measure) -> None:
    moved = overall.value - overall.uncorrected
    with st.container(horizontal=True, gap="medium"):
        st.metric("Uncorrected", _said(overall.uncorrected, measure), width="content")
        st.metric(
            "Corrected",
            _said(overall.value, measure),
            f"{_said(overall.low, measure)} to {_said(overall.high, measure)}",
            delta_color="off",
            delta_arrow="off",
            width="content",
            help="The 95 % interval below.",
        )
        st.metric(
            "Coders alone",
            f"±{(overall.coders_high - overall.coders_low) / 2:.2f}",
            f"corrected ±{overall.half_width:.2f}",
            delta_color="off",
            delta_arrow="off",
            width="content",
            help="Half the width of the interval without the score, and with it.",
        )
    clear = not overall.low <= overall.uncorrected <= overall.high
    higher = moved < 0
    read = (
        f"a balance **{abs(moved):.2f} {'higher' if higher else 'lower'}**, that is more "
        f"{'escalation' if higher else 'de-escalation'},"
        if measure == "balance"
        else f"**{abs(moved):.2f} {'more' if higher else 'less'} {_NAMED[measure]}**"
    )
    st.markdown(
        f"The tool reads {read} than the coders would, "
        + ("more than chance explains." if clear else "which may be chance.")
        + _hint(overall, measure)
    )


def _hint(overall: Corrected, measure: Measure) -> str:
    wanted = _WANTED if measure == "balance" else _WANTED * 5
    more = more_needed(overall.half_width, overall.coded, wanted, overall.paragraphs)
    return f" About {count(more, 'paragraph')} more give ±{wanted:g}." if more else ""


def _each(
    groups: pd.Series[str], asked: Callable[[Any], Corrected | NoEstimate]
) -> list[tuple[str, Corrected]]:
    """The estimate of each group that has enough codes, the largest first."""
    found = []
    if groups.nunique() < 2:
        return []
    for name in groups.value_counts().index[:40]:
        estimate = asked((groups == name).to_numpy())
        if isinstance(estimate, Corrected):
            found.append((str(name), estimate))
    return found


def _compared(
    corpus: CodedCorpus, population: Population, groups: pd.Series[str]
) -> list[tuple[str, Corrected]]:
    """The two largest groups beside each other, and the change a year."""
    rows = []
    largest = [str(name) for name in groups.value_counts().index[:2]]
    if len(largest) == 2:
        one, other = ((groups == name).to_numpy() for name in largest)
        difference = corrected_difference(population, one, other)
        if isinstance(difference, Corrected):
            rows.append((f"{largest[0]} less {largest[1]}", difference))
    when = pd.to_datetime(corpus.paragraphs["published"])
    years = np.array(((when - pd.Timestamp(2000, 1, 1)).dt.days / _DAYS).tolist(), dtype=np.float64)
    trend = corrected_trend(population, years) if np.isfinite(years).any() else None
    if isinstance(trend, Corrected):
        rows.append(("change a year", trend))
    return rows


def _table(rows: list[tuple[str, Corrected]], measure: Measure) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Of": name,
                "Coded": one.coded,
                "Paragraphs": one.paragraphs,
                "Uncorrected": _said(one.uncorrected, measure, name),
                "Corrected": _said(one.value, measure, name),
                "95 % from": _said(one.low, measure, name),
                "95 % to": _said(one.high, measure, name),
                "Coders alone from": _said(one.coders_low, measure, name),
                "Coders alone to": _said(one.coders_high, measure, name),
            }
            for name, one in rows
        ]
    )


def _table_file(rows: list[tuple[str, Corrected]], measure: Measure, model: str | None) -> None:
    frame = pd.DataFrame(
        [
            {
                "of": neutral_cell(name),
                "measure": measure,
                "beside_the_score": neutral_cell(model or ""),
                "uncorrected": one.uncorrected,
                "corrected": one.value,
                "low": one.low,
                "high": one.high,
                "coders_low": one.coders_low,
                "coders_high": one.coders_high,
                "coded": one.coded,
                "paragraphs": one.paragraphs,
            }
            for name, one in rows
        ]
    )
    st.download_button(
        "Take this table as CSV",
        frame.to_csv(index=False),
        file_name=f"corrected_{measure}.csv",
        mime="text/csv",
        icon=":material/download:",
    )


def _errors(corpus: CodedCorpus, by: Group) -> None:
    errors = tool_errors(corpus.beside(by))
    if not errors:
        return
    st.subheader("How often the tool errs on this corpus")
    st.caption(
        "By the people who coded it; settled paragraphs count as settled. κ of stance: agreement beyond "
        "chance, 1 in full. Wrong sign: of the clear paragraphs, those read the other way round. Errors of E "
        "and D: in steps of 0 to 5. Reads too high: the tool's balance less the coders'."
    )
    table = pd.DataFrame(
        [
            {
                _GROUPS[by].capitalize(): one.group,
                "Coded": one.coded,
                "κ of stance": "" if one.kappa is None else f"{one.kappa:.2f}",
                "Wrong sign": "" if one.wrong_sign is None else percent(one.wrong_sign),
                "Error of E": f"{one.escalation_error:.2f}",
                "Error of D": f"{one.deescalation_error:.2f}",
                "Reads too high": signed(one.bias),
            }
            for one in (errors[:1] if corpus.groups(by).nunique() < 2 else errors)
        ]
    )
    alt = "The tool's error on this corpus"
    narrow_table.shown(table, tables.set_as_figures(table), key="tool_errors", alt=alt)


def _said(value: float, measure: Measure, name: str = "") -> str:
    changes = " less " in name or name == "change a year"
    if name == "change a year":
        return signed(value, 3)
    return signed(value) if measure == "balance" or changes else f"{value:.2f}"
