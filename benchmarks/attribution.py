"""What attribution costs beside scoring, on the same paragraphs in the same run, with and without targets.

Run: python benchmarks/attribution.py [--texts ../shared/articles/open.jsonl] [--rounds 5]
Texts: JSON lines with `body`; without the file, the sample digests. Turns are taken text by text and
alternate, and of each text the least time of all rounds counts for each turn: a slow moment of the machine,
or Python's collection of what is no longer used, which costs by all that is alive and falls on whoever is at
work, would else decide the ratio. A score makes its evidence when it is first asked for; an analysis always
asks, so that scoring is timed with it, and for the numbers alone beside it. Ends with an error where
attribution and targets together cost more than asked.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time

from open_texts import TEXTS, documents

from detente.analysis import reading_order
from detente.attribution.gazetteer import gazetteer
from detente.attribution.speakers import heard_from, listen
from detente.attribution.targets import Targets
from detente.data_tables import data_path
from detente.records import Block, Document
from detente.scoring.axes import score
from detente.scoring.lexicon import shipped
from detente.text.blocks import outline

MOST = 2.5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = [_scored_only(document) for document in _texts(options.texts)]
    paragraphs = sum(len(document.blocks) for document in documents)
    print(f"{len(documents)} texts, {paragraphs:,} paragraphs, {options.rounds} rounds")
    rounds = [list(map(_turns, documents)) for _ in range(options.rounds + 1)][1:]  # the first warms up
    numbers, evidence, attribution, targets = (
        sum(min(turns[at] for turns in of_text) for of_text in zip(*rounds, strict=True)) for at in range(4)
    )
    scoring = numbers + evidence
    for name, spent in (("attribute", attribution), ("targets", targets), ("both", attribution + targets)):
        print(f"{name:10} ÷ score {spent / scoring:.2f}; numbers alone {spent / numbers:.2f}")
    print(f"score, µs a paragraph {scoring / paragraphs * 1e6:.0f}; at most {MOST} asked of both")
    return 0 if attribution + targets <= MOST * scoring else 1


def _turns(document: Document) -> tuple[float, float, float, float]:
    """Seconds of processor time for the numbers of a document's scores, their evidence, attribution and
    targets.
    """
    lexicon, known = shipped(), gazetteer()
    blocks = reading_order(document)
    begun = process_time()
    scores = [score(block.text, lexicon) for block in blocks]
    numbers = process_time()
    for found in scores:
        _ = found.cues
    scored = process_time()
    listened = listen(document, blocks)
    heard = process_time()
    cues = [heard_from(found.cues, each.voices) for found, each in zip(scores, listened, strict=True)]
    ready = process_time()
    targets = Targets(known, document.published)
    for block, each in zip(blocks, listened, strict=True):
        targets.expect(block.text, each.voices, each.passage)
    for block, own, each in zip(blocks, cues, listened, strict=True):
        targets.read(block.text, own, each.voices, each.passage)
    done = process_time()
    return numbers - begun, scored - numbers, heard - scored, done - ready


def _texts(texts: Path) -> list[Document]:
    if texts.exists():
        return [document for _, document in documents(texts)]
    return [outline(file.read_text(encoding="utf-8")) for file in sorted(data_path("samples").glob("*.md"))]


def _scored_only(document: Document) -> Document:
    blocks = tuple(
        Block("body", block.text) for block in document.blocks if block.kind in ("body", "heading")
    )
    return replace(document, blocks=blocks)


if __name__ == "__main__":
    sys.exit(main())
