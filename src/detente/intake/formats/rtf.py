"""Rich text, by striprtf (BSD)."""

from __future__ import annotations

import re

from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError

_INSTRUCTION = re.compile(r"\\fldinst", re.I)


def read_rtf(data: bytes, limits: Limits) -> Extract:
    """The text of an RTF file. Raises DetenteError where none is found."""
    from striprtf.striprtf import rtf_to_text

    # A link's words stay, its address goes. By its usual name the library looks for links in the square
    # of the length.
    written = _INSTRUCTION.sub(r"\\instruction", data.decode("latin-1"))
    try:
        text = rtf_to_text(written, errors="replace")  # type: ignore[no-untyped-call]  # striprtf has none
    except (ValueError, OverflowError, LookupError, RecursionError) as trouble:
        raise DetenteError("The RTF file is damaged; save it as plain text and try again.") from trouble
    if not text.strip():
        raise DetenteError("The RTF file holds no text. If it shows pictures of a text, paste the words.")
    return Extract(text, ("Read from an RTF document.",))
