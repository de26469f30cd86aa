"""CONTRIBUTING.md leads to rooms that exist, and to every room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "detente"
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WRITTEN = re.compile(r"`([\w./*-]+)`")
A_PATH = re.compile(r"/|\.(?:py|csv|md|txt)$")
PACKAGES = sorted(
    str(file.parent.relative_to(SOURCE))
    for file in SOURCE.rglob("__init__.py")
    if file.parent != SOURCE and "migrations" not in file.parts
)


@pytest.mark.parametrize("path", sorted(path for path in set(WRITTEN.findall(TEXT)) if A_PATH.search(path)))
def test_what_it_names_exists(path: str) -> None:
    near = (ROOT, SOURCE, ROOT / "data", ROOT / "benchmarks", SOURCE / "attribution")
    there = any((folder / path).exists() or any(folder.glob(path.rstrip("/"))) for folder in near)
    assert there or any(SOURCE.glob(f"**/{path}")) or any((ROOT / "data").glob(f"*/{path}"))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_is_named(package: str) -> None:
    room, _, inner = package.rpartition("/")
    if room == "ui" and (ROOT / "pages").is_dir() and "src/detente/ui/<page>/" in TEXT:
        return  # a room of its own page: said once for all of them
    named = rf"(?:`|/|\b{re.escape(room)}/){re.escape(inner)}(?:/|`)"
    assert re.search(named, TEXT), f"say in CONTRIBUTING.md what is changed in {package}"
