"""One file or one pasted text in, one FileReading out: the document, or a sentence saying what is wrong."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from detente.intake.dates import day_of
from detente.intake.decoding import decode
from detente.intake.endless_marks import without_blank_lines, without_endless_marks
from detente.intake.entities import unescaped
from detente.intake.file_kinds import FEED, control_share, format_of, kind_of
from detente.intake.format_readers import reader_of
from detente.intake.formats.extract import Extract
from detente.intake.formats.json_rows import is_json
from detente.intake.intake_report import NOTHING, IntakeReport, report_on
from detente.intake.limits import DEFAULT, Limits
from detente.intake.no_article import no_article
from detente.intake.press.several import parted, record_bytes
from detente.intake.printed_dates import printed_date
from detente.intake.storable import on_one_line, whole
from detente.records import DetenteError, Document
from detente.text.blocks import Layout, lay_out
from detente.text.front_matter import split_front_matter
from detente.text.language import detect, language_name
from detente.text.normalise import clean

SCORED = "en"
_SURELY = 4  # blank lines for each paragraph that is read, from which there are surely too many
_HEAD = 200  # characters in which front matter begins, if a text has any
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of one file: `document` or `problem`, never both.

    `notes` say what was assumed or is missing; `raw` are the bytes as they came; `report` says what was kept
    and what not. `may_hold`: how many articles the text may be, where only a person can say; 0 where it is
    one.
    """

    document: Document | None
    problem: str | None
    notes: tuple[str, ...]
    raw: bytes
    report: IntakeReport = NOTHING
    may_hold: int = 0

    def __post_init__(self) -> None:
        """Sentences quote what a file says of itself: cleaned, so that they can be stored and shown."""
        object.__setattr__(self, "problem", None if self.problem is None else whole(self.problem))
        object.__setattr__(self, "notes", tuple(map(whole, self.notes)))


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of what was opened, `name` saying where it stood: "week.zip/mail.eml", "export.csv, row
    3".
    """

    name: str
    reading: FileReading

    def __post_init__(self) -> None:
        """A name can be stored and shown: file systems and letters know no rules for names."""
        object.__setattr__(self, "name", whole(self.name))


def read(data: bytes | str, name: str = "", limits: Limits = DEFAULT) -> FileReading:
    """Read a file (text, markdown, web page, PDF, Word, RTF, e-mail) or a pasted text, by its content, not by
    its name, as the one article that it is.

    Raises nothing: whatever is wrong is a sentence in `problem` that says what to do.
    """
    found = articles_of(data, name, limits, apart=False)
    return found if isinstance(found, FileReading) else read_article(found[0], limits)


@dataclass(frozen=True, slots=True)
class OneOfMany:
    """An article of a file that holds several, taken out of it, and not yet understood."""

    given: Extract
    raw: bytes


def articles_of(
    data: bytes | str, name: str = "", limits: Limits = DEFAULT, apart: bool | None = None
) -> FileReading | tuple[OneOfMany, ...]:
    """The reading of a file that is one article, or the articles of a file that holds several.

    Args:
        data: The bytes of a file, or a pasted text.
        name: What it is called.
        limits: What is read at most.
        apart: Whether what may be several articles is several; None where nobody has said so, then the
            reading asks (`FileReading.may_hold`). False reads any but an export of one article as one.

    Returns:
        Each of several is to be read by `read_article`. Raises nothing.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return _refused(raw, "The file is empty: there is nothing to read. Choose another.")
    if len(raw) > limits.file_bytes:
        return _refused(
            raw[:0],
            f"The file has {len(raw) / 1e6:.1f} MB; at most {limits.file_bytes / 1e6:g} MB of text are read. "
            "Split it, or paste the part that matters.",
        )
    try:
        given = Extract(data) if isinstance(data, str) else _extracted(raw, name, limits)
    except DetenteError as trouble:
        return _refused(raw, str(trouble))
    if given.text.count("\n\n") > _SURELY * limits.paragraphs:
        given = replace(given, text=without_blank_lines(given.text))
    found, asks = parted(given, apart)
    if len(found) > 1:
        return tuple(OneOfMany(one, record_bytes(one)) for one in found)
    reading = read_article(OneOfMany(found[0], raw), limits)
    return replace(reading, may_hold=asks) if asks and reading.document else reading


def read_article(one: OneOfMany, limits: Limits = DEFAULT) -> FileReading:
    """Read an article that was taken out of its file. Raises nothing."""
    try:
        return _understood(one.raw, limits, one.given)
    except MemoryError:
        raise
    except Exception:  # a text that we cannot lay out costs itself only
        _LOG.exception("a text cannot be laid out")
        return _refused(one.raw, "The text of this article cannot be taken apart; paste it in parts.")


