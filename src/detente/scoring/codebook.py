"""The codebook in the project's own words.

The steps of both axes, the rules for hard cases, and the rows behind a cue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from detente.data_tables import data_path, table
from detente.records import Cue
from detente.scoring.compiling import frame_name
from detente.scoring.lexicon import Lexicon, shipped


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for a hard case, with an example."""

    number: int
    title: str
    text: str
    example: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an axis: "escalation" or "de-escalation", level 1 to 5."""

    axis: str
    level: int
    name: str
    text: str
    example: str


@dataclass(frozen=True, slots=True)
class LexiconRow:
    """The lexicon's row behind a cue: where it stands, an example of it, and why it is there."""

    row: str
    where: str
    example: str
    reason: str


@lru_cache(maxsize=1)
def rules() -> dict[int, Rule]:
    """The rules by number."""
    rows = table(data_path("codebook", "rules.csv"), ("rule", "title", "text", "example"))
    return {
        int(row["rule"]): Rule(int(row["rule"]), row["title"], row["text"], row["example"]) for _, row in rows
    }


@lru_cache(maxsize=1)
def steps() -> tuple[Step, ...]:
    """The steps of both axes, lowest first."""
    rows = table(data_path("codebook", "steps.csv"), ("axis", "level", "name", "text", "example"))
    return tuple(
        Step(row["axis"], int(row["level"]), row["name"], row["text"], row["example"]) for _, row in rows
    )


def act_label(act: str, lexicon: Lexicon | None = None) -> str:
    """What an act is called and means: "Talks: offers, agrees to or holds talks".

    Args:
        act: Name of an act, "talks".
        lexicon: The lexicon in use; the shipped one if None.

    Returns:
        Label and definition, or `act` where the table has no such row.
    """
    for row in (lexicon or shipped()).tables["acts"]:
        if row["act"] == act:
            return f"{row['label']}: {row['definition'][0].lower()}{row['definition'][1:]}"
    return act


def act_level(act: str, lexicon: Lexicon | None = None) -> int:
    """The step of an act on the codebook's ladder.

    Args:
        act: Name of an act, "talks".
        lexicon: The lexicon in use; the shipped one if None.

    Returns:
        +1 to +5 where it escalates, -1 to -5 where it de-escalates; 0 where the table has no such row.
    """
    for row in (lexicon or shipped()).tables["acts"]:
        if row["act"] == act:
            level = round(float(row["level"]))
            return level if row["axis"] == "escalation" else -level
    return 0


def rows_behind(cue: Cue, lexicon: Lexicon | None = None) -> tuple[LexiconRow, ...]:
    """The lexicon's rows that gave a cue its weight, with an example that holds its words where there is one.

    Args:
        cue: As it was read.
        lexicon: The lexicon in use; the shipped one if None. Rows of another version of it are left out.

    Returns:
        The rows in the order of `cue.rows`.
    """
    tables = (lexicon or shipped()).tables
    phrase = cue.frame.partition("idiom: ")[2]
    found = []
    for row_id in cue.rows:
        name = row_id.partition(": ")[0]
        row = next((row for row in tables.get(name, ()) if row_id in ids_of_row(name, row)), None)
        if row:
            form = next((form for form in tables["idiom_forms"] if form["form"] == phrase), row)
            example = form["example"] or row["example"]
            found.append(LexiconRow(row_id, row["_where"], example, row["reason"]))
    return tuple(found)


def ids_of_row(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    """What cues call a row of the table `name` ("frames: end × talks"); a row of several classes has several
    names.

    Rows of tables that give no weight (guards, shifters …) have none.

    Args:
        name: Name of the table.
        row: One of its rows, by column.

    Returns:
        The ids as cues have them in `rows`.
    """
    if name == "frames":
        pairs = product(row["predicates"].split("|"), row["objects"].split("|"))
        return tuple(f"frames: {frame_name(predicate, thing, row['where'])}" for predicate, thing in pairs)
    if name == "operators":
        return (f"operators: {row['predicate']} {row['over']}",)
    return (f"{name}: {row['class']}",) if name in ("predicates", "objects", "idioms") else ()
