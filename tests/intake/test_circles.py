"""No module of intake imports one that imports it, by any way: dispatchers above readers, records
below.
"""

from __future__ import annotations

import ast
from pathlib import Path

import detente

PACKAGE = Path(detente.__file__).parent
MODULES = {
    "detente." + ".".join(file.relative_to(PACKAGE).with_suffix("").parts): file
    for file in (PACKAGE / "intake").rglob("*.py")
    if file.name != "__init__.py"
}


def imported(file: Path) -> set[str]:
    """The modules of intake that a module imports anywhere in it, at its top or where it needs them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found & set(MODULES)


def test_there_is_no_circle() -> None:
    graph = {name: imported(file) for name, file in MODULES.items()}
    while free := {name for name, needs in graph.items() if not needs & set(graph)}:
        for name in free:
            del graph[name]
    assert not graph, f"these import each other: {sorted(graph)}"


def test_readers_of_formats_know_no_dispatcher() -> None:
    above = {"format_readers", "file_reading", "containers", "opening", "article_tables", "addresses"}
    for name, file in MODULES.items():
        if ".formats." in name:
            assert not {one.rsplit(".", 1)[1] for one in imported(file)} & above, name
