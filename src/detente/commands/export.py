"""`detente export`: tables, charts and the evidence pack of a selection, without a browser."""

from __future__ import annotations

import argparse
import sys
from codecs import BOM_UTF8
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from detente.commands.files import Commands, day
from detente.records import DetenteError

if TYPE_CHECKING:
    from detente.export.pictures import PictureFormat
    from detente.export.provenance import Provenance
    from detente.export.table_files import TableFormat
    from detente.store.engine import Library
    from detente.store.selection import Selection

Options: TypeAlias = argparse.Namespace
TABLES = ("paragraphs", "articles", "periods", "actors", "sides", "dyads", "statements", "figures", "claims")
RECORD_TABLES = ("allies", "path", "needs", "assumptions", "treaties")
EDITIONED = ("allies", "path", "needs")
CHARTS = ("balance", "stances")
# Written out here, the default first: asking export.tables would load pandas for `detente --help`.
TABLE_FORMATS: tuple[TableFormat, ...] = ("csv", "json", "parquet", "xlsx")
Form = TypeVar("Form", bound=str)


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    parser = commands.add_parser("export", help="tables, charts and the evidence pack of a selection")
    parser.add_argument(
        "what",
        choices=(*TABLES, *RECORD_TABLES, *CHARTS, "pack", "citation"),
        help=(
            "a table (csv, xlsx, parquet, json), a chart (svg, png), the evidence pack (html), how to cite "
            "(bib, txt)"
        ),
    )
    parser.add_argument("--format", help="default: by the ending of --output, else csv, svg, html, txt")
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--from", dest="start", type=day, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="end", type=day, metavar="YYYY-MM-DD")
    for name, meaning in (
        ("side", "side that speaks, e.g. RUS"),
        ("actor", "who speaks"),
        ("outlet", "outlet"),
        ("stance", "escalatory, de-escalatory, mixed or neutral"),
        ("treaty", "treaty that is named"),
    ):
        parser.add_argument(
            f"--{name}", action="append", default=[], help=f"{meaning}; may be given several times"
        )
    parser.add_argument("--corpus", choices=("all", "own", "sample"), default="all")
    parser.add_argument("--grain", choices=("week", "month", "quarter", "year"), default="quarter")
    parser.add_argument("--title", default="What is being said")
    parser.add_argument(
        "--edition",
        metavar="YYYY-MM",
        help="of NATO's tables, for allies, path and needs; default: the latest whole one",
    )
    parser.set_defaults(run=_export)


def _export(options: Options) -> int:
    given = options.format or (options.output.suffix.lstrip(".") if options.output else "")
    made = _made(options, given.lower())
    if options.output:
        options.output.write_bytes(made)
        print(f"{options.output}: {len(made):,} bytes written.", file=sys.stderr)
    else:
        sys.stdout.buffer.write(made.removeprefix(BOM_UTF8))  # a spreadsheet wants the mark, a pipe does not
        sys.stdout.buffer.flush()
    return 0


def _made(options: Options, form: str) -> bytes:
    _fits(options)
    if options.what in RECORD_TABLES:
        return _of_record(options, _format_of(options.what, form, TABLE_FORMATS))
    return _of_selection(options, form)


def _fits(options: Options) -> None:
    """Raises DetenteError where an option is given that what is exported has no use for."""
    if options.edition and options.what not in EDITIONED:
        raise DetenteError(
            f"--edition chooses among NATO's tables for {', '.join(EDITIONED)}; leave it out for "
            f"{options.what}."
        )
    filters = ("start", "end", "side", "actor", "outlet", "stance", "treaty")
    if options.what in RECORD_TABLES and any(getattr(options, name) for name in filters):
        raise DetenteError(
            f"No article stands behind {options.what}, so nothing of it can be selected; leave the filters "
            "out."
        )


