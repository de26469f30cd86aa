"""Codes as somebody gives them back to the project: hashes and numbers, a licence, and nobody's name.

The file is for teaching and measuring the scorer. It holds no text, no words, no reason, no title and no
name: a paragraph is its hash, which only somebody with the same text can match, and people are numbered.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from detente.coding.codes import code_of
from detente.coding.files.coded_rows import CodedRow, CoderKind
from detente.records import DetenteError

Licence = Literal["CC0-1.0", "CC-BY-4.0"]
FORMAT: Final = "detente-codes-given-back"
_HOLDS: Final = "codes by hash of the paragraph; no texts, words, reasons, titles or names of people"
_FIELDS: Final = ("escalation", "deescalation", "escalating", "deescalating")


@dataclass(frozen=True, slots=True)
class Gift:
    """What stands at the head of such a file.

    Attributes:
        licence: SPDX identifier of the licence that the codes are given under.
        credit: Who wishes to be named; empty for nobody. Under CC0 nobody need be.
        design: How the sample was drawn; empty where there is none.
        population: Paragraphs that the sample stands for.
        codebook: Version that was coded by.
        version: Of the program.
        day: When the file was made.
    """

    licence: Licence
    credit: str
    design: str
    population: int
    codebook: str
    version: str
    day: date


def to_given_back(rows: Sequence[CodedRow], gift: Gift) -> str:
    """The file, as its giver may read it: one code a line.

    Args:
        rows: Codes that may leave.
        gift: What stands at its head.

    Returns:
        JSON.
    """
    people: dict[str, str] = {}
    for row in rows:
        if row.kind != "model":
            people.setdefault(row.coder, f"coder {len(people) + 1}")
    head: dict[str, Any] = {
        "format": FORMAT,
        "licence": gift.licence,
        "credit": " ".join(gift.credit.split()),
        "holds": _HOLDS,
        "given": gift.day.isoformat(),
        "codebook": gift.codebook,
        "program": gift.version,
        "design": gift.design,
        "population": gift.population,
    }
    codes = [
        {"hash": row.hash, "coder": people.get(row.coder, row.coder), "kind": row.kind}
        | {"probability": row.probability}
        | {name: getattr(row.code, name) for name in _FIELDS}
        for row in rows
    ]
    lines = ",\n  ".join(json.dumps(code, ensure_ascii=False) for code in codes)
    top = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{top},\n "codes": [\n  {lines}\n ]\n}}\n'


def is_given_back(content: object) -> bool:
    """Whether parsed JSON is such a file."""
    return isinstance(content, dict) and content.get("format") == FORMAT


def from_given_back(content: dict[str, Any]) -> tuple[CodedRow, ...]:
    """The codes of such a file.

    Args:
        content: The file, parsed.

    Returns:
        A row a code, without texts.

    Raises:
        DetenteError: A code is not as the file has them.
    """
    found = []
    for number, one in enumerate(content.get("codes") or (), start=1):
        try:
            code = code_of(one)
            kind: CoderKind = "model" if one.get("kind") == "model" else "file"
            found.append(CodedRow(str(one["coder"]), code, str(one["hash"]), kind=kind))
        except (DetenteError, AttributeError, KeyError, TypeError):
            raise DetenteError(f"Code {number} of the file has no hash, coder or numbers.") from None
    return tuple(found)
