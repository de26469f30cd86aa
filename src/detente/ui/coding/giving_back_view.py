"""Giving codes back to the project, by consent: what the file holds is said before it is made."""

from __future__ import annotations

from datetime import date
from typing import Final, get_args

import streamlit as st

from detente.coding.files.given_back import Gift, Licence, to_given_back
from detente.records import DetenteError
from detente.store.coding_exchange import rows_for_files
from detente.store.coding_projects import Project
from detente.store.coding_results import ProjectProgress
from detente.store.coding_withdrawal import withdraw
from detente.ui import scorer
from detente.ui.library import remember, store
from detente.ui.sign_in.asked_again import later
from detente.ui.wording import count, plain

_LICENCES: Final[dict[Licence, str]] = {
    "CC0-1.0": "CC0 1.0: anybody may use them for anything",
    "CC-BY-4.0": "CC BY 4.0: anybody may use them who names you",
}


def give_back(project: Project, viewer: str, far: ProjectProgress) -> None:
    """The form under which codes leave for the project; nothing is sent.

    Args:
        project: The project that is open.
        viewer: Who gives.
        far: How far it is.
    """
    st.header("Give codes back")
    st.markdown(
        "Your codes can make the scorer better for everybody. This makes **a file that you hand over "
        "yourself**; nothing is sent.\n"
        "- It holds, for each code: the hash of the paragraph, “coder 1”, “coder 2” … instead of names, both "
        "axes, both kinds of act, and the probability that the paragraph was drawn with; for the whole: the "
        "licence, the day, the design, and the versions of codebook and program.\n"
        "- It does not hold: texts, marked words, reasons, speakers, titles, outlets or names of people. Who "
        "has the same text can find its hash; nobody can read a text out of one."
    )
    ready = far.coded if project.closed else far.complete
    if not ready:
        st.caption(
            f"There is nothing to give yet: no paragraph is coded by {count(project.coders, 'person')}."
            if project.coders != 1
            else "There is nothing to give yet."
        )
        return
    licence: Licence = st.radio(
        "Licence", get_args(Licence), format_func=_LICENCES.__getitem__, key="coding_licence"
    )
    credit = ""
    if licence == "CC-BY-4.0":
        credit = st.text_input("Who is to be named", key="coding_credit", max_chars=200, width=420)
    names = ", ".join(plain(name) for name in sorted(far.coders))
    agreed = st.checkbox(
        f"All who coded ({names}) agree that these codes are given under this licence.", key="coding_consent"
    )
    st.download_button(
        f"Make the file ({count(ready, 'paragraph')})",
        later(
            lambda: to_given_back(
                rows_for_files(store(), project.id, viewer),
                Gift(
                    licence, credit, project.design, project.population, project.codebook,
                    scorer.version(), date.today(),
                ),
            )
        ),
        file_name=f"codes_given_back_{project.id}.json",
        mime="application/json",
        icon=":material/volunteer_activism:",
        disabled=not (agreed and viewer and (credit.strip() or licence == "CC0-1.0")),
        help="Consent, and for CC BY a name to be named, come first. Who takes the file has seen the codes, "
        "and cannot code these paragraphs any more.",
    )  # fmt: skip


def take_back(project: Project, coder: str, far: ProjectProgress) -> None:
    """The form by which a coder withdraws.

    Args:
        project: The project that is open.
        coder: Who withdraws.
        far: How far the project is.
    """
    codes = far.coders.get(coder, 0)
    if not codes or project.closed:
        return
    st.header("Withdraw")
    st.caption(
        f"All codes that **{plain(coder)}** has given in this project are taken back: they count in no "
        "agreement and no corrected index. Their paragraphs can be coded again; what was settled stays so."
    )
    sure = st.checkbox(f"Take all {codes} of my codes back", key=f"coding_withdraw_{project.id}")
    if not st.button("Withdraw", icon=":material/undo:", disabled=not sure, key="coding_withdraw_now"):
        return
    try:
        number = withdraw(store(), project.id, coder)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    remember(f"{count(number, 'code')} taken back.")
    st.rerun()
