"""The codebook in the project's own words: the steps of both axes, the rules for hard cases, and the rows behind a cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.records import Cue
from detente.rhetoric.lexicon import Lexicon, shipped
from detente.shipped import data_path, table


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
    """What an act is called and means: "Talks: offers, agrees to or holds talks"."""
    for row in (lexicon or shipped()).tables["acts"]:
        if row["act"] == act:
            return f"{row['label']}: {row['definition'][0].lower()}{row['definition'][1:]}"
    return act


def rows_behind(cue: Cue, lexicon: Lexicon | None = None) -> tuple[LexiconRow, ...]:
    """The lexicon's rows that gave a cue its weight; rows of another version of the lexicon are left out."""
    tables = (lexicon or shipped()).tables
    found = []
    for row_id in cue.rows:
        name, _, key = row_id.partition(": ")
        row = next((row for row in tables.get(name, ()) if _bears(name, row, key)), None)
        if row:
            found.append(LexiconRow(row_id, row["_where"], row["example"], row["reason"]))
    return tuple(found)


def _bears(name: str, row: dict[str, str], key: str) -> bool:
    if name == "frames":
        predicate, _, thing = key.partition(" × ")
        return predicate in row["predicates"].split("|") and thing in row["objects"].split("|")
    if name == "operators":
        return f"{row['predicate']} {row['over']}" == key
    if name == "idioms":
        return row["phrase"].split("|")[0].strip() == key
    return row.get("id") == key
