"""The wings of attribution know only those before them, and every file stands in one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import detente.attribution

ROOM = Path(detente.attribution.__file__).parent
WINGS = ("gazetteer", "mentions", "syntax", "coreference", "speakers", "targets")
# Targets are read from cues and voices as records: they need no rule of who speaks.
NEVER = {("targets", "speakers"), ("targets", "coreference")}


def _imported(source: str) -> list[str]:
    """The wings that a module imports from, at its top or within a function."""
    wings = []
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        wings += [name.split(".")[2] for name in names if name.startswith("detente.attribution.")]
    return wings


def test_every_file_stands_in_a_wing() -> None:
    assert {file.name for file in ROOM.glob("*.py")} == {"__init__.py"}
    assert {file.parent.name for file in ROOM.glob("*/*.py")} == set(WINGS)


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_imports_only_from_those_before_it(wing: str) -> None:
    allowed = WINGS[: WINGS.index(wing) + 1]
    strays = [
        f"{file.relative_to(ROOM)} imports {other}"
        for file in sorted((ROOM / wing).rglob("*.py"))
        for other in _imported(file.read_text(encoding="utf-8"))
        if other not in allowed or (wing, other) in NEVER
    ]
    assert not strays


def test_an_import_within_a_function_is_seen() -> None:
    within = (
        "from detente.attribution import targets\n    import detente.attribution.speakers.transcript_turns"
    )
    source = f"def f():\n    {within}\n"
    assert _imported(source) == ["targets", "speakers"]
