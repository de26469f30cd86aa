"""A code with its paragraph, as it leaves the library and comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.coding.codes import Code

CoderKind = Literal["person", "file", "model"]
FIELDS = (
    "escalating", "deescalating", "escalating_words", "deescalating_words", "speaker", "target", "why",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A code as a file has it.

    Attributes:
        coder: Who gave it.
        code: What they say.
        hash: `text_hash` of the paragraph.
        text: The paragraph, empty where the file does not have it.
        document: What the paragraph stands in; empty where the file does not say.
        kind: What the coder is.
        probability: Of the paragraph being drawn; None where it was not drawn. Written, never read.
    """

    coder: str
    code: Code
    hash: str
    text: str = ""
    document: str = ""
    kind: CoderKind = "file"
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class TextToCode:
    """A paragraph without codes, to be coded in another tool."""

    hash: str
    text: str
    document: str = ""
