"""Do the tests notice a changed rule? Each change is made in a copy of the checkout, and taken back.

    python -m benchmarks.mutations [WORD ...]           the changes below whose file holds a word
    python -m benchmarks.mutations --limits [WORD ...]  each named number of the reading rooms, raised by half

The approved readings of the golden and sample texts are asked first (`tests/golden/snapshot.py`); where they
stand, the tests of the room. A change whose words no longer stand in its file stops the run with a sentence.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parents[1]
_COPIED = ("src", "data", "tests", "pages", "benchmarks", "docs")
_DIFFERENCE = """
from tests.golden import snapshot
print(len(snapshot.difference(snapshot.approved(), snapshot.snapshot()).splitlines()))
"""
_LIMIT = re.compile(r"^(_?[A-Z][A-Z_]+) = (\d[\d_]*(?:\.\d+)?)\b", re.M)
_NOBODY = "nobody"
_READING = ("scoring", "attribution", "figures/quantities", "figures/claims")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change that a test has to notice.

    Attributes:
        file: Below the checkout.
        before: Words that stand in it once.
        after: What replaces them.
        tests: The room's tests, asked where the approved readings did not change.
    """

    file: str
    before: str
    after: str
    tests: str


def _in(room: str, file: str, before: str, after: str) -> Mutation:
    return Mutation(f"src/detente/{room}/{file}.py", before, after, f"tests/{room.split('/')[0]}")


# The first five passed unseen before there was a snapshot.
_MUTATIONS = (
    _in("scoring", "shifters", "value - _STEP if", "value - 2 * _STEP if"),
    _in("scoring", "binding", "REACH = 9", "REACH = 7"),
    _in("scoring", "axes", "_OUTSIDE = 0.55", "_OUTSIDE = 0.75"),
    _in("attribution", "coreference/pronouns", "_FAR = 5", "_FAR = 3"),
    _in("text", "shingles", "COPIED = 0.5", "COPIED = 0.6"),
    _in("scoring", "shifters", "_WEIGHED = 0.85", "_WEIGHED = 0.95"),
    _in("scoring", "shifters", "_BACKGROUND = 0.5", "_BACKGROUND = 0.6"),
    _in("scoring", "shifters", "_RECENT = 2000", "_RECENT = 1980"),
    _in("scoring", "axes", "_SHARE = 0.15", "_SHARE = 0.2"),
    _in("scoring", "axes", "_ELSEWHERE = 0.2", "_ELSEWHERE = 0.3"),
    _in("scoring", "compiling", "_FLIPPED = 0.8", "_FLIPPED = 1.0"),
    _in("attribution", "coreference/spokespeople", "_NEAR = 2", "_NEAR = 1"),
    _in("attribution", "targets/blamed_sides", "_REMEMBERED = 4", "_REMEMBERED = 2"),
    _in("attribution", "targets/cue_targets", "_CHARGED = 0.8", "_CHARGED = 1.6"),
    _in("attribution", "syntax/passage", "DESCRIPTION = 8", "DESCRIPTION = 5"),
    _in("figures/quantities", "quantity_years", "_NEAR = 90", "_NEAR = 45"),
    _in("figures/quantities", "quantity_kinds", "_BESIDE = 26", "_BESIDE = 13"),
    _in("figures/claims", "rounding", "_WIDEST = 0.1", "_WIDEST = 0.02"),
    _in("derive", "strongest_words", "_LEAST = 0.5", "_LEAST = 1.5"),
    _in("derive", "corrections", "_SAME = 0.5", "_SAME = 0.9"),
    _in("trends", "differences", "DISCOVERY = 0.10", "DISCOVERY = 0.30"),
    _in("coding", "corrected_index", "FEWEST = 40 ", "FEWEST = 20 "),
    _in("second_reader", "together", "_WORTH_A_CUE = 0.25", "_WORTH_A_CUE = 0.5"),
    Mutation("data/english/abbreviations.csv", "\nGen.,", "\nGenn.,", "tests/scoring"),
    Mutation("data/actors/office_modifiers.csv", "\ndeputy,", "\ndeputies,", "tests/attribution"),
)


def _limits() -> Iterator[Mutation]:
    """Every number with a name, raised by half."""
    for room in _READING:
        for file in sorted((_HERE / "src" / "detente" / room).rglob("*.py")):
            for found in _LIMIT.finditer(file.read_text(encoding="utf-8")):
                number = float(found[2]) * 1.5
                raised = f"{number:g}" if "." in found[2] else str(round(number + 0.1))
                yield Mutation(
                    str(file.relative_to(_HERE)),
                    found[0],
                    f"{found[1]} = {raised}",
                    f"tests/{room.split('/')[0]}",
                )


def noticed_by(mutation: Mutation, tree: Path) -> str:
    """What notices a change.

    Args:
        mutation: The change.
        tree: A copy of the checkout, which is left as it was.

    Returns:
        The lines of the approved readings that changed, or the first test that failed; "nobody" where all
        passed.

    Raises:
        SystemExit: The words of the change do not stand in its file once.
    """
    file = tree / mutation.file
    text = file.read_text(encoding="utf-8")
    if text.count(mutation.before) != 1:
        raise SystemExit(
            f"{mutation.file} holds {mutation.before!r} {text.count(mutation.before)} times, not once."
        )
    file.write_text(text.replace(mutation.before, mutation.after), encoding="utf-8")
    try:
        asked = _run(tree, "-c", _DIFFERENCE)
        if asked.returncode:
            return f"stops with: {asked.stderr.strip().splitlines()[-1][:90]}"
        if asked.stdout.strip() != "0":
            return f"{asked.stdout.strip()} lines of the approved readings"
        asked = _run(tree, "-m", "pytest", "-x", "-n0", "-rfE", "-p", "no:cacheprovider", mutation.tests)
        if not asked.returncode:
            return _NOBODY
        failed = [line for line in asked.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return failed[0].split(" - ")[0] if failed else f"pytest ends with {asked.returncode}"
    finally:
        file.write_text(text, encoding="utf-8")


def _run(tree: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *asked], capture_output=True, text=True, cwd=tree,
        env=os.environ | {"PYTHONPATH": f"{tree / 'src'}:{tree}"},
    )  # fmt: skip


def main(words: list[str]) -> None:
    """Print a line for each change, and stop with an error where one is not noticed."""
    changes = tuple(_limits()) if "--limits" in words else _MUTATIONS
    words = [word for word in words if not word.startswith("--")]
    unseen = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in _COPIED:
            shutil.copytree(_HERE / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("app.py", "pyproject.toml", "README.md"):
            shutil.copy(_HERE / file, tree / file)
        for change in changes:
            if words and not any(word in change.file for word in words):
                continue
            seen = noticed_by(change, tree)
            unseen += seen == _NOBODY
            shown = f"{change.before} → {change.after}".replace("\n", "")
            print(f"| {change.file} | `{shown}` | {seen} |", flush=True)
    raise SystemExit(f"{unseen} not noticed" if unseen else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
