"""Codes as a csv table, a row a paragraph and coder; and as jsonl: of coded sets, and as models answer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from detente.coding.codes import Code, code_of, text_hash
from detente.coding.files.coded_rows import FIELDS, CodedRow, CoderKind, TextToCode
from detente.records import DetenteError

_AXES = ("escalation", "deescalation")
_COLUMNS = ("hash", "document", "coder", "kind", "probability", *_AXES, *FIELDS, "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
_SHORT = {"Ea": "escalating", "Da": "deescalating", "Ew": "escalating_words", "Dw": "deescalating_words"}


def to_csv(rows: Sequence[CodedRow], more: Iterable[TextToCode] = (), *, texts: bool = True) -> str:
    """Codes as a table.

    Args:
        rows: Codes.
        more: Paragraphs without codes, which become rows to fill in.
        texts: Whether the texts leave too; without them a paragraph is known by its hash alone.

    Returns:
        csv with a header.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        code = {name: getattr(row.code, name) for name in (*_AXES, *FIELDS)}
        if not texts:
            code |= {"escalating_words": "", "deescalating_words": "", "why": ""}
        about: dict[str, object] = {"hash": row.hash, "document": row.document, "coder": row.coder}
        about |= {"kind": row.kind, "probability": "" if row.probability is None else row.probability}
        line = {**about, **code, "text": row.text if texts else ""}
        writer.writerow({name: _guarded(value) for name, value in line.items()})
    for one in more:
        writer.writerow({"hash": one.hash, "document": _guarded(one.document), "text": _guarded(one.text)})
    return out.getvalue()


def from_csv(content: str) -> tuple[CodedRow, ...]:
    """The codes of such a table; rows without numbers are paragraphs that were not coded.

    Args:
        content: The file.

    Returns:
        Codes in the file's order.

    Raises:
        DetenteError: A column is missing or a row is not as the codebook has it; the line is named.
    """
    reader = csv.DictReader(io.StringIO(content))
    missing = {"coder", "escalation", "deescalation"} - set(reader.fieldnames or ())
    if missing or not {"hash", "text"} & set(reader.fieldnames or ()):
        raise DetenteError(f"The table needs the columns {', '.join(sorted(missing | {'hash or text'}))}.")
    found = []
    for line in reader:
        row = {name: _bare(value or "") for name, value in line.items() if isinstance(name, str)}
        if not row["escalation"].strip() or not row["deescalation"].strip():
            continue
        found.append(_row(reader.line_num, row))
    return tuple(found)


def from_coded_lines(lines: Iterable[tuple[int, dict[str, Any]]], coder: str) -> tuple[CodedRow, ...]:
    """The codes of jsonl as the project's coded sets have it: `text`, `E`, `D` (and `Ea`, `Da`, `Ew`, `Dw`),
    or `coder_a`, `coder_b` … with a pair of numbers each; or as models answer: `hash`, `model`,
    `instructions`, and the fields of a code by their names.

    Args:
        lines: Number and object of each line.
        coder: Who coded, where the lines do not say.

    Returns:
        All codes of the first coder, then those of the next.

    Raises:
        DetenteError: A line has no codes, or they are no numbers.
    """
    found: dict[str, list[CodedRow]] = {}
    for number, line in lines:
        text = str(line.get("text") or "")
        document = str(line.get("doc") or line.get("file") or line.get("document") or "")
        try:
            for name, code in _codes(line, coder):
                hashed = str(line.get("hash") or text_hash(text))
                row = CodedRow(name, code, hashed, text, document, "model" if line.get("model") else "file")
                found.setdefault(name, []).append(row)
        except (DetenteError, TypeError, ValueError):
            raise DetenteError(
                f"Line {number} has no codes: give “E” and “D”, or “coder_a” with a pair of numbers."
            ) from None
    return tuple(row for rows in found.values() for row in rows)


def _codes(line: dict[str, Any], coder: str) -> list[tuple[str, Code]]:
    several = sorted(name for name in line if name.startswith("coder_") and isinstance(line[name], list))
    if several:
        return [
            (
                name.replace("_", " "),
                Code(
                    float(line[name][0]),
                    float(line[name][1]),
                    speaker=str(line.get(f"speaker_{name[6:]}") or ""),
                    target=str(line.get(f"target_{name[6:]}") or ""),
                ),
            )
            for name in several
        ]
    row = {long: line.get(long) or line.get(short) for short, long in _SHORT.items()}
    row |= {name: line.get(name) for name in ("speaker", "target", "why")}
    row |= {long: line.get(long, line.get(short)) for short, long in zip("ED", _AXES, strict=True)}
    return [(_named(line) or str(line.get("coder") or coder), code_of(row))]


def _named(line: dict[str, Any]) -> str:
    """What a model is called: its name, and the instructions that it was given, for they make another coder
    of it.
    """
    model, given = str(line.get("model") or ""), str(line.get("instructions") or "")
    return f"{model} (instructions {given})" if model and given else model


def _row(number: int, row: dict[str, str]) -> CodedRow:
    try:
        code = code_of(row)
    except DetenteError as trouble:
        raise DetenteError(f"Line {number}: {trouble}") from None
    if not row["coder"].strip():
        raise DetenteError(f"Line {number}: say who coded it in the column coder.")
    text = row.get("text", "")
    hashed = row.get("hash", "").strip() or text_hash(text)
    kind: CoderKind = "model" if row.get("kind") == "model" else "file"
    return CodedRow(row["coder"], code, hashed, text, row.get("document", ""), kind)


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith((*_FORMULA, "'")) else value


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
