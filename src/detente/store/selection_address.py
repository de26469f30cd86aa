"""A selection as the query of an address, so that a link repeats it, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, cast, get_args

from detente.attribution.gazetteer import gazetteer
from detente.records import Stance
from detente.store.selection import Corpus, Reading, Selection

# The parts of the library as they stand in the address and on screen.
CORPORA: Final[dict[str, Corpus]] = {"all": "all", "uploaded": "own", "sample": "sample"}
_YEARS: Final = range(1900, 2101)  # of the days that can be chosen


def address_of(selection: Selection) -> dict[str, str | list[str]]:
    """The query of a link that makes a page show this selection.

    Args:
        selection: What the page is to show.

    Returns:
        The values by the name of the filter; what is not chosen is left out.
    """
    corpora = {chosen: name for name, chosen in CORPORA.items()}
    query: dict[str, str | list[str]] = {
        "from": selection.start.isoformat() if selection.start else "",
        "to": selection.end.isoformat() if selection.end else "",
        "corpus": "" if selection.corpus == "all" else corpora[selection.corpus],
        "side": [gazetteer().name_of(code) for code in selection.sides],
        "actor": list(selection.actors),
        "outlet": list(selection.outlets),
        "stance": list(selection.stances),
        "about": list(selection.treaties),
        "read": list(selection.readings),
    }
    return {name: chosen for name, chosen in query.items() if chosen}


def selection_of(query: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that a query of an address asks for; what cannot be read is left out.

    Args:
        query: All values by their name; names of other things than filters are passed over. A side is a name
            ("Russia") or a code ("RUS").

    Returns:
        The selection; names of actors, outlets and treaties are taken as they are written.
    """
    codes = {name: code for code, name in gazetteer().state_names.items()}

    def every(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in query.get(name, ()) if value))

    return Selection(
        start=_day(every("from")),
        end=_day(every("to")),
        sides=tuple(dict.fromkeys(codes.get(value, value) for value in every("side"))),
        actors=every("actor"),
        outlets=every("outlet"),
        stances=_known(every("stance"), get_args(Stance)),
        treaties=every("about"),
        readings=cast("tuple[Reading, ...]", _known(every("read"), get_args(Reading))),
        corpus=next((CORPORA[value] for value in every("corpus") if value in CORPORA), "all"),
    )


def _known(given: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(value for value in given if value in known)


def _day(given: Sequence[str]) -> date | None:
    try:
        day = date.fromisoformat(given[0]) if given else None
    except ValueError:
        return None
    return day if day and day.year in _YEARS else None
