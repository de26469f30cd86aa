"""A model as one more coder: asked from here where whoever runs the server set one up, by file everywhere."""

from __future__ import annotations

import streamlit as st

from detente.access import deeds
from detente.coding.files.doccano import to_doccano
from detente.coding.model_client.cost import Cost, foreseen
from detente.coding.model_client.settings import ModelSettings, model_settings
from detente.coding.model_instructions import instructions_version, model_instructions
from detente.jobs import model_coding
from detente.jobs.model_coding import ModelRun
from detente.records import DetenteError
from detente.store.coding_exchange import texts_to_code
from detente.store.coding_projects import Project
from detente.ui.library import may, store
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, plain


def by_a_model(project: Project) -> None:
    """What a model is given that is to be one more coder, and where its codes count.

    Args:
        project: The project that is open.
    """
    st.header("A model as one more coder")
    st.markdown(
        "A language model can code the same paragraphs by the same codebook. An axis above 0 has to quote "
        "words of its paragraph, or the code is void. Its agreement with each person is then shown, and it "
        "is counted nowhere else."
    )
    try:
        settings = model_settings()
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        settings = None
    if settings is not None and project.kind == "sample" and may(deeds.BRING_CODES):
        _from_here(project, settings)
        st.subheader("By file")
    _by_file(project, settings)


def _by_file(project: Project, settings: ModelSettings | None) -> None:
    off = "No model is set up on this server: it asks none and sends nothing. " if settings is None else ""
    st.markdown(
        f"{off}Take the instructions (the codebook, and how to answer) and the paragraphs; let a model that "
        "you run answer, one line of JSON for each paragraph; and bring its answers above, as a file that "
        "ends in jsonl. Mind where a provider's model keeps your texts."
    )
    with st.container(horizontal=True):
        st.download_button(
            "The instructions",
            model_instructions,
            file_name=f"instructions_{instructions_version()}.txt",
            mime="text/plain",
            icon=":material/smart_toy:",
        )
        st.download_button(
            "The paragraphs, as jsonl",
            asked_again.later(lambda: to_doccano((), texts_to_code(store(), project.id))),
            file_name=f"to_code_{project.id}.jsonl",
            mime="application/x-ndjson",
            icon=":material/download:",
        )


def _from_here(project: Project, settings: ModelSettings) -> None:
    latest = model_coding.latest(store(), project.id)
    if latest is not None and latest[0].running:
        _going_on(project)
        return
    if latest is not None:
        task, run = latest
        if task.error:
            st.error(plain(task.error), icon=":material/error:")
        st.markdown(_came(run, settings))
    left = model_coding.left_to_ask(store(), project.id, settings)
    if not left:
        st.caption(f"{plain(settings.name)} has coded every paragraph of this project.")
        return
    cost = foreseen(settings, model_instructions(), left)
    st.markdown(
        f"**{plain(settings.name)}** at **{plain(settings.host)}** would be sent "
        f"{count(len(left), 'paragraph')}, one by one, each with the instructions: about {_said(cost)}. "
        "The words of the paragraphs leave this server and go there; nothing else does: no title, outlet, "
        "name, code or score."
    )
    agreed = st.checkbox(
        f"These texts may be sent to {plain(settings.host)}.", key=f"coding_model_consent_{project.id}"
    )
    if project.closed:
        st.caption("The project is closed; open it again below to let a model code.")
    if st.button(
        f"Ask for {count(len(left), 'paragraph')}", icon=":material/smart_toy:", key="coding_model_ask",
        disabled=not agreed or project.closed is not None,
    ):  # fmt: skip
        try:
            model_coding.start(store(), project.id, settings)
        except DetenteError as trouble:
            st.error(plain(str(trouble)), icon=":material/error:")
            return
        st.rerun()


@asked_again.fragment(run_every=1.0)
def _going_on(project: Project) -> None:
    latest = model_coding.latest(store(), project.id)
    if latest is None or not latest[0].running:
        st.rerun(scope="app")
    task, run = latest
    now = task.progress
    answered = len(run.said)
    minutes = run.seconds / answered * now.left / 60 if answered else 0.0
    left = f", about {max(1, round(minutes))} min to go" if answered else ""
    text = f"Asking the model: {now.done} of {count(now.total, 'paragraph')}, {run.kept} codes kept{left}"
    st.progress(now.share, text=text)
    if st.button("Stop", icon=":material/stop_circle:", key="coding_model_stop", help="What came is kept."):
        task.cancel()
        task.wait(10)
        st.rerun(scope="app")


def _came(run: ModelRun, settings: ModelSettings) -> str:
    void = sum(run.void.values())
    said = (
        f"The last time, {count(run.kept, 'code')} came in from {count(len(run.said), 'answer')} in "
        f"{max(1, round(run.seconds / 60))} min: {_said(run.cost(settings))}."
    )
    if void:
        why, number = run.void.most_common(1)[0]
        said += f" {count(void, 'code')} void, most often ({number}): {plain(why)}"
    if run.unanswered:
        said += f" {count(run.unanswered, 'paragraph')} without an answer."
    return said


def _said(cost: Cost) -> str:
    tokens = f"{cost.tokens_in:,} tokens there and {cost.tokens_out:,} back"
    if cost.money is None:
        return f"{tokens}; what they cost, the provider says"
    return f"{tokens}, {cost.money:,.2f} by the prices that are set"
