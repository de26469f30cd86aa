"""The approved snapshot: what is read today in every golden and sample text, a few lines a paragraph.

A change that was not meant to change readings leaves these files as they are. One that was is approved, after
its difference was read, by

    python -m tests.golden.snapshot            # prints the difference, writes nothing
    python -m tests.golden.snapshot --approve  # prints it and writes the files

Sets that are kept apart are not in it: nobody reads their texts while tuning (docs/decisions/0008).
"""

from __future__ import annotations

import csv
import difflib
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from detente.analysis import analyse
from detente.intake.sample_digests import read_samples
from detente.records import Cue, Document, Paragraph, Quantity, Voice
from detente.text.shingles import are_copies, runs, shared

GOLDEN = Path(__file__).parent
FOLDER = GOLDEN / "snapshot"
_SHOWN = 60  # characters of a paragraph that stand in its heading
_TABLES = ("pairs.csv", "paragraphs.csv", "controls.csv", "targets.csv")
_TENTHS = range(
    5, 10
)  # of a text's words that its altered copy keeps: shares of common runs on both sides of half


def snapshot() -> dict[str, str]:
    """Every snapshot file by its name, as it reads today."""
    files = {f"{Path(table).stem}.txt": _of_texts(_rows(table)) for table in _TABLES}
    files["quantities.txt"] = _of_texts(_lines("quantities.jsonl"))
    files["passages.txt"] = _of_texts(_lines("attribution/passages.jsonl"))
    files["samples.txt"] = "".join(_of_document(s.id, s.document) for s in read_samples())
    return files | {"probes.txt": probes(), "copies.txt": copies()}


def probes() -> str:
    """Texts that stand close to a limit of the scorer or of the attribution, so that a moved limit shows."""
    return _of_texts(_lines("probes.jsonl"))


def copies() -> str:
    """Pairs of texts from nearly alike to hardly alike: the share of common runs, and whether they count as
    copies.
    """
    bodies = [[b.text for b in sample.document.blocks if b.kind == "body"] for sample in read_samples()]
    rows = []
    for one, other in pairwise(bodies):
        words, strange = " ".join(one).split(), " ".join(other).split()
        for tenth in _TENTHS:
            kept = len(words) * tenth // 10
            altered = words[:kept] + strange[: len(words) - kept]
            left, right = runs(" ".join(words)), runs(" ".join(altered))
            rows.append(
                f"{' '.join(words[:4])}, {tenth} tenths kept: share {shared(left, right):.2f}, "
                f"copies {are_copies(left, right)}"
            )
    return "\n".join(rows) + "\n"


def difference(approved: dict[str, str], today: dict[str, str]) -> str:
    """A unified difference over all files, empty where nothing changed."""
    lines: list[str] = []
    for name in sorted(approved.keys() | today.keys()):
        before, after = approved.get(name, ""), today.get(name, "")
        lines += difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"approved/{name}", f"today/{name}", lineterm="", n=1
        )
    return "\n".join(lines)


def approved() -> dict[str, str]:
    """The files as they were last approved."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.txt"))}


def _rows(table: str) -> Iterator[tuple[str, str]]:
    with (GOLDEN / table).open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=1):
            yield row.get("id") or f"{Path(table).stem} {number}", row["text"]


def _lines(file: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate((GOLDEN / file).read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        yield row.get("id") or f"{Path(file).stem} {number}", row["text"]


def _of_texts(texts: Iterator[tuple[str, str]]) -> str:
    return "".join(_of_document(key, text) for key, text in texts)


def _of_document(key: str, document: Document | str) -> str:
    read = analyse(document, with_tone=False, readers="rules")
    return "".join(_of_paragraph(key, paragraph) for paragraph in read.paragraphs)


def _of_paragraph(key: str, of: Paragraph) -> str:
    head = f"{key}.{of.position} {of.kind}: {of.text[:_SHOWN]}"
    numbers = f"  E {of.escalation:.2f} D {of.deescalation:.2f} {of.stance} rung {of.rung}"
    lines = [head, numbers]
    lines += [f"  cue {_cue(of.text, cue)}" for cue in of.cues]
    lines += [f"  voice {_voice(of.text, voice)}" for voice in of.voices]
    lines += [f"  figure {_quantity(of.text, quantity)}" for quantity in of.quantities]
    lines += [f"  treaty {mention.treaty}" for mention in of.mentions]
    return "\n".join(lines) + "\n"


def _cue(text: str, cue: Cue) -> str:
    turns = ", ".join(f"{turn.kind} “{text[turn.start : turn.end]}”" for turn in cue.turns)
    said = f"“{text[cue.start : cue.end]}” {cue.act} {cue.status} {cue.escalation:.2f}/{cue.deescalation:.2f}"
    speaker = "" if cue.voice is None else f" voice {cue.voice}"
    target = f" of {cue.target}" if cue.target else ""
    doer = f" by {cue.doer}" if cue.doer else ""
    return said + speaker + doer + target + (f" [{turns}]" if turns else "")


def _voice(text: str, voice: Voice) -> str:
    within = "" if voice.inside is None else f" in {voice.inside}"
    day = f" on {voice.said_on} ({voice.said_precision})" if voice.said_on else ""
    begin, end = text[voice.start : voice.end][:20], text[voice.start : voice.end][-20:]
    return f"{voice.actor} ({voice.side}) {voice.kind}{within}{day}: “{begin} … {end}”"


def _quantity(text: str, of: Quantity) -> str:
    high = "" if of.high is None else f" to {of.high:g}"
    meant = f"of {of.of}, whose {of.whose}, year {of.year}, {of.kind}, commitment {of.commitment}"
    return f"“{text[of.start : of.end]}” {of.value:g}{high} {of.unit} {meant}"


def main(arguments: list[str]) -> int:
    """Print what changed against the approved files; write them where `--approve` was given."""
    today = snapshot()
    changed = difference(approved(), today)
    print(changed or "Nothing changed.")
    if "--approve" in arguments:
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.txt"):
            old.unlink()
        for name, content in today.items():
            (FOLDER / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
