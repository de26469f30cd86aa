"""The filters that pages share: one bar of chips at the top, each choice in the address, reset in one click.

The address alone holds what is chosen: the bar is drawn from it, a change writes it, and every link hands it
on (`detente.ui.components.links`). Streamlit's `bind="query-params"` is not used here, because a bound filter
is taken out of the address of every page that does not draw it (docs/decisions/0036-the-first-minute.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.figures.treaties import known_treaties
from detente.store.corpus_queries import Counts
from detente.store.filter_names import SHARED
from detente.store.selection import Reading, Selection
from detente.store.selection_address import CORPORA, selection_of
from detente.ui import loaders, menu
from detente.ui.components import links
from detente.ui.sign_in import asked_again
from detente.ui.wording import EARLIEST, LATEST, count, day

# The page of claims binds filters of its own; what each is when nothing is chosen.
_BOUND: dict[str, Any] = {"outcome": [], "topic": [], "owner": [], "sure": False}
_CHANGED = (
    "filters_changed"  # in the session: a filter was changed in the box, and the page is still as before
)
_READINGS: dict[Reading, str] = {"differ": "read differently", "unsure": "unsure"}
_STANCES = ("escalatory", "de-escalatory", "mixed", "neutral")


@dataclass(frozen=True, slots=True)
class _Chip:
    """One choice as a chip: what it says, and which value of which filter it takes away."""

    said: str
    name: str
    value: str


def selection() -> Selection:
    """Draw the bar of filters and return what is chosen.

    Every choice stands in the address, so that a link repeats it.
    """
    st.session_state.pop(_CHANGED, None)
    chosen = selection_of({name: st.query_params.get_all(name) for name in SHARED})
    chips = list(_chips(chosen))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filter_bar"):
        _box(chosen)
        for chip in chips:
            st.button(
                chip.said,
                key=f"chip_{chip.name}_{chip.value}",
                on_click=_take_away,
                args=(chip.name, chip.value),
                icon=":material/close:",
                icon_position="right",
                help="Take this filter away",
            )
        if chips:
            st.button("Reset filters", on_click=reset, key="reset", type="tertiary", wrap=False)
        elif _holds_articles():
            st.caption("No filter: everything in the library.", width="content")
    return chosen


@asked_again.fragment
def _box(chosen: Selection) -> None:
    """All filters in a box that is filled when it is opened; what is changed in it reruns the page."""
    if st.session_state.get(_CHANGED):
        st.rerun(scope="app")
    box = st.popover("Filters", icon=":material/tune:", key="filters", on_change="rerun")
    if box.open:
        with box:
            _choices(chosen)


def _chips(chosen: Selection) -> Iterator[_Chip]:
    """One chip a choice, in the order of the filters."""
    if chosen.start:
        yield _Chip(f"from {day(chosen.start)}", "from", chosen.start.isoformat())
    if chosen.end:
        yield _Chip(f"to {day(chosen.end)}", "to", chosen.end.isoformat())
    if chosen.corpus != "all":
        name = next(name for name, corpus in CORPORA.items() if corpus == chosen.corpus)
        yield _Chip(f"{name} articles", "corpus", name)
    for code in chosen.sides:
        yield _Chip(f"{gazetteer().name_of(code)} speaks", "side", code)
    yield from (_Chip(name, "actor", name) for name in chosen.actors)
    yield from (_Chip(name, "outlet", name) for name in chosen.outlets)
    yield from (_Chip(name, "stance", name) for name in chosen.stances)
    yield from (_Chip(f"names {name}", "about", name) for name in chosen.treaties)
    yield from (_Chip(_READINGS[name], "read", name) for name in chosen.readings)


def _choices(chosen: Selection) -> None:
    """What can be chosen, with what is chosen, in the box of the bar."""
    known = loaders.choices(loaders.corpus_version())
    corpus = next(name for name, corpus in CORPORA.items() if corpus == chosen.corpus)
    _hold("corpus", corpus)
    st.segmented_control(
        "Articles", list(CORPORA), required=True, key="corpus", on_change=_write, args=("corpus",)
    )
    with st.container(horizontal=True):
        for name, label, value in (("from", "From", chosen.start), ("to", "To", chosen.end)):
            _hold(name, value)
            st.date_input(
                label,
                value=None,
                key=name,
                on_change=_write,
                args=(name,),
                format="DD/MM/YYYY",
                min_value=EARLIEST,
                max_value=LATEST,
                width=150,
            )
    names = gazetteer().name_of
    _several("side", "Side that speaks", known.get("sides", {}), chosen.sides, names)
    _several("actor", "Actor", known.get("actors", {}), chosen.actors)
    _several("outlet", "Outlet", known.get("outlets", {}), chosen.outlets)
    _several("stance", "Stance", _STANCES, chosen.stances)
    # The page of treaties has a choice of its own in the address, under "treaty".
    _several("about", "Treaty named", known_treaties(), chosen.treaties)
    _several("read", "How sure", _READINGS, chosen.readings, lambda reading: _READINGS[reading])


def _several(name: str, label: str, known: Iterable[str], chosen: tuple[str, ...], said: Any = str) -> None:
    """A filter of which several can be chosen; what this library does not know can still be taken away."""
    _hold(name, list(chosen))
    st.multiselect(
        label,
        list(dict.fromkeys((*known, *chosen))),
        key=name,
        on_change=_write,
        args=(name,),
        placeholder="any",
        format_func=said,
    )


def _hold(name: str, value: object) -> None:
    """Give a filter what the address says."""
    if name not in st.session_state or st.session_state[name] != value:
        st.session_state[name] = value


def _write(name: str) -> None:
    """Write a filter that was changed into the address. For `on_change`."""
    chosen = st.session_state[name]
    if isinstance(chosen, date):
        values = [chosen.isoformat()]
    elif isinstance(chosen, list):
        values = [gazetteer().name_of(value) for value in chosen] if name == "side" else chosen
    else:
        values = [chosen] if chosen and chosen != "all" else []
    st.query_params.update({name: values})
    st.session_state[_CHANGED] = True


def _take_away(name: str, value: str) -> None:
    """Take one value of a filter out of the address. For `on_click`."""
    said = gazetteer().name_of(value) if name == "side" else value
    left = [given for given in st.query_params.get_all(name) if given not in (value, said)]
    st.query_params.update({name: left})


def from_codes(key: str, names: Mapping[str, str]) -> None:
    """Let an address give a code where the page itself writes a name, as one would take it from an export.

    Call it before the filter is drawn.

    Args:
        key: Key of the filter, which is its name in the address.
        names: What the page writes, by code.
    """
    given = st.query_params.get_all(key)
    named = [names.get(value, value) for value in given]
    if named != given and key not in st.session_state:
        st.query_params[key] = named
        st.rerun()


def reset() -> None:
    """Every filter back to its default, in one step of the browser's history. For `on_click`."""
    st.query_params.update({name: [] for name in links.carried()})
    for key, unchosen in _BOUND.items():
        if key in st.session_state:
            st.session_state[key] = unchosen


