"""One line on a terminal's standard error that says how far a command is;
nothing where it is not a terminal.
"""

from __future__ import annotations

import shutil
import sys


class StatusLine:
    """`show` replaces the line, `clear` takes it away before something else is printed."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = False

    def show(self, words: str) -> None:
        """Put these words in the place of the last ones, cut to the width of the terminal."""
        if self._watched:
            width = max(shutil.get_terminal_size().columns - 1, 20)
            plain = "".join(letter if letter.isprintable() else " " for letter in words)
            sys.stderr.write(f"\r\x1b[K{plain[:width]}")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Leave no trace of the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
