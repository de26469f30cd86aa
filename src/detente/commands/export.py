"""`detente export`: tables, charts and the evidence pack of a selection, without a browser."""

from __future__ import annotations

import argparse
import sys
from codecs import BOM_UTF8
from datetime import date
from pathlib import Path
from typing import TypeAlias

from detente.commands.files import Commands
from detente.records import DetenteError

Options: TypeAlias = argparse.Namespace
TABLES = ("paragraphs", "articles", "periods", "actors", "sides", "dyads", "statements", "figures", "claims")
RECORD_TABLES = ("allies", "path", "needs", "assumptions", "treaties")
CHARTS = ("balance", "stances")
_FORMATS = {"csv", "xlsx", "parquet", "json"}


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    parser = commands.add_parser("export", help="tables, charts and the evidence pack of a selection")
    parser.add_argument(
        "what", choices=(*TABLES, *RECORD_TABLES, *CHARTS, "pack", "citation"),
        help="a table (csv, xlsx, parquet, json), a chart (svg, png), the evidence pack (html), how to cite (bib, txt)",
    )  # fmt: skip
    parser.add_argument("--format", help="default: by the ending of --output, else csv, svg, html, txt")
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--from", dest="start", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="end", type=date.fromisoformat, metavar="YYYY-MM-DD")
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
    if options.what in RECORD_TABLES:
        return _of_record(options, form or "csv")
    from detente.analysis import version
    from detente.charts.balance import balance_over_time, stances
    from detente.export.citation import cite_selection, sentence
    from detente.export.gathering import events_within, pack, provenance, table
    from detente.export.pictures import as_picture
    from detente.export.tables import as_file
    from detente.rhetoric.lexicon import own
    from detente.store import queries
    from detente.store.engine import open_store
    from detente.store.lexicons import adopted
    from detente.store.own_actors import own_actors
    from detente.store.selection import Selection
    from detente.voices.gazetteer import gazetteer

    engine = open_store()
    chosen = adopted(engine)
    lexicon = own(chosen.tables if chosen else {})
    used = version(lexicon, gazetteer(tuple(own_actors(engine).values())))
    selection = Selection(
        start=options.start, end=options.end, sides=tuple(options.side), actors=tuple(options.actor),
        outlets=tuple(options.outlet), stances=tuple(options.stance), treaties=tuple(options.treaty),
        corpus=options.corpus,
    )  # fmt: skip
    today = date.today()
    origin = provenance(engine, selection, options.title, used, today)
    if options.what in TABLES:
        _known(form or "csv", _FORMATS, options.what)
        return as_file(table(engine, options.what, selection, options.grain), form or "csv", origin)  # type: ignore[arg-type]
    if options.what == "pack":
        _known(form or "html", {"html"}, options.what)
        return pack(
            engine, selection, lexicon, used, today, title=options.title, grain=options.grain
        ).encode()
    counted = queries.counts(engine, selection)
    if options.what == "citation":
        _known(form or "txt", {"txt", "bib"}, options.what)
        cited = cite_selection(origin)
        return (cited.bibtex if form == "bib" else f"{cited.plain}\n\n{sentence(origin, counted)}\n").encode()
    _known(form or "svg", {"svg", "png"}, options.what)
    if options.what == "stances":
        return as_picture(stances(counted.by_stance()), form or "svg", origin)  # type: ignore[arg-type]
    means = table(engine, "periods", selection, options.grain)
    if means.empty:
        raise DetenteError("No dated paragraph fits, so there is no line to draw; widen the selection.")
    chart = balance_over_time(means, events_within(means), options.grain)
    return as_picture(chart, form or "svg", origin)  # type: ignore[arg-type]


def _of_record(options: Options, form: str) -> bytes:
    """A table of the record, with the library's adopted editions: no article stands behind it."""
    from detente.analysis import version
    from detente.export import allies, spending, treaties
    from detente.export.tables import as_file
    from detente.figures.defence import editions, last_year, latest_whole_edition
    from detente.store.editions import record
    from detente.store.engine import open_store

    _known(form, _FORMATS, options.what)
    held = record(open_store())
    edition = options.edition or latest_whole_edition(held)
    if edition not in editions(held):
        known = ", ".join(editions(held))
        raise DetenteError(f"“{edition}” is no edition here; choose {known} with --edition.")
    source = next(each for each in allies.sources(held) if each.edition == edition)
    made = {
        "allies": lambda: allies.allies_table(
            source, last_year(edition, source.share, held), next(iter(source.prices), None), held
        ),
        "path": lambda: spending.path_table(edition, record=held),
        "needs": lambda: spending.needs_table(edition, held),
        "assumptions": spending.assumptions_table,
        "treaties": treaties.steps_table,
    }[options.what]()
    today, used = date.today(), version()
    if options.what == "treaties":
        origin = treaties.record("Treaties: dated steps", "see each row", used, today)
    else:
        origin = spending.of_record(
            f"Spending: {options.what}", spending.assumed(), f"edition {edition}", used, today, held
        )
    return as_file(made, form, origin)  # type: ignore[arg-type]


def _known(form: str, known: set[str], what: str) -> None:
    if form not in known:
        raise DetenteError(
            f"“{form}” is no format of {what}; choose {', '.join(sorted(known))} with --format."
        )
