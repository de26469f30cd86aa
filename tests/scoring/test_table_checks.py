"""A user's tables are refused at the first wrong cell, with table, line and column; what ships passes."""

from __future__ import annotations

import pytest

from detente.records import DetenteError
from detente.scoring.lexicon import as_csv, own, shipped
from detente.scoring.table_checks import check

# Table, column, what is put there in its second row, what is said.
WRONG = (
    *(("acts", "level", value, "level") for value in ("nan", "inf", "-5", "0", "2.5", "six", "")),
    ("acts", "axis", "sideways", "axis"),
    ("acts", "label", "  ", "label is empty"),
    ("acts", "rule", "first", "rule must be a number"),
    ("frames", "rule", "1e3", "rule must be a number"),
    ("frames", "expect", "up", "expect"),
    ("frames", "predicates", "", "predicates is empty"),
    ("frames", "escalation", "nan", "escalation must lie between"),
    ("operators", "escalation", "inf", "escalation must lie between"),
    ("operators", "status", "hoped", "status"),
    ("object_forms", "form", "", "form is empty"),
    ("object_forms", "form", "\u00a0", "form is empty"),
    ("idiom_forms", "form", "a\u2028b", "cannot be printed"),
    ("shifter_forms", "form", "…", "no phrase|form is empty"),
    ("boundaries", "form", " ", "form is empty"),
    ("boundaries", "form", "word " * 40, "no phrase"),
    ("boundaries", "reason", "x" * 2_000, "more than 1,000 characters"),
    ("irregular", "past", "", "one word"),
    ("spellings", "british", "", "one word"),
    ("spellings", "american", "two words", "one word"),
    ("guards", "class", "", "class is empty"),
)


@pytest.mark.parametrize(("table", "column", "value", "said"), WRONG)
def test_a_wrong_cell_is_named_with_its_line(table: str, column: str, value: str, said: str) -> None:
    rows = [dict(row) for row in shipped().tables[table]]
    rows[1][column] = value
    with pytest.raises(DetenteError, match=said) as raised:
        check({table: rows})
    assert str(raised.value).startswith(f"{table}.csv, line 3:")


@pytest.mark.parametrize("table", list(shipped().tables))
def test_a_table_with_only_a_header_is_refused_and_what_ships_is_taken(table: str) -> None:
    text = as_csv(shipped(), table)
    with pytest.raises(DetenteError, match=rf"{table}\.csv has no rows"):
        own({table: text.partition("\n")[0] + "\n"})
    check({table: shipped().tables[table]})


@pytest.mark.parametrize("table", ["acts", "boundaries", "irregular", "spellings"])
def test_a_row_that_stands_twice_is_refused(table: str) -> None:
    lines = as_csv(shipped(), table).splitlines()
    with pytest.raises(DetenteError, match="stands twice"):
        own({table: "\n".join([*lines, lines[1]])})
