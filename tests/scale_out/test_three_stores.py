"""One archive in SQLite, in PostgreSQL and in partitions: every question gets the same answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import Engine, select

from detente.access import deeds
from detente.attribution.gazetteer import OwnActor
from detente.jobs.in_use import InUse
from detente.records import DetenteError
from detente.scale_out.batch_run import run_batch
from detente.scale_out.engines import Serial
from detente.scale_out.partition_reading import months_of
from detente.scale_out.portions import portions
from detente.store import (
    act_columns,
    article_lists,
    batches,
    claim_queries,
    corpus_queries,
    paragraph_lists,
    statement_lists,
    statement_queries,
    tally,
)
from detente.store.claim_queries import ClaimFilter
from detente.store.engine import open_store
from detente.store.loading import load_tables
from detente.store.partitions import address_of_partitions, hold_claims
from detente.store.schema import article
from detente.store.search import search
from detente.store.search_facets import facets
from detente.store.selection import Selection
from detente.store.snapshots import Snapshot, current
from detente.store.stale import analysed_otherwise
from detente.store.stored_article import read_article
from detente.store.transactions import writing
from tests.new_library import new_library
from tests.scale_out.archive import records, write_lines
from tests.store.databases import KINDS, server

pytest.importorskip("duckdb_engine", reason="the extra scale is not installed")
pytestmark = pytest.mark.slow
ALL = 10_000
WITH_ACTORS = InUse(
    actors=(
        OwnActor("Ida Berg", (), "person", "SUD"),
        OwnActor("Jon Holm", (), "person", "NOL"),
        OwnActor("Norland", (), "organisation", "NOL"),
        OwnActor("Sudria", (), "organisation", "SUD"),
    )
)
FILTERS = ("sides", "actors", "outlets", "treaties", "stances", "days")
Question = Callable[[Engine, Selection], pd.DataFrame]
QUESTIONS: dict[str, Question] = {
    "by side": corpus_queries.by_side,
    "by actor": corpus_queries.by_actor,
    "tally": lambda engine, chosen: tally.tally(engine, chosen, "outlet", "month"),
    "dyads": lambda engine, chosen: statement_queries.dyads(engine, chosen, ALL),
    "speakers": lambda engine, chosen: statement_queries.speakers(engine, chosen, ALL),
    "statements": lambda engine, chosen: statement_lists.all_statements(engine, chosen, ALL),
    "acts": lambda engine, chosen: act_columns.act_uses(engine, chosen, "Ida Berg"),
    "over time": lambda engine, chosen: statement_queries.over_time(engine, chosen, "Ida Berg", "month"),
    "up": lambda engine, chosen: paragraph_lists.strongest_paragraphs(engine, chosen, "escalation", ALL),
    "down": lambda engine, chosen: paragraph_lists.strongest_paragraphs(engine, chosen, "deescalation", ALL),
    "latest": lambda engine, chosen: paragraph_lists.latest_paragraphs(engine, chosen, ALL),
    "treaty": lambda engine, chosen: paragraph_lists.mentions_of_treaty(engine, "INF", chosen),
    "treaty, a page": lambda engine, chosen: paragraph_lists.page_of_mentions(engine, "INF", chosen, 20, 1),
    "figures": lambda engine, chosen: paragraph_lists.quantities(engine, chosen, ALL),
    "articles": lambda engine, chosen: article_lists.articles(engine, chosen, "latest", ALL),
    "titles": lambda engine, chosen: article_lists.articles(engine, chosen, "title", ALL),
    "claims": lambda engine, chosen: claim_queries.claims(engine, chosen, ClaimFilter(), ALL),
    "claims, the first": lambda engine, chosen: claim_queries.claims(engine, chosen, ClaimFilter()),
    "claims, a page": lambda engine, chosen: claim_queries.claims(engine, chosen, ClaimFilter(), 20, 1),
    "outcomes": lambda engine, chosen: claim_queries.by_outcome(engine, chosen, ClaimFilter()),
    "search": lambda engine, chosen: search(engine, 'talk "prisoners"', chosen, limit=ALL).hits,
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("archive")
    given = records(60)
    for number, one in enumerate(given):
        if number % 3 == 0:
            one["text"] += (
                "\n\nIda Berg said Norland will be struck. Jon Holm offered Sudria talks on New START."
            )
    lines = write_lines(folder / "in.jsonl", given)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_READERS", "rules")
        return run_batch(folder / "out", portions([str(lines)]), Serial(), WITH_ACTORS)[0]


@pytest.fixture(scope="module")
def partitions(snapshot: Snapshot) -> Iterator[Engine]:
    opened = open_store(address_of_partitions(snapshot.folder.parents[1]))
    yield opened
    opened.dispose()


@pytest.fixture(scope="module", params=KINDS)
def loaded(
    request: pytest.FixtureRequest, snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The same articles in a database."""
    if request.param == "sqlite":
        yield filled(new_library(tmp_path_factory.mktemp("loaded") / "store.db"), snapshot)
        return
    with server() as running:
        engine = filled(running.new(), snapshot)
        yield engine
        engine.dispose()


def filled(address: str, snapshot: Snapshot) -> Engine:
    engine = open_store(address)
    batch = batches.begin(engine, (), "a load")
    for tables in months_of(snapshot):
        load_tables(engine, tables, batch)
    return engine


def identities(engine: Engine) -> dict[int, str]:
    with engine.connect() as connection:
        return {row.id: row.sha256 for row in connection.execute(select(article.c.id, article.c.sha256))}


