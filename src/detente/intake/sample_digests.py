"""The sample corpus that ships: digests of dated events, written by this project, each with its event and
sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.data_tables import data_path
from detente.records import DetenteError, Document
from detente.text.blocks import outline
from detente.text.front_matter import split_front_matter
from detente.text.normalise import clean


@dataclass(frozen=True, slots=True)
class Sample:
    """A digest: `event` is the title of its row in data/figures/events.csv, `sources` where its facts come
    from.
    """

    id: str
    document: Document
    event: str
    sources: tuple[str, ...]


def read_samples(folder: Path | None = None) -> tuple[Sample, ...]:
    """All digests in order of date.

    Args:
        folder: Where their markdown files are; data/samples if None.

    Returns:
        One Sample a file.

    Raises:
        DetenteError: Something is missing in a file, which is named, or two have the same id.
    """
    files = sorted((folder or data_path("samples")).glob("*.md"))
    samples = [_read(file) for file in files]
    if len({sample.id for sample in samples}) < len(samples):
        raise DetenteError("data/samples: two digests bear the same id; give each its own.")
    return tuple(samples)


def text_of_sample(name: str) -> str:
    """One digest as somebody would paste it: its title, then its paragraphs.

    Args:
        name: Its id.

    Returns:
        The text without what stands above it in the file.
    """
    matter, body = split_front_matter(
        clean((data_path("samples") / f"{name}.md").read_text(encoding="utf-8"))
    )
    return f"{matter.title}\n\n{body.strip()}\n"


def _read(file: Path) -> Sample:
    text = file.read_text(encoding="utf-8")
    matter, _ = split_front_matter(clean(text))
    other, lists = dict(matter.other), dict(matter.lists)
    if not matter.published:
        raise DetenteError(f"data/samples/{file.name}: `date` is missing or not in the form 2025-06-25.")
    for name in ("id", "event"):
        if name not in other:
            raise DetenteError(f"data/samples/{file.name}: `{name}` is missing from the front matter.")
    if not matter.title or not lists.get("sources"):
        raise DetenteError(f"data/samples/{file.name}: a title and at least one source are needed.")
    return Sample(other["id"], outline(text), other["event"], lists["sources"])
