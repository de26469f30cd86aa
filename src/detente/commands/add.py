"""`detente add`: read articles from files, folders, addresses and feeds, and store them as one upload."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from detente.commands.add_report import as_json, as_line, report_of, stored_as
from detente.commands.files import Commands, day
from detente.commands.status_line import StatusLine
from detente.records import DetenteError, Document

if TYPE_CHECKING:
    from detente.commands.add_inputs import GivenArticle
    from detente.jobs.analysing import Analysed


_GOES_ON = "What was saved stays; the same command continues from there."


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    add = commands.add_parser(
        "add",
        help="read articles and store them",
        description="Read articles and store them as one upload. A file may be anything the upload page "
        "takes, archives and tables too; a folder is read with all folders in it. Exit code 0 only if "
        "everything went in.",
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
    unsure = add.add_mutually_exclusive_group()
    unsure.add_argument(
        "--many", dest="apart", action="store_true", default=None,
        help="what may be several articles in one text is",
    )  # fmt: skip
    unsure.add_argument(
        "--one", dest="apart", action="store_false", default=None, help="such a text is one article"
    )
    add.add_argument(
        "--suggested", action="store_true",
        help="take dates and outlets from names of files and folders, and from lines of publication, where "
        "an article gives none",
    )  # fmt: skip
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
    from detente.commands.add_inputs import entries
    from detente.intake.limits import in_force
    from detente.store.troubles import LibraryTroubleError

    limits = in_force()
    upload = None if options.dry_run else _Upload(" ".join(options.paths))
    status = StatusLine()
    status.show("Reading …")
    read, failed = 0, 0
    try:
        for name, report in _reports(
            entries(options.paths, limits, options.feed_items, options.apart), options, upload
        ):
            read += 1
            failed += report["problem"] is not None
            status.clear()
            print(as_json(report) if options.json else as_line(report), flush=True)
            status.show(f"{read:,} read, {failed:,} not added, last: {name}")
    except KeyboardInterrupt:
        status.clear()
        raise DetenteError(f"Stopped. {_GOES_ON}") from None
    except LibraryTroubleError as trouble:  # it would be the same for every file that follows
        status.clear()
        raise DetenteError(f"{trouble} {_GOES_ON}") from trouble
    status.clear()
    if upload is not None:
        upload.finish()
    return 1 if failed else 0


def _reports(
    found: Iterable[GivenArticle], options: argparse.Namespace, upload: _Upload | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each article and the report on it, after it was stored, in the order given."""
    completed = ((entry, _completed(entry, options)) for entry in found)
    if upload is None:
        for entry, document in completed:
            yield entry.name, report_of(entry, document)
        return
    for one in upload.analysed(completed):
        report = report_of(one.key, one.document)
        if one.document is not None:
            _store(upload, one, report)
        yield one.key.name, report


def _completed(entry: GivenArticle, options: argparse.Namespace) -> Document | None:
    """The article with date and outlet as the options give them, where it gives none."""
    from detente.intake.suggestions import suggested

    document = entry.piece.reading.document
    if document is None:
        return None
    for one in suggested(entry.name, document) if options.suggested else ():
        if one.field == "date":
            document = replace(document, published=one.day)
        else:
            document = replace(document, outlet=one.value)
    return replace(
        document, published=document.published or options.date, outlet=document.outlet or options.outlet
    )


def _store(upload: _Upload, one: Analysed[GivenArticle], report: dict[str, Any]) -> None:
    """Store an analysed article, and say in the report what became of it; trouble of the library goes on."""
    from detente.store.troubles import LibraryTroubleError

    try:
        report |= upload.save(one)
        assert one.document is not None
        if not report["new"] and (lacks := upload.lacks(report["article"], one.document)):
            report["notes"].append(lacks)
    except LibraryTroubleError:
        raise
    except DetenteError as error:
        report["problem"] = str(error)
    except Exception as error:  # a fault of ours is no reason to lose the files after it
        report["problem"] = (
            f"It was read, but could not be analysed or stored ({type(error).__name__}); nothing of it was "
            "kept. Please report it with the file."
        )


class _Upload:
    """One upload: opened with its first new article, closed when all is done; one never closed was
    interrupted.
    """

    def __init__(self, note: str) -> None:
        from detente.commands.opened import opened
        from detente.jobs.in_use import in_use

        self._engine = opened("detente add")
        self._use = in_use(self._engine)
        self._note = f"detente add {note}"[:400]
        self._batch: int | None = None

    def analysed(
        self, asked: Iterable[tuple[GivenArticle, Document | None]]
    ) -> Iterator[Analysed[GivenArticle]]:
        """Analyse articles, in worker processes where there are many."""
        from detente.jobs.analysing import analysed

        return analysed(self._use, asked)

    def save(self, one: Analysed[GivenArticle]) -> dict[str, Any]:
        """Store one article in a transaction of its own; a second time where the connection was lost."""
        from detente.store import batches
        from detente.store.troubles import repeated
        from detente.store.writes import save

        if one.document is None or one.analysis is None:
            raise one.error or ValueError("nothing was analysed")
        if self._batch is None:
            self._batch = batches.begin(self._engine, (), self._note)
        piece = one.key.piece
        keep = partial(save, self._engine, one.document, one.analysis)
        saved = repeated(partial(keep, raw=piece.reading.raw, filename=piece.name, batch_id=self._batch))
        return stored_as(saved, one.analysis.scored, self._batch)

    def lacks(self, article_id: int, document: Document) -> str | None:
        """What this document adds to an article that was already there, in a sentence."""
        from detente.store.article_identity import lacking

        with self._engine.connect() as connection:
            return lacking(connection, article_id, document)

    def finish(self) -> None:
        """Close the upload."""
        from detente.store import batches
        from detente.store.troubles import repeated

        if self._batch is not None:
            repeated(partial(batches.finish, self._engine, self._batch))
