"""Where a treaty stands, in a sentence; and the card that says it beside an article."""

from __future__ import annotations

from datetime import date

import streamlit as st

from detente.figures.publishers import with_standing
from detente.figures.treaties import TreatyStep, full_name, life_of
from detente.figures.treaty_status import Standing, lane_of, standing
from detente.ui import menu
from detente.ui.components import links
from detente.ui.wording import day, day_as_known, plain

# The squares of the chart. None is a sign of a stance: a step is no statement.
SIGNS = {"builds": "■", "undoes": "⊠", "neither": "▪"}
_STATES = {
    "signed": "Signed {}; no entry into force on record",
    "in force": "In force since {}",
    "disputed": "Its validity is disputed since {}",
}


def name_of(actor: str) -> str:
    """An actor of the table of treaties, as the pages name it."""
    return lane_of(actor).called


def sentence(found: Standing) -> str:
    """ "In force since 5 February 2011; suspended by Russia (21 February
    2023)." Markdown signs are escaped.
    """
    if found.by is None:
        if found.last is None:
            return "Nothing is on record up to that day."
        return f"The record gives no standing; latest: {plain(found.last.event)}, {_when(found.last)}."
    if found.state == "ended":
        whose = "" if found.by.event in ("expired", "superseded") else f", {plain(_names(found.by.actors))}"
        return f"Ended ({plain(found.by.event)}{whose}), {_when(found.by)}."
    parts = [_STATES[found.state].format(_when(found.by))]
    for word, those in (("suspended", found.suspended), ("left", found.left)):
        together: dict[str, list[str]] = {}
        for actor, step in those:
            together.setdefault(_when(step), []).append(name_of(actor))
        parts += [f"{word} by {plain(', '.join(names))} ({when})" for when, names in together.items()]
    return "; ".join(parts) + "."


def step_line(step: TreatyStep) -> str:
    """One step as a line of markdown: sign, date, by whom, what."""
    note = f" {plain(step.note)}." if step.note else ""
    return (
        f"{SIGNS[step.does]} **{_when(step)}** · {plain(_names(step.actors))}: **{plain(step.event)}**.{note}"
    )


def treaty_card(treaty: str, published: date | None) -> None:
    """A treaty beside an article: its standing at the article's date and today,
    and its steps with sources.
    """
    st.markdown(f"**{plain(full_name(treaty))}**")
    if not life_of(treaty):
        st.caption("The shipped record holds no dated steps of this treaty.")
        return
    if published is None:
        st.markdown("At the article's date: **date unknown**")
    else:
        st.markdown(f"On {day(published)}, the article's date: **{sentence(standing(treaty, published))}**")
    st.markdown(f"Today: **{sentence(standing(treaty, date.today()))}**")
    life = life_of(treaty)
    known = [step for step in life if published is None or step.date <= published]
    later = life[len(known) :]
    for step in known[-6:]:
        st.markdown(step_line(step))
    if later:
        st.markdown("*After the article:*")
        for step in later:
            st.markdown(step_line(step))
    sources = "; ".join(dict.fromkeys(with_standing(step.source) for step in [*known[-6:], *later]))
    st.caption("Sources: " + plain(sources))
    links.to(
        menu.TREATIES,
        label="Timeline, warheads and every paragraph",
        icon=":material/contract:",
        query={"treaty": treaty},
    )


def _when(step: TreatyStep) -> str:
    return day_as_known(step.date, step.precision)


def _names(actors: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(name_of(actor) for actor in actors))
