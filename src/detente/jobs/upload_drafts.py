"""The drafts of an upload: what was given, what was read of it, and what each is a copy of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from detente.intake.article_fields import Columns
from detente.intake.file_reading import FileReading, Piece
from detente.intake.limits import Limits
from detente.intake.suggestions import Suggestion, suggested
from detente.store.clusters import body_of, within_days
from detente.text.shingles import Runs, are_copies, marks, runs, shared

_IN_COMMON = 2  # marks from which two drafts are compared
_LOOKED_AT = 8  # drafts with marks in common that are compared in full


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was dropped, a pasted text, or what was fetched.

    Attributes:
        key: Its key, unique within this upload.
        name: What it is called on screen.
        data: Bytes of a file, a pasted text, or an article that was fetched.
        columns: Those chosen for a table of articles; None where they are guessed, or it is none.
        apart: Whether a text that may be several articles is; None where nobody was asked yet.
    """

    key: str
    name: str
    data: bytes | str | Piece
    columns: Columns | None = None
    apart: bool | None = None

    @property
    def size(self) -> int:
        """Bytes, or characters of a pasted text."""
        return len(self.data.reading.raw if isinstance(self.data, Piece) else self.data)


@dataclass(frozen=True, slots=True)
class Copy:
    """What a draft is a copy of.

    Attributes:
        article_id: Number of a stored article; None for another draft of the upload.
        title: Its title.
        outlet: Its outlet.
        published: Its date.
        share: Of five-word runs in common, 0 to 1.
    """

    article_id: int | None
    title: str | None
    outlet: str | None
    published: date | None
    share: float


@dataclass(frozen=True, slots=True)
class Draft:
    """One article on its way in.

    Attributes:
        key: The same for the same bytes.
        name: What it is called on screen.
        reading: The document, or what is wrong.
        there: The stored article that it is already.
        copy: What it is a copy of.
        again: Where else in the upload the same bytes stood; they are listed once.
        lacks: What this draft says and the stored article does not, as a sentence.
    """

    key: str
    name: str
    reading: FileReading
    there: int | None = None
    copy: Copy | None = None
    again: tuple[str, ...] = ()
    lacks: str | None = None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What may be its date and its outlet, where the text does not say."""
        return suggested(self.name, self.reading.document) if self.reading.document else ()


def too_much(number: int, size: int, limits: Limits) -> str | None:
    """Whether an upload is too large to be taken at once.

    Args:
        number: Of its files.
        size: Of all of them, in bytes.
        limits: In force.

    Returns:
        A sentence that says why and what to do; None where it is taken.
    """
    if number > limits.batch_files:
        return (
            f"{number:,} files were dropped; at most {limits.batch_files:,} are taken at once. "
            "Upload them in parts."
        )
    if size > limits.batch_bytes:
        return (
            f"The files have {size / 1e6:,.0f} MB together; at most {limits.batch_bytes / 1e6:,g} MB are "
            "taken "
            "at once. Upload them in parts."
        )
    return None


class DraftIndex:
    """The drafts of an upload, so that copies among them are found before they are saved."""

    def __init__(self) -> None:
        self._texts: list[tuple[Draft, Runs]] = []
        self._by_mark: dict[int, list[int]] = {}

    def nearest(self, draft: Draft) -> Copy | None:
        """The earlier draft that this one is a copy of, and from now on one to compare with."""
        document = draft.reading.document
        assert document is not None
        own = runs(body_of(document))
        of = marks(own)
        common = Counter(place for mark in of for place in self._by_mark.get(mark, ()))
        best: Copy | None = None
        for place, number in common.most_common(_LOOKED_AT):
            other, theirs = self._texts[place]
            known_as = other.reading.document
            if number < _IN_COMMON or known_as is None or other.key == draft.key:
                continue
            if within_days(document.published, known_as.published) and are_copies(own, theirs):
                share = shared(own, theirs)
                if best is None or share > best.share:
                    best = Copy(
                        None, known_as.title or other.name, known_as.outlet, known_as.published, share
                    )
        for mark in of:
            self._by_mark.setdefault(mark, []).append(len(self._texts))
        self._texts.append((draft, own))
        return best