def _of_selection(options: Options, form: str) -> bytes:
    """A table, a chart, the pack or the citation of the articles selected."""
    from detente.commands.opened import opened
    from detente.export.citation import cite_selection, sentence
    from detente.export.gathering import pack, provenance, table
    from detente.export.table_files import as_file
    from detente.jobs.in_use import in_use
    from detente.store import corpus_queries

    engine = opened("detente export")
    use = in_use(engine)
    selection, today = _selected(options), date.today()
    origin = provenance(engine, selection, options.title, use.version, today)
    if options.what in TABLES:
        table_format = _format_of(options.what, form, TABLE_FORMATS)
        return as_file(table(engine, options.what, selection, options.grain), table_format, origin)
    if options.what == "pack":
        _format_of(options.what, form, ("html",))
        return pack(
            engine, selection, use.lexicon, use.version, today, title=options.title, grain=options.grain
        ).encode()
    if options.what == "citation":
        cited, counted = cite_selection(origin), corpus_queries.counts(engine, selection)
        if _format_of(options.what, form, ("txt", "bib")) == "bib":
            return cited.bibtex.encode()
        return f"{cited.plain}\n\n{sentence(origin, counted)}\n".encode()
    return _drawn(engine, selection, options, _format_of(options.what, form, ("svg", "png")), origin)


def _selected(options: Options) -> Selection:
    from detente.store.selection import Selection

    return Selection(
        start=options.start, end=options.end, sides=tuple(options.side), actors=tuple(options.actor),
        outlets=tuple(options.outlet), stances=tuple(options.stance), treaties=tuple(options.treaty),
        corpus=options.corpus,
    )  # fmt: skip


def _drawn(
    engine: Library, selection: Selection, options: Options, form: PictureFormat, origin: Provenance
) -> bytes:
    """A chart as a picture. Raises DetenteError where nothing that fits is dated."""
    from detente.charts.balance import stances
    from detente.export.gathering import course_over_time, table
    from detente.export.pictures import as_picture
    from detente.store import corpus_queries

    if options.what == "stances":
        return as_picture(stances(corpus_queries.counts(engine, selection).by_stance()), form, origin)
    means = table(engine, "periods", selection, options.grain)
    if means.empty:
        raise DetenteError("No dated paragraph fits, so there is no line to draw; widen the selection.")
    return as_picture(course_over_time(engine, selection, means, options.grain), form, origin)


def _of_record(options: Options, form: TableFormat) -> bytes:
    """A table of the record, with the library's adopted editions: no article stands behind it."""
    from detente.analysis import version
    from detente.commands.opened import opened
    from detente.export import allies, spending_tables, treaty_tables
    from detente.export.table_files import as_file
    from detente.figures.defence_expenditure import editions, last_year, latest_whole_edition
    from detente.store.adopted_editions import record

    today, used = date.today(), version()
    if options.what == "treaties":
        origin = treaty_tables.record("Treaties: dated steps", "see each row", used, today)
        return as_file(treaty_tables.steps_table(), form, origin)
    held = record(opened("detente export"))
    edition = options.edition or latest_whole_edition(held)
    if edition not in editions(held):
        known = ", ".join(editions(held))
        raise DetenteError(f"“{edition}” is no edition here; choose {known} with --edition.")
    source = next(each for each in allies.sources(held) if each.edition == edition)
    made = {
        "allies": lambda: allies.allies_table(
            source, last_year(edition, source.share, held), next(iter(source.prices), None), held
        ),
        "path": lambda: spending_tables.path_table(edition, record=held),
        "needs": lambda: spending_tables.needs_table(edition, held),
        "assumptions": spending_tables.assumptions_table,
    }[options.what]()
    origin = spending_tables.of_record(
        f"Spending: {options.what}", spending_tables.assumed(), f"edition {edition}", used, today, held
    )
    return as_file(made, form, origin)


def _format_of(what: str, form: str, known: tuple[Form, ...]) -> Form:
    """The format asked for, the first of those known where none is. Raises DetenteError for any other."""
    if not form:
        return known[0]
    for each in known:
        if each == form:
            return each
    raise DetenteError(f"“{form}” is no format of {what}; choose {', '.join(sorted(known))} with --format.")
