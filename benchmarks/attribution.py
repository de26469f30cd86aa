"""What attribution costs beside scoring, on the same paragraphs in the same run, with and without targets.

Run: python benchmarks/attribution.py [--texts ../shared/articles/open.jsonl] [--rounds 5]
Texts: JSON lines with `body`; without the file, the sample digests. Turns are taken text by text and
alternate, so that a slow moment of the machine falls on all; the ratios are medians over the rounds. A score
makes its evidence when it is first asked for; an analysis always asks, so that scoring is timed with it, and
for the numbers alone beside it.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from statistics import median
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = [_scored_only(document) for document in _texts(options.texts)]
    paragraphs = sum(len(document.blocks) for document in documents)
    print(f"{len(documents)} texts, {paragraphs:,} paragraphs, {options.rounds} rounds")
    rounds = [_round(documents) for _ in range(options.rounds + 1)][1:]  # the first warms up
    for name, at in (("attribute", 2), ("targets", 3)):
        whole = median(times[at] / (times[0] + times[1]) for times in rounds)
        print(f"{name:10} ÷ score {whole:.2f}; numbers alone {median(t[at] / t[0] for t in rounds):.2f}")
    print(f"score, µs a paragraph {median(t[0] + t[1] for t in rounds) / paragraphs * 1e6:.0f}")


def _round(documents: list[Document]) -> tuple[float, float, float, float]:
    """Seconds of processor time for the numbers of scores, their evidence, attribution and targets over all
    documents.
    """
    scoring = evidence = attribution = targeting = 0.0
    lexicon, known = shipped(), gazetteer()
    for document in documents:
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
        scoring += numbers - begun
        evidence += scored - numbers
        attribution += heard - scored
        targeting += done - ready
    return scoring, evidence, attribution, targeting


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
    main()
