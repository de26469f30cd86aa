from detente.ui.frame import framed

framed()

import streamlit as st

from detente.store.coding_results import coding_version, progress
from detente.ui import loaders
from detente.ui.coding import (
    agreement_view,
    code_card,
    corrected_view,
    files_view,
    giving_back_view,
    model_view,
    projects_view,
    settle_view,
)
from detente.ui.components import naming, share
from detente.ui.library import store

VIEWS = ["Code", "Agreement", "Settle", "Corrected", "Files"]

naming.title("Coding")
st.caption("People's judgement beside the score: code blind, see how far you agree, correct the index by it.")
tools = st.container(horizontal=True, gap="small")
projects_view.turn()
known = projects_view.all_projects()
if not known:
    files_view.bring(None, projects_view.first_project())
    st.stop()
left, right = st.columns([3, 2], vertical_alignment="bottom")
with left:
    project = projects_view.chosen(known)
with right:
    coder = projects_view.coder_name()
view = st.segmented_control(
    "View",
    VIEWS,
    default="Code",
    required=True,
    key="view",
    bind="query-params",
    label_visibility="collapsed",
)
match view:
    case "Agreement":
        agreement_view.agreement(project)
    case "Settle":
        settle_view.disagreements(project, coder)
    case "Corrected":
        corrected_view.corrected(project, (loaders.corpus_version(), coding_version(store())))
    case "Files":
        far = progress(store(), project.id)
        files_view.take(project, coder, far)
        files_view.bring(project, coder)
        model_view.by_a_model(project)
        giving_back_view.give_back(project, coder, far)
        giving_back_view.take_back(project, coder, far)
        projects_view.closing(project)
        projects_view.new_project(coder)
    case _ if project.closed or project.kind != "sample":
        st.info(
            "This project is closed; open it again under *Files* to code on."
            if project.closed
            else "These codes came with a file or from the reader; draw a sample under *Files*.",
            icon=":material/lock:",
        )
    case _ if not coder:
        st.info("Say who codes: a name or initials, the same each time.", icon=":material/badge:")
    case _:
        projects_view.codebook_of(project)
        code_card.code(project.id, coder)
with tools:
    share.button()
