"""One library, kept in SQLite and in PostgreSQL: each question gets the same
answer, down to types and ties.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.intake.sample_digests import read_samples
from detente.records import Analysis, Block, Document
from detente.store import (
    article_lists,
    batch_history,
    batches,
    claim_queries,
    clusters,
    corpus_queries,
    fulltext,
    lexicon_use,
    own_actors,
    paragraph_lists,
    selected_paragraphs,
    statement_lists,
    statement_queries,
)
from detente.store.engine import open_store
from detente.store.search import search
from detente.store.selection import Selection
from detente.store.stale import analysed_otherwise
from detente.store.stored_article import read_article
from detente.store.tally import tally
from detente.store.writes import save

from . import databases
from .databases import Server

pytestmark = pytest.mark.postgres
Pair = tuple[Engine, Engine]

ODD = Document(
    "Zürich hosts the talks",
    None,
    (
        Block(
            "body",
            "Élysée officials re-affirmed the cease-fire; the U.S. did not agree to a 3.5 % rise (see "
            "https://example.org/a_b).",
        ),
        Block(
            "body",
            "“We are not at war,” said Ida Berg. Naïve hopes, she said: Łódź and São Paulo hosted 1e5 m² of "
            "tents.",
        ),
    ),
    outlet="Zebra Post",
    language="en",
)
SELECTIONS = {
    "all": Selection(),
    "years": Selection(start=date(2022, 1, 1), end=date(2023, 12, 31)),
    "sides": Selection(sides=("RUS", "USA"), corpus="sample"),
    "treaties": Selection(treaties=("New START", "INF"), stances=("escalatory", "de-escalatory")),
    "outlets": Selection(outlets=("Zebra Post", "apple daily")),
}


@pytest.fixture(scope="module")
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """The same third of the sample digests, half of them as if users had
    brought them, and odd ones, on both.
    """
    running: Server = request.getfixturevalue("postgres")
    given: list[tuple[Document, Analysis, Any]] = []
    for number, sample in enumerate(read_samples()):
        if number % 3 == 0:
            read = analyse(sample.document, with_tone=False)
            given.append((sample.document, read, sample if number % 2 else None))
    for outlet, title in (
        ("Zebra Post", "Zürich"),
        ("apple daily", "another"),
        ("Äpfel", "Another"),
        (None, None),
    ):
        document = replace(ODD, outlet=outlet, title=title, published=date(2022, 5, 1) if outlet else None)
        given.append((document, analyse(document, with_tone=False), None))
    with databases.library("sqlite", request, tmp_path_factory.mktemp("same")) as file, running.lent() as url:
        engines = (open_store(file), open_store(url))
        for engine in engines:
            batch = batches.begin(engine, (), "all")
            for document, read, sample in given:
                save(engine, document, read, sample=sample, batch_id=batch, raw=b"x\x00y")
        yield engines
        for engine in engines:
            engine.dispose()


def _plain(answer: Any) -> Any:
    """An answer without what differs between any two libraries: the moments at which articles came in."""
    return replace(answer, added=None) if hasattr(answer, "added") else answer


ASKED: dict[str, Callable[[Engine, Selection], Any]] = {
    **{
        f"articles {order}": lambda engine, chosen, order=order: article_lists.articles(
            engine, chosen, order, 40
        )  # type: ignore[misc]
        for order in ("latest", "oldest", "escalatory", "de-escalatory", "strongest", "title")
    },
    "number of articles": article_lists.articles_of,
    "counts": corpus_queries.counts,
    "sides": corpus_queries.by_side,
    "actors": corpus_queries.by_actor,
    "escalation": lambda engine, chosen: paragraph_lists.strongest_paragraphs(engine, chosen, "escalation"),
    "de-escalation": lambda engine, chosen: paragraph_lists.strongest_paragraphs(
        engine, chosen, "deescalation"
    ),
    "latest": paragraph_lists.latest_paragraphs,
    "paragraphs": paragraph_lists.paragraphs,
    "treaty": lambda engine, chosen: paragraph_lists.mentions_of_treaty(engine, "INF", chosen),
    "treaty, a page": lambda engine, chosen: paragraph_lists.page_of_mentions(engine, "INF", chosen, 20, 1),
    "quantities": lambda engine, chosen: paragraph_lists.quantities(engine, chosen, 5000).sort_values(
        ["article_id", "position", "value", "unit"], ignore_index=True
    ),
    "passages": lambda engine, chosen: selected_paragraphs.selected_paragraphs(engine, chosen, 60),
    "attributed": statement_queries.attributed,
    "dyads": statement_queries.dyads,
    "speakers": statement_queries.speakers,
    **{
        f"over {grain}s": lambda engine, chosen, grain=grain: statement_queries.over_time(
            engine, chosen, "Vladimir Putin", grain
        )  # type: ignore[misc]
        for grain in ("week", "month", "quarter", "year")
    },
    "of a dyad": lambda engine, chosen: statement_lists.of_dyad(engine, chosen, "RUS", "USA"),
    "of a speaker": lambda engine, chosen: statement_lists.of_speaker(engine, chosen, "Vladimir Putin"),
    "about": lambda engine, chosen: statement_lists.about(engine, chosen, "NATO"),
    "all that was said": statement_lists.all_statements,
    "claims": lambda engine, chosen: claim_queries.claims(engine, chosen, claim_queries.ClaimFilter()),
    "outcomes": lambda engine, chosen: claim_queries.by_outcome(
        engine, chosen, claim_queries.ClaimFilter(sure_only=True)
    ),
    "tally": lambda engine, chosen: tally(engine, chosen, "outlet", "month"),
}


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_lists_and_sums_are_the_same(both: Pair, chosen: str) -> None:
    empty = 0
    for name, asked in ASKED.items():
        here, there = (asked(engine, SELECTIONS[chosen]) for engine in both)
        if isinstance(here, pd.DataFrame):
            empty += here.empty
            assert_frame_equal(here, there, check_exact=False, rtol=1e-12, obj=name)
        else:
            assert here == there, name
    assert empty < len(ASKED) / 2


def test_what_can_be_chosen_is_the_same(both: Pair) -> None:
    for asked in (
        corpus_queries.choices,
        claim_queries.choices,
        corpus_queries.versions,
        lexicon_use.count_body,
        lexicon_use.cues_by_row,
        lexicon_use.body_texts,
        article_lists.own_articles,
        lambda engine: lexicon_use.statements_of_rows(engine, sorted(lexicon_use.cues_by_row(engine))[:3]),
        lambda engine: own_actors.articles_naming(engine, ["ida berg", "Łódź", "100%"]),
        lambda engine: analysed_otherwise(engine, "other"),
        lambda engine: article_lists.of_batch(engine, 1),
        lambda engine: [replace(each, started=None, touched=None) for each in batch_history.history(engine)],  # type: ignore[arg-type]
    ):
        here, there = (asked(engine) for engine in both)
        if isinstance(here, pd.DataFrame):
            assert_frame_equal(here, there)
        else:
            assert here == there


def test_articles_come_back_the_same(both: Pair) -> None:
    for number in article_lists.articles(both[0], Selection())["id"]:
        here, there = (read_article(engine, int(number)) for engine in both)
        assert _plain(here) == _plain(there)
        assert clusters.copies(both[0], int(number)) == clusters.copies(both[1], int(number))


def words_of(engine: Engine) -> list[str]:
    texts = paragraph_lists.paragraphs(engine, Selection(), 100_000)["text"]
    return sorted({word for text in texts for word in re.findall(r"\S+", text)})


def hits(engine: Engine, written: list[str]) -> list[list[int]]:
    with engine.connect() as connection:
        return [
            fulltext.numbers(connection, each, 100_000).tolist() if fulltext.terms(each) else []
            for each in written
        ]


def test_every_word_is_found_where_the_other_finds_it(both: Pair) -> None:
    """All words of the texts as they are written, with what stands beside them: n is above a thousand."""
    words = words_of(both[0])
    assert len(words) > 1000
    here, there = (hits(engine, words) for engine in both)
    assert [word for word, one, other in zip(words, here, there, strict=True) if one != other] == []


def test_every_phrase_is_found_where_the_other_finds_it(both: Pair) -> None:
    texts = paragraph_lists.paragraphs(both[0], Selection(), 100_000)["text"]
    phrases = [f'"{" ".join(text.split()[place : place + 3])}"' for text in texts for place in (0, 7)]
    here, there = (hits(engine, phrases) for engine in both)
    assert np.mean([bool(found) for found in here]) > 0.9
    assert [phrase for phrase, one, other in zip(phrases, here, there, strict=True) if one != other] == []


# Words that FTS5 finds as one, some of which Porter's published stemmer keeps apart; and words that both do.
ALIKE = (
    "credible credibly incredibly assembly assemblies assemble assembles superbly possible possibly visibly "
    "nobly noble feebly feeble doubly double ably able stably stable notably notable ideology ideological "
    "technologies technology apology apologies biology geology trekked trekking trek revving rev unaccented"
)


def test_words_have_the_same_stems(both: Pair) -> None:
    document = Document("Stems", None, tuple(Block("body", word) for word in ALIKE.split()), language="en")
    read = analyse(document, with_tone=False)
    for engine in both:
        save(engine, document, read)
    here, there = (hits(engine, ALIKE.split()) for engine in both)
    assert here == there and len(here[1]) > 1


@pytest.mark.parametrize(
    "written",
    [
        "talking",
        "not",
        "the",
        '"not at war" berg',
        "elysee",
        "Łódź",
        "naive sao",
        "cease-fire",
        '"of the" the',
        "3.5",
        "a_b",
        "1e5 m²",
        "_ talks",
        "its",
    ],
)
def test_the_words_that_were_found_are_shown_the_same(both: Pair, written: str) -> None:
    here, there = (search(engine, written, Selection(), limit=200) for engine in both)
    assert here.number == there.number and here.number > 0
    assert_frame_equal(here.hits, there.hits)


@settings(max_examples=150)
@given(
    written=st.lists(
        st.sampled_from(["talks", "re-affirmed", "naïve", "U.S.", "“We", "the", "arm"]) | st.text(max_size=6),
        max_size=4,
    ).map(" ".join)
)
def test_anything_typed_finds_the_same(both: Pair, written: str) -> None:
    here, there = (hits(engine, [written]) for engine in both)
    assert here == there


def test_what_no_writer_of_articles_writes_is_stored_and_found(both: Pair) -> None:
    """A word of ten thousand letters, a paragraph of as many words, marks that belong to no letter."""
    long = "".join(chr(97 + place % 26) for place in range(10_000))
    many = " ".join(f"word{place}" for place in range(20_000))
    document = Document(
        "Odd", None, (Block("body", f"{long} \u0301 e\u0301clair"), Block("body", many)), language="en"
    )
    read = analyse(document, with_tone=False)
    for engine in both:
        save(engine, document, read)
    for written in (long, "eclair", "word19999", '"word5 word6"', "_"):
        here, there = (hits(engine, [written]) for engine in both)
        assert here == there and bool(here[0]) == (written != "_")
