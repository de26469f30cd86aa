"""Lists of words stand in tables: no pattern of the package spells out four or more alternatives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import detente

PACKAGE = Path(detente.__file__).parent
_AS_MANY_AS_A_LIST = 4
_FILLED = "\0"  # what an f-string fills in: a class of words, or a piece of a pattern
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_CHARACTERS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_SPACE = re.compile(r"\\s[+*?]?|\\ ")
_LEAD = re.compile(r"^\?(?:P<\w+>|<?[=!]|[aimsux-]*:)")
_WORDS = re.compile(r"\s*(?:\?:)?[A-Za-z’'][A-Za-z’' ?+-]*\s*")


def word_lists(source: str) -> Iterator[str]:
    """Each group of a pattern that has four or more alternatives of words, with the line of its string."""
    seen: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if id(node) in seen or (text := _text(node)) is None or "|" not in text:
            continue
        seen |= {id(inner) for inner in ast.walk(node)}
        for group in _groups(text):
            words = [each.strip() for each in group if _WORDS.fullmatch(each)]
            if len(words) >= _AS_MANY_AS_A_LIST:
                yield f"line {node.lineno}: {'|'.join(words)}"  # type: ignore[attr-defined]


def _text(node: ast.AST) -> str | None:
    """A string as it is written, with a mark where an f-string fills something in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = node.values
        return "".join(str(part.value) if isinstance(part, ast.Constant) else _FILLED for part in parts)
    return None


def _groups(pattern: str) -> Iterator[list[str]]:
    """The alternatives of each group of a pattern, and of the pattern itself."""
    left = _SPACE.sub(" ", _CHARACTERS.sub(_FILLED, _COMMENT.sub("", pattern)))
    left = re.sub(r"\\[bB]", "", left)
    left = re.sub(r"\\.", _FILLED, left)
    opened = [[""]]
    for letter in left:
        if letter == "(":
            opened.append([""])
        elif letter == ")" and len(opened) > 1:
            group = opened.pop()
            yield [_LEAD.sub("", group[0]), *group[1:]]
            opened[-1][-1] += _FILLED
        elif letter == "|":
            opened[-1].append("")
        else:
            opened[-1][-1] += letter
    yield from opened


def test_no_pattern_holds_a_list_of_words() -> None:
    found = {
        str(file.relative_to(PACKAGE)): lists
        for file in sorted(PACKAGE.rglob("*.py"))
        if (lists := list(word_lists(file.read_text(encoding="utf-8"))))
    }
    assert not found, "such lists belong in a table below data/, one form a row with an example"


@pytest.mark.parametrize(
    "source",
    [
        'x = re.compile(r"\\b(?:on|in|at|by)\\b")',
        'x = re.compile(rf"{a}(?:on the|in|at|by)$")',
        'x = re.compile(r"[,;]\\s+as\\s+(?:is|are|was|were)")',
        'x = re.compile(r"""\n    (?:on|in  # places\n    |at|by)\n""", re.X)',
        'x = Pattern(r"{state} (?:towards?|in|at|by) \\s")',
        'x = r"million|billion|trillion|percent"',
        'x = "(?P<who>he|she|they|it)" + y',
    ],
)
def test_a_list_is_found_however_it_is_written(source: str) -> None:
    assert len(list(word_lists(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        'x = re.compile(r"(?:on|in|at)")',
        'x = re.compile(rf"(?:{a}|{b}|{c}|{d})")',
        'x = re.compile(r"[a|b|c|d]")',
        'x = re.compile(r"(?:\\d+|\\w|[A-Z]|-)")',
        "x: int | str | bytes | None = 3",
    ],
)
def test_what_is_no_list_passes(source: str) -> None:
    assert not list(word_lists(source))
