"""`detente analyse`: read one article and print what was found."""

from __future__ import annotations

import argparse
import json
import sys

from detente.commands.files import Commands, read_named
from detente.records import Analysis, DetenteError, Paragraph, Voice


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    analyse = commands.add_parser("analyse", help="read one article and print what was found")
    analyse.add_argument(
        "file",
        metavar="FILE",
        help="a file with one article, of any kind that can be read, or - for standard input",
    )
    analyse.add_argument("--json", action="store_true", help="print the analysis as JSON")
    analyse.set_defaults(run=_analyse)


def _analyse(options: argparse.Namespace) -> int:
    from detente.analysis import analyse
    from detente.export.json import as_dict

    name = "standard input" if options.file == "-" else options.file
    reading = read_named(options.file)
    if reading.document is None:
        raise DetenteError(f"{name}: {reading.problem}")
    for note in reading.notes:
        print(f"{name}: {note}", file=sys.stderr)
    analysis = analyse(
        reading.document, with_tone=options.json
    )  # only the JSON shows it, and it is slow to load
    if options.json:
        print(json.dumps(as_dict(analysis), ensure_ascii=False, indent=1))
    else:
        print(_as_text(analysis))
    return 0


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
    voices = ", ".join(dict.fromkeys(map(_voice, paragraph.voices))) or "narrator"
    lines = [
        f"[{paragraph.position}] {paragraph.kind}  E {paragraph.escalation:.1f}  D "
        f"{paragraph.deescalation:.1f}  "
        f"balance {paragraph.balance:+.2f}  {paragraph.stance}" + ("" if paragraph.cues else " (no cues)"),
        f"    {text}",
        f"    voices: {voices}",
    ]
    for cue in paragraph.cues:
        words = " ".join(paragraph.text[cue.start : cue.end].split())
        lines.append(
            f"    “{words}” {cue.frame}: E {cue.escalation:.1f} D {cue.deescalation:.1f} ({cue.status})"
            + (f" by {cue.doer} (“{cue.doer_words}”, {cue.doer_basis})" if cue.doer else "")
            + (f" → {cue.target} (“{cue.target_words}”, {cue.target_basis})" if cue.target else "")
        )
    named = [*paragraph.treaties, *paragraph.commitments]
    if named:
        lines.append(f"    links: {', '.join(named)}")
    return "\n".join(lines) + "\n"


def _voice(voice: Voice) -> str:
    name = voice.actor or f"{voice.as_written or 'somebody'} (not named)"
    return name + (f" ({voice.said_words})" if voice.said_words else "")
