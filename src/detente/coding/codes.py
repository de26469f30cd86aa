"""A code: what one coder says of one paragraph, by the codebook. Checked here before anything keeps it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from detente.data_tables import data_path, digest
from detente.records import DetenteError, Stance
from detente.scoring.axes import stance_of
from detente.second_reader.kinds import Kind, kinds

HIGHEST = 5.0
NO_ACT = "none"
NARRATOR = "narrator"
_LONGEST = {"escalating_words": 400, "deescalating_words": 400, "speaker": 200, "target": 200, "why": 2_000}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Code:
    """What a coder says of a paragraph.

    Attributes:
        escalation: 0 to 5 in half steps.
        deescalation: 0 to 5 in half steps.
        escalating: Kind of the strongest escalating act (a name of data/second_reader/kinds.csv); "none" at
            0, empty where the coder named none.
        deescalating: The same on the other axis.
        escalating_words: The words that carry the act, as they stand in the paragraph; empty where not given.
        deescalating_words: The same on the other axis.
        speaker: Who voices it; "narrator" for the article's own voice, empty where not given.
        target: Whom it is about; empty where not given.
        why: The ruling that was used, or what was unsure.
    """

    escalation: float
    deescalation: float
    escalating: str = ""
    deescalating: str = ""
    escalating_words: str = ""
    deescalating_words: str = ""
    speaker: str = ""
    target: str = ""
    why: str = ""

    @property
    def stance(self) -> Stance:
        """The codebook's stance of the two axes."""
        return stance_of(self.escalation, self.deescalation)

    @property
    def balance(self) -> float:
        """(E − D) / 5, −1 to +1."""
        return (self.escalation - self.deescalation) / HIGHEST


def checked(code: Code, text: str | None) -> Code:
    """A code as it may be kept: half steps in range, known kinds, words that stand in the paragraph.

    Args:
        code: As entered.
        text: The paragraph; None where it is not at hand, and words are then taken as they are.

    Returns:
        The code with spaces folded and what is too long cut.

    Raises:
        DetenteError: Something is not as the codebook has it; the sentence says what.
    """
    for name, value in (("escalation", code.escalation), ("de-escalation", code.deescalation)):
        if not 0 <= value <= HIGHEST or value * 2 != int(value * 2):
            raise DetenteError(f"The {name} is {value:g}; give 0 to 5 in half steps.")
    escalating, deescalating = ({kind.name for kind in axis} for axis in kinds())
    for value, act, known in (
        (code.escalation, code.escalating, escalating),
        (code.deescalation, code.deescalating, deescalating),
    ):
        if act and act != NO_ACT and act not in known:
            raise DetenteError(f"“{act}” is no kind of act; give one of {', '.join(sorted(known))}.")
        if (value == 0) != (act == NO_ACT) and act:
            raise DetenteError(f"An axis at {value:g} cannot have the act “{act}”; none exactly at 0.")
    parts = {name: _folded(getattr(code, name))[:most] for name, most in _LONGEST.items()}
    if text is not None:
        for name in ("escalating_words", "deescalating_words"):
            if parts[name] and parts[name] not in _folded(text):
                raise DetenteError(f"“{parts[name]}” does not stand in the paragraph; mark words of it.")
    acts = {
        name: given or (NO_ACT if value == 0 else "")
        for name, given, value in (
            ("escalating", code.escalating, code.escalation),
            ("deescalating", code.deescalating, code.deescalation),
        )
    }
    return Code(code.escalation, code.deescalation, **acts, **parts)


def quoted(code: Code) -> Code:
    """A model's code as it may be kept: an axis above 0 names words (`checked` finds them).

    Args:
        code: As checked.

    Returns:
        The code itself.

    Raises:
        DetenteError: An axis above 0 rests on no words.
    """
    for name, value, words in (
        ("escalation", code.escalation, code.escalating_words),
        ("de-escalation", code.deescalation, code.deescalating_words),
    ):
        if value and not words:
            raise DetenteError(
                f"A model gives {name} above 0 without quoting words of the paragraph; such a code is void."
            )
    return code


def code_of(row: Mapping[str, object]) -> Code:
    """A code from a row whose keys are the fields' names; what is missing is empty.

    Args:
        row: Of a table, of a form or of a file.

    Returns:
        The code, not checked yet.

    Raises:
        DetenteError: An axis is missing or no number.
    """
    try:
        escalation, deescalation = (float(str(row[name])) for name in ("escalation", "deescalation"))
    except (KeyError, ValueError):
        raise DetenteError("A code needs a number for escalation and one for de-escalation.") from None
    texts = {
        field.name: str(row.get(field.name) or "")
        for field in fields(Code)
        if field.name not in ("escalation", "deescalation")
    }
    return Code(escalation, deescalation, **texts)


def text_hash(text: str) -> str:
    """What a paragraph is found again by: SHA-256 over its words, whatever stands between them.

    Args:
        text: Of the paragraph.

    Returns:
        64 hex digits.
    """
    return hashlib.sha256(_folded(text).encode()).hexdigest()


@lru_cache(maxsize=1)
def codebook_version() -> str:
    """Eight hex digits that change with the codebook: its steps, its rules and the kinds of act."""
    return digest(
        (
            data_path("codebook", "steps.csv"),
            data_path("codebook", "rules.csv"),
            data_path("second_reader", "kinds.csv"),
        )
    )


def acts() -> tuple[tuple[Kind, ...], tuple[Kind, ...]]:
    """The kinds of act that a coder may name, of the escalating axis and of the other."""
    return kinds()


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
