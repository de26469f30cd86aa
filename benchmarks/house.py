"""What the house looks like from outside: the figures of docs/decisions/0022, counted on any checkout.

    python -m benchmarks.house [CHECKOUT ...]

Counts by `ast` and by ruff over `src/`; long lines over src, pages, tests and benchmarks. The walk is the
order in which functions are first called while an article is read: a stay is a run of functions of a module,
a return a stay in a module that had one before.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.text.test_words_are_data import word_lists

_HERE = Path(__file__).resolve().parents[1]
_WIDTH = 110
_COMPLEX = 15
_ABBREVIATED = re.compile(r"\b(?:Adm|Amb|Brig|Capt|Col|Gen|Gov|Lt|Maj|Prof|Sen|Sgt)\b")
_LISTED = 4  # of these in the strings of a module are a list
_WALK = """
import json, sys
from detente.analysis import analyse
from detente.text.blocks import outline
document = outline(sys.stdin.read())
analyse(document)  # what is read once is in memory now
met, walk = set(), []
def called(frame, event, _):
    code = frame.f_code
    if event == "call" and code not in met and "/detente/" in code.co_filename:
        met.add(code)
        module = code.co_filename.split("/detente/")[-1]
        if not walk or walk[-1] != module:
            walk.append(module)
sys.setprofile(called)
analyse(document)
sys.setprofile(None)
print(json.dumps(walk))
"""


def house(tree: Path) -> dict[str, str]:
    """The figures of one checkout, each with what it counts."""
    files = sorted((tree / "src").rglob("*.py"))
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    sizes = [len(text.splitlines()) for text in texts.values()]
    parsed = {file: ast.parse(text) for file, text in texts.items()}
    functions = [
        (node.end_lineno - node.lineno + 1, file)
        for file, module in parsed.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    shown = [length for length, file in functions if "versions" not in file.parts]
    complexity = _complexity(tree)
    patterns = [pattern for module in parsed.values() for pattern in _patterns(module)]
    lists = {file: list(word_lists(text)) for file, text in texts.items()}
    above = sum(each > _COMPLEX for each in complexity)
    listing = [file for file, module in parsed.items() if _lists_abbreviations(module)]
    walk = _walk(tree)
    attribution = _stays([module for module in walk if module.split("/")[0] in ("voices", "attribution")])
    return {
        "modules, median lines, longest": f"{len(files)}, {median(sizes):.0f}, {max(sizes)}",
        "modules over 300 lines": str(sum(length > 300 for length in sizes)),
        "functions, longest outside migrations": f"{len(functions):,}, {max(shown)}",
        f"highest complexity, above {_COMPLEX}": f"{max(complexity)}, {above}",
        "re.compile, longest pattern": f"{len(patterns)}, {max(map(len, patterns))}",
        "groups of three or more words in a pattern, modules": f"{sum(map(len, lists.values()))}, "
        f"{sum(map(bool, lists.values()))}",
        f"lines over {_WIDTH}": f"{_too_long(tree):,}",
        "modules in which abbreviations are listed": str(len(listing)),
        "stays of an article in attribution, rooms, returns": _said(attribution),
        "stays of an article in the whole reading, rooms, returns": _said(walk),
    }


def _complexity(tree: Path) -> list[int]:
    found = _by_ruff(["C901"], "lint.mccabe.max-complexity=0", [tree / "src"])
    return [int(re.findall(r"\((\d+) >", message)[0]) for message in found]


def _too_long(tree: Path) -> int:
    folders = [tree / name for name in ("src", "pages", "tests", "benchmarks")]
    return len(_by_ruff(["E501"], f"line-length={_WIDTH}", folders))


def _by_ruff(rules: list[str], setting: str, folders: list[Path]) -> list[str]:
    """What ruff says of the folders, without the settings of their checkout."""
    asked = ["ruff", "check", "--isolated", "--select", ",".join(rules), "--config", setting]
    asked += ["--output-format", "json", *map(str, folders)]
    found = subprocess.run(asked, capture_output=True, text=True)
    return [each["message"] for each in json.loads(found.stdout)]


def _patterns(module: ast.AST) -> Iterator[str]:
    """What is handed to re.compile, as far as it is written there."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            strings = (each for each in ast.walk(node) if isinstance(each, ast.Constant))
            yield "".join(each.value for each in strings if isinstance(each.value, str))


def _lists_abbreviations(module: ast.Module) -> bool:
    docs = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    said = [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    return len(set(_ABBREVIATED.findall(" ".join(said)))) >= _LISTED


def _walk(tree: Path) -> list[str]:
    from tests.conftest import ARTICLE

    ran = subprocess.run(
        [sys.executable, "-c", _WALK], input=ARTICLE, capture_output=True, text=True, cwd=tree,
        env={"PYTHONPATH": str(tree / "src"), "PATH": "/usr/bin:/bin", "DETENTE_READERS": "rules"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    walk: list[str] = json.loads(ran.stdout)
    return walk


def _stays(walk: list[str]) -> list[str]:
    return [module for at, module in enumerate(walk) if not at or walk[at - 1] != module]


def _said(stays: list[str]) -> str:
    return f"{len(stays)}, {len(set(stays))}, {len(stays) - len(set(stays))}"


def main(trees: list[str]) -> None:
    """Print one column a checkout."""
    found = [house(Path(tree).resolve()) for tree in trees or [str(_HERE)]]
    for name in found[0]:
        print(f"| {name} | {' | '.join(each[name] for each in found)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
