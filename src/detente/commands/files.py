"""Reading what a command is given: a path, - for standard input, a day."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TypeAlias

from detente.intake.file_reading import FileReading
from detente.intake.limits import in_force
from detente.intake.opening import open_text

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def read_named(name: str) -> FileReading:
    """The reading of one file, within the limits in force; what cannot be opened is a problem in a sentence.

    Raises DetenteError where a limit is set to what is none.
    """
    limits = in_force()
    if name == "-":
        return open_text(sys.stdin.buffer.read(), "standard input", limits)
    try:
        return open_text(Path(name).read_bytes(), Path(name).name, limits)
    except OSError as trouble:
        return FileReading(
            None, f"It cannot be opened ({trouble.strerror}): check the path and its permissions.", (), b""
        )


def day(given: str) -> date:
    """A day given as an option. Raises argparse's own error, which says how to write one."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{given}” is no day; write it like 2025-06-25") from None
