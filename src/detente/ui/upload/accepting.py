"""Dates and outlets that are only suggested: shown with where they were found, taken for all rows at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from detente.intake.suggestions import Suggestion
from detente.jobs.upload_drafts import Draft
from detente.records import Document
from detente.ui.wording import count, plain

_FIELDS = {"date": ("published", "date"), "outlet": ("outlet", "outlet")}
_SHOWN = 3  # examples of a suggestion


def with_suggestions(readable: Sequence[tuple[Draft, Document]]) -> list[tuple[Draft, Document]]:
    """The drafts with the suggestions that were taken for all rows; those that were not are offered.

    Args:
        readable: Each draft with its document.
    """
    taken: dict[str, str] = st.session_state.setdefault("suggestions_taken", {})
    found = {draft.key: draft.suggestions for draft, _ in readable}
    for field in _FIELDS:
        _offer(field, [one for each in found.values() for one in each if one.field == field], taken)
    _one_outlet(readable, taken)
    return [(draft, _taking(document, found[draft.key], taken)) for draft, document in readable]


def _offer(field: str, those: Sequence[Suggestion], taken: dict[str, str]) -> None:
    if not those or field in taken:
        return
    name = _FIELDS[field][1]
    sources = Counter(one.found_in.split(" “")[0] for one in those)
    from_where = ", ".join(
        f"{source} ({number:,})" if len(sources) > 1 else source for source, number in sources.most_common(3)
    )
    examples = list(dict.fromkeys(one.value for one in those))
    more = " …" if len(examples) > _SHOWN else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"{count(len(those), 'suggested ' + name)}, from {plain(from_where)}: "
            f"{plain(', '.join(examples[:_SHOWN]))}{more}"
        )
        st.button(
            f"Use for all rows without {'a date' if field == 'date' else 'an outlet'}",
            key=f"suggested_{field}", on_click=_take, args=(field, "suggested"), icon=":material/done_all:",
        )  # fmt: skip


def _one_outlet(readable: Sequence[tuple[Draft, Document]], taken: dict[str, str]) -> None:
    if len(readable) < 2 or all(document.outlet for _, document in readable):
        return
    written = st.text_input("Outlet for all rows that have none", max_chars=200, key="outlet_for_all")
    taken["every outlet"] = " ".join(written.split())


def _taking(document: Document, those: Sequence[Suggestion], taken: dict[str, str]) -> Document:
    for one in those:
        if one.field == "date" and "date" in taken and document.published is None:
            document = replace(document, published=one.day)
        elif one.field == "outlet" and "outlet" in taken and document.outlet is None:
            document = replace(document, outlet=one.value)
    return document if document.outlet else replace(document, outlet=taken.get("every outlet") or None)


def _take(field: str, how: str) -> None:
    """Note down that suggestions are taken. For `on_click`."""
    st.session_state.setdefault("suggestions_taken", {})[field] = how
