"""Where a line is excused from type checking, it says why."""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_EXCUSED = re.compile(r"# type: ignore(?P<code>\[[\w, -]+\])?(?P<reason> +# \S.*)?")


def test_every_excuse_names_its_rule_and_its_reason() -> None:
    files = [_ROOT / "app.py", *(_ROOT / "pages").glob("*.py"), *(_ROOT / "src").rglob("*.py")]
    bare = [
        f"{file.relative_to(_ROOT)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := _EXCUSED.search(line)) and not (found["code"] and found["reason"])
    ]
    assert not bare, bare
