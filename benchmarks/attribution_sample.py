"""A reproducible random sample of attributions to be read by hand: half whole paragraphs, half quoted or
reported words.

Run: python benchmarks/attribution_sample.py [--texts ../shared/articles/open.jsonl] [--seed 1] [--n 100]
     python benchmarks/attribution_sample.py --turns

The second counts the turns of every transcript and those with a named speaker; it prints no text but labels.
The findings of such readings are in docs/attribution-check.md.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from open_texts import TEXTS, documents

from detente.analysis import reading_order
from detente.attribution.speakers import attribute
from detente.records import Voice


@dataclass(frozen=True, slots=True)
class Found:
    text: str
    paragraph: int
    voice: Voice
    words: str
    above: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--turns", action="store_true", help="count turns instead of drawing a sample")
    options = parser.parse_args()
    if options.turns:
        count_turns(options.texts)
        return
    every = list(found_in(options.texts))
    whole = [found for found in every if found.voice.kind in ("turn", "document")]
    parts = [found for found in every if found.voice.kind not in ("turn", "document")]
    print(
        f"{len(every)} attributions: {len(whole)} of whole paragraphs, {len(parts)} of quoted or reported "
        "words"
    )
    drawn = random.Random(options.seed)
    half = options.n // 2
    for place, found in enumerate([*drawn.sample(whole, half), *drawn.sample(parts, options.n - half)], 1):
        voice = found.voice
        print(
            f"\n[{place}] {found.text}, paragraph {found.paragraph}: {voice.actor} ({voice.side}) "
            f"“{voice.as_written}”"
        )
        print(f"  {voice.kind}, {voice.basis}; inside {voice.inside}; words {voice.start}–{voice.end}")
        print(f"  above: {found.above[-160:]!r}\n  text: {found.words[:700]!r}")
        print(f"  said: {found.words[voice.start : voice.end][:200]!r}")


def count_turns(texts: Path) -> None:
    """Print how each text is spoken: as a transcript, by one throughout, or as an article; and the turns of
    each transcript.

    A turn begins with a label and holds until the next one.
    """
    number = sum(1 for _ in texts.open(encoding="utf-8"))
    turns: dict[str, Counter[bool]] = {}
    labels: Counter[str] = Counter()
    paragraphs = Counter[str]()
    throughout: Counter[bool] = Counter()
    speeches: dict[str, bool] = {}
    for found in found_in(texts):
        voice = found.voice
        if voice.kind not in ("turn", "document"):
            continue
        paragraphs[voice.kind] += 1
        named = voice.actor is not None
        if voice.kind == "document":
            throughout[named] += 1
            speeches[found.text] = named
        elif voice.start:
            turns.setdefault(found.text, Counter())[named] += 1
            if not named:
                labels[voice.as_written] += 1
    for text, count in turns.items():
        print(f"{count.total():5} turns, {count[True]:4} with a named speaker  {text}")
    every = sum(turns.values(), Counter())
    print(
        f"{number} texts: {len(turns)} transcripts, {len(speeches.keys() - turns)} by one speaker throughout"
    )
    print(f"{every.total()} turns over {paragraphs['turn']} paragraphs; {every[True]} with a named speaker")
    print("without a name: " + ", ".join(f"{label} {n}" for label, n in labels.most_common()))
    print(f"{paragraphs['document']} paragraphs by one speaker throughout; {throughout[True]} with a name")


def found_in(texts: Path) -> Iterator[Found]:
    """Every attribution in the texts, in order."""
    for name, document in documents(texts):
        blocks = reading_order(document)
        for place, voices in enumerate(attribute(document, blocks)):
            for voice in voices:
                above = blocks[place - 1].text if place else ""
                yield Found(name, place, voice, blocks[place].text, above)


if __name__ == "__main__":
    main()
