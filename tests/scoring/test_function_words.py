"""Sets of function words: each is asked for by the code, and a wrong name says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import detente.scoring
from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.scoring.function_words import words_in


def test_every_set_is_asked_for_and_has_words() -> None:
    code = "".join(
        file.read_text(encoding="utf-8") for file in Path(detente.scoring.__path__[0]).glob("*.py")
    )
    named = {
        row["set"]
        for _, row in table(data_path("lexicon", "function_word_sets.csv"), ("set", "use", "example"))
    }
    assert named == set(re.findall(r'words_in\("([^"]+)"\)', code))
    assert all(words_in(name) for name in named)


def test_an_unknown_set_says_so() -> None:
    with pytest.raises(DetenteError, match="no set “nonsense”"):
        words_in("nonsense")
