"""A project's numbers as text and tables for a paper."""

from __future__ import annotations

from datetime import date

import streamlit as st

from detente.coding.agreement import CodersAgreement
from detente.coding.corrected_index import Corrected, corrected_mean
from detente.export.coding_paper import CorrectedRow, coding_paper
from detente.store.coding_frames import Measure, coded_corpus
from detente.store.coding_projects import Project
from detente.store.coding_results import progress
from detente.ui import scorer
from detente.ui.coding.agreement_measures import MEASURES
from detente.ui.library import store
from detente.ui.sign_in.asked_again import later


def for_a_paper(project: Project, found: CodersAgreement) -> None:
    """The button that takes the text.

    Args:
        project: The project.
        found: How far its people agree.
    """
    st.download_button(
        "For a paper, as text",
        later(
            lambda: coding_paper(
                project, progress(store(), project.id), found, _means(project), scorer.version(), date.today()
            ).encode()
        ),
        file_name=f"coding_{project.id}.md",
        mime="text/markdown",
        icon=":material/article:",
        help="How the sample was drawn and coded, the coefficients with their intervals, the corrected "
        "means, and the sources of the methods; coders are numbered, not named.",
        on_click="ignore",
    )


def _means(project: Project) -> list[CorrectedRow]:
    """The corrected mean of each measure; none where there are too few codes, or no sample."""
    if project.kind != "sample":
        return []
    corpus = coded_corpus(store(), project.id)

    def mean(measure: Measure) -> Corrected | None:
        found = corrected_mean(corpus.population(measure))
        return found if isinstance(found, Corrected) else None

    means = {measure: mean(measure) for measure in MEASURES}
    return [CorrectedRow("all", MEASURES[measure], one) for measure, one in means.items() if one is not None]
