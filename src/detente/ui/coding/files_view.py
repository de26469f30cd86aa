"""Codes taken to other tools and papers, and brought from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from detente.coding.files.any_file import ENDINGS, read_codes
from detente.coding.files.coded_rows import CodedRow, TextToCode
from detente.coding.files.csv_and_jsonl import to_csv
from detente.coding.files.doccano import to_doccano
from detente.coding.files.inception import to_inception
from detente.coding.files.label_studio import label_studio_config, to_label_studio
from detente.records import DetenteError
from detente.store.coding_exchange import (
    CameIn,
    codes_into_project,
    project_from_codes,
    rows_for_files,
    texts_to_code,
)
from detente.store.coding_projects import Project
from detente.store.coding_results import ProjectProgress
from detente.ui.coding.projects_view import show_next
from detente.ui.library import remember, store
from detente.ui.sign_in.asked_again import later
from detente.ui.wording import count, plain

_Writer = Callable[[Sequence[CodedRow], Sequence[TextToCode]], str | bytes]
_FORMATS: Final[dict[str, tuple[_Writer, str, str]]] = {
    "csv": (to_csv, "csv", "text/csv"),
    "Label Studio": (to_label_studio, "json", "application/json"),
    "INCEpTION (UIMA CAS XMI)": (to_inception, "zip", "application/zip"),
    "doccano": (to_doccano, "jsonl", "application/x-ndjson"),
    "csv without texts": (lambda rows, more: to_csv(rows, more, texts=False), "csv", "text/csv"),
}


def take(project: Project, viewer: str, far: ProjectProgress) -> None:
    """The project's paragraphs and codes as files.

    Args:
        project: The project.
        viewer: Who takes them.
        far: How far it is.
    """
    st.header("Take away")
    name = st.selectbox("Format", list(_FORMATS), key="coding_format", width=420)
    write, ending, mime = _FORMATS[name]
    ready = far.coded if project.closed else far.complete
    with st.container(horizontal=True):
        st.download_button(
            "The paragraphs, to code elsewhere",
            later(lambda: write((), texts_to_code(store(), project.id))),
            file_name=f"to_code_{project.id}.{ending}",
            mime=mime,
            icon=":material/download:",
        )
        st.download_button(
            f"The codes of {count(ready, 'paragraph')}",
            later(lambda: write(rows_for_files(store(), project.id, viewer), ())),
            file_name=f"codes_{project.id}.{ending}",
            mime=mime,
            icon=":material/download:",
            disabled=not (viewer and ready),
            help=f"Of paragraphs that {project.coders} have coded, or of all when the project is closed. "
            "Anyone who takes them has seen them, and cannot code these paragraphs any more.",
        )
        if name == "Label Studio":
            st.download_button(
                "Labelling configuration",
                label_studio_config(),
                file_name="detente_label_studio.xml",
                mime="application/xml",
                icon=":material/settings:",
            )
    st.caption(
        "A paragraph is found again by the hash of its words. *csv without texts* can be given on where the "
        "texts cannot: hash, coder, both axes and acts; the words, the reasons and the texts stay here. Each "
        "code bears the probability that its paragraph was drawn with."
    )


def bring(project: Project | None, by: str) -> None:
    """The form that takes codes of a file, into this project or one of its own.

    Args:
        project: The project that is open, if any.
        by: Who does it.
    """
    st.header("Bring codes")
    file = st.file_uploader(
        "A file of codes: csv, Label Studio JSON, INCEpTION XMI, doccano or own jsonl",
        type=list(ENDINGS),
        key="coding_file",
    )
    if file is None:
        return
    into = ["a new project"]
    if project is not None and project.kind == "sample":
        into.append(f"“{project.name}”, as coders of its paragraphs")
    where = st.radio("Into", into, len(into) - 1, key="coding_into")
    by_model = st.checkbox(
        "A model gave these codes, not a person",
        key="coding_by_model",
        help="They are marked as a model's and count in nothing that is said of people. Answers to the "
        "instructions below are marked by themselves. An axis above 0 has to quote words of its paragraph.",
    )
    if not st.button("Bring them in", type="primary", icon=":material/upload:", key="coding_bring"):
        return
    try:
        codes = read_codes(file.name, file.getvalue())
        if by_model:
            codes = tuple(replace(one, kind="model") for one in codes)
        if where == into[0]:
            came = project_from_codes(store(), file.name.rsplit(".", 1)[0], codes, by or None)
        else:
            assert project is not None  # the other choice is offered only then
            came = codes_into_project(store(), project.id, codes)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    _said(came)


def _said(came: CameIn) -> None:
    said = (
        f"{count(came.codes, 'code')} of {count(came.paragraphs, 'paragraph')} came in; {came.found} of "
        "these stand in the library."
    )
    for why, number in list(came.left.items())[:5]:
        said += f" {count(number, 'code')} left out: {why}"
    remember(plain(said))
    show_next(came.project_id, "Agreement")
