"""Docstrings in Google's convention, for every function that another package calls.

Such a function names each of its parameters under "Args:", says what it gives back under "Returns:" (or
"Yields:"), and names under "Raises:" the errors that its own body raises.
"""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import detente

PACKAGE = Path(detente.__file__).parent
ROOT = PACKAGE.parents[1]
SECTION = re.compile(r"^(Args|Returns|Yields|Raises|Attributes|Note|Example):(?:[ ]|$)", re.M)
ENTRY = re.compile(r"^ {4}\*{0,2}(\w+)(?: \([^)]*\))?: \S", re.M)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A module of the package, or a page."""

    name: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The room it stands in: "intake", "store", "pages" …"""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "detente" and len(parts) > 1 else parts[0]


@cache
def modules() -> dict[str, Module]:
    """Every module of the package, the pages and app.py, by name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = ("detente", *file.relative_to(PACKAGE).with_suffix("").parts)
        name = ".".join(part for part in parts if part != "__init__")
        found[name] = Module(name, ast.parse(file.read_text(encoding="utf-8")))
    for file in (*sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"):
        if file.exists():
            found[f"pages.{file.stem}"] = Module(
                f"pages.{file.stem}", ast.parse(file.read_text(encoding="utf-8"))
            )
    return found


@cache
def imports(module: Module) -> tuple[tuple[str, str, str], ...]:
    """What a module imports from the package: the module it comes from, its name there, its name here."""
    return tuple(
        (node.module, alias.name, alias.asname or alias.name)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "detente"
        for alias in node.names
    )


def used_outside(found: dict[str, Module]) -> set[tuple[str, str]]:
    """The names that a package takes from a module of another one, each where it is defined."""
    used = set()
    for module in found.values():
        for source, name, here in imports(module):
            inner = f"{source}.{name}"
            taken = [(source, name)]
            if inner in found:
                taken = [
                    (inner, node.attr)
                    for node in ast.walk(module.tree)
                    if isinstance(node, ast.Attribute)
                    and isinstance(node.value, ast.Name)
                    and node.value.id == here
                ]
            used |= {
                home
                for home in (defined_in(found, *each) for each in taken)
                if home and found[home[0]].package != module.package
            }
    return used


def defined_in(found: dict[str, Module], source: str, name: str) -> tuple[str, str] | None:
    """The module that defines a name, through those that only pass it on."""
    if source not in found:
        return None
    for other, original, here in imports(found[source]):
        if here == name and f"{other}.{original}" not in found:
            return defined_in(found, other, original)
    return source, name


def functions(found: dict[str, Module]) -> dict[str, Function]:
    """The functions that another package uses, by their full names."""
    used = used_outside(found)
    return {
        f"{module.name}.{node.name}": node
        for module in found.values()
        for node in module.tree.body
        if isinstance(node, Function) and not node.name.startswith("_") and (module.name, node.name) in used
    }


def parameters(function: Function) -> list[str]:
    """The names that its docstring has to explain."""
    given = function.args
    plain = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return plain + [each.arg for each in (given.vararg, given.kwarg) if each]


def sections(docstring: str) -> dict[str, str]:
    """The text of each section of a docstring, by its heading; that before the first by ""."""
    cut = list(SECTION.finditer(docstring))
    ends = [found.start() for found in cut[1:]] + [len(docstring)] * bool(cut)
    return {
        "": docstring[: cut[0].start() if cut else len(docstring)].strip(),
        **{found[1]: docstring[found.end() : end] for found, end in zip(cut, ends, strict=True)},
    }


def raised(function: Function) -> set[str]:
    """The package's own errors that the body raises itself."""
    names = (
        node.exc.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
    )
    return {name for name in names if name == "DetenteError"}


def gives(function: Function) -> bool:
    """Whether it is declared to give anything back."""
    return function.returns is not None and ast.unparse(function.returns) not in ("None", "NoReturn")


def faults(function: Function) -> list[str]:
    """What its docstring lacks of the convention."""
    parts = sections(inspect.cleandoc(ast.get_docstring(function) or ""))
    found = [] if parts[""] else ["a summary line"]
    named = ENTRY.findall(parts.get("Args", ""))
    wanted = parameters(function)
    found += [f"Args: {name}" for name in wanted if name not in named]
    found += [f"no parameter {name}" for name in named if name not in wanted]
    if wanted and gives(function) and not (parts.get("Returns") or parts.get("Yields", "")).strip():
        found.append("Returns:")
    errors = ENTRY.findall(parts.get("Raises", ""))
    # An error of its own kind stands for DetenteError, whose kinds they are.
    if raised(function) and not any(name.endswith("Error") for name in errors):
        found.append("Raises: DetenteError")
    return found


def test_what_another_package_calls_says_what_it_takes_gives_and_raises() -> None:
    lacking = {name: found for name, each in functions(modules()).items() if (found := faults(each))}
    assert not lacking, "\n".join(f"{name}: {', '.join(found)}" for name, found in sorted(lacking.items()))


def test_functions_of_every_package_are_looked_at() -> None:
    looked = {name.split(".")[1] for name in functions(modules())}
    assert {"attribution", "intake", "scoring", "store", "text", "ui", "figures", "charts"} <= looked


WHOLE = '''
def read(name: str, *, most: int = 3) -> str:
    """Read it.

    Args:
        name: What it is called.
        most: How much, in characters.

    Returns:
        The text.

    Raises:
        DetenteError: It is not there.
    """
    raise DetenteError("no")
'''


def test_a_whole_docstring_has_no_fault() -> None:
    assert faults(_function(WHOLE)) == []


@pytest.mark.parametrize(
    ("gone", "fault"),
    [
        ("        name: What it is called.\n", "Args: name"),
        ("        most: How much, in characters.\n", "Args: most"),
        ("    Returns:\n        The text.\n", "Returns:"),
        ("        DetenteError: It is not there.\n", "Raises: DetenteError"),
        (", *, most: int = 3", "no parameter most"),
    ],
)
def test_what_a_docstring_lacks_is_found(gone: str, fault: str) -> None:
    assert fault in faults(_function(WHOLE.replace(gone, "")))


def _function(source: str) -> Function:
    (found,) = ast.parse(source).body
    assert isinstance(found, Function)
    return found
