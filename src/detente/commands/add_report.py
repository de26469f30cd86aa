"""What `detente add` prints of one article: a line for people, or a JSON object (docs/add-json.md)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.commands.add_inputs import GivenArticle
    from detente.records import Document
    from detente.store.clusters import Carried
    from detente.store.writes import Saved

_ASKED = "No date found: give one."


def report_of(entry: GivenArticle, document: Document | None) -> dict[str, Any]:
    """The report on an article before it is stored.

    Args:
        entry: What was read.
        document: The article, completed by the command's options; None where nothing could be read.

    Returns:
        The object that --json prints.
    """
    from detente.intake.suggestions import suggested
    from detente.text.language import language_name

    reading = entry.piece.reading
    report: dict[str, Any] = {"file": entry.name, "problem": reading.problem, "notes": list(reading.notes)}
    if entry.feed is not None:
        report["feed"] = {
            "title": entry.feed.title,
            "items": [
                {
                    "title": item.title,
                    "date": _iso(item.published),
                    "address": item.address,
                    "summary": item.summary,
                }
                for item in entry.feed.items
            ],
        }
    if document is None:
        return report
    if document.published:
        report["notes"] = [note for note in reading.notes if note != _ASKED]
    return report | {
        "title": document.title,
        "date": _iso(document.published),
        "outlet": document.outlet,
        "author": document.author,
        "address": document.url,
        "language": document.language,
        "language_name": language_name(document.language) if document.language else None,
        "report": reading.report.as_dict(),
        "summary": reading.report.sentence(),
        "suggested": [[one.field, one.value, one.found_in] for one in suggested(entry.name, document)],
    }


def stored_as(saved: Saved, scored: bool, upload: int) -> dict[str, Any]:
    """What the report says beside when an article was stored, or was there already."""
    return {
        "article": saved.article_id,
        "new": saved.new,
        "copy_of": _copied(saved.copy),
        "scored": scored,
        "upload": upload,
    }


def _copied(copy: Carried | None) -> dict[str, Any] | None:
    if copy is None:
        return None
    return {
        "article": copy.article_id, "title": copy.title, "outlet": copy.outlet, "date": _iso(copy.published),
        "share": round(copy.share, 3),
    }  # fmt: skip


def as_json(report: dict[str, Any]) -> str:
    """One line; what would steer a terminal is written as its number."""
    written = json.dumps(report, ensure_ascii=False)
    return "".join(f"\\u{ord(letter):04x}" if "\x7f" <= letter <= "\x9f" else letter for letter in written)


def as_line(report: dict[str, Any]) -> str:
    """The report as a person reads it, without anything that would steer a terminal."""
    if report["problem"]:
        items = [
            f"  {item['date'] or 'no date':<10}  {item['title']}  {item['address']}"
            for item in report.get("feed", {}).get("items", ())
        ]
        lines = [f"{report['file']}: not added. {report['problem']}", *items]
        return "\n".join(map(_harmless, lines))
    if "article" not in report:
        what = "can be added"
    else:
        what = f"{'added' if report['new'] else 'already there'} as article {report['article']}"
    known = ", ".join(
        part
        for part in (
            f"“{report['title']}”" if report["title"] else "untitled",
            report["date"] or "no date",
            report["outlet"] or "outlet unknown",
            report["language_name"] or "language unknown",
        )
    )
    notes = "".join(f" {note}" for note in report["notes"])
    return _harmless(f"{report['file']}: {what}, {known}. {report['summary']}.{_same_story(report)}{notes}")


def _same_story(report: dict[str, Any]) -> str:
    """The sentence that says what it is a copy of, with a space before it; nothing where it is none."""
    copy = report.get("copy_of")
    if not copy:
        return ""
    outlet = copy["outlet"] or "outlet unknown"
    return (
        f" Copy of article {copy['article']}, “{copy['title'] or 'Untitled'}” ({outlet}, "
        f"{copy['date'] or 'no date'}): "
        f"{copy['share'] * 100:.0f} % of its five-word runs. Grouped, counted once."
    )


def _harmless(words: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
