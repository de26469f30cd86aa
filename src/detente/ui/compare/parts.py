"""Which two parts are compared: periods, sides, outlets, uploads or stories; every choice in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal, get_args

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.export.part_comparison import ComparedPart
from detente.store.selection import Selection
from detente.trends.differences import LEAST_ARTICLES
from detente.trends.stretches import LENGTHS, Length, Stretch, latest_two
from detente.ui import loaders
from detente.ui.wording import EARLIEST, LATEST, day

Kind = Literal["periods", "sides", "outlets", "uploads", "stories"]
_OWN: Final = "own dates"
_REST = "all others"
_SIDES: Final = 2  # of one alone there is nothing to rank
_ORDINALS = ("first", "second", "third", "fourth")


def chosen_parts(selection: Selection, version: str) -> tuple[ComparedPart, ComparedPart] | None:
    """Draw the choice of two parts.

    Args:
        selection: The page's filters, within which is compared.
        version: The library's version, which cached reads depend on.

    Returns:
        Both parts; None, with a way on, where one of them is not chosen yet.
    """
    kind: Kind = st.segmented_control(
        "Compare", get_args(Kind), default="periods", required=True, key="by", bind="query-params"
    )
    if kind == "periods":
        return _periods(selection, version)
    options, said, narrowed = _choices(kind, version)
    if len(options) < 2:
        st.info(_NONE[kind], icon=":material/compare_arrows:")
        return None
    return _named(kind, options, said, narrowed, selection)


_NONE: Mapping[Kind, str] = {
    "periods": "No article has a date: give dates under Upload or in the Reader.",
    "sides": "Fewer than two sides speak in this library.",
    "outlets": "Fewer than two outlets are named in this library.",
    "uploads": "Two uploads can be compared; this library has fewer.",
    "stories": "No two stories are carried by several articles here.",
}


def _periods(selection: Selection, version: str) -> tuple[ComparedPart, ComparedPart] | None:
    counted = loaders.counts(replace(selection, start=None, end=None), version)
    if counted.latest is None:
        st.info(_NONE["periods"], icon=":material/event_busy:")
        return None
    length: Length | Literal["own dates"] = st.segmented_control(
        "Which", [*LENGTHS, _OWN], default=_shortest(selection, counted.latest, version), required=True,
        key="length", bind="query-params",
        help="The latest of these in the library, against the one before it. It opens with the shortest "
        f"from the quarter up in which {_SIDES} sides can be compared, or that holds {LEAST_ARTICLES} "
        "articles in both.",
    )  # fmt: skip
    if selection.start or selection.end:
        st.caption("The period of the filters is set aside: two periods are compared here.")
    suggested = latest_two(counted.latest, "quarter" if length == _OWN else length)
    if length == _OWN:
        with st.container(horizontal=True):
            first, second = _span("a", "First", suggested[0]), _span("b", "Second", suggested[1])
        return ComparedPart(_between(first), _within(selection, first)), ComparedPart(
            _between(second), _within(selection, second)
        )
    one, other = (ComparedPart(in_words(each, length), _within(selection, each)) for each in suggested)
    return one, other


def _shortest(selection: Selection, latest: date, version: str) -> Length:
    """The first length from the quarter up whose latest two stretches let two sides be compared; where none
    does, the first in which both hold enough.
    """

    def stretches(length: Length) -> list[Selection]:
        return [_within(selection, stretch) for stretch in latest_two(latest, length)]

    enough: list[Length] = []
    for length in ("quarter", "half-year", "year"):
        one, other = stretches(length)
        if all(loaders.counts(each, version).articles >= LEAST_ARTICLES for each in (one, other)):
            enough.append(length)
            if len(loaders.compared(one, other, "side", version).rows) >= _SIDES:
                return length
    return enough[0] if enough else "quarter"


def in_words(stretch: Stretch, length: Length) -> str:
    """A stretch of the calendar as one says it.

    Args:
        stretch: Its first and last day.
        length: How long it is.

    Returns:
        "the third quarter of 2026", "the first half of 2026", "2026", "July 2026".
    """
    start = stretch[0]
    match length:
        case "year":
            return str(start.year)
        case "month":
            return day(start).partition(" ")[2]
        case "half-year":
            return f"the {_ORDINALS[start.month // 7]} half of {start.year}"
        case _:
            return f"the {_ORDINALS[(start.month - 1) // 3]} quarter of {start.year}"


def _span(key: str, label: str, suggested: Stretch) -> Stretch:
    known: dict[str, Any] = {
        "bind": "query-params", "format": "DD/MM/YYYY", "min_value": EARLIEST, "max_value": LATEST,
    }  # fmt: skip
    start: date = st.date_input(f"{label}, from", suggested[0], key=f"{key}_from", **known)
    end: date = st.date_input(f"{label}, to", suggested[1], key=f"{key}_to", **known)
    return min(start, end), max(start, end)


def _between(stretch: Stretch) -> str:
    return f"{day(stretch[0])} to {day(stretch[1])}"


def _within(selection: Selection, stretch: Stretch) -> Selection:
    return replace(selection, start=stretch[0], end=stretch[1])


def _choices(
    kind: Kind, version: str
) -> tuple[list[Any], Callable[[Any], str], Callable[[Selection, tuple[Any, ...]], Selection]]:
    """What can be chosen, how it is written, and the part of a selection that it makes."""
    known = loaders.choices(version)
    if kind == "sides":
        return list(known["sides"]), gazetteer().name_of, lambda of, those: replace(of, sides=those)
    if kind == "outlets":
        return list(known["outlets"]), str, lambda of, those: replace(of, outlets=those)
    if kind == "uploads":
        uploads = loaders.uploads(version)
        return list(uploads), uploads.__getitem__, lambda of, those: replace(of, uploads=those)
    stories = loaders.stories(version)
    return list(stories), stories.__getitem__, lambda of, those: replace(of, stories=those)


def _named(
    kind: Kind,
    options: Sequence[Any],
    said: Callable[[Any], str],
    narrowed: Callable[[Selection, tuple[Any, ...]], Selection],
    selection: Selection,
) -> tuple[ComparedPart, ComparedPart] | None:
    left, right = st.columns(2)
    with left:
        first = tuple(_several("First", f"a_{kind}", options, said, "choose"))
    with right:
        second = tuple(_several("Second", f"b_{kind}", options, said, _REST))
    if not first:
        st.info(
            f"Choose {kind} on the left; on the right others, or leave it empty for all others.",
            icon=":material/compare_arrows:",
        )
        return None
    rest = tuple(option for option in options if option not in first)
    named = ", ".join(said(each) for each in second) or f"all other {kind}"
    return ComparedPart(", ".join(said(each) for each in first), narrowed(selection, first)), ComparedPart(
        named, narrowed(selection, second or rest)
    )


def _several(
    label: str, key: str, options: Sequence[Any], said: Callable[[Any], str], placeholder: str
) -> list[Any]:
    return list(
        st.multiselect(
            label, options, key=key, format_func=said, bind="query-params", placeholder=placeholder
        )
    )
