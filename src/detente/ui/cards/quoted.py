"""Statements in a list: the words themselves, who says them of whom and when, opening the paragraph they
stand in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.text.sentences import sentences
from detente.ui import menu
from detente.ui.cards.statement_cards import where
from detente.ui.components import links
from detente.ui.components.tables import records
from detente.ui.wording import day, plain, signed

_LONGEST = 360  # characters of the words
_LONGEST_AROUND = 160  # characters before and after them
_AROUND = "opacity:.72"  # over 7 : 1 in light and dark


def listed(statements: pd.DataFrame, key: str) -> None:
    """One card a statement. `statements`: see `detente.store.statement_lists`."""
    if statements.empty:
        st.caption("No such statement in this selection.")
        return
    for number, rows in enumerate(together(statements)):
        row = rows[0]
        with st.container(border=True, key=f"{key}_{number}_{row['article_id']}_{row['position']}"):
            st.html(f'<div style="line-height:1.5;overflow-wrap:anywhere">{as_html(passage_of(row))}</div>')
            st.caption(f"{_who(row)} · {_about(rows)} · {when_said(row)} · {where(row)}")
            links.to(
                menu.READER,
                label="Open the paragraph",
                icon=":material/arrow_forward:",
                query={"id": str(row["article_id"]), "paragraph": str(row["position"])},
            )


def speaker(row: Mapping[Any, Any]) -> str:
    """Who says it: "Ida Berg (Norland)"; the narrator, of an act of Norland; or that nobody is named."""
    name = gazetteer().name_of
    said_by = "the narrator" if row["narrated"] else row["speaker"]
    said_by = said_by if isinstance(said_by, str) else "not named"
    side = name(row["side"]) if isinstance(row["side"], str) else ""
    if row["narrated"] and side:
        return f"{said_by}, of an act of {side}"
    return f"{said_by} ({side})" if side and side != said_by else said_by


def spoken_of(rows: Sequence[Mapping[Any, Any]]) -> str:
    """Whom the words are about, all of them: "Norland and probably Sudria", where the words do not name the
    second; "nobody named".
    """
    whom = [f"{_perhaps(row)}{said}" for row in rows if (said := _whom(row))]
    return " and ".join(dict.fromkeys(whom)) or "nobody named"


def together(statements: pd.DataFrame) -> list[list[Mapping[Any, Any]]]:
    """The rows by their words: one statement about several sides has a row for each."""
    found: dict[tuple[Any, ...], list[Mapping[Any, Any]]] = {}
    for row in records(statements):
        words = (row["article_id"], row["position"], str(row["start"]), str(row["end"]), str(row["speaker"]))
        found.setdefault(words, []).append(row)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Whole sentences of a paragraph: the words that are scored, and what stands around them."""

    before: str
    words: str
    after: str
    parted_before: bool = True  # a space stands between them in the text; else a quotation mark or comma
    parted_after: bool = True


def passage_of(row: Mapping[Any, Any]) -> QuotedPassage:
    """The words within whole sentences, so that nothing begins or ends in the middle of one.

    Args:
        row: text, start, end; start and end are missing where the whole text is meant.

    Returns:
        On one line; what stands around the words is cut where it is long, and the words are too.
    """
    text = str(row["text"])
    start, end = (int(row["start"]), int(row["end"])) if pd.notna(row["start"]) else (0, len(text))
    touched = [(at, to) for at, to in sentences(text) if to > start and at < end]
    first, last = (touched[0][0], touched[-1][1]) if touched else (start, end)
    words = " ".join(text[start:end].split())
    before, after = (
        " ".join(part.split()) for part in (text[min(first, start) : start], text[end : max(last, end)])
    )
    return QuotedPassage(
        before if len(before) <= _LONGEST_AROUND else "… " + before[-_LONGEST_AROUND:].split(" ", 1)[-1],
        words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …",
        "" if len(words) > _LONGEST else after if len(after) <= _LONGEST_AROUND else "…",
        _parted(text, start),
        _parted(text, end) or len(after) > _LONGEST_AROUND,
    )


def _parted(text: str, at: int) -> bool:
    """Whether a space stands on either side of a place."""
    return any(sign.isspace() for sign in text[max(0, at - 1) : at + 1])


def as_html(passage: QuotedPassage) -> str:
    """A passage as safe HTML: the words in full ink, what stands around them paler."""
    before, after = (
        f'<span style="{_AROUND}">{escape(said)}</span>' if said else ""
        for said in (passage.before, passage.after)
    )
    return (
        before
        + (" " if before and passage.parted_before else "")
        + escape(passage.words)
        + (" " if after and passage.parted_after else "")
        + after
    )


def _who(row: Mapping[Any, Any]) -> str:
    side = gazetteer().name_of(row["side"]) if isinstance(row["side"], str) else ""
    if row["narrated"]:
        return f"**the narrator**, of an act of {plain(side)}" if side else "**the narrator**"
    speaker = row["speaker"] if isinstance(row["speaker"], str) else "not named"
    return f"**{plain(speaker)}** ({plain(side)})" if side and side != speaker else f"**{plain(speaker)}**"


def _about(rows: Sequence[Mapping[Any, Any]]) -> str:
    """ "balance −0.06", "on Ukraine · balance +0.20", "balance on Ukraine +0.20; nobody named −0.80"."""
    if len(rows) == 1:
        whom = _whom(rows[0])
        on = f"{_perhaps(rows[0])}on {plain(whom)}{_part(rows[0])} · " if whom else ""
        return f"{on}balance {signed(rows[0]['balance'])}"
    parts = []
    for row in rows:
        whom = _whom(row)
        on = f"{_perhaps(row)}on {plain(whom)}{_part(row)}" if whom else "nobody named"
        parts.append(f"{on} {signed(row['balance'])}")
    return "balance " + "; ".join(parts)


def _whom(row: Mapping[Any, Any]) -> str:
    """The actor or side that the words are about; "" for nobody."""
    if isinstance(row["target_actor"], str):
        return row["target_actor"]
    return gazetteer().name_of(row["target"]) if isinstance(row["target"], str) else ""


def _perhaps(row: Mapping[Any, Any]) -> str:
    """ "probably " where the report shows whom the words mean, and they do not name them."""
    return "probably " if row.get("role") == "meant" and not _names_them(row) else ""


def _names_them(row: Mapping[Any, Any]) -> bool:
    """Whether the words hold the last word of the name of whom they are about: "Berg" of Ida Berg."""
    start, end = (int(row["start"]), int(row["end"])) if pd.notna(row["start"]) else (0, None)
    last = _whom(row).rsplit(" ", 1)[-1]
    return bool(last) and last in str(row["text"])[start:end]


def _part(row: Mapping[Any, Any]) -> str:
    """The part in which a side is spoken of, where it is known and more than meant: ", helped"; who is spoken
    well of is not blamed.
    """
    role = row.get("role")
    told = isinstance(role, str) and role != "meant" and (role != "blamed" or row["balance"] > 0)
    return f", {role}" if told else ""


def when_said(row: Mapping[Any, Any]) -> str:
    """The day on which it was said, and on which it was reported where that is another."""
    if pd.isna(row["day"]):
        return "said earlier, day unknown" if pd.notna(row["published"]) else "date unknown"
    if pd.isna(row["published"]) or row["day"] != row["published"]:
        return f"said {day(row['day'])}, reported {day(row['published'])}"
    return day(row["day"])