def comparable(frame: pd.DataFrame, names: dict[int, str]) -> pd.DataFrame:
    """The rows in one order, articles by their identity: their numbers are each library's own."""
    for column in {"id", "article_id"} & set(frame.columns):
        frame = frame.assign(**{column: [names[number] for number in frame[column]]})
    frame = frame.drop(columns=["story"], errors="ignore")
    frame = frame.astype({column: object for column in frame.columns if frame[column].isna().any()})
    frame = frame.where(frame.notna(), None)
    rows = frame.to_dict("records")
    order = sorted(range(len(rows)), key=lambda place: rounded(rows[place]))
    return frame.iloc[order].reset_index(drop=True)


def rounded(row: dict[str, object]) -> str:
    return str([round(value, 6) if isinstance(value, float) else str(value) for value in row.values()])


def selections(engine: Engine, number: int) -> list[Selection]:
    pick, known = random.Random(11), corpus_queries.choices(engine)
    found = []
    for _ in range(number):
        chosen: dict[str, object] = {}
        for kind in pick.sample(FILTERS, pick.choice((1, 2))):
            of = ["escalatory", "de-escalatory", "mixed", "neutral"] if kind == "stances" else None
            if kind == "days":
                start = date(2024, 1, 1) + timedelta(days=pick.randrange(400))
                chosen |= {"start": start, "end": start + timedelta(days=pick.randrange(200))}
            else:
                names = of or list(known[kind])
                chosen[kind] = tuple(pick.sample(names, min(len(names), pick.choice((1, 1, 2, 3)))))
        found.append(Selection(**chosen))  # type: ignore[arg-type]
    return found


_answered: dict[tuple[str, Selection], pd.DataFrame] = {}  # by the partitions, asked once for two databases


def test_two_hundred_selections_are_answered_alike(partitions: Engine, loaded: Engine) -> None:
    names, theirs = identities(partitions), identities(loaded)
    assert len(names) == len(theirs) == 60
    filled_answers = set()
    chosen = [Selection(), Selection(), *selections(loaded, 198)]
    for selection, (name, ask) in zip(chosen, cycle(QUESTIONS.items()), strict=False):
        assert corpus_queries.counts(partitions, selection) == corpus_queries.counts(loaded, selection)
        if (name, selection) not in _answered:
            _answered[name, selection] = comparable(ask(partitions, selection), names)
        ours = _answered[name, selection]
        other = comparable(ask(loaded, selection), theirs)
        assert_frame_equal(ours, other, check_dtype=False, obj=f"{name} of {selection}")
        filled_answers |= {name} if len(ours) else set()
    assert filled_answers == set(QUESTIONS), "each question has had an answer with rows"


def test_facets_of_a_search_are_the_same(partitions: Engine, loaded: Engine) -> None:
    for written in ("prisoner", "talk sudria", '"new start"'):
        ours, other = (facets(engine, written, Selection()) for engine in (partitions, loaded))
        assert ours == other and ours.stances


def test_what_can_be_chosen_and_each_article_are_the_same(partitions: Engine, loaded: Engine) -> None:
    for kind, known in corpus_queries.choices(loaded).items():
        assert corpus_queries.choices(partitions)[kind] == known
    assert claim_queries.choices(partitions) == claim_queries.choices(loaded)
    theirs = {digest: number for number, digest in identities(loaded).items()}
    for number, digest in list(identities(partitions).items())[:10]:
        ours, other = read_article(partitions, number), read_article(loaded, theirs[digest])
        assert ours is not None and other is not None
        assert ours.analysis == other.analysis


def test_partitions_are_only_read(partitions: Engine) -> None:
    with pytest.raises(DetenteError, match="can only be read"), writing(partitions, deeds.DERIVE):
        pass
    assert analysed_otherwise(partitions, "another version") == ()


def test_claims_that_are_too_many_to_hold_are_counted_from_their_files(
    snapshot: Snapshot, partitions: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.store.partitions._MOST_CLAIMS", 0)
    files = open_store(address_of_partitions(snapshot.folder.parents[1]))
    assert hold_claims(partitions) and not hold_claims(files)
    chosen = Selection(stances=("escalatory", "neutral"))
    for name in ("claims", "outcomes"):
        assert_frame_equal(QUESTIONS[name](files, chosen), QUESTIONS[name](partitions, chosen))
    files.dispose()


def test_another_snapshot_is_shown_at_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_READERS", "rules")
    root = tmp_path / "out"
    with pytest.raises(DetenteError, match="holds no partitions"):
        open_store(address_of_partitions(root))
    run_batch(root, portions([str(write_lines(tmp_path / "a.jsonl", records(4)))]), Serial())
    engine = open_store(address_of_partitions(root))
    assert corpus_queries.counts(engine, Selection()).articles == 4
    held = search(engine, "paragraph", Selection()).number
    assert hold_claims(engine) and held > 0
    before = corpus_queries.corpus_version(engine)
    run_batch(root, portions([str(write_lines(tmp_path / "b.jsonl", records(3, first=4)))]), Serial())
    assert corpus_queries.counts(engine, Selection()).articles == 7
    assert corpus_queries.corpus_version(engine) != before
    assert search(engine, "paragraph", Selection()).number > held
    fresh = open_store(address_of_partitions(root))
    assert_frame_equal(QUESTIONS["claims"](engine, Selection()), QUESTIONS["claims"](fresh, Selection()))
    fresh.dispose()
    assert current(root) is not None
