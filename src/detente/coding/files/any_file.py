"""A file of codes, whichever tool it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from detente.coding.files.coded_rows import CodedRow
from detente.coding.files.csv_and_jsonl import from_coded_lines, from_csv
from detente.coding.files.doccano import from_doccano
from detente.coding.files.given_back import from_given_back, is_given_back
from detente.coding.files.inception import from_inception
from detente.coding.files.label_studio import from_label_studio
from detente.records import DetenteError

ENDINGS = ("csv", "json", "jsonl", "xmi", "zip")


def read_codes(name: str, content: bytes) -> tuple[CodedRow, ...]:
    """The codes of a file.

    Args:
        name: Of the file: its ending says what it is, and where nothing else does it names the coder.
        content: The file.

    Returns:
        A row a paragraph and coder.

    Raises:
        DetenteError: It cannot be read as such; the sentence says what is wrong, with the line.
    """
    stem, ending = PurePath(name).stem, PurePath(name).suffix.lower().lstrip(".")
    match ending:
        case "json":
            return _from_json(content)
        case "xmi" | "zip":
            return from_inception(content, stem)
        case "csv":
            return from_csv(_text(content))
        case "jsonl":
            lines = list(_lines(_text(content)))
            labelled = any("label" in line or "labels" in line for _, line in lines)
            return from_doccano(lines, stem) if labelled else from_coded_lines(lines, stem)
        case _:
            raise DetenteError(
                f"“{name}” is no file of codes that is known; bring one of {', '.join(ENDINGS)}."
            )


def _from_json(content: bytes) -> tuple[CodedRow, ...]:
    try:
        parsed = json.loads(content)
    except ValueError:
        raise DetenteError("The file is no JSON; export from Label Studio as JSON.") from None
    return from_given_back(parsed) if is_given_back(parsed) else from_label_studio(parsed)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DetenteError("The file is not in UTF-8; save it so and bring it again.") from None


def _lines(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            raise DetenteError(f"Line {number} is no JSON object.")
        yield number, row
