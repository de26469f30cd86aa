"""Reading what a command is given: a path, or - for standard input."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TypeAlias

from detente.intake.reading import Reading, read

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def read_named(name: str) -> Reading:
    """The reading of one file; what cannot be opened is a problem in a sentence, never an exception."""
    if name == "-":
        return read(sys.stdin.buffer.read(), "standard input")
    try:
        return read(Path(name).read_bytes(), Path(name).name)
    except OSError as trouble:
        return Reading(
            None, f"It cannot be opened ({trouble.strerror}): check the path and its permissions.", (), b""
        )
