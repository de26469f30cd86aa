"""Word classes of the grammar of figures: read with line numbers, each used, each pattern compiled."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import detente.figures
from detente.figures.figure_grammar import Pattern, read_grammar, shipped
from detente.records import DetenteError


def _patterns() -> Iterator[Pattern]:
    for module in pkgutil.walk_packages(detente.figures.__path__, "detente.figures."):
        for value in vars(importlib.import_module(module.name)).values():
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Pattern):
                    yield each


def test_every_pattern_compiles_and_every_class_is_used() -> None:
    named = set()
    for pattern in _patterns():
        assert pattern.regex.flags & re.VERBOSE
        named |= set(re.findall(r"\{([a-z][a-z_]*)\}", pattern.template))
    assert named == set(shipped().classes)


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(DetenteError, match="no forms of the class sideways"):
        shipped().compiled("{sideways}")


@pytest.mark.parametrize(
    ("rows", "line", "says"),
    [
        ("goal_noun,goal,The aim of 2 %.", 2, "does not hold 'goal'"),
        ("goal_noun,goal,The goal.\ngoal_noun,Goal,The Goal.", 3, "already"),
        ("goal_noun,,The goal.", 2, "form is blank"),
    ],
)
def test_a_wrong_row_of_the_grammar_is_named(rows: str, line: int, says: str, tmp_path: Path) -> None:
    file = tmp_path / "figure_grammar.csv"
    file.write_text(f"class,form,example\n{rows}\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=f"figure_grammar.csv, line {line}: .*{says}"):
        read_grammar(file)


def test_a_class_stands_for_its_longest_form_and_spaces_of_a_pattern_for_nothing(tmp_path: Path) -> None:
    file = tmp_path / "figure_grammar.csv"
    file.write_text("class,form,example\nfew,some,some\nfew,some few,some few\n", encoding="utf-8")
    pattern = read_grammar(file).compiled(r"( {few} ) \s+ (?: ally ){1,2}")
    found = pattern.match("some few ally")
    assert found and found[1] == "some few"
