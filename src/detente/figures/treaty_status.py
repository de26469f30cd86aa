"""Where a treaty stands on a day, as the recorded steps up to that day have it.

Only what is on record counts: a treaty whose entry into force has no sourced date is "signed" here, and the
page says that this is the record's answer. A step dated to the year alone stands on the day the table
carries for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.data_tables import data_path, table
from detente.figures.treaties import TreatyStep, life_of
from detente.records import DetenteError

TreatyState = Literal["unrecorded", "signed", "in force", "disputed", "ended"]
About = Literal["nuclear", "conventional", "other"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A treaty's state on a day, by the step that brought it about (None where nothing is recorded up to
    then).

    `suspended` and `left`: an actor and the step by which it did so, in order of date; those who left are
    not in `suspended`. `last`: the latest step of all.
    """

    treaty: str
    on: date
    state: TreatyState
    by: TreatyStep | None
    suspended: tuple[tuple[str, TreatyStep], ...]
    left: tuple[tuple[str, TreatyStep], ...]
    last: TreatyStep | None


@dataclass(frozen=True, slots=True)
class Lane:
    """Where an actor of the table stands in a timeline: its own name, and its row's id, name and place."""

    called: str
    id: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class TreatyKind:
    """What a treaty is about, and whose warheads belong beneath its timeline (ISO3 codes.

    None if it is not nuclear).
    """

    about: About
    warheads_of: tuple[str, ...]


def standing(treaty: str, on: date) -> Standing:
    """A treaty's standing on a day, that day's steps included.

    Args:
        treaty: Id of the treaty.
        on: The day.

    Returns:
        Its state, the step that made it so, and who has suspended or left it; "unrecorded" before its first
        step.
    """
    life = [step for step in life_of(treaty) if step.date <= on]
    by: TreatyStep | None = None
    state: TreatyState = "unrecorded"
    suspended: dict[str, TreatyStep] = {}
    left: dict[str, TreatyStep] = {}
    for step in life:
        if step.effect in ("signed", "in force", "disputed", "ended"):
            if not (step.effect == "signed" and state == "signed"):  # the first signature counts
                by = step
            state = step.effect
        for actor in step.actors:
            if step.effect == "suspended":
                suspended.setdefault(actor, step)
            elif step.effect == "left":
                left[actor] = step
                suspended.pop(actor, None)
    return Standing(
        treaty, on, state, by, tuple(suspended.items()), tuple(left.items()), life[-1] if life else None
    )


@lru_cache(maxsize=1)
def _lanes() -> dict[str, Lane]:
    file = data_path("figures", "treaty_sides.csv")
    found = {}
    for line, row in table(file, ("actor", "called", "lane", "name", "order")):
        if not row["order"].isdecimal():
            raise DetenteError(f"{file.name}, line {line}: order must be a whole number; correct the row.")
        found[row["actor"]] = Lane(row["called"], row["lane"], row["name"], int(row["order"]))
    return found


def lane_of(actor: str, gazetteer: Gazetteer | None = None) -> Lane:
    """The lane an actor of the table stands in; one of its own where the table of sides has none.

    Args:
        actor: An actor's code: "RUS".
        gazetteer: For the actor's name; the one that ships if None.

    Returns:
        The actor's name, and the id, name and place of its row in the chart.
    """
    name = (gazetteer or shipped_gazetteer()).name_of(actor)
    return _lanes().get(actor, Lane(name, actor, name, 7))


@lru_cache(maxsize=1)
def kinds() -> dict[str, TreatyKind]:
    """What each treaty is about."""
    return read_kinds(data_path("figures", "treaty_kinds.csv"))


def read_kinds(file: Path) -> dict[str, TreatyKind]:
    """Kinds of a table. Raises DetenteError with the line number where a row cannot be read."""
    found = {}
    for line, row in table(file, ("treaty", "about")):
        about, whose = cast(About, row["about"]), tuple(filter(None, row["warheads_of"].split(";")))
        if about not in get_args(About) or bool(whose) != (about == "nuclear"):
            raise DetenteError(
                f"{file.name}, line {line}: about is nuclear, conventional or other, and "
                "nuclear alone has warheads_of."
            )
        found[row["treaty"]] = TreatyKind(about, whose)
    return found
