"""What the card of a paragraph sends, done exactly once and acknowledged.

A run of a page may end at any reading of the session: Streamlit then drops a callback where it stands, and
what set it off is gone. So the card sends each code again until its number is among those done, whatever
becomes of the runs in between; here nothing is read from the session after a deed, and the store does none
twice. docs/decisions/0047 tells how codes were lost before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

from detente.coding.codes import code_of, text_hash
from detente.records import DetenteError
from detente.store import coding_queue
from detente.store.engine import Library
from detente.store.transactions import BusyError
from detente.store.troubles import LibraryTroubleError
from detente.ui.library import store

CARD: Final = "coding_card"
_HANDLED: Final = "coding_handled"
_REMEMBERED: Final = 50  # a card waits for one at a time
_LONGEST: Final = 3_600.0  # seconds: who takes longer was not coding


@dataclass(slots=True)
class Handled:
    """What a session's cards have sent and is done; changed in place, which no end of a run can interrupt.

    Attributes:
        done: The numbers of the latest that were done, or refused with a reason.
        said: What came of the last one, empty where it was kept.
        later: By project, the places that come after all others.
    """

    done: list[str] = field(default_factory=list)
    said: str = ""
    later: dict[int, list[int]] = field(default_factory=dict)


def handled() -> Handled:
    """What this session's cards have sent and is done."""
    known: Handled = st.session_state.setdefault(_HANDLED, Handled())
    return known


def token(project_id: int, place: int | None, coder: str) -> str:
    """What a card is for: another coder at the same machine is not shown what this one typed.

    Args:
        project_id: The project.
        place: Of the paragraph; None where there is none left.
        coder: Who codes.

    Returns:
        Project, place and a digest of the name.
    """
    return f"{project_id}:{'' if place is None else place}:{text_hash(coder)[:8]}"


def take(project_id: int, coder: str) -> None:
    """Do what the card has sent, if it is not done yet.

    Args:
        project_id: The project that is open.
        coder: Who codes.
    """
    # Everything that reads the session comes first: a run may end there, and nothing is done then.
    known = handled()
    sent: Mapping[str, Any] = getattr(st.session_state.get(CARD), "sent", None) or {}
    library = store()
    number, place = str(sent.get("id", "")), _place(sent, project_id, coder)
    if not number or number in known.done or place is None:
        return
    try:
        known.said = _do(library, sent, project_id, place, coder, known)
    except (BusyError, LibraryTroubleError) as trouble:  # it passes: the card sends it again
        known.said = str(trouble)
        return
    except DetenteError as trouble:
        known.said = str(trouble)
    known.done = [*known.done, number][-_REMEMBERED:]


def _do(
    library: Library, sent: Mapping[str, Any], project_id: int, place: int, coder: str, known: Handled
) -> str:
    """One deed of the card; what is to be said of it."""
    later = known.later.setdefault(project_id, [])
    match sent.get("how"):
        case "saved":
            coding_queue.save_code(
                library, project_id, place, coder, code_of(sent),
                seconds=_seconds(sent.get("seconds")), since=_whole(sent.get("since")),
            )  # fmt: skip
            return ""
        case "skipped":
            known.later[project_id] = [*(one for one in later if one != place), place]
            return ""
        case "undone":
            latest = _whole(sent.get("latest"))
            back = coding_queue.undo_code(library, project_id, coder, latest=latest) if latest else None
            return "There is nothing to undo." if back is None else "Taken back: code it again."
    return ""


def _seconds(took: object) -> float | None:
    if not isinstance(took, (int, float)) or isinstance(took, bool) or not math.isfinite(took):
        return None
    return float(took) if 0 <= took <= _LONGEST else None


def _whole(number: object) -> int:
    return number if isinstance(number, int) and not isinstance(number, bool) else 0


def _place(sent: Mapping[str, Any], project_id: int, coder: str) -> int | None:
    """The place of the paragraph that a card has sent; None where it was another project's or coder's.

    At the end of a sample there is no paragraph, and only an undo can come: its place counts for nothing.
    """
    given = str(sent.get("token", ""))
    place = given.split(":")[1:2]
    if place == [""] and given == token(project_id, None, coder) and sent.get("how") == "undone":
        return 0
    if not place or not place[0].isdecimal() or given != token(project_id, int(place[0]), coder):
        return None
    return int(place[0])
