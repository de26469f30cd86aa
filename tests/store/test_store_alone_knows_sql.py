"""All the SQL of the project stands in store, and store starts no thread."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import detente

PACKAGE = Path(detente.__file__).parent
ROOT = PACKAGE.parents[1]
DATABASES = {"sqlalchemy", "alembic", "sqlite3", "pg8000", "psycopg"}
PARAGRAPH_COLUMNS = re.compile(
    r"""\b(SELECT\s.+\sFROM\b | INSERT\s+INTO\b | DELETE\s+FROM\b | UPDATE\s+\w+\s+SET\b | PRAGMA\s+\w)""",
    re.X | re.S,
)
BESIDE = {"threading", "_thread", "concurrent", "multiprocessing", "loky", "asyncio", "subprocess"}


def modules(*folders: Path) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for file in sorted([folder] if folder.is_file() else folder.rglob("*.py")):
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[tuple[int, str, set[str]]]:
    """Line, package and names of each import, wherever in the module it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0], set[str]()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.split(".")[0], {alias.name for alias in node.names}


def sql(tree: ast.Module) -> Iterator[int]:
    """Lines of strings that read like SQL."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and PARAGRAPH_COLUMNS.search(node.value)
        ):
            yield node.lineno


def outside() -> list[str]:
    """Where SQL stands outside store: "file:line what"."""
    rooms = [room for room in PACKAGE.iterdir() if room.name != "store" and room.suffix in ("", ".py")]
    places = [place for place in (ROOT / "pages", ROOT / "app.py") if place.exists()]
    found = []
    for file, tree in modules(*rooms, *places):
        where = file.relative_to(ROOT)
        found += [f"{where}:{line} imports {name}" for line, name, _ in imported(tree) if name in DATABASES]
        found += [f"{where}:{line} writes SQL" for line in sql(tree)]
    return found


def test_nobody_else_knows_sql() -> None:
    assert outside() == []


def test_store_starts_no_thread_and_no_process() -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{line} imports {name}"
        for file, tree in modules(PACKAGE / "store")
        for line, name, names in imported(tree)
        if name in BESIDE and names != {"Lock"}  # a lock starts nothing: sessions share the aggregate cache
    ]
    assert found == []


def test_tasks_warming_and_the_watch_of_a_worker_process_alone_start_threads() -> None:
    users = {
        file.name
        for file, tree in modules(PACKAGE / "jobs")
        for _, name, names in imported(tree)
        if name in ("threading", "_thread", "asyncio") and names != {"Lock"}
    }
    assert users == {"task.py", "warming.py", "worker_start.py"}


@pytest.mark.parametrize(
    "code",
    ["import sqlite3", "def f():\n    from sqlalchemy import select", 'x = """SELECT id\n  FROM article"""'],
)
def test_the_search_finds_what_it_looks_for(code: str) -> None:
    tree = ast.parse(code)
    assert list(sql(tree)) or {name for _, name, _ in imported(tree)} & DATABASES
