"""A model as one more coder: asked from here where the server has one, by file everywhere."""

from __future__ import annotations

import streamlit as st

from detente.access import deeds
from detente.coding.files.doccano import to_doccano
from detente.coding.model_client.answers import model_coder
from detente.coding.model_client.cost import Cost, foreseen
from detente.coding.model_client.model_settings import ModelSettings, model_settings
from detente.coding.model_instructions import instructions_version, model_instructions
from detente.jobs import model_coding
from detente.jobs.model_coding import ModelRun
from detente.records import DetenteError
from detente.store.coding_answers import left_beside, left_of_sample, next_beside
from detente.store.coding_exchange import texts_to_code
from detente.store.coding_projects import Project
from detente.ui.library import may, store
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, plain

_MOST_BESIDE = 20_000  # at one asking


def by_a_model(project: Project) -> None:
    """What a model is given that is to be one more coder, and where its codes count.

    Args:
        project: The project that is open.
    """
    st.header("A model as one more coder")
    st.markdown(
        "A language model can code the same paragraphs by the same codebook. An axis above 0 has to quote "
        "words of its paragraph, or the code is void. Its agreement with each person is then shown, and it "
        "never counts as a person. Where it codes others of the corpus too, its codes can stand beside the "
        "score in the corrected index: what is true is still what people say, and so they say what its codes "
        "are worth."
    )
    try:
        settings = model_settings()
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        settings = None
    if settings is not None and project.kind == "sample":
        if may(deeds.ASK_MODEL):
            _from_here(project, settings)
        else:
            st.caption(
                ":material/lock: Asking the model of this server is for administrators: texts leave the "
                "server, and it may cost money."
            )
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
    model = model_coder(settings.name)
    left = left_of_sample(store(), project.id, model)
    others = left_beside(store(), project.id, model)
    if not left:
        st.caption(f"{plain(settings.name)} has coded every paragraph of this project's sample.")
    beside = _how_many_beside(project, others) if others else 0
    wanted = [one.text for one in (*left, *next_beside(store(), project.id, model, beside))]
    if not wanted:
        return
    cost = foreseen(settings, model_instructions(), wanted)
    st.markdown(
        f"**{plain(settings.name)}** at **{plain(settings.host)}** would be sent "
        f"{count(len(wanted), 'paragraph')}, one by one, each with the instructions: about {_said(cost)}. "
        "The words of the paragraphs leave this server and go there; nothing else does: no title, outlet, "
        "name, code or score."
    )
    agreed = st.checkbox(
        f"These texts may be sent to {plain(settings.host)}.", key=f"coding_model_consent_{project.id}"
    )
    if project.closed:
        st.caption("The project is closed; open it again below to let a model code.")
    if st.button(
        f"Ask for {count(len(wanted), 'paragraph')}", icon=":material/smart_toy:", key="coding_model_ask",
        disabled=not agreed or project.closed is not None,
    ):  # fmt: skip
        try:
            model_coding.start(store(), project.id, settings, beside)
        except DetenteError as trouble:
            st.error(plain(str(trouble)), icon=":material/error:")
            return
        st.rerun()


def _how_many_beside(project: Project, others: int) -> int:
    """How many paragraphs beside the sample are to be asked for: what makes the index more certain."""
    return int(
        st.number_input(
            f"Others beside the sample, of {others:,}",
            0,
            min(others, _MOST_BESIDE),
            0,
            step=100,
            key=f"coding_model_beside_{project.id}",
            width=280,
            help="Drawn at random from all that the sample stands for. They make the corrected index more "
            "certain, as far as people and the model agree on the sample; the sample alone cannot. Some "
            "times as many as people have coded is a good beginning, and more can be asked for later.",
        )
    )


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
    kept = run.kept + run.beside
    text = f"Asking the model: {now.done} of {count(now.total, 'paragraph')}, {kept} codes kept{left}"
    st.progress(now.share, text=text)
    if st.button("Stop", icon=":material/stop_circle:", key="coding_model_stop", help="What came is kept."):
        task.cancel()
        task.wait(10)
        st.rerun(scope="app")


def _came(run: ModelRun, settings: ModelSettings) -> str:
    void = sum(run.void.values())
    minutes = max(1, round(run.seconds / 60))
    said = (
        f"The last time, {count(run.kept + run.beside, 'code')} came in from "
        f"{count(len(run.said), 'answer')} in {minutes} min: {_said(run.cost(settings))}."
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
