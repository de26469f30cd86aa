"""What a model said, as a code of the paragraph that it was asked for; void where it is none.

The paragraph's hash and the coder's name are ours, whatever the answer gives for them. A paragraph that gives
orders can at most make the model code that very paragraph wrongly: an answer is numbers, known kinds of act
and words of the paragraph, and nothing of it is run.
"""

from __future__ import annotations

import json
from typing import Any, Final

from detente.coding.codes import Code, checked, code_of, quoted
from detente.coding.files.coded_rows import CodedRow, TextToCode
from detente.coding.model_instructions import instructions_version
from detente.records import DetenteError

_LONGEST: Final = 20_000  # characters of an answer that are looked at
_FENCE: Final = "`"


def model_coder(name: str) -> str:
    """What a model is called as a coder: other instructions make another one of it.

    Args:
        name: Of the model.

    Returns:
        As the answers that come by file are called.
    """
    return f"{name} (instructions {instructions_version()})"


def question(one: TextToCode) -> str:
    """What a model is asked: the paragraph as material, in JSON, so that it ends where it ends.

    Args:
        one: The paragraph.

    Returns:
        One line.
    """
    return json.dumps({"hash": one.hash, "text": one.text}, ensure_ascii=False)


def code_from(content: str, one: TextToCode, model: str) -> CodedRow:
    """The code that a model has given.

    Args:
        content: What it said.
        one: The paragraph that it was asked for.
        model: Its name.

    Returns:
        A code that may be kept.

    Raises:
        DetenteError: It is void; the sentence says why.
    """
    code = quoted(checked(_code(content), one.text))
    return CodedRow(model_coder(model), code, one.hash, one.text, one.document, kind="model")


def _code(content: str) -> Code:
    """The first JSON object of the answer: many models put words or a fence around it."""
    text = content[:_LONGEST].strip().strip(_FENCE)
    start = text.find("{")
    try:
        found: Any = json.JSONDecoder().raw_decode(text[start:])[0] if start >= 0 else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise DetenteError("The model's answer is no line of JSON; such a code is void.")
    axes = [found.get(name) for name in ("escalation", "deescalation")]
    if any(isinstance(one, bool) or not isinstance(one, (int, float)) for one in axes):
        raise DetenteError("The model's answer has no number for each axis; such a code is void.")
    texts = {name: value for name, value in found.items() if isinstance(value, (str, int, float))}
    return code_of(texts)
