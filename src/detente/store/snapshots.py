"""What a folder of partitions holds, and which of its snapshots counts.

`CURRENT` names one snapshot; it is replaced in one step, so that readers see the old one or the new
one whole. A snapshot is a folder `version=…/0001` with a folder a table, a folder a month, and
a manifest. Snapshots share the files of months in which nothing changed.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from detente.records import DetenteError

CURRENT, MANIFEST, PROBLEMS, PORTIONS = "CURRENT", "manifest.json", "problems.jsonl", "portions.txt"
PART = "part.parquet"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Partition:
    """One month of one table."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds.

    Attributes:
        version: Of the analyses, as `detente.analysis.version` gives it.
        written: When it was published, in UTC, as ISO 8601.
        tables: By name of the table and by month ("2025-03", "undated").
        problems: How many pieces gave no article.
    """

    version: str
    written: str
    tables: Mapping[str, Mapping[str, Partition]] = field(default_factory=dict)
    problems: int = 0

    def rows(self, table: str) -> int:
        """How many rows a table has.

        Args:
            table: Its name.

        Returns:
            Over all months.
        """
        return sum(part.rows for part in self.tables.get(table, {}).values())

    @property
    def digest(self) -> str:
        """Hex digest over the content of all partitions: the same articles and version give the same one."""
        found = sha256(self.version.encode())
        for table in sorted(self.tables):
            for month, part in sorted(self.tables[table].items()):
                found.update(f"\n{table} {month} {part.rows} {part.sha256}".encode())
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of a folder of partitions."""

    folder: Path
    manifest: Manifest

    def partition(self, table: str, month: str) -> Path:
        """Where a month of a table stands.

        Args:
            table: Name of the table.
            month: Such as "2025-03".

        Returns:
            The path of its file, whether it is there or not.
        """
        return self.folder / table / f"month={month}" / PART

    def portions(self) -> set[str]:
        """The portions that went into it.

        Returns:
            Their names.
        """
        return set((self.folder / PORTIONS).read_text(encoding="utf-8").split())

    def problems(self) -> list[str]:
        """What could not be read, a line of JSON each.

        Returns:
            The lines in order.
        """
        return (self.folder / PROBLEMS).read_text(encoding="utf-8").splitlines()


def current(root: Path) -> Snapshot | None:
    """The snapshot that counts.

    Args:
        root: A folder of partitions.

    Returns:
        None where nothing was published yet.

    Raises:
        DetenteError: The folder names a snapshot that is not there whole.
    """
    pointer = root / CURRENT
    if not pointer.exists():
        return None
    folder = root / pointer.read_text(encoding="utf-8").strip()
    try:
        given = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        tables = {
            table: {month: Partition(**part) for month, part in months.items()}
            for table, months in given.pop("tables").items()
        }
        return Snapshot(folder, Manifest(tables=tables, **given))
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise DetenteError(
            f"{pointer} names {folder}, which is not there whole: bring the folder back from a copy, or "
            f"delete {pointer} and run the batch again."
        ) from trouble


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a snapshot's manifest, last of its files.

    Args:
        folder: The snapshot's.
        manifest: What it holds.
    """
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def switch(root: Path, folder: Path) -> None:
    """Let a snapshot count, in one step.

    Args:
        root: The folder of partitions.
        folder: The snapshot's, below it.
    """
    half = root / f"{CURRENT}.{uuid.uuid4().hex}"
    with half.open("w", encoding="utf-8") as file:
        file.write(folder.relative_to(root).as_posix() + "\n")
        file.flush()
        os.fsync(file.fileno())
    half.replace(root / CURRENT)


def next_folder(root: Path, version: str) -> Path:
    """Where the next snapshot of a version goes; what a killed run left there is deleted.

    Args:
        root: The folder of partitions.
        version: Of the analyses.

    Returns:
        A folder that is not there.
    """
    below = root / f"version={version}"
    named = current(root)
    there = {int(one.name) for one in below.glob("[0-9]*") if (one / MANIFEST).exists()}
    for half in below.glob("[0-9]*"):
        if not (half / MANIFEST).exists() and (named is None or half != named.folder):
            shutil.rmtree(half)
    return below / f"{max(there, default=0) + 1:04}"


def prune(root: Path, keep: int) -> None:
    """Delete old snapshots; their shared files stay with the others.

    Args:
        root: The folder of partitions.
        keep: How many stay beside the one that counts, the newest of each version.
    """
    named = current(root)
    for version in root.glob("version=*"):
        old = sorted(
            (one for one in version.glob("[0-9]*") if not named or one != named.folder), reverse=True
        )
        for snapshot in old[keep:]:
            shutil.rmtree(snapshot)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the folder as its only writer.

    Args:
        root: The folder of partitions; made where it is missing.

    Yields:
        Nothing.

    Raises:
        DetenteError: Another batch is writing into it.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("w") as file:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise DetenteError(
                    f"Another batch is writing into {root}; wait until it has ended."
                ) from None
        yield
