"""Every sentence with which something is refused says what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_INTAKE = Path(__file__).resolve().parents[2] / "src" / "detente" / "intake"
_REFUSE = frozenset({"DetenteError", "_refused", "Refused", "_unread"})
_TO_DO = frozenset(
    "paste copy save split give export choose unpack upload try write pack name look set correct open close "
    "break go recognise fetch use leave read says see".split()
)
_FOR_DEVELOPERS = (".csv", "intake/formats/", "data/samples")


def _sentences() -> Iterator[tuple[str, str]]:
    """Where each sentence stands, and its words; what is filled in as "{}"."""
    for path in sorted(_INTAKE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in _REFUSE:
                for given in node.args:
                    if " " in (words := _words(given)):
                        yield f"{path.name}:{node.lineno}", words


def _words(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(_words(part) if isinstance(part, ast.Constant) else "{}" for part in parts)
        case ast.BinOp(left=left, right=right):
            return _words(left) + _words(right)
        case _:
            return ""


_ALL = [one for one in _sentences() if not any(words in one[1] for words in _FOR_DEVELOPERS)]


def test_there_are_sentences() -> None:
    assert len(_ALL) > 80


@pytest.mark.parametrize(("where", "sentence"), _ALL, ids=[where for where, _ in _ALL])
def test_a_refusal_says_what_to_do(where: str, sentence: str) -> None:
    words = {word.strip(".,:;“”").casefold() for word in sentence.split()}
    assert words & _TO_DO, sentence
