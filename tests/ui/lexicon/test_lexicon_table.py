"""A table of the lexicon on screen: legible, and nothing of it lost."""

from __future__ import annotations

import pandas as pd
import pytest

from detente.scoring.lexicon import shipped
from detente.ui.lexicon.lexicon_table import CUES, columns, in_order, legible, opened


@pytest.mark.parametrize("name", sorted(shipped().tables))
def test_every_table_keeps_its_rows_and_columns_and_gains_names(name: str) -> None:
    table = pd.DataFrame(shipped().tables[name]).rename(columns={"_where": "line"})
    shown = legible(table)
    assert shown.shape == table.shape and list(shown.columns) == list(table.columns)
    labels = [
        str(label) if isinstance(label, str) else str(label["label"]) for label in columns(table).values()
    ]
    assert all(label[0].isupper() and "_" not in label for label in labels)


def test_words_stand_with_commas_and_weights_are_numbers() -> None:
    table = pd.DataFrame({"predicates": ["end|cut_back"], "escalation": ["2.4"], "expect": ["-"]})
    shown = legible(table)
    assert shown.iloc[0].to_dict() == {"predicates": "end, cut back", "escalation": 2.4, "expect": "−"}


def test_a_screen_shows_what_says_something_and_a_chosen_row_the_rest() -> None:
    row = {"form": "line", "where": "", "escalation": "0", "example": "The line rang.", "reason": "rare"}
    table = pd.DataFrame([row | {"line": "object_forms, row 3"}])
    assert in_order(table) == ["form", "escalation", "example", "reason", "line"]
    table.insert(0, CUES, [3])
    assert in_order(table) == [CUES, "form", "escalation", "example"]
    assert opened(row) == "Example: The line rang. Reason: rare."
