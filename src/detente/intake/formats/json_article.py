"""One article as a JSON object: its text and what is said of it, under the names of
data/intake/columns.csv.
"""

from __future__ import annotations

from detente.intake.dates import day_of
from detente.intake.file_kinds import BEGINS_WITH_TEXT, kind_of
from detente.intake.formats.extract import Extract
from detente.intake.formats.json_rows import one_article
from detente.intake.formats.json_stream import loads
from detente.intake.limits import Limits
from detente.intake.press.several import with_byline
from detente.records import DetenteError

FIELDS = ("text", "title", "date", "outlet", "url", "author", "language", "byline")


def read_json_article(data: bytes, limits: Limits) -> Extract:
    """The article of a record; html in its text is read as a web page. Raises DetenteError where it holds no
    text.

    A row of a table, whose columns were chosen, has them under our own names alone, the text first; any
    other object may have them under the usual names, also one whose text stands first.
    """
    if BEGINS_WITH_TEXT.match(data):
        try:
            record = loads(data)
        except (ValueError, RecursionError):
            raise DetenteError("The JSON is damaged: look where it breaks off and export it again.") from None
        if set(record) - set(FIELDS):
            record = one_article(data) or record
    else:
        record = one_article(data) or {}
    cell = {name: str(record.get(name) or "").strip() for name in FIELDS}
    if not cell["text"]:
        raise DetenteError(
            "This row holds no text: its text column is empty. Give it one, or choose another column."
        )
    notes: tuple[str, ...] = ()
    if cell["date"] and day_of(cell["date"]) is None:
        notes = (f"The date “{cell['date'][:40]}” cannot be read as one day: give one like 2025-06-25.",)
    text = cell["text"]
    if kind_of(text.encode("utf-8", "replace")) == "a web page (HTML)":
        from detente.intake.formats.html import read_html

        text = read_html(text.encode("utf-8", "replace"), limits).text
    text, dropped = with_byline(text, cell["byline"])
    return Extract(
        text=text,
        notes=notes,
        title=" ".join(cell["title"].split()) or None,
        published=day_of(cell["date"]),
        outlet=cell["outlet"] or None,
        url=cell["url"] if cell["url"].startswith(("http://", "https://")) else None,
        author=cell["author"] or None,
        language=cell["language"][:2].lower() if cell["language"][:2].isalpha() else None,
        parts_known=True,
        dropped=dropped,
    )
