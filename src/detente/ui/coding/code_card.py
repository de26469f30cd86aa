"""The card on which a paragraph is coded: a component of our own, so that a key costs no run of the page."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from detente.coding.codes import acts
from detente.scoring.codebook import rules, steps
from detente.store import coding_queue
from detente.store.coding_units import UnitToCode
from detente.ui.coding import card_post
from detente.ui.library import store
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, day

_HERE: Final = Path(__file__).parent
_BEGIN: Final = "Type two digits, 0 to 5: escalation, then de-escalation. Enter saves and brings the next."


@lru_cache(maxsize=1)
def _component() -> Any:
    html, css, js = ((_HERE / f"card.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    return st.components.v2.component("detente_coding_card", html=html, css=css, js=js, isolate_styles=False)


@asked_again.fragment
def code(project_id: int, coder: str) -> None:
    """The next paragraph of a project, and how far the coder is.

    Args:
        project_id: The project.
        coder: Who codes.
    """
    handled = card_post.handled()
    unit = coding_queue.next_unit(store(), project_id, coder, handled.later.get(project_id, ()))
    far = coding_queue.own_progress(store(), project_id, coder)
    st.progress(far.coded / far.units if far.units else 0.0, text=_far(far))
    if unit is None:
        st.success(
            "You have coded everything that is to be coded here. What is agreed on stands under *Agreement*.",
            icon=":material/done_all:",
        )
        data: dict[str, Any] = {"end": True, "text": "", "token": card_post.token(project_id, None, coder)}
    else:
        data = _data(unit, coding_queue.own_code(store(), project_id, unit.place, coder))
        data["token"] = card_post.token(project_id, unit.place, coder)
    _component()(
        key=card_post.CARD,
        # What it has sent and is done, so that it need not send it again; nothing else tells it that.
        data={"done": list(handled.done), "latest": far.latest, "message": _said(handled, far)} | data,
        on_sent_change=lambda: card_post.take(project_id, coder),
    )


def _said(handled: card_post.Handled, far: coding_queue.OwnProgress) -> str:
    return handled.said or ("" if far.coded else _BEGIN)


def _far(far: coding_queue.OwnProgress) -> str:
    parts = [f"{far.coded} of {count(far.units, 'paragraph')} coded by you"]
    if far.seconds:
        left = (far.units - far.coded) * far.seconds / 60
        parts.append(f"{far.seconds:.0f} s each, about {max(1, round(left))} min to go")
    return " · ".join(parts)


def _data(unit: UnitToCode, own: coding_queue.OwnCode | None) -> dict[str, Any]:
    of_axis = dict(zip(("escalation", "deescalation"), acts(), strict=True))
    named = {"escalation": "escalation", "deescalation": "de-escalation"}
    head = [unit.outlet or "outlet unknown", day(unit.published), unit.title or "", unit.section or ""]
    return {
        "meta": " · ".join(part for part in head if part),
        "text": unit.text,
        "before": unit.before,
        "after": unit.after,
        "own": asdict(own.code) if own else None,
        "since": own.number if own else 0,
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
