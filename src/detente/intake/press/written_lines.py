"""A line of an exported article, with what can be asked of it: heading, mark, label."""

from __future__ import annotations

from dataclasses import dataclass

from detente.intake.press.press_tables import (
    ANY,
    Label,
    Place,
    PressMark,
    labels_of,
    marks_of,
    squeezed,
)


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of an export, and what it is to the export's product."""

    at: int
    raw: str
    words: str
    marks: tuple[PressMark, ...]
    labels: tuple[tuple[Label, str], ...]

    @classmethod
    def of(cls, at: int, raw: str) -> WrittenLine:
        """A line as it stands in a text."""
        words = squeezed(raw)
        return cls(at, raw, words, marks_of(words), labels_of(words) or labels_of(raw.strip()))

    @property
    def is_heading(self) -> bool:
        """Whether the file itself says that it is a heading."""
        return self.raw.startswith("# ")

    def is_mark(self, product: str, *places: Place) -> bool:
        """Whether it is such a mark, of this product or of any."""
        return any(mark.place in places and mark.product in (product, ANY) for mark in self.marks)

    def label(self, product: str, *zones: str) -> tuple[Label, str] | None:
        """Its label and value, where the product has such a one."""
        return next(
            ((one, value) for one, value in self.labels if one.product == product and one.zone in zones), None
        )
