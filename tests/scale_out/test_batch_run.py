"""A batch from end to end in this process: each article once, whatever happened on the way; versions side by
side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from detente.attribution.gazetteer import OwnActor
from detente.jobs.in_use import InUse
from detente.records import DetenteError
from detente.scale_out.batch_run import run_batch
from detente.scale_out.engines import Serial, Work
from detente.scale_out.portion_analysis import AnalysedPortion
from detente.scale_out.portions import Portion, RawPiece, portions
from detente.store.fulltext import matching
from detente.store.partition_words import INDEX, rows_holding
from detente.store.snapshots import CURRENT, Snapshot, alone, current, prune
from tests.scale_out.archive import records, write_lines

OTHER = InUse(actors=(OwnActor("Ida Berg", (), "person", "SUD"),))


@pytest.fixture(autouse=True, scope="module")
def rules_alone() -> Iterator[None]:
    """The rules read alone: what is tested here is who does what, not what is read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_READERS", "rules")
        yield


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("archive") / "in.jsonl", records(24))


@pytest.fixture(scope="module")
def serial(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """What one undisturbed process makes of the archive."""
    return batch(tmp_path_factory.mktemp("serial"), archive)


def batch(
    root: Path, *given: Path, rows: int = 5, engine: Serial | None = None, **options: object
) -> Snapshot:
    return run_batch(root, portions(list(map(str, given)), rows), engine or Serial(), **options)[0]  # type: ignore[arg-type]


def table(snapshot: Snapshot, name: str) -> pa.Table:
    files = (snapshot.partition(name, month) for month in snapshot.manifest.tables[name])
    return pa.concat_tables([pq.read_table(file, partitioning=None) for file in files])


def test_every_article_is_there_once_in_the_month_of_its_date(serial: Snapshot) -> None:
    articles = table(serial, "article")
    assert sorted(articles["title"].to_pylist()) == sorted(one["title"] for one in records(24))
    for month in serial.manifest.tables["article"]:
        for day in pq.read_table(serial.partition("article", month), partitioning=None)[
            "published"
        ].to_pylist():
            assert month == (f"{day:%Y-%m}" if day else "undated")
    ids = set(articles["id"].to_pylist())
    for name in ("paragraph", "cue", "voice", "quantity", "mention", "statement", "claim", "aggregate"):
        assert serial.manifest.rows(name) == table(serial, name).num_rows > 0
        assert set(table(serial, name)["article_id"].to_pylist()) <= ids


def test_portions_of_any_size_and_order_give_the_same(serial: Snapshot, tmp_path: Path) -> None:
    articles = records(24)
    late, early = (
        write_lines(tmp_path / "b.jsonl", articles[10:]),
        write_lines(tmp_path / "a.jsonl", articles[:10]),
    )
    other = batch(tmp_path / "out", late, early, rows=7)
    # The name of the file that an article came from is a column: all the others are the same.
    for name in serial.manifest.tables:
        ours, theirs = table(serial, name), table(other, name)
        if name == "article":
            ours, theirs = ours.drop_columns("filename"), theirs.drop_columns("filename")
        assert ours.equals(theirs), name


def test_the_same_again_does_nothing(serial: Snapshot, archive: Path) -> None:
    root = serial.folder.parents[1]
    again, done = run_batch(root, portions([str(archive)], 5), Serial())
    assert again.folder == serial.folder
    assert (done.portions, done.known) == (0, 5)


def test_an_index_of_words_that_an_earlier_version_did_not_make_is_made(
    serial: Snapshot, archive: Path
) -> None:
    index = serial.partition("paragraph", "undated").with_name(INDEX)
    index.unlink()
    run_batch(serial.folder.parents[1], portions([str(archive)], 5), Serial())
    assert index.exists()


def test_more_articles_go_beside_and_known_ones_stay_once(tmp_path: Path, serial: Snapshot) -> None:
    first = batch(tmp_path, write_lines(tmp_path / "a.jsonl", records(15)))
    more = batch(tmp_path, write_lines(tmp_path / "b.jsonl", records(14, first=10)))
    assert (first.manifest.rows("article"), more.manifest.rows("article")) == (15, 24)
    assert len(set(table(more, "article")["sha256"].to_pylist())) == 24
    assert more.manifest.rows("paragraph") == serial.manifest.rows("paragraph")
    assert first.partition("article", "undated").exists(), "the snapshot before stays whole"
    found = rows_holding(more.folder, matching("paragraph"))
    assert sum(map(len, found.values())) == pc.sum(pc.equal(table(more, "paragraph")["kind"], "body")).as_py()


class Interrupted(Serial):
    """Ends the driver after some portions, as a signal does."""

    def __init__(self, after: int) -> None:
        self.left = after

    def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return super().submit(work, portion)


def test_a_driver_that_was_ended_goes_on_where_it_was(
    serial: Snapshot, archive: Path, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        batch(tmp_path, archive, engine=Interrupted(3))
    assert current(tmp_path) is None, "nothing counts before it is whole"
    (tmp_path / "staging" / serial.manifest.version / "torn.part").mkdir()
    found, done = run_batch(tmp_path, portions([str(archive)], 5), Serial())
    assert (done.portions, done.known) == (2, 3)
    assert found.manifest.digest == serial.manifest.digest


class Killed(Serial):
    """Loses the process of each portion that holds a word, and of one portion once."""

    lost = (BrokenProcessPool,)
    ahead = 3

    def __init__(self, word: bytes) -> None:
        self.word, self.submitted, self.renewed = word, 0, 0

    def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
        self.submitted += 1
        if self.submitted == 2 or any(self.word in piece.data for piece in portion.pieces):
            gone: Future[AnalysedPortion] = Future()
            gone.set_exception(BrokenProcessPool("killed"))
            return gone
        return super().submit(work, portion)

    def renew(self) -> None:
        self.renewed += 1


def test_a_process_that_is_killed_costs_nothing(serial: Snapshot, archive: Path, tmp_path: Path) -> None:
    engine = Killed(b"no such word")
    assert batch(tmp_path, archive, engine=engine).manifest.digest == serial.manifest.digest
    assert engine.renewed == 1


def test_an_article_that_kills_every_process_costs_itself_alone(archive: Path, tmp_path: Path) -> None:
    found = batch(tmp_path, archive, engine=Killed(b"Report 13"))
    assert found.manifest.rows("article") == 23
    assert len(found.problems()) == found.manifest.problems == 1
    assert "brought its process down" in found.problems()[0]
    _, done = run_batch(tmp_path, portions([str(archive)], 5), Serial())
    assert done.portions == 0, "it is not tried again with every run"


def test_another_version_stands_beside_and_counts_at_once(archive: Path, tmp_path: Path) -> None:
    first = batch(tmp_path, archive)
    with pytest.raises(KeyboardInterrupt):
        batch(tmp_path, archive, use=OTHER, engine=Interrupted(2))
    assert current(tmp_path) == first, "the old one counts until the new one is whole"
    second = batch(tmp_path, use=OTHER)
    assert second.manifest.version != first.manifest.version
    assert set(table(second, "article")["sha256"].to_pylist()) == set(
        table(first, "article")["sha256"].to_pylist()
    )
    assert table(second, "paragraph")["text"].equals(table(first, "paragraph")["text"])
    assert "SUD" in table(second, "voice")["side"].to_pylist()
    assert table(first, "voice").num_rows, "the old one can still be read"
    prune(tmp_path, 0)
    assert not first.folder.exists()
    assert table(second, "voice").num_rows


def test_what_cannot_be_read_is_said_and_costs_no_other(tmp_path: Path) -> None:
    articles = records(3)
    articles[1] = {"title": "Nothing", "text": ""} | {"date": "2024-01-05"}
    (tmp_path / "page.txt").write_text("Norland will talk. " * 5, encoding="utf-8")
    (tmp_path / "odd.bin").write_bytes(bytes(range(256)) * 4)
    lines = write_lines(tmp_path / "in.jsonl", articles)
    found = batch(tmp_path / "out", lines, tmp_path / "page.txt", tmp_path / "odd.bin")
    assert found.manifest.rows("article") == 3
    assert [json.loads(line)[0] for line in found.problems()] == [
        f"{lines}, from line 1, line 2",
        str(tmp_path / "odd.bin"),
    ]


def test_parquet_and_one_line_alone_are_read(serial: Snapshot, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(records(24)[1:]), tmp_path / "in.parquet")
    found = batch(tmp_path / "out", tmp_path / "in.parquet", write_lines(tmp_path / "one.jsonl", records(1)))
    assert table(found, "paragraph").equals(table(serial, "paragraph"))


def test_a_worker_with_other_tables_is_refused(archive: Path, tmp_path: Path) -> None:
    class Elsewhere(Serial):
        def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
            from functools import partial

            from detente.scale_out.portion_analysis import analyse_portion

            return super().submit(partial(analyse_portion, OTHER, InUse().version), portion)

    with pytest.raises(DetenteError, match="same release"):
        batch(tmp_path, archive, engine=Elsewhere())


def test_one_batch_at_a_time_writes(archive: Path, tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(DetenteError, match="Another batch"):
        batch(tmp_path, archive)


def test_a_pointer_to_nothing_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / CURRENT).write_text("version=x/0001\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="bring the folder back"):
        current(tmp_path)


@pytest.mark.parametrize(
    "portion",
    [
        Portion((RawPiece("a", b"1"), RawPiece("b", b"2"), RawPiece("c", b"3"))),
        Portion((RawPiece("a", b"1"),)),
    ],
)
def test_halves_hold_what_the_whole_held(portion: Portion) -> None:
    halves = portion.halves()
    assert tuple(piece for half in halves for piece in half.pieces) == portion.pieces
    assert len({half.name for half in halves}) == len(halves)
