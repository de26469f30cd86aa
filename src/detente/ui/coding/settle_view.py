"""Disagreements side by side, settled with the rule that decides."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from detente.records import DetenteError
from detente.scoring.codebook import rules
from detente.store import coding_results
from detente.store.coding_projects import Project
from detente.store.coding_results import Settlement, SideBySide
from detente.ui.components import narrow_table
from detente.ui.library import store
from detente.ui.wording import count, day, plain, stance

_AT_ONCE: Final = 10
_STEPS: Final = [step / 2 for step in range(11)]


def disagreements(project: Project, viewer: str) -> None:
    """What may be seen of a project's codes where they part, each with a form that settles it.

    Args:
        project: The project.
        viewer: Who looks.
    """
    if not viewer:
        st.info(
            "Say first who you are: anyone who sees codes cannot code these paragraphs.",
            icon=":material/badge:",
        )
        return
    opened = f"coding_seen_{project.id}_{viewer}"
    if not st.session_state.get(opened):
        st.markdown(
            f"Paragraphs that {count(project.coders, 'coder')} or more have coded can be looked at side by "
            "side. **Anyone who has seen them cannot code them any more**, so code your own first."
        )
        if not st.button("Show them", type="primary", icon=":material/compare:"):
            return
        st.session_state[opened] = True
        st.rerun()
    try:
        found = coding_results.side_by_side(store(), project.id, viewer)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    open_ones = [one for one in found if one.settled is None]
    if not found:
        st.success(
            "No paragraph that enough people have coded has codes that differ by a step or in the stance.",
            icon=":material/handshake:",
        )
        return
    st.caption(
        f"{count(len(found), 'paragraph')} with codes that differ by a step or in the stance; "
        f"{len(open_ones)} to settle."
    )
    for one in open_ones[:_AT_ONCE]:
        _one(project, one, viewer)
    if len(open_ones) > _AT_ONCE:
        st.caption(f"{len(open_ones) - _AT_ONCE} more follow as these are settled.")
    done = [one for one in found if one.settled is not None]
    if done:
        with st.expander(f"Settled ({len(done)})", icon=":material/gavel:"):
            for one in done[:_AT_ONCE]:
                _one(project, one, viewer)


def _one(project: Project, one: SideBySide, viewer: str) -> None:
    with st.container(border=True, key=f"settle_{one.place}"):
        unit = one.unit
        head = [unit.outlet, day(unit.published) if unit.title else None, unit.title]
        st.caption(plain(" · ".join(part for part in head if part)))
        st.markdown(plain(unit.text))
        narrow_table.shown(
            _side(one), {}, key=f"codes_{one.place}", alt="Codes of the paragraph, a row a coder"
        )
        if one.settled:
            ruled = f", rule {one.settled.rule}" if one.settled.rule else ""
            st.markdown(
                f":material/gavel: Settled by {plain(one.settled.by or 'somebody')}: E "
                f"**{one.settled.escalation:g}**, D **{one.settled.deescalation:g}**{ruled}. "
                f"{plain(one.settled.why)}"
            )
        with st.form(f"settle_form_{project.id}_{one.place}", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                up = _axis("Escalation", [code.escalation for code in one.people], f"settle_e_{one.place}")
                down = _axis(
                    "De-escalation", [code.deescalation for code in one.people], f"settle_d_{one.place}"
                )
                rule = st.selectbox(
                    "Rule that decides",
                    list(rules()),
                    index=None,
                    format_func=lambda number: f"{number}. {rules()[number].title}",
                    key=f"settle_rule_{one.place}",
                    placeholder="none of them",
                    width=330,
                )
            with st.container(horizontal=True, vertical_alignment="bottom"):
                why = st.text_input("Why", key=f"settle_why_{one.place}", max_chars=2_000)
                pressed = st.form_submit_button("Settle", icon=":material/gavel:")
        if not pressed:
            return
        try:
            settled = Settlement(up, down, rule, why, viewer)
            coding_results.settle(store(), project.id, one.place, settled)
        except DetenteError as trouble:
            st.error(plain(str(trouble)), icon=":material/error:")
            return
        st.rerun()


def _axis(label: str, given: list[float], key: str) -> float:
    """What an axis is settled at: at first the people's mean, to the half step."""
    mean = round(2 * sum(given) / len(given)) / 2 if given else 0.0
    return st.selectbox(label, _STEPS, _STEPS.index(mean), key=key, format_func=lambda s: f"{s:g}", width=120)


def _side(one: SideBySide) -> pd.DataFrame:
    """A row a coder; columns that nobody filled are left out."""
    frame = pd.DataFrame(
        [
            {
                "Coder": f"{given.coder} (model)" if given.kind == "model" else given.coder,
                "E": given.code.escalation,
                "D": given.code.deescalation,
                "Stance": stance(given.code.stance),
                "Acts": " / ".join(
                    act for act in (given.code.escalating, given.code.deescalating) if act and act != "none"
                ),
                "Words": " / ".join(
                    words for words in (given.code.escalating_words, given.code.deescalating_words) if words
                ),
                "Who, of whom": " → ".join(part for part in (given.code.speaker, given.code.target) if part),
                "Why": given.code.why,
            }
            for given in one.codes
        ]
    )
    return frame.loc[:, [name for name in frame if name in ("E", "D") or frame[name].astype(bool).any()]]
