"""A thousand articles read, compared, analysed and stored, while another visitor reruns the overview in the
same server.

    python benchmarks/intake_thousand.py [--articles 1000] [--shared ../shared]

The articles are put together, with a fixed seed, from paragraphs of the labelled articles beside the checkout
where they are present, else of our own digests, at the length of the former; each is new. They come as a csv,
a zip and single files. Both visitors are in this process, as they are in the server's; `taskset -c 0,1` keeps
it to two cores. Seconds depend on what else the machine does: the CPU seconds, and the same rerun without an
upload, are printed beside them, and what bare analysis of the same documents takes: of every tenth of them,
in this process, times their number.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import resource
import statistics
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.jobs.in_use import InUse
    from detente.records import Document

ROOT = Path(__file__).resolve().parents[1]
PAUSE = 1.0  # seconds for which the visitor looks at the overview before the next click
_TENTH = 10
_OVER = 40  # words by which a paragraph may make an article longer than asked for
LENGTHS = (1_640, 2_100, 900, 400, 2_400)  # words; about those of the labelled articles


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DETENTE_DATABASE_URL"] = f"sqlite:///{folder}/corpus.db"
        measure(made(options.articles, options.shared))


def measure(articles: list[tuple[str, str]]) -> None:
    from streamlit.testing.v1 import AppTest

    from detente.intake.limits import Limits
    from detente.jobs import saving
    from detente.jobs.in_use import in_use
    from detente.jobs.upload_reading import UploadReader
    from detente.store import batch_history, batches
    from detente.store.batches import Wanted
    from detente.store.engine import open_store

    visitor = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    visitor.run()  # loads the samples
    engine = open_store()
    idle = [rerun(visitor) for _ in range(10)]
    files = as_files(articles)
    busy: list[float] = []
    cpu, began = used(), time.perf_counter()
    reader = UploadReader(engine, Limits())
    task = reader.read(files)
    while task and not task.wait(PAUSE):
        busy.append(rerun(visitor))
    drafts = [draft for draft in reader.drafts(files) if draft.reading.document]
    read = time.perf_counter() - began
    wanted = [Wanted(d.name, d.reading.document, d.reading.raw) for d in drafts if d.reading.document]
    batch = batches.begin(engine, wanted, "a benchmark")
    task = saving.start(engine, batch, in_use(engine))
    while not task.wait(PAUSE):
        busy.append(rerun(visitor))
    seconds, cpu = time.perf_counter() - began, used() - cpu
    done = batch_history.batch_of(engine, batch)
    assert done and not task.error and done.finished
    assert done.saved == len(articles), f"{done.saved} of {len(articles)} saved"
    assert not visitor.exception
    words = statistics.mean(len(text.split()) for _, text in articles)
    print(f"{len(articles):,} articles of {words:,.0f} words on average, {os.cpu_count()} cores")
    print(f"read {read:.1f} s, read and saved {seconds:.1f} s, {len(articles) / seconds:.1f} articles/s")
    print(f"CPU {cpu:.1f} s, the reruns of the other visitor in it")
    alone = bare([draft.reading.document for draft in drafts if draft.reading.document], in_use(engine))
    share = alone / len(os.sched_getaffinity(0)) / seconds
    print(
        f"bare analysis {alone:.1f} s of CPU: all of it took {cpu / alone:.2f} times as much CPU, and went "
        f"at {share:.2f} of the rate that these cores analyse at"
    )
    for name, times in (("idle", idle), ("meanwhile", busy)):
        print(
            f"overview {name}: p50 {statistics.median(times):.2f} s, p95 {quantile(times):.2f} s, n = "
            f"{len(times)}"
        )


def bare(documents: list[Document], use: InUse) -> float:
    """CPU seconds of analysing documents in this process, from every tenth of them."""
    some = documents[::_TENTH]
    use.analyse(some[0])  # loads the readers
    began = time.process_time()
    for document in some:
        use.analyse(document)
    return (time.process_time() - began) * len(documents) / len(some)


def rerun(visitor: object) -> float:
    began = time.perf_counter()
    visitor.run()  # type: ignore[attr-defined]
    return time.perf_counter() - began


def quantile(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def used() -> float:
    """CPU seconds of this process and of the children that have ended; those of running ones from /proc."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + sum(children())


def children() -> list[float]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
    return found


def made(number: int, shared: Path) -> list[tuple[str, str]]:
    """Titles and texts."""
    chance = random.Random(2026)
    paragraphs, lengths = material(shared)
    found = []
    for place in range(number):
        wanted, parts = chance.choice(lengths), [f"Report number {place} was put together for a benchmark."]
        left = wanted - len(parts[0].split())
        while left > 0:
            part = chance.choice(paragraphs)
            if len(part.split()) <= left + _OVER:  # else an article would end with the whole of a long speech
                parts.append(part)
                left -= len(part.split())
        found.append((f"Report number {place}", "\n\n".join(parts)))
    return found


def material(shared: Path) -> tuple[list[str], list[int]]:
    file = shared / "articles" / "open.jsonl"
    if file.exists():
        bodies = [json.loads(line)["body"] for line in file.read_text(encoding="utf-8").splitlines()]
        parts = [part.strip() for body in bodies for part in body.split("\n\n")]
        return [part for part in parts if len(part.split()) > 12], [len(body.split()) for body in bodies]
    from detente.intake.sample_digests import read_samples

    blocks = [block for sample in read_samples() for block in sample.document.blocks]
    return [block.text for block in blocks if block.kind == "body"], list(LENGTHS)


def as_files(articles: list[tuple[str, str]]) -> list[object]:
    """Half of them the rows of a csv, the rest in a zip and single."""
    from detente.jobs.upload_drafts import GivenFile

    half, most = len(articles) // 2, len(articles) * 9 // 10
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["title", "date", "outlet", "text"])
    writer.writerows([title, "2025-06-25", "The Herald", text] for title, text in articles[:half])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (title, text) in enumerate(articles[half:most]):
            archive.writestr(f"{place}.txt", f"{title}\n\n{text}")
    files = [
        GivenFile("csv", "export.csv", table.getvalue().encode()),
        GivenFile("zip", "week.zip", packed.getvalue()),
    ]
    return [
        *files,
        *(
            GivenFile(f"file {place}", f"{place}.txt", f"{title}\n\n{text}".encode())
            for place, (title, text) in enumerate(articles[most:])
        ),
    ]


if __name__ == "__main__":
    main()
