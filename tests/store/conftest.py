"""A store in a folder of its own, and analyses made by hand: these tests need no scorer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.records import (
    Analysis,
    Block,
    Cue,
    Document,
    Paragraph,
    Quantity,
    TreatyMention,
    Turn,
    Voice,
)
from detente.store.engine import open_store

from .databases import KINDS, Server, library, server

OFFER = "Norland offers talks on the ABM treaty."
THREAT = "“We will spend 5 % of GDP on arms,” said Ida Berg of Sudria."


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for these tests alone; they skip where there can be none."""
    with server() as running:
        yield running


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database: each test that asks for a library runs on every kind."""
    return str(request.param)


@pytest.fixture
def address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a library without articles."""
    with library(kind, request, tmp_path) as url:
        yield url


@pytest.fixture
def bare(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    running: Server = request.getfixturevalue("postgres")
    return running.bare()


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    opened = open_store(address)
    yield opened
    opened.dispose()


def document_of(
    title: str = "Two states talk", *, published: date | None = date(2025, 6, 25), words: str = ""
) -> Document:
    blocks = (
        Block("body", OFFER + words),
        Block("caption", "Photo: press office"),
        Block("body", THREAT + words),
    )
    return Document(title, None, blocks, published=published, outlet="The Herald", language="en")


def analysis_of(document: Document) -> Analysis:
    paragraphs = [Paragraph(0, "heading", None, document.title or "", 0, 0, 0, "neutral", 0)]
    offer, caption, threat = document.blocks
    paragraphs.append(
        Paragraph(
            1,
            "body",
            None,
            offer.text,
            0.0,
            3.0,
            -0.6,
            "de-escalatory",
            -3,
            cues=(
                Cue(
                    8,
                    20,
                    "offer × talks",
                    "talks",
                    "asserted",
                    0.0,
                    3.0,
                    (Turn(0, 7, "modality"),),
                    ("frames: offer × talks",),
                    2,
                ),
            ),
            treaties=("ABM",),
            mentions=(TreatyMention(28, 31, "ABM", "ABM"),),
            low=-0.8,
            high=-0.2,
            chance=0.55,
            differs=True,
        )
    )
    paragraphs.append(Paragraph(2, "caption", None, caption.text, 0, 0, 0, "neutral", 0))
    paragraphs.append(
        Paragraph(
            3,
            "body",
            "A subhead",
            threat.text,
            2.2,
            0.0,
            0.44,
            "escalatory",
            2,
            cues=(Cue(9, 27, "raise × spending", "spending", "asserted", 2.2, 0.0, rule=7, voice=0),),
            voices=(
                Voice("Ida Berg", "Ida Berg", "SUD", 0, 37, "direct", 39, 43, "named after the quotation"),
            ),
            quantities=(Quantity(15, 25, 5.0, None, "%", "GDP", "SUD", 2035, "target", "NATO-2025-TOTAL"),),
            commitments=("NATO-2025-TOTAL",),
            narrated=False,
        )
    )
    return Analysis(
        document.title, document.deck, document.published, document.outlet, "en", "0+test", tuple(paragraphs)
    )


@pytest.fixture
def fill(engine: Engine) -> Callable[..., int]:
    """Save an article and return its id."""
    from detente.store.writes import save

    def put(title: str = "Two states talk", **details: object) -> int:
        document = document_of(title, **details)  # type: ignore[arg-type]
        return save(engine, document, analysis_of(document), raw=b"the file", filename="a.txt").article_id

    return put
