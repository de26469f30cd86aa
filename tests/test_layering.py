"""The flow goes one way: only ui/, pages/ and app.py know Streamlit, and the records know nobody."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import detente

PACKAGE = Path(detente.__file__).parent
# Each room may import from itself and from what stands before it in the flow: intake → analyse → derive →
# store → queries → charts and exports → pages.
_READING = {"text", "attribution", "scoring", "second_reader", "readers", "figures"}
KNOWS = {
    "data_tables": set(),
    "access": set(),
    "text": set(),
    "attribution": {"text"},
    "scoring": {"text", "attribution"},
    "second_reader": {"text", "attribution", "scoring"},
    "readers": {"attribution", "scoring", "second_reader"},
    "coding": {"scoring", "second_reader"},
    "intake": {"text"},
    "figures": {"text", "attribution", "intake"},
    "analysis_version": {"readers", "second_reader"},
    "analysis": {*_READING, "analysis_version"},
    "derive": {*_READING, "analysis"},
    "store": {*_READING, "access", "coding", "intake", "derive"},
    "jobs": {*_READING, "access", "coding", "intake", "analysis", "analysis_version", "derive", "store"},
    "scale_out": {*_READING, "intake", "analysis", "derive", "store", "jobs"},
    "trends": set(),
    "charts": set(),
    "export": {*_READING, "coding", "derive", "store", "trends", "charts"},
    "demo": {*_READING, "analysis", "derive", "store"},
    "evaluate": {*_READING, "coding", "intake", "analysis", "derive"},
    "commands": {
        *_READING, "access", "intake", "analysis", "derive", "store", "jobs", "scale_out", "export", "charts",
        "demo",
        "evaluate", "coding",
    },
    "cli": {"commands"},
    "ui": {
        *_READING, "access", "coding", "intake", "analysis", "derive", "store", "jobs", "trends", "charts",
        "export",
    },
}  # fmt: skip
OPEN_TO_ALL = {"records", "data_tables", "__version__"}


def _modules() -> list[Path]:
    return [file for file in sorted(PACKAGE.rglob("*.py")) if "migrations" not in file.parts]


def _name(file: Path) -> str:
    parts = ("detente", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def test_everything_but_ui_imports_without_streamlit() -> None:
    # Teaching the second reader needs an extra that is not installed here.
    apart = {"ui", "training"}
    names = [_name(file) for file in _modules() if not apart & set(file.relative_to(PACKAGE).parts)]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "sys.exit('streamlit' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "streamlit was imported"


def test_every_room_has_its_place_in_the_flow() -> None:
    rooms = {file.relative_to(PACKAGE).parts[0].removesuffix(".py") for file in _modules()}
    assert rooms - {"__init__", "records"} <= set(KNOWS)


def test_rooms_import_only_what_stands_before_them() -> None:
    strays = []
    for file in _modules():
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room in ("__init__", "records"):
            continue
        allowed = KNOWS[room] | OPEN_TO_ALL | {room}
        for target in _rooms_imported(file):
            if target not in allowed:
                strays.append(f"{file.relative_to(PACKAGE)} imports {target}")
    assert not strays


def _rooms_imported(file: Path) -> Iterator[str]:
    """The rooms of the package that a module imports, in every way to write it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("detente."))
        elif isinstance(node, ast.ImportFrom) and node.module == "detente":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detente."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: relative imports hide what a room knows"


def test_importing_the_package_is_light() -> None:
    code = (
        "import detente, sys; sys.exit(any(m in sys.modules for m in ('pandas', 'textblob', 'sqlalchemy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_page_is_in_the_menu_and_asks_for_its_frame_first() -> None:
    root = Path(__file__).resolve().parents[1]
    menu = (PACKAGE / "ui" / "menu.py").read_text(encoding="utf-8")
    for page in sorted((root / "pages").glob("**/*.py")):
        assert f'"{page.relative_to(root).as_posix()}"' in menu
        first = page.read_text(encoding="utf-8").splitlines()[:3]
        assert first == ["from detente.ui.frame import framed", "", "framed()"], page
