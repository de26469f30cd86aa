"""Marks that come back without end ("[a]([a]([a]("): left out, so that the text beside them is read."""

from __future__ import annotations

import re

from detente.text.boilerplate import Line

_LONGEST_UNIT = 8  # characters that come back
_FEWEST = 40  # times
_WINDOW, _STEP = 80, 200  # characters that are compared, and from which to which
_RUN = re.compile(rf"([^\n]{{1,{_LONGEST_UNIT}}}?)\1{{{_FEWEST - 1},}}")
_BLANK_LINES = re.compile(r"\n(?:[ \t\r]{0,20}\n){3,}")
REASON = "marks without end"


def without_endless_marks(text: str) -> tuple[str, tuple[Line, ...]]:
    """The text without long runs of marks, and what was left out.

    A rule ("=====") stays one of three marks. Runs of words, digits or blanks stay: they may be meant.

    Args:
        text: Any text.
    """
    if not _may_hold_a_run(text):
        return text, ()
    dropped: list[Line] = []

    def rule_or_break(found: re.Match[str]) -> str:
        unit = found[1]
        if all(character.isalnum() or character.isspace() for character in unit):
            return found[0]
        dropped.append(Line(REASON, f"{unit.strip()} ({len(found[0]) // len(unit):,} times)"))
        return unit * 3 if len(set(unit)) == 1 else "\n\n"

    return _RUN.sub(rule_or_break, text), tuple(dropped)


def without_blank_lines(text: str) -> str:
    """The text with no more than two blank lines behind each other.

    Args:
        text: Any text.
    """
    return _BLANK_LINES.sub("\n\n\n", text)


def collapsed(text: str) -> str:
    """The text with every long run as one of what comes back.

    Args:
        text: Any text.
    """
    return _RUN.sub(r"\1", text) if _may_hold_a_run(text) else text


def _may_hold_a_run(text: str) -> bool:
    """Whether a window that is not blank comes again some characters later; in prose it does not."""
    for at in range(0, len(text) - _WINDOW, _STEP):
        window = text[at : at + _WINDOW]
        if window.strip() and any(text.startswith(window, at + by) for by in range(1, _LONGEST_UNIT + 1)):
            return True
    return False
