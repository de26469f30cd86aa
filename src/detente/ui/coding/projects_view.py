"""Which project is open, who codes, and a new one in one click or drawn with care."""

from __future__ import annotations

import secrets
from typing import Final, get_args

import streamlit as st

from detente.coding.codes import codebook_version
from detente.coding.sampling import Design, needed
from detente.records import DetenteError
from detente.store.coding_projects import Grouped, Plan, Project, projects, set_closed, start_project
from detente.store.selection import Selection
from detente.store.selection_address import CORPORA
from detente.ui import loaders
from detente.ui.identity import reader_name
from detente.ui.library import remember, store
from detente.ui.wording import count, day, plain

FIRST: Final = 60  # paragraphs of the sample that one click draws
_DESIGNS: Final[dict[Design, str]] = {
    "simple": "at random from all",
    "stratified": "the same share of each group",
    "doubt": "mostly where the readers differ or are unsure",
}
_SPREAD: Final = 0.45  # of coded balances, as in the coded samples of this project
_NEXT: Final = "coding_next"  # in the session: the project and the view that are shown from the next run on
_FORM: Final = "coding_new"


def coder_name() -> str:
    """Who codes: the login's name, or what is typed once; empty until then."""
    known = reader_name()
    if known:
        st.caption(f":material/badge: You code as **{plain(known)}**.")
        return " ".join(known.split())  # as codes are kept under it
    typed = st.text_input(
        "Your name or initials",
        key="coder",
        max_chars=60,
        width=420,
        placeholder="the same each time, so that your codes stay together",
    )
    return " ".join(typed.split())


def show_next(number: int, view: str | None = None) -> None:
    """Draw the page anew with another project open.

    What is bound to the address is changed before it is drawn: Streamlit refuses it afterwards.

    Args:
        number: Of the project.
        view: In which it is shown; the one that is open where None.
    """
    st.session_state[_NEXT] = (str(number), view)
    st.rerun()


def turn() -> None:
    """Turn to what `show_next` asked for; before anything of the page is drawn."""
    number, view = st.session_state.pop(_NEXT, (None, None))
    if number is not None:
        st.session_state["project"] = number
    if view is not None:
        st.session_state["view"] = view


def chosen(known: tuple[Project, ...]) -> Project:
    """The project that is worked on.

    Args:
        known: At least one project.

    Returns:
        The one chosen on the page or in the address, the latest at first.
    """
    by_id = {str(project.id): project for project in known}
    if st.session_state.get("project") not in by_id:
        st.session_state.pop("project", None)
    if st.query_params.get("project") not in by_id:
        st.query_params.pop("project", None)
    number = st.selectbox(
        "Project", list(by_id), key="project", bind="query-params", format_func=lambda key: _named(by_id[key])
    )
    return by_id[str(number)]


def _named(project: Project) -> str:
    state = ", closed" if project.closed else ""
    return f"{project.name} ({count(project.units, 'paragraph')}, {day(project.made)}{state})"


def first_project() -> str:
    """What a visitor sees before there is a project: what it is for, who codes, and one button.

    Returns:
        Who codes, empty where they have not said.
    """
    st.markdown(
        "**Do people agree with the score?** Code a few paragraphs yourself, without seeing it. When two "
        "of you have coded, the agreement is shown; from 40 paragraphs on, the index is corrected by what "
        "you found. Two digits a paragraph: escalation 0 to 5, de-escalation 0 to 5, then Enter."
    )
    coder = coder_name()
    ready = loaders.counts(Selection(), loaders.corpus_version()).paragraphs > 0
    pressed = st.button(
        f"Draw {FIRST} paragraphs at random and begin",
        type="primary",
        icon=":material/play_arrow:",
        disabled=not ready,
    )
    if pressed and not coder:
        st.error("Say first who codes: a name or initials.", icon=":material/badge:")
    elif pressed:
        _start(Plan("First sample", Selection(), "simple", FIRST, seed=secrets.randbelow(2**31)), coder)
    new_project(coder, "Draw it otherwise: by outlet or year, or where the readers doubt")
    return coder


def new_project(coder: str, label: str = "Draw another sample") -> None:
    """The form that draws a sample by design.

    Args:
        coder: Who does it.
        label: Of the box that holds the form.
    """
    with st.expander(label, icon=":material/casino:"), st.form(_FORM, border=False):
        name = st.text_input("Name", key="coding_name", max_chars=100, placeholder="Pilot, July")
        left, right = st.columns(2)
        design = left.selectbox(
            "Drawn", list(_DESIGNS), format_func=_DESIGNS.__getitem__, key="coding_design"
        )
        grouped = right.selectbox(
            "Groups, for the same share of each", get_args(Grouped), key="coding_grouped"
        )
        size = left.number_input("Paragraphs", 10, 5_000, 150, step=10, key="coding_size")
        coders = right.number_input("People for each paragraph", 1, 5, 2, key="coding_coders")
        corpus = left.selectbox("From", list(CORPORA), key="coding_corpus")
        outlets = right.multiselect(
            "Outlets",
            list(loaders.choices(loaders.corpus_version()).get("outlets", {})),
            key="coding_outlets",
            placeholder="any",
        )
        st.caption(
            f"Without the score, about {needed(_SPREAD, 0.05):,} paragraphs give the mean balance within "
            "±0.05; corrected by the score, fewer do. Every paragraph keeps the probability that it was "
            "drawn with."
        )
        if not st.form_submit_button("Draw", icon=":material/casino:"):
            return
    if not coder:
        st.error("Say first who you are: a name or initials.", icon=":material/badge:")
        return
    selection = Selection(outlets=tuple(outlets), corpus=CORPORA[corpus])
    _start(
        Plan(name, selection, design, int(size), grouped, int(coders), secrets.randbelow(2**31)),
        coder,
    )


def _start(plan: Plan, coder: str) -> None:
    try:
        number = start_project(store(), plan, reader_name() or coder)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    remember("The sample is drawn.")
    show_next(number)


def codebook_of(project: Project) -> None:
    """What coders have to know where the codebook is another than when the project was begun.

    Args:
        project: The project.
    """
    if project.codebook != codebook_version():
        st.caption(
            f":material/history: The codebook has changed since this project was begun ({project.codebook}, "
            f"now {codebook_version()}): code by today's (B). Each code bears the version it was given by."
        )


def closing(project: Project) -> None:
    """The button that closes a project, or opens it again.

    Args:
        project: The project.
    """
    st.header("This project")
    st.caption(
        "It is closed: nobody codes, and all of its codes can be seen and taken."
        if project.closed
        else "Once it is closed, nobody codes in it any more, and all of its codes can be seen and taken, "
        "also those of paragraphs that only one has coded. It can be opened again."
    )
    label = "Open for coding again" if project.closed else "Close coding"
    if st.button(
        label, icon=":material/lock_open:" if project.closed else ":material/lock:", key="coding_close"
    ):
        try:
            set_closed(store(), project.id, not project.closed)
        except DetenteError as trouble:
            st.error(plain(str(trouble)), icon=":material/error:")
            return
        st.rerun()


def all_projects() -> tuple[Project, ...]:
    """The projects of this library, the latest first."""
    return projects(store())