def _extracted(raw: bytes, name: str, limits: Limits) -> Extract:
    """The text of a file and what the file declares of itself.

    Raises DetenteError where it is no text that can be read.
    """
    if form := format_of(raw):
        try:
            return reader_of(form)(raw, limits)
        except (DetenteError, MemoryError):
            raise
        except Exception as trouble:  # the formats' libraries let any kind of error through on damaged files
            _LOG.exception("reading %s as %s failed", name or "a file", form)
            raise DetenteError(
                f"{_named(name)} is damaged and cannot be read. Open it and save it again, or paste its text."
            ) from trouble
    kind = kind_of(raw)
    if kind == FEED:
        raise DetenteError(f"{_named(name)} is {kind}: give its address, and choose from what it lists.")
    if kind:
        raise DetenteError(f"{_named(name)} is {kind}, which is not read. Copy its text and paste it here.")
    if is_json(raw):
        raise DetenteError(
            f"{_named(name)} is JSON, and none of its fields is the text of an article: name that one “text”."
        )
    if _binary(raw):
        raise DetenteError(
            f"{_named(name)} is not text: it holds binary data. Copy its text and paste it here."
        )
    text, notes = decode(raw)
    if text is None:
        raise DetenteError("The characters cannot be read: save the file as UTF-8 and try again.")
    return Extract(text, notes)


def _without_entities(given: Extract) -> tuple[Extract, tuple[str, ...]]:
    """What was read with its entities as characters, and a note where there were any."""
    found = replace(
        given,
        text=unescaped(given.text),
        title=unescaped(given.title) if given.title else given.title,
        outlet=unescaped(given.outlet) if given.outlet else given.outlet,
        author=unescaped(given.author) if given.author else given.author,
    )
    note = "Characters written as HTML entities (&quot;) were read as what they stand for."
    return found, () if found == given else (note,)


def _understood(raw: bytes, limits: Limits, given: Extract) -> FileReading:
    given, escaped = _without_entities(given)
    notes = (*given.notes, *escaped)
    if "\x00" in given.text:
        notes = (*notes, "Zero bytes in the text were dropped.")
    text, marks = without_endless_marks(given.text)
    if marks:
        given = replace(given, text=text, dropped=(*given.dropped, *marks))
        notes = (*notes, "Marks that come back without end were left out.")
    longest = max(map(len, given.text.split("\n")))
    if longest > limits.line_characters:
        return _refused(
            raw,
            f"One line has {longest:,} characters: this does not look like an article. "
            "Break it into paragraphs and try again.",
        )
    blank = given.text.count("\n\n")
    if blank > _SURELY * limits.paragraphs:  # before the time is spent to find out how many exactly
        return _refused(raw, _too_many(blank, limits))
    if refusal := no_article(given.title, given.text):
        return _refused(raw, refusal)
    layout = lay_out(given.text, None if given.title_is_a_property else given.title)
    document = layout.document
    document = replace(
        document,
        title=on_one_line(document.title) or on_one_line(given.title),
        deck=on_one_line(document.deck),
        published=document.published or given.published,
        outlet=on_one_line(document.outlet) or on_one_line(given.outlet),
        url=on_one_line(document.url) or on_one_line(given.url),
        author=on_one_line(document.author) or on_one_line(given.author),
        language=on_one_line(document.language) or on_one_line(given.language),
    )
    body = "\n".join(block.text for block in document.blocks if block.kind == "body")
    if not body:
        return _refused(
            raw,
            "No running text was found: an article has at least one full sentence. Paste its text, if it "
            "has one.",
        )
    if len(document.blocks) > limits.paragraphs:
        return _refused(raw, _too_many(len(document.blocks), limits))
    document = replace(document, language=document.language or detect(body))
    document, asked = _dated(document, layout, given.text, notes)
    notes = (*notes, *asked)
    if document.title is None:
        notes = (*notes, "No title found: give one.")
    if document.language not in (None, SCORED):
        language = language_name(document.language or "")
        notes = (
            *notes,
            f"This text is in {language}. Détente scores English only: it will be stored and shown, "
            f"marked not scored.",
        )
    return FileReading(document, None, notes, raw, report_on(layout, given.dropped, given.repaired))


def _dated(
    document: Document, layout: Layout, text: str, notes: tuple[str, ...]
) -> tuple[Document, tuple[str, ...]]:
    """The document with its date, from its own lines where nothing else declares one; what was taken, or is
    asked.
    """
    if document.published is not None:
        return document, ()
    # As it is cleaned for its layout; of a text without a fence at its top that would be for nothing.
    written = split_front_matter(clean(text))[0].date_as_written if "---" in text[:_HEAD] else None
    if written:
        day = day_of(written)
        asked = f"The date “{written}” cannot be read as one day: give one like 2025-06-25."
        return replace(document, published=day), () if day else (asked,)
    if any(note.startswith("The date") for note in notes):  # declared, and in more than one way to be read
        return document, ()
    published, said = printed_date(layout)
    return replace(document, published=published), said or ("No date found: give one.",)


def _too_many(number: int, limits: Limits) -> str:
    return f"{number:,} paragraphs were found; at most {limits.paragraphs:,} are read. Split the file."


def _refused(raw: bytes, problem: str) -> FileReading:
    return FileReading(None, problem, (), raw)


def _named(name: str) -> str:
    return f"“{name}”" if name else "This"


def _binary(raw: bytes) -> bool:
    """Mostly control bytes, or zero bytes by the dozen, where no byte order mark says UTF-16 or UTF-32."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    return control_share(raw[:65_536]) > 0.1
