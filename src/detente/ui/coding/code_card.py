"""The card on which a paragraph is coded: a component of our own, so that a key costs no run of the page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from detente.coding.codes import Code, acts, code_of, text_hash
from detente.records import DetenteError
from detente.scoring.codebook import rules, steps
from detente.store import coding_queue
from detente.store.coding_units import UnitToCode
from detente.ui.library import store
from detente.ui.wording import count, day

_HERE: Final = Path(__file__).parent
_CARD: Final = "coding_card"
_HANDLED: Final = "coding_handled"  # when the card sent what was done last
_BEGIN: Final = "Type two digits, 0 to 5: escalation, then de-escalation. Enter saves and brings the next."
_LONGEST: Final = 3_600.0  # seconds: who takes longer was not coding


@lru_cache(maxsize=1)
def _component() -> Any:
    html, css, js = ((_HERE / f"card.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    return st.components.v2.component("detente_coding_card", html=html, css=css, js=js, isolate_styles=False)


@st.fragment
def code(project_id: int, coder: str) -> None:
    """The next paragraph of a project, and how far the coder is.

    Args:
        project_id: The project.
        coder: Who codes.
    """
    skipped = st.session_state.setdefault(f"coding_later_{project_id}", [])
    unit = coding_queue.next_unit(store(), project_id, coder, skipped)
    far = coding_queue.own_progress(store(), project_id, coder)
    st.progress(far.coded / far.units if far.units else 0.0, text=_far(far))
    if unit is None:
        st.success(
            "You have coded everything that is to be coded here. What is agreed on stands under *Agreement*.",
            icon=":material/done_all:",
        )
        if far.coded and st.button("Undo the last code", icon=":material/undo:"):
            _undo(project_id, coder)
            st.rerun(scope="fragment")
        _trouble()
        return
    st.session_state["coding_turn"] = st.session_state.get("coding_turn", 0) + 1
    _component()(
        key=_CARD,
        data=_data(unit, coder, far, coding_queue.own_code(store(), project_id, unit.place, coder)),
        on_saved_change=lambda: _save(project_id, coder),
        on_skipped_change=lambda: _skip(project_id, coder),
        on_undone_change=lambda: _undo_by_key(project_id, coder),
    )


def _far(far: coding_queue.OwnProgress) -> str:
    parts = [f"{far.coded} of {count(far.units, 'paragraph')} coded by you"]
    if far.seconds:
        left = (far.units - far.coded) * far.seconds / 60
        parts.append(f"{far.seconds:.0f} s each, about {max(1, round(left))} min to go")
    return " · ".join(parts)


def _data(unit: UnitToCode, coder: str, far: coding_queue.OwnProgress, own: Code | None) -> dict[str, Any]:
    of_axis = dict(zip(("escalation", "deescalation"), acts(), strict=True))
    named = {"escalation": "escalation", "deescalation": "de-escalation"}
    head = [unit.outlet or "outlet unknown", day(unit.published), unit.title or "", unit.section or ""]
    return {
        "token": _token(unit.project_id, unit.place, coder),
        "turn": st.session_state["coding_turn"],
        "message": st.session_state.pop("coding_trouble", "" if far.coded else _BEGIN),
        "meta": " · ".join(part for part in head if part),
        "text": unit.text,
        "before": unit.before,
        "after": unit.after,
        "own": asdict(own) if own else None,
        "acts": {
            axis: [{"name": kind.name, "meaning": kind.meaning} for kind in some]
            for axis, some in of_axis.items()
        },
        "steps": {
            axis: [f"{step.level}: {step.name}. {step.text}" for step in steps() if step.axis == name]
            for axis, name in named.items()
        },
        "codebook": _codebook(),
    }


@lru_cache(maxsize=1)
def _codebook() -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = [
        {
            "title": axis.capitalize(),
            "lines": [
                (f"{step.level} {step.name}:", f"{step.text} “{step.example}”")
                for step in steps()
                if step.axis == axis
            ],
        }
        for axis in ("escalation", "de-escalation")
    ]
    hard = [(f"{rule.number} {rule.title}:", rule.text) for rule in rules().values()]
    return [*parts, {"title": "Hard cases", "lines": hard}]


def _sent(name: str) -> Mapping[str, Any]:
    """What the card has sent, once: a run that takes another's place brings the same again."""
    sent: Mapping[str, Any] = getattr(st.session_state.get(_CARD), name, None) or {}
    if sent.get("sent") == st.session_state.get(_HANDLED):
        return {}
    st.session_state[_HANDLED] = sent.get("sent")
    return sent


def _save(project_id: int, coder: str) -> None:
    sent = _sent("saved")
    place = _place(sent, project_id, coder)
    if place is None:
        return
    took = sent.get("seconds")
    seconds = float(took) if isinstance(took, (int, float)) and 0 <= took <= _LONGEST else math.nan
    try:
        coding_queue.save_code(
            store(),
            project_id,
            place,
            coder,
            code_of(sent),
            seconds=None if seconds != seconds else seconds,
        )
    except DetenteError as trouble:
        st.session_state["coding_trouble"] = str(trouble)


def _skip(project_id: int, coder: str) -> None:
    place = _place(_sent("skipped"), project_id, coder)
    if place is not None:
        later = [kept for kept in st.session_state[f"coding_later_{project_id}"] if kept != place]
        st.session_state[f"coding_later_{project_id}"] = [*later, place]


def _token(project_id: int, place: int, coder: str) -> str:
    """What a card is for: another coder at the same machine is not shown what this one typed."""
    return f"{project_id}:{place}:{text_hash(coder)[:8]}"


def _place(sent: Mapping[str, Any], project_id: int, coder: str) -> int | None:
    """The place of the paragraph that a card has sent; None where it was another project's or coder's."""
    place = str(sent.get("token", "")).split(":")[1:2]
    if not place or not place[0].isdecimal() or sent["token"] != _token(project_id, int(place[0]), coder):
        return None
    return int(place[0])


def _undo_by_key(project_id: int, coder: str) -> None:
    if _sent("undone"):
        _undo(project_id, coder)


def _undo(project_id: int, coder: str) -> None:
    try:
        place = coding_queue.undo_code(store(), project_id, coder)
    except DetenteError as trouble:
        st.session_state["coding_trouble"] = str(trouble)
        return
    said = "There is nothing to undo." if place is None else "Taken back: code it again."
    st.session_state["coding_trouble"] = said


def _trouble() -> None:
    said = st.session_state.pop("coding_trouble", "")
    if said:
        st.info(said)
