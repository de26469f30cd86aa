"""Whether a text holds one article or many; where that is unsure, a person decides."""

from __future__ import annotations

from detente.intake.press.exports import split_export
from detente.intake.press.monitored import split_monitored, unwrapped
from detente.intake.press.repeated import split_repeated
from detente.intake.press.repeated_labels import split_labelled
from detente.intake.press.split_text import Split

_LONGEST = 20_000_000  # characters; beyond, the limits of a file refuse it anyway


def split(text: str) -> Split | None:
    """The articles that a text holds, with what says so; None where it seems to be one.

    Args:
        text: As a reader of its format gives it: a line end behind each line, "# " before headings.

    Returns:
        One article only for an export of one. `Split.sure` is False where a person is to be asked.
    """
    if len(text) > _LONGEST:
        return None
    if found := split_monitored(text) or split_export(unwrapped(text)):
        return found
    return split_repeated(text) or split_labelled(text)
