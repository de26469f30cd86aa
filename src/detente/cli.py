"""The command line: `detente analyse | add | evaluate | serve`. It pipes, and prints JSON with `--json`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from detente import __version__
from detente.intake.reading import Reading, read
from detente.records import Analysis, DetenteError, Paragraph


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 if all went well, 1 if something could not be done, 2 for usage."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DetenteError as trouble:
        print(f"detente: {trouble}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="detente",
        description="Expressed escalation and de-escalation in news and speeches, with the evidence.",
    )
    parser.add_argument("--version", action="version", version=f"detente {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    analyse = commands.add_parser("analyse", help="read one article and print what was found")
    analyse.add_argument("file", metavar="FILE", help="a text or markdown file, or - for standard input")
    analyse.add_argument("--json", action="store_true", help="print the analysis as JSON")
    analyse.set_defaults(run=_analyse)

    add = commands.add_parser("add", help="read articles and store them")
    add.add_argument("files", metavar="FILE", nargs="+")
    add.add_argument("--json", action="store_true", help="print one JSON object a file")
    add.add_argument(
        "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="date of articles that give none"
    )
    add.add_argument("--outlet", help="outlet of articles that give none")
    add.set_defaults(run=_add)

    measure = commands.add_parser("evaluate", help="measure the scorer and its peers on labelled sets")
    measure.add_argument(
        "--golden", type=Path, metavar="DIR", help="our own labelled material (default: tests/golden)"
    )
    measure.add_argument(
        "--shared", type=Path, metavar="DIR", help="further labelled material (default: ../shared)"
    )
    measure.add_argument("--json", action="store_true", help="print the report as JSON")
    measure.add_argument("--write", action="store_true", help="store the report for the Method page")
    measure.set_defaults(run=_evaluate)

    copy = commands.add_parser("backup", help="copy the library into a file, while it is in use")
    copy.add_argument("file", metavar="FILE", type=Path)
    copy.set_defaults(run=_backup)

    bring_back = commands.add_parser("restore", help="put a copy in the place of the library")
    bring_back.add_argument("file", metavar="FILE", type=Path)
    bring_back.set_defaults(run=_restore)

    serve = commands.add_parser("serve", help="start the dashboard")
    serve.add_argument("options", nargs=argparse.REMAINDER, help="passed on to streamlit run")
    serve.set_defaults(run=_serve)
    return parser


def _analyse(options: argparse.Namespace) -> int:
    from detente.analysis import analyse
    from detente.export.json import as_dict

    reading = _read(options.file)
    if reading.document is None:
        raise DetenteError(f"{options.file}: {reading.problem}")
    for note in reading.notes:
        print(f"{options.file}: {note}", file=sys.stderr)
    analysis = analyse(reading.document)
    if options.json:
        print(json.dumps(as_dict(analysis), ensure_ascii=False, indent=1))
    else:
        print(_as_text(analysis))
    return 0


def _add(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from detente.analysis import analyse
    from detente.rhetoric.lexicon import own
    from detente.store.engine import open_store
    from detente.store.lexicons import adopted
    from detente.store.writes import save

    engine = open_store()
    chosen = adopted(engine)
    lexicon = own(chosen.tables if chosen else {})
    failed = 0
    for name in options.files:
        reading = _read(name)
        report: dict[str, Any] = {"file": name, "notes": list(reading.notes), "problem": reading.problem}
        if reading.document is None:
            failed += 1
        else:
            document = replace(
                reading.document,
                published=reading.document.published or options.date,
                outlet=reading.document.outlet or options.outlet,
            )
            saved = save(
                engine, document, analyse(document, lexicon), raw=reading.raw, filename=Path(name).name
            )
            report |= {"article": saved.article_id, "new": saved.new, "title": document.title}
        print(json.dumps(report, ensure_ascii=False) if options.json else _line(report))
    return 1 if failed else 0


def _evaluate(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from detente.evaluate.report import evaluate, write
    from detente.evaluate.sets import GOLDEN, SHARED
    from detente.evaluate.table import as_text
    from detente.shipped import data_path

    report = evaluate(date.today(), golden=options.golden or GOLDEN, shared=options.shared or SHARED)
    print(json.dumps(asdict(report), ensure_ascii=False, indent=1) if options.json else as_text(report))
    if options.write:
        write(report, data_path("lexicon").parent / "evaluation" / "report.json")
    return 0


def _backup(options: argparse.Namespace) -> int:
    from detente.store.backup import backup
    from detente.store.engine import open_store

    if options.file.exists():
        raise DetenteError(f"{options.file} is there already; name another file, so that no copy is lost.")
    backup(open_store(), options.file)
    print(f"{options.file}: the library was copied.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from detente.store.backup import restore
    from detente.store.engine import open_store

    restore(open_store(), options.file)
    open_store()  # a copy made by an older version is brought up to this one's schema
    print(f"{options.file}: the library was restored.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    import subprocess

    here = Path(__file__).resolve().parent
    for script in (here.parents[1] / "app.py", here / "app" / "app.py"):
        if script.exists():
            command = [sys.executable, "-m", "streamlit", "run", str(script), *options.options]
            return subprocess.run(command, check=False, cwd=script.parent).returncode
    raise DetenteError("app.py is not there; install Détente again or run it from a checkout.")


def _read(name: str) -> Reading:
    if name == "-":
        return read(sys.stdin.buffer.read(), "standard input")
    try:
        return read(Path(name).read_bytes(), Path(name).name)
    except OSError as trouble:
        return Reading(
            None, f"It cannot be opened ({trouble.strerror}): check the path and its permissions.", (), b""
        )


def _line(report: dict[str, Any]) -> str:
    if report["problem"]:
        return f"{report['file']}: not added. {report['problem']}"
    what = "added" if report["new"] else "already there"
    notes = "".join(f" {note}" for note in report["notes"])
    return f"{report['file']}: {what} as article {report['article']}, {report['title'] or 'untitled'}.{notes}"


def _as_text(analysis: Analysis) -> str:
    head = [
        analysis.title or "(no title)",
        f"published {analysis.published or 'unknown'} · {analysis.outlet or 'outlet unknown'} · "
        f"language {analysis.language or 'unknown'} · version {analysis.version}",
        "",
    ]
    if not analysis.scored:
        head.append("Not scored: only English is.")
    return "\n".join([*head, *map(_paragraph, analysis.paragraphs)])


def _paragraph(paragraph: Paragraph) -> str:
    text = " ".join(paragraph.text.split())
    if paragraph.kind not in ("body", "heading"):
        return f"[{paragraph.position}] {paragraph.kind}, not scored: {text}\n"
    voices = (
        ", ".join(dict.fromkeys(voice.actor or voice.as_written for voice in paragraph.voices)) or "narrator"
    )
    lines = [
        f"[{paragraph.position}] {paragraph.kind}  E {paragraph.escalation:.1f}  D {paragraph.deescalation:.1f}  "
        f"balance {paragraph.balance:+.2f}  {paragraph.stance}" + ("" if paragraph.cues else " (no cues)"),
        f"    {text}",
        f"    voices: {voices}",
    ]
    for cue in paragraph.cues:
        words = " ".join(paragraph.text[cue.start : cue.end].split())
        lines.append(
            f"    “{words}” {cue.frame}: E {cue.escalation:.1f} D {cue.deescalation:.1f} ({cue.status})"
        )
    named = [*paragraph.treaties, *paragraph.commitments]
    if named:
        lines.append(f"    links: {', '.join(named)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
