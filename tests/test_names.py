"""One name, one thing: no two modules and no two public classes of one name, where a reader could take one
for the other.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "src" / "detente"
NAMED_BY_THEIR_COMMAND = "commands"  # `detente roles`, `detente bin`: nobody imports them but cli.py


def test_no_two_modules_have_one_name() -> None:
    places = defaultdict(list)
    for file in sorted(ROOT.rglob("*.py")):
        if file.name != "__init__.py" and file.parent.name != NAMED_BY_THEIR_COMMAND:
            places[file.name].append(str(file.relative_to(ROOT)))
    assert not [where for where in places.values() if len(where) > 1]


def test_no_two_public_classes_have_one_name() -> None:
    places = defaultdict(list)
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(file.relative_to(ROOT)))
    assert not {name: where for name, where in places.items() if len(where) > 1}
