"""What the second reader costs beside the rules alone: paragraphs a second, an article, thirty articles.

Run: python benchmarks/two_readers.py [--paragraphs 600]

One process, one core, CPU time, turns interleaved, medians of three. The texts are our coded paragraphs in
the style of the press (data/coded); an article is eight of them. Asserts that both readers read every
paragraph and that no reading was kept from before; a text is given once, so that nothing is remembered.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from functools import partial

import detente
from detente.attribution.gazetteer import gazetteer
from detente.data_tables import data_path
from detente.intake.opening import open_file
from detente.readers import Readers
from detente.records import Document
from detente.second_reader.encoder import is_kept

ARTICLE = 8  # paragraphs
ARTICLES = 30


def texts(most: int) -> list[str]:
    """Paragraphs of data/coded, the same number of each file's first ones."""
    files = sorted(data_path("coded").glob("*.jsonl"))
    found = []
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        found += [json.loads(line)["text"] for line in lines[: max(1, most // len(files))]]
    return found


def one_document(text: str) -> Document:
    """The text as an uploaded file."""
    (piece,) = open_file(text.encode(), "article.txt")
    assert piece.reading.document is not None
    return piece.reading.document


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def reading(found: list[str], readers: Readers) -> float:
    """The sum of the balances, so that every score is really made."""
    return sum(detente.score(text, readers=readers).balance for text in found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=600, help="how many paragraphs to read")
    found = texts(parser.parse_args().paragraphs)
    both = [detente.score(text) for text in found]  # once before the clock runs: files are loaded
    assert all(len(score.readers) == 2 for score in both), "the second reader is not installed"
    rules, two, articles = [], [], []
    assert not any(is_kept(text, gazetteer()) for text in found), "readings of these texts are kept"
    starts = range(0, min(len(found), ARTICLES * ARTICLE), ARTICLE)
    documents = [one_document("\n\n".join(found[at : at + ARTICLE])) for at in starts]
    for turn in range(1, 4):
        fresh = [text + " " * turn for text in found]
        rules.append(cpu(partial(reading, fresh, "rules")))
        two.append(cpu(partial(reading, fresh, "both")))
        articles.append(cpu(lambda: [detente.analyse(document) for document in documents]))
    n = len(found)
    slow, fast, whole = (statistics.median(times) for times in (two, rules, articles))
    print(f"rules alone   {n / fast:8,.0f} paragraphs a second and core (n {n})")
    print(f"both readers  {n / slow:8,.0f} paragraphs a second and core, {slow / fast:.1f} times the CPU")
    each = whole / len(documents)
    print(
        f"analyse()     {each:8.2f} s an article of {ARTICLE} paragraphs, {whole:.1f} s for {len(documents)}"
    )


if __name__ == "__main__":
    main()
