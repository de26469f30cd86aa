"""`detente add`: read articles from files, folders, addresses and feeds, and store them as one upload."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from detente.commands.files import Commands, day
from detente.commands.progress import Progress
from detente.records import DetenteError, Document

if TYPE_CHECKING:
    from detente.commands.given import Entry
    from detente.store.clusters import Carried

_ASKED = "No date found: please give one."


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    add = commands.add_parser(
        "add",
        help="read articles and store them",
        description="Read articles and store them as one upload. A file may be anything the upload page takes, archives and "
        "tables too; a folder is read with all folders in it. Exit code 0 only if everything went in.",
    )
    add.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="a file, a folder, - for standard input, or the address of a page or of a feed (RSS, Atom)",
    )
    add.add_argument(
        "--json", action="store_true", help="print one JSON object an article (docs/add-json.md)"
    )
    add.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
    add.add_argument(
        "--feed-items", type=_items, metavar="N|all", help="how many items of a feed are fetched"
    )
    add.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="date of articles that give none")
    add.add_argument("--outlet", help="outlet of articles that give none")
    add.set_defaults(run=_add)


def _items(given: str) -> int:
    """How many items of a feed; all is as many as a feed may list."""
    if given == "all":
        return 10**9
    if not given.isdigit() or int(given) == 0:
        raise argparse.ArgumentTypeError("give a number above 0, or all")
    return int(given)


def _add(options: argparse.Namespace) -> int:
    from detente.commands.given import entries
    from detente.intake.limits import in_force

    limits = in_force()
    upload = None if options.dry_run else _Upload(" ".join(options.paths))
    progress = Progress()
    progress.show("Reading …")
    read, failed = 0, 0
    try:
        for entry in entries(options.paths, limits, options.feed_items):
            read += 1
            report = _taken(entry, options, upload)
            failed += report["problem"] is not None
            progress.clear()
            print(_as_json(report) if options.json else _line(report), flush=True)
            progress.show(f"{read:,} read, {failed:,} not added, last: {entry.name}")
    except KeyboardInterrupt:
        progress.clear()
        raise DetenteError("Stopped. What was saved stays; the same command goes on from there.") from None
    progress.clear()
    if upload is not None:
        upload.finish()
    return 1 if failed else 0


def _taken(entry: Entry, options: argparse.Namespace, upload: _Upload | None) -> dict[str, Any]:
    """The report on one article, after it was stored."""
    from detente.text.language import language_name

    reading, document = entry.piece.reading, entry.piece.reading.document
    report: dict[str, Any] = {"file": entry.name, "problem": reading.problem, "notes": list(reading.notes)}
    if entry.feed is not None:
        report["feed"] = {
            "title": entry.feed.title,
            "items": [
                {"title": item.title, "date": _iso(item.published), "address": item.address, "summary": item.summary}
                for item in entry.feed.items
            ],
        }  # fmt: skip
    if document is None:
        return report
    document = replace(
        document, published=document.published or options.date, outlet=document.outlet or options.outlet
    )
    if document.published:
        report["notes"] = [note for note in reading.notes if note != _ASKED]
    report |= {
        "title": document.title,
        "date": _iso(document.published),
        "outlet": document.outlet,
        "author": document.author,
        "address": document.url,
        "language": document.language,
        "language_name": language_name(document.language) if document.language else None,
        "report": reading.report.as_dict(),
        "summary": reading.report.sentence(),
    }
    if upload is not None:
        try:
            report |= upload.save(document, entry)
            if not report["new"] and (lacks := upload.lacks(report["article"], document)):
                report["notes"].append(lacks)
        except DetenteError as trouble:
            report["problem"] = str(trouble)
        except Exception as wrong:  # ours to mend, but no reason to lose the files after it
            report["problem"] = (
                f"It was read, but could not be analysed or stored ({type(wrong).__name__}); nothing of it was kept. "
                "Please report it with the file."
            )
    return report


class _Upload:
    """One upload: opened with its first new article, closed when all is done; one never closed was interrupted."""

    def __init__(self, note: str) -> None:
        from detente.attribution.gazetteer import gazetteer
        from detente.scoring.lexicon import own
        from detente.store.engine import open_store
        from detente.store.lexicons import adopted
        from detente.store.own_actors import own_actors

        self._engine = open_store()
        chosen = adopted(self._engine)
        self._lexicon = own(chosen.tables if chosen else {})
        self._gazetteer = gazetteer(tuple(own_actors(self._engine).values()))
        self._note = f"detente add {note}"[:400]
        self._batch: int | None = None

    def save(self, document: Document, entry: Entry) -> dict[str, Any]:
        """Store one article in a transaction of its own."""
        from detente.analysis import analyse
        from detente.store import batches
        from detente.store.writes import save

        analysis = analyse(document, self._lexicon, self._gazetteer, with_tone=False)
        if self._batch is None:
            self._batch = batches.begin(self._engine, (), self._note)
        saved = save(
            self._engine,
            document,
            analysis,
            raw=entry.piece.reading.raw,
            filename=entry.piece.name,
            batch_id=self._batch,
        )
        return {
            "article": saved.article_id, "new": saved.new, "copy_of": _copied(saved.copy),
            "scored": analysis.scored, "upload": self._batch,
        }  # fmt: skip

    def lacks(self, article_id: int, document: Document) -> str | None:
        """What an article that was there already lacks and this document tells, in a sentence."""
        from detente.store.identity import lacking

        with self._engine.connect() as connection:
            return lacking(connection, article_id, document)

    def finish(self) -> None:
        """Close the upload."""
        from detente.store import batches

        if self._batch is not None:
            batches.finish(self._engine, self._batch)


def _copied(copy: Carried | None) -> dict[str, Any] | None:
    if copy is None:
        return None
    return {
        "article": copy.article_id, "title": copy.title, "outlet": copy.outlet, "date": _iso(copy.published),
        "share": round(copy.share, 3),
    }  # fmt: skip


def _as_json(report: dict[str, Any]) -> str:
    """One line; what would steer a terminal is written as its number."""
    written = json.dumps(report, ensure_ascii=False)
    return "".join(f"\\u{ord(letter):04x}" if "\x7f" <= letter <= "\x9f" else letter for letter in written)


def _line(report: dict[str, Any]) -> str:
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
        f" Copy of article {copy['article']}, “{copy['title'] or 'Untitled'}” ({outlet}, {copy['date'] or 'no date'}): "
        f"{copy['share'] * 100:.0f} % of its five-word runs. Grouped, counted once."
    )


def _harmless(words: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