def behind(counted: Counts) -> None:
    """Say how much stands behind what is on screen, and how much of it is sample.

    Args:
        counted: The counts of the selection.
    """
    if not counted.paragraphs and not counted.unscored:
        return  # the page says that nothing was found
    parts = [f"{count(counted.paragraphs, 'paragraph')} in {count(counted.articles, 'article')}"]
    if counted.earliest:
        parts.append(f"{day(counted.earliest)} to {day(counted.latest)}")
    if counted.undated:
        parts.append(f"{count(counted.undated, 'article')} without a date, not in the charts over time")
    if counted.unscored:
        parts.append(f"{count(counted.unscored, 'article')} in another language, kept and not scored")
    if counted.copies:
        copied = "copy of the same story" if counted.copies == 1 else "copies of the same stories"
        parts.append(f"{counted.copies:,} {copied}, counted once")
    if counted.sample_articles:
        parts.append(f":material/science: {_samples(counted)}")
    st.caption(" · ".join(parts))


def _samples(counted: Counts) -> str:
    """How many of the articles this project wrote as samples."""
    if counted.sample_articles == counted.articles:
        return "all of them **sample** digests, removable under Sources"
    if counted.sample_articles == 1:
        return "1 article is a **sample** digest, removable under Sources"
    return f"{counted.sample_articles:,} articles are **sample** digests, removable under Sources"


def _holds_articles() -> bool:
    """Whether the library holds any article, whatever is chosen."""
    return bool(loaders.articles_of(Selection(), loaders.corpus_version()))


def nothing_found(said: str = "") -> None:
    """Say why the page is empty and offer a way out.

    Args:
        said: What does not fit, where paragraphs do.
    """
    if not _holds_articles():
        st.info(
            "The library holds no article yet. Upload your own, restore the sample digests, or try a text "
            "that is not stored.",
            icon=":material/menu_book:",
        )
        with st.container(horizontal=True):
            links.to(menu.UPLOAD, label="Upload articles", icon=":material/upload_file:")
            links.to(menu.TRY, label="Try a text", icon=":material/content_paste_go:")
            links.to(menu.SOURCES, label="Restore the samples", icon=":material/restore:")
        return
    st.info(
        (said or "No paragraph fits these filters.")
        + " Widen the period, take a filter away, or reset them all.",
        icon=":material/filter_alt_off:",
    )
    st.button("Reset all filters", on_click=reset, key="reset_empty", icon=":material/restart_alt:")
