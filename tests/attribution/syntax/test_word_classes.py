"""Word classes: one form a row, checked when read, and pieces of patterns made of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import detente
from detente.attribution.syntax.word_classes import any_form, none_before, words
from detente.data_tables import data_path
from detente.records import DetenteError
from detente.text.english import read_classes

HEAD = "class,form,example,reason\n"


def _folder(tmp_path: Path, **tables: str) -> Path:
    for name, rows in tables.items():
        (tmp_path / f"{name}.csv").write_text(HEAD + rows, encoding="utf-8")
    return tmp_path


def test_classes_are_read_one_form_a_row(tmp_path: Path) -> None:
    folder = _folder(tmp_path, one="a,up to,Up to ten came.,why\na,over,Over ten came.,why\n")
    assert read_classes(*sorted(folder.iterdir())) == {"a": ("up to", "over")}


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"one": "a,x|y,x|y,why\n"}, "one.csv, line 2: 'x|y' is not words"),
        ({"one": "a,over,Nothing here.,why\n"}, "one.csv, line 2: the example does not hold 'over'"),
        (
            {"one": "a,over,over,why\na,over,over,why\n"},
            "one.csv, line 3: 'over' is in the class 'a' already",
        ),
        (
            {"one": "a,over,over,why\n", "two": "a,up,up,why\n"},
            "two.csv, line 2: the class 'a' stands in one.csv",
        ),
        ({"one": "a,over,over,\n"}, "one.csv, line 2: reason is blank"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, tables: dict[str, str], said: str) -> None:
    with pytest.raises(DetenteError, match=re.escape(said)):
        read_classes(*sorted(_folder(tmp_path, **tables).iterdir()))


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(DetenteError, match="no class 'no such class'"):
        words("no such class")


def test_the_longest_form_wins() -> None:
    found = re.compile(any_form("before a number"), re.X).match("at least ten")
    assert found is not None
    assert found[0] == "at least"


def test_none_before_holds_where_no_form_ends() -> None:
    pattern = re.compile(none_before("preposition of a channel") + r" that")
    assert pattern.search("he wrote on that") is None
    assert pattern.search("he wrote now that")


def test_every_class_is_asked_for() -> None:
    package = Path(detente.__file__).parent
    asked = {
        node.value
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    tables = (*data_path("attribution").glob("*.csv"), data_path("english", "word_classes.csv"))
    assert not set(read_classes(*sorted(tables))) - asked
