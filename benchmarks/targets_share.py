"""The share of cues that get a target, in the sample digests and in texts that lie beside the checkout.

Run: python benchmarks/targets_share.py [--texts ../shared/articles/open.jsonl]
A strong cue weighs 2 or more on either axis. Body paragraphs only. Prints counts and no text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from open_texts import TEXTS, documents

from detente.analysis import analyse
from detente.intake.sample_digests import read_samples
from detente.records import Document

STRONG = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    options = parser.parse_args()
    report("sample digests", [sample.document for sample in read_samples()])
    if options.texts.exists():
        report(options.texts.name, (document for _, document in documents(options.texts)))


def report(name: str, texts: Iterable[Document]) -> None:
    """Print how many cues of the body paragraphs have a target, all and strong."""
    cues = [
        cue
        for text in texts
        for paragraph in analyse(text, with_tone=False).paragraphs
        if paragraph.kind == "body"
        for cue in paragraph.cues
        if max(cue.escalation, cue.deescalation) > 0
    ]
    strong = [cue for cue in cues if max(cue.escalation, cue.deescalation) >= STRONG]
    for kind, some in (("all", cues), ("strong", strong)):
        aimed = sum(cue.target is not None for cue in some)
        print(f"{name}, {kind} cues: {aimed} of {len(some)} have a target, {aimed / max(1, len(some)):.1%}")


if __name__ == "__main__":
    main()
