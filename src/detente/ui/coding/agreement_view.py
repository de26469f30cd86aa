"""How far the coders of a project agree, as it grows; models stand apart from people."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.coding.agreement import CodersAgreement
from detente.coding.alpha import Estimate
from detente.store import coding_models, coding_results
from detente.store.coding_models import ModelBeside
from detente.store.coding_projects import Project
from detente.store.coding_results import ProjectProgress
from detente.ui.coding import coder_charts, paper_view
from detente.ui.components import narrow_table, tables
from detente.ui.library import store
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, percent, plain, signed

_RELIABLE, _TENTATIVE = 0.8, 0.667  # Krippendorff 2019, Content Analysis, chapter 12


@st.cache_data(max_entries=16, show_spinner="Comparing the coders …")
def _compared(project_id: int, coding_version: str) -> tuple[CodersAgreement | None, tuple[ModelBeside, ...]]:
    return (
        coding_results.agreement_of(store(), project_id),
        coding_models.models_beside(store(), project_id),
    )


@asked_again.fragment(run_every=15)
def agreement(project: Project) -> None:
    """Coefficients by axis, each pair, each coder, confusions and drift; drawn again every 15 seconds.

    Args:
        project: The project.
    """
    far = coding_results.progress(store(), project.id)
    st.caption(_far(project, far))
    version = coding_results.coding_version(store())
    found, models = _compared(project.id, version)
    if found is None:
        st.info(
            f"Agreement is shown from {coding_results.FEWEST_SHARED} paragraphs on that two people have "
            "coded. Give a colleague the address of this page: both code the same paragraphs, and neither "
            "sees the other's codes.",
            icon=":material/group:",
        )
    else:
        _people(project, found, version)
    if models:
        _models(models)
    if found is not None:
        paper_view.for_a_paper(project, found)


def _far(project: Project, far: ProjectProgress) -> str:
    said = f"{far.coded} of {count(far.units, 'paragraph')} coded, {far.complete} by {project.coders} or more"
    given = ", ".join(f"{plain(name)} {number}" for name, number in sorted(far.coders.items()))
    said += f", {far.settled} settled · {given or 'nobody yet'}"
    if far.earlier:
        said += f" · {count(far.earlier, 'code')} by an earlier version of the codebook than today's"
    if far.models:
        models = ", ".join(f"{plain(name)} {number}" for name, number in sorted(far.models.items()))
        said += f" · models, which count for none of this: {models}"
    return said


def _people(project: Project, found: CodersAgreement, version: str) -> None:
    with st.container(horizontal=True, gap="medium"):
        _metric("α of escalation", found.escalation, "Krippendorff's α, ordinal")
        _metric("α of de-escalation", found.deescalation, "Krippendorff's α, ordinal")
        _metric("α of stance", found.stance, "Krippendorff's α, nominal")
        if len(found.pairs) == 1:
            _metric("κ of stance", found.pairs[0].stance, "Cohen's κ of the two coders")
    st.markdown(_reading(found))
    st.caption("1 is full agreement, 0 what chance would give. Below each: its 95 % interval.")
    if len(found.pairs) > 1:
        st.subheader("Pairs")
        _listed(_pairs(found), "coding_pairs", "Each pair of coders")
    st.subheader("Each coder beside the others")
    st.caption(
        "Steps of 0 to 5; above zero: gives more than the mean of the others. Same stance: share of shared "
        "paragraphs with another coder's stance."
    )
    _listed(_coders(found), "coding_coders", "Each coder beside the others")
    coder_charts.where_two_part(project, found, version)
    coder_charts.over_time(project, found, version)


def _models(models: tuple[ModelBeside, ...]) -> None:
    st.subheader("Models beside the people")
    st.caption(
        "A model is one more coder and no person: its codes count neither in the agreement above, nor in "
        "what is complete or settled, nor in the corrected index."
    )
    rows = [
        {
            "Model": one.model,
            "Beside": one.beside,
            "Paragraphs": one.found.escalation.units,
            "α of escalation": _number(one.found.escalation.value),
            "α of de-escalation": _number(one.found.deescalation.value),
            "α of stance": _number(one.found.stance.value),
            "Opposite": percent(one.found.pairs[0].opposite),
        }
        for one in models
    ]
    _listed(pd.DataFrame(rows), "coding_models", "Each model beside the people")


def _listed(frame: pd.DataFrame, key: str, alt: str) -> None:
    """A table of figures behind names; a list on a narrow screen."""
    narrow_table.shown(frame, tables.set_as_figures(frame), key=key, alt=alt)


def _metric(label: str, estimate: Estimate, what: str) -> None:
    value = "–" if estimate.value is None else f"{estimate.value:.3f}"
    between = (
        f"{estimate.low:.2f} to {estimate.high:.2f}"
        if estimate.low is not None and estimate.high is not None
        else "no interval yet"
    )
    st.metric(
        label,
        value,
        between,
        delta_color="off",
        delta_arrow="off",
        width="content",
        help=f"{what}, over {count(estimate.units, 'paragraph')} that several coded; below, the interval "
        "that holds it in 95 of 100 resamples of whole documents.",
    )


def _reading(found: CodersAgreement) -> str:
    values = [
        one.value for one in (found.escalation, found.deescalation, found.stance) if one.value is not None
    ]
    if not values:
        return "All codes are alike so far: there is nothing yet to agree or disagree on."
    least = min(values)
    said = (
        "reliable by Krippendorff's rule (.800 and above on all)"
        if least >= _RELIABLE
        else "enough for tentative conclusions by Krippendorff's rule (.667 and above on all)"
        if least >= _TENTATIVE
        else "too little by Krippendorff's rule (.667 at least): settle what parts you, and code on"
    )
    return f"The lowest is **{least:.3f}**: {said}."


def _pairs(found: CodersAgreement) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Coders": f"{pair.first} and {pair.second}",
                "Paragraphs": pair.stance.units,
                "κ of stance": _number(pair.stance.value),
                "Both axes within 1": percent(pair.within_one),
                "Opposite": percent(pair.opposite),
            }
            for pair in found.pairs
        ]
    )


def _coders(found: CodersAgreement) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Coder": one.coder,
                "Coded": one.coded,
                "Shared": one.shared,
                "Escalation": "" if one.escalation is None else signed(one.escalation),
                "De-escalation": "" if one.deescalation is None else signed(one.deescalation),
                "Same stance": "" if one.same_stance is None else percent(one.same_stance),
            }
            for one in found.coders
        ]
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
