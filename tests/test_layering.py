"""The flow goes one way: only ui/, pages/ and app.py know Streamlit, and the records know nobody."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import detente

PACKAGE = Path(detente.__file__).parent
# Each room may import from itself and from what stands before it in the flow.
KNOWS = {
    "text": set(),
    "scoring": {"text", "attribution"},
    "attribution": {"text"},
    "figures": {"text", "attribution", "intake"},
    "intake": {"text"},
    "store": {"intake", "text", "scoring", "attribution", "figures"},
    "charts": set(),
    "export": {"text", "scoring", "attribution", "figures", "store", "charts", "trends"},
    "trends": set(),
    "jobs": {"intake", "text", "store", "scoring", "attribution", "analysis"},
}
OPEN_TO_ALL = {"records", "shipped"}


def _modules() -> list[Path]:
    return [file for file in sorted(PACKAGE.rglob("*.py")) if "migrations" not in file.parts]


def _name(file: Path) -> str:
    parts = ("detente", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def test_everything_but_ui_imports_without_streamlit() -> None:
    names = [_name(file) for file in _modules() if "ui" not in file.relative_to(PACKAGE).parts]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "sys.exit('streamlit' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "streamlit was imported"


def test_rooms_import_only_what_stands_before_them() -> None:
    strays = []
    for file in _modules():
        room = file.relative_to(PACKAGE).parts[0]
        if room not in KNOWS:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("detente."):
                target = node.module.split(".")[1]
                if target not in KNOWS[room] | OPEN_TO_ALL | {room}:
                    strays.append(f"{file.relative_to(PACKAGE)} imports {node.module}")
    assert not strays


def test_importing_the_package_is_light() -> None:
    code = (
        "import detente, sys; sys.exit(any(m in sys.modules for m in ('pandas', 'textblob', 'sqlalchemy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_page_has_a_door_for_cold_links() -> None:
    root = Path(__file__).resolve().parents[1]
    declared = {file.stem for file in (root / "pages").glob("*/*.py")} - {"overview"}
    assert {file.stem for file in (root / "pages").glob("*.py")} == declared
