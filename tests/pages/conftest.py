"""Pages are opened through app.py, on a store of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from detente.analysis import analyse
from detente.store.engine import open_store
from detente.store.sample_articles import remove_samples
from detente.store.writes import save
from detente.text.blocks import outline
from tests.new_library import new_library

APP = Path(__file__).resolve().parents[2] / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where the library of a test stands."""
    return new_library(tmp_path / "corpus.db")


@pytest.fixture
def engine(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A store without samples, opened by this test and by the app."""
    monkeypatch.setenv("DETENTE_DATABASE_URL", address)
    st.cache_data.clear()
    st.cache_resource.clear()
    opened = open_store()
    remove_samples(opened)
    yield opened
    st.cache_resource.clear()
    st.cache_data.clear()
    opened.dispose()


@pytest.fixture
def stored(engine: Engine, article: str) -> int:
    """The id of the article of the tests, saved."""
    document = outline(article)
    return save(engine, document, analyse(document), raw=article.encode()).article_id


@pytest.fixture
def visit(engine: Engine) -> Open:
    """Open a page by the name of its script in pages/, with query parameters; `opened`: the boxes that
    somebody has opened on it.
    """

    def go(page: str | None = None, opened: tuple[str, ...] = (), **query: str) -> AppTest:
        test = AppTest.from_file(str(APP), default_timeout=60)
        if page not in (None, "overview"):
            test.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            test.query_params[name] = value
        test.run()
        if opened:
            for box in opened:
                test.session_state[box] = True
            test.run()
        assert not test.exception, [e.value for e in test.exception]
        return test

    return go
