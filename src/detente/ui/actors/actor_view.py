"""One actor: the offices held and when, statements over time and by whom they concern, what others say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer.actors import Office
from detente.charts.dyads import actor_over_time
from detente.charts.mark_selection import SINCE
from detente.export.speech_findings import of_actor
from detente.store.selection import Selection
from detente.ui import loaders
from detente.ui.actors import acts_and_targets
from detente.ui.cards import quoted
from detente.ui.components import drawing, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.scorer import gazetteer
from detente.ui.wording import capital, day, plain

_NOBODY = "nobody named"
_ALL = 2_000  # statements of an actor among which those of a quarter are found


def chosen_actor(selection: Selection, version: str) -> None:
    """Choose an actor, and see what is known and said of him, her or it.

    Args:
        selection: The page's filters; those of actors are left out of the choice.
        version: The library's version, which cached reads depend on.
    """
    heard = loaders.speakers(replace(selection, actors=()), version)
    if heard.empty:
        st.info("No actor is named in this selection.", icon=":material/person_off:")
        return
    names = list(heard["speaker"])
    first = next((names.index(name) for name in selection.actors if name in names), 0)
    actor = st.selectbox("Actor", names, index=first, key="who", bind="query-params")
    _offices(actor)
    theirs = replace(selection, actors=())
    acts_and_targets.strongest(theirs, actor, version)
    acts_and_targets.ladder(theirs, actor, version)
    acts_and_targets.whom(theirs, actor, version)
    _over_time(theirs, actor, version)
    left, right = st.columns(2)
    with left:
        st.markdown("**What this actor says, latest first**")
        quoted.listed(loaders.of_speaker(theirs, actor, 10, version), "theirs")
    with right:
        st.markdown("**What others say of this actor by name**")
        quoted.listed(loaders.about(theirs, actor, 10, version), "about")


def _offices(actor: str) -> None:
    known = gazetteer().exact.get(actor)
    if known is None:
        st.caption("Not in the table of actors: kept by the name as written.")
        return
    for office in known.offices:
        side = gazetteer().name_of(office.side)
        st.markdown(f"- {plain(capital(title_of(office, known.offices)))}, {plain(side)}: {term(office)}")
    if known.kind == "state":
        st.caption(
            "What the texts say in the name of the state itself. Its persons, ministries and capital stand "
            "under their own names; who speaks about whom counts all of them as one side."
        )
    if known.offices:
        st.caption(
            "From the project's table of actors and what this library added. It stands with its sources on "
            "the *Sources* page."
        )


def title_of(office: Office, held: Iterable[Office]) -> str:
    """What an office is called: a source that gives its kind alone means the one whose title another gives.

    Args:
        office: One of the offices.
        held: All that its holder held.

    Returns:
        "President", where one source has "President" and another, of a later term, "chief of state".
    """
    if not _names_kind_alone(office):
        return office.role or "office not recorded"
    same = (other for other in held if (other.side, other.role_type) == (office.side, office.role_type))
    return next((other.role for other in same if not _names_kind_alone(other)), office.role)


def _names_kind_alone(office: Office) -> bool:
    """Whether the role is no title but the kind of the post, as "chief of state" is of "head of state"."""
    return office.role.split()[1:] == office.role_type.split()[1:] != []


def term(office: Office) -> str:
    """When an office was held, as far as its sources say.

    Args:
        office: The office, of the table of actors or of this library.

    Returns:
        "7 May 2012 to 1 June 2018", "since 7 May 2012, in office as of 1 March 2025", "no dates recorded".
    """
    if office.since and office.until:
        return f"{day(office.since)} to {day(office.until)}"
    if office.until:
        begin = f"listed from {day(office.seen)}" if office.seen else "no start recorded"
        return f"until {day(office.until)}, {begin}"
    # A holder whom a reader added without an end counts as in office on every day.
    vouched = office.confirmed if office.confirmed != date.max else None
    if office.since:
        end = f"in office as of {day(vouched)}" if vouched else "no end recorded"
        return f"since {day(office.since)}, {end}"
    if vouched is None:
        return "no dates recorded"
    seen = office.seen if office.seen != vouched else None
    return f"in office as of {day(vouched)}" + (f", listed from {day(seen)}" if seen else "")


def _over_time(selection: Selection, actor: str, version: str) -> None:
    name = gazetteer().name_of
    series = loaders.actor_over_time(selection, actor, version)
    if series.empty:
        st.caption("No statement with a cue and a known day.")
        return
    targets = [t for t in series["target"].unique() if isinstance(t, str)]
    series = series.assign(target=[name(t) if isinstance(t, str) else _NOBODY for t in series["target"]])
    codes = {name(code): code for code in targets}

    def opens(mark: Mark) -> None:
        said = loaders.of_speaker(selection, actor, _ALL, version)
        start = pd.Timestamp(mark[SINCE])
        days = pd.to_datetime(said["day"])
        within = (days >= start) & (days < start + pd.DateOffset(months=3))
        whom = codes.get(mark["target"])
        of = said["target"].isna() if whom is None else said["target"] == whom
        with st.container(border=True, key="quarter_opened"):
            st.markdown(f"**On {plain(mark['target'])}, said in the quarter from {day(start)}**")
            quoted.listed(said[within & of], "quarter")

    takeaway.chart(
        drawing.kept(actor_over_time, series),
        series,
        key="theirs_over_time",
        alt=f"Statements of {actor} by quarter and by whom they concern",
        origin=takeaway.origin(replace(selection, actors=(actor,)), f"Statements of {actor}"),
        columns={"target": "Of whom", "statements": "Statements"},
        opens=opens,
        finding=of_actor(actor, series, _NOBODY),
        caption="By the quarter in which they were said: ▲ leans to escalation, ▼ to de-escalation; the "
        "larger, the more.",
    )
