"""The pages on a folder of partitions, which can only be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from detente.cli import main
from detente.scale_out.batch_run import run_batch
from detente.scale_out.engines import Serial
from detente.scale_out.portions import portions
from detente.store.engine import open_store
from detente.store.log_reading import entries
from detente.store.partitions import address_of_partitions
from tests.pages.on_screen import text_of
from tests.pages.signed_in import ADMINISTRATOR, sign_in
from tests.scale_out.archive import records, write_lines

pytest.importorskip("duckdb_engine", reason="the extra scale is not installed")
APP = Path(__file__).resolve().parents[2] / "app.py"
PAGES = ("articles", "actors", "claims", "treaties", "lexicon")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_READERS", "rules")
        run_batch(folder / "out", portions([str(write_lines(folder / "in.jsonl", records(12)))]), Serial())
    return folder / "out"


@pytest.fixture(autouse=True)
def served(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DETENTE_DATABASE_URL", address_of_partitions(archive))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


def visit(page: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(APP), default_timeout=60)
    if page != "overview":
        test.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, [each.value for each in test.exception]
    return test


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_counts_opens(page: str) -> None:
    assert visit(page).title


def test_what_would_write_says_that_it_cannot() -> None:
    page = visit("upload")
    assert "can only be read here" in text_of(page) + str([each.value for each in page.info])
    assert not page.get("file_uploader")
    assert any("Read only" in each.value for each in page.sidebar.caption)


def test_filters_and_search_hold() -> None:
    assert "in 12 articles" in text_of(visit("overview"))
    assert "No paragraph fits" in text_of(visit("overview", about="ABM"))
    visit("articles", q="prisoner")


def test_people_sign_in_where_the_library_can_only_be_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = archive.with_name("out.access.db")
    sign_in(monkeypatch, "anna@example.org")
    assert "You have no role here yet" in text_of(visit("overview"))
    assert main(["roles", "give", "anna@example.org", "reader"]) == 0, "roles are kept beside the folder"
    assert beside.is_file() and "in 12 articles" in text_of(visit("overview"))
    sign_in(monkeypatch, ADMINISTRATOR, sub="8")
    page = visit("administration")
    assert "anna@example.org" in text_of(page).replace("\\", "")
    knows = open_store(f"sqlite:///{beside}")
    assert [entry.email for entry in entries(knows, deed="session.begin", limit=9)] == [
        ADMINISTRATOR, "anna@example.org"
    ]  # fmt: skip
    knows.dispose()
    beside.unlink()
