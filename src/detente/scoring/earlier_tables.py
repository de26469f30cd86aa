"""Tables of the shape that the lexicon had at first, with many forms in a cell, as tables of one form a row.

Users keep and bring back tables that they changed; one of the first shape is converted wherever it turns up,
and means what it meant.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from detente.records import DetenteError
from detente.scoring.lexicon_tables import FORMS_OF, Row, csv_text

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class _First:
    """A table's first shape: its columns, and those of them that held forms."""

    columns: tuple[str, ...]
    held: tuple[str, ...]


def converted(name: str, text: str, today: Mapping[str, Row]) -> dict[str, str]:
    """The tables that this table is today: itself, or a table of classes and one of their forms.

    Args:
        name: The table's name ("objects").
        text: It as CSV text, in today's shape or in the first one.
        today: The rows of today's table by class, for cells that the first shape did not hold.

    Returns:
        CSV text by name: the same text where the shape is not the first one.

    Raises:
        DetenteError: Where a row of the first shape has too few or too many cells.
    """
    first = _FIRST.get(name)
    reader = csv.reader(io.StringIO(text, newline=""))
    if first is None or tuple(next(reader, ())) != first.columns:
        return {name: text}
    classes: list[Cells] = []
    forms: list[Cells] = []
    for cells in filter(None, reader):
        if len(cells) != len(first.columns):
            raise DetenteError(f"{name}.csv, line {reader.line_num}: this row has too few or too many cells.")
        row = dict(zip(first.columns, cells, strict=True))
        row["class"] = _class_of(row, {known["class"] for known in classes})
        row = {column: today.get(row["class"], {}).get(column, "") for column in _LATER} | row
        classes.append({**row, "arena": row["arena"] or "yes"})
        forms += [
            {"class": row["class"], "reason": row["reason"], **form} for form in _forms_of(row, first.held)
        ]
    if name == "boundaries":
        return {name: csv_text(name, forms)}
    if not first.held:
        return {name: csv_text(name, classes)}
    of_forms = FORMS_OF[name]
    return {name: csv_text(name, classes), of_forms: csv_text(of_forms, _once(of_forms, forms))}


def _class_of(row: Cells, taken: Container[str]) -> str:
    """What names a row's class.

    Its id, its first phrase, its kind; a number separates those of one name.
    """
    first = row.get("phrase", "").split("|")[0].strip()
    name = row.get("id") or row.get("domain") or row.get("kind") or first or row.get("object") or "words"
    return name if name not in taken else next(f"{name} {n}" for n in count(2) if f"{name} {n}" not in taken)


def _forms_of(row: Cells, held: Sequence[str]) -> Iterator[Cells]:
    """The forms of a row; one that is led by "=" stood for itself alone."""
    for column in held:
        for phrase in filter(None, map(str.strip, row[column].split("|"))):
            yield {
                "form": phrase.removeprefix("="),
                "pos": "verb" if column == "verbs" else "noun",
                "inflects": "no" if phrase.startswith("=") else "yes",
            }


def _once(of_forms: str, forms: Sequence[Cells]) -> list[Cells]:
    """Each form once, where it was read.

    An object in its first class, a set phrase, a domain's word in its last.
    """
    kept: dict[tuple[str, ...], Cells] = {}
    for form in forms:
        key = (form["form"],) if of_forms in _OF_ONE_CLASS else (form["class"], form["form"], form["pos"])
        known = kept.get(key)
        if (
            known and known["class"] == form["class"]
        ):  # "=talks" beside "talks": the one that inflects says more
            kept[key] = {**known, "inflects": max(known["inflects"], form["inflects"])}
        elif known is None or of_forms != "object_forms":
            kept.pop(key, None)
            kept[key] = form
    return list(kept.values())


_OF_ONE_CLASS = ("object_forms", "idiom_forms", "guard_forms")
_LATER = ("act", "topic", "arena")  # columns that came later
_WEIGHTS = ("escalation", "deescalation")
_EXAMPLE = ("example", "expect", "reason")
_FIRST = {
    "objects": _First(
        ("id", "words", *_WEIGHTS, "denied_escalation", "denied_deescalation", "arena", *_EXAMPLE), ("words",)
    ),
    "predicates": _First(("id", "verbs", "nouns", "intransitive", *_WEIGHTS, *_EXAMPLE), ("verbs", "nouns")),
    "frames": _First(("predicates", "objects", "act", *_WEIGHTS, "rule", *_EXAMPLE), ()),
    "idioms": _First(("phrase", "act", *_WEIGHTS, "general", *_EXAMPLE), ("phrase",)),
    "shifters": _First(("kind", "words", "reach", *_EXAMPLE), ("words",)),
    "guards": _First(("domain", "words", "example", "reason"), ("words",)),
    "arena": _First(("words", "object", "reason"), ("words",)),
    "boundaries": _First(("words", "reason"), ("words",)),
}
