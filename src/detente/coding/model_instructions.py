"""The instructions for a language model that codes as one more coder: the codebook, and how to answer.

The program asks no model. The person who runs one gives it these instructions and the paragraphs to code, and
brings the answers back as a file. The version stands in every answer: other instructions make another coder.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from string import Template

from detente.coding.codes import acts
from detente.data_tables import data_path
from detente.scoring.codebook import rules, steps

_DIGITS = 8  # of the version
_AXES = (("Escalation", "escalation"), ("De-escalation", "de-escalation"))


def model_instructions() -> str:
    """The instructions as text, made from the codebook.

    Returns:
        What to give to a model before the paragraphs, with the version in the line that it answers by.
    """
    return _template().substitute(version=instructions_version(), codebook=_codebook())


@lru_cache(maxsize=1)
def instructions_version() -> str:
    """Eight hex digits that change with the instructions or with the codebook."""
    whole = _template().template + _codebook()
    return hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]


def _template() -> Template:
    return Template(data_path("codebook", "model_instructions.txt").read_text(encoding="utf-8"))


def _codebook() -> str:
    parts: list[str] = []
    for (title, axis), kinds in zip(_AXES, acts(), strict=True):
        parts += [title, "0 None of it."]
        parts += [
            f"{step.level} {step.name}. {step.text} Example: {step.example}"
            for step in steps()
            if step.axis == axis
        ]
        parts += [f"Kinds of act: {', '.join(f'{kind.name} ({kind.meaning})' for kind in kinds)}.", ""]
    parts += ["Rules for hard cases"]
    parts += [f"{rule.number} {rule.title}. {rule.text} Example: {rule.example}" for rule in rules().values()]
    return "\n".join(parts)
