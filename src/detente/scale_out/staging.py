"""Portions that are analysed and not yet published: a folder each, which has its name only once it is
whole.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from detente.scale_out.portion_analysis import AnalysedPortion
from detente.store.arrow_tables import arrow_schema

_PROBLEMS = "problems.json"
_HALF = ".part"


@dataclass(frozen=True, slots=True)
class Staging:
    """The staged portions of one version.

    Attributes:
        folder: Where they stand.
    """

    folder: Path

    def names(self) -> set[str]:
        """The portions that are staged.

        Returns:
            Their names.
        """
        if not self.folder.exists():
            return set()
        return {one.name for one in self.folder.iterdir() if not one.name.endswith(_HALF)}

    def put(self, portion: AnalysedPortion) -> None:
        """Keep a portion; one that is there already stays.

        Args:
            portion: As a process gave it back.
        """
        whole = self.folder / portion.name
        if whole.exists():
            return
        half = self.folder / f"{portion.name}.{uuid.uuid4().hex}{_HALF}"
        half.mkdir(parents=True)
        for name, stream in portion.tables.items():
            (half / f"{name}.arrows").write_bytes(stream)
        (half / _PROBLEMS).write_text(json.dumps(portion.problems), encoding="utf-8")
        try:
            half.rename(whole)
        except OSError:  # it came twice
            if not whole.exists():
                raise
            shutil.rmtree(half)

    def table(self, portion: str, name: str) -> pa.Table | None:
        """The rows of a portion.

        Args:
            portion: Name of the portion.
            name: Of the table.

        Returns:
            None where the portion gave no article.
        """
        file = self.folder / portion / f"{name}.arrows"
        if not file.exists():
            return None
        with pa.memory_map(os.fspath(file)) as source, pa.ipc.open_stream(source) as reader:
            found = reader.read_all()
        wanted = arrow_schema(name).names
        assert found.column_names[: len(wanted)] == wanted, "staged by another version"
        return found

    def problems(self, portion: str) -> list[tuple[str, str]]:
        """What could not be read of a portion.

        Args:
            portion: Name of the portion.

        Returns:
            Name and sentence of each piece.
        """
        given = json.loads((self.folder / portion / _PROBLEMS).read_text(encoding="utf-8"))
        return [(str(name), str(sentence)) for name, sentence in given]

    def sweep(self) -> None:
        """Delete what killed processes left half-written."""
        for half in self.folder.glob(f"*{_HALF}"):
            shutil.rmtree(half, ignore_errors=True)

    def clear(self) -> None:
        """Delete everything: it has been published."""
        shutil.rmtree(self.folder, ignore_errors=True)
