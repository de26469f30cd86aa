"""How many drawn variants of press databases' exports are read whole: articles, titles, days, outlets, words.

Run: python -m benchmarks.press_variants [--from 100] [--to 140]. Numbers that nobody looked at before
say what a file of a stranger meets.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import Counter
from pathlib import Path

from detente.intake.containers import open_file

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.intake.press.export_variants import FORMS, Variant, variant


def wrong(made: Variant) -> str:
    """What is not as it was made; "" where all is."""
    found = [one.reading.document for one in open_file(made.data, made.name) if one.reading.document]
    if len(found) != len(made.some):
        return f"{len(found)} articles of {len(made.some)}"
    for one, story in zip(found, made.some, strict=True):
        outlet = None if made.name.startswith("fbis") else story.outlet
        if (one.title, one.published) != (story.title, story.day) or outlet not in (None, one.outlet):
            return f"{one.title!r}, {one.published}, {one.outlet!r}"
        body = " ".join(block.text for block in one.blocks if block.kind == "body")
        if Counter(body.split()) != Counter(" ".join(story.body).split()):
            return "words of the body"
    return ""


def main() -> None:
    """Print how many of each form are read, and those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", type=int, default=100, dest="first")
    parser.add_argument("--to", type=int, default=140)
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    sound = tried = 0
    for form in FORMS:
        said = {number: wrong(variant(form, number)) for number in range(asked.first, asked.to)}
        whole = sum(not each for each in said.values())
        sound, tried = sound + whole, tried + len(said)
        print(f"{whole:4} of {len(said)}  {form}")
        for number, each in said.items():
            if each:
                print(f"        {number}: {each[:160]}")
    print(f"{sound} of {tried}")


if __name__ == "__main__":
    main()
