"""A letter that somebody sent on: what was forwarded is the article, the note above it and its headers are
not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.intake.dates import day_of
from detente.intake.mail_line_words import words_of
from detente.text.boilerplate import Line
from detente.text.word_patterns import any_of

LONGEST_NOTE = 150  # words: who writes more than this above a forwarded letter may have written the article
FEWEST = 20  # words of what was forwarded
_HEADER = re.compile(r"^[*_ ]*(?P<name>[^\W\d_][\w-]{0,14})\s?:[*_]*\s*(?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What was forwarded, with what its own headers say, and the lines that are left out of it."""

    text: str
    subject: str | None = None
    sent: date | None = None
    dropped: tuple[Line, ...] = ()


def forwarded(text: str) -> Forwarded | None:
    """The letter that a letter's text passes on, the innermost of several; None where it passes none on."""
    lines = text.splitlines()
    marks = [at for at, line in enumerate(lines) if _is_mark(line)]
    if not marks:
        return None
    at = marks[-1]
    note = [line for line in lines[:at] if line.strip()]
    rest, headers = _without_headers(lines[at + 1 :])
    if len(" ".join(note).split()) > LONGEST_NOTE or len(" ".join(rest).split()) < FEWEST:
        return None
    said = {what: value for what, value, _ in reversed(headers) if value}
    dropped = [Line("cover note", line) for line in note]
    dropped += [
        Line("mark of a forwarded letter", lines[at]),
        *(Line("e-mail header", line) for *_, line in headers),
    ]
    return Forwarded("\n".join(rest), said.get("subject"), day_of(said.get("date")), tuple(dropped))


def without_prefixes(subject: str) -> str:
    """A subject without "Fwd:", "RE:" and their like."""
    return _prefix().sub("", subject).strip()


def _is_mark(line: str) -> bool:
    """Such words between dashes, or at the end of the line with a colon."""
    bare = line.strip(" >*_").replace("’", "'")
    marked = bare.startswith("--") or bare.endswith((":", "--"))
    return marked and bare.strip(" -:").casefold() in words_of("forwarded letter")


def _without_headers(lines: list[str]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The lines behind the headers that stand first; and those, as what they say, its value, the line."""
    found: list[tuple[str, str, str]] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        header = _HEADER.match(line.strip(" >"))
        what = next(
            (
                what
                for what in ("from", "date", "subject", "other")
                if header and header["name"].casefold() in words_of(f"header of a forwarded letter: {what}")
            ),
            None,
        )
        if header is None or what is None:
            return lines[at:], found
        found.append((what, header["value"].strip(" *_"), line))
    return [], found


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of(words_of('prefix of a subject'))})\s*:\s*)+", re.I)
