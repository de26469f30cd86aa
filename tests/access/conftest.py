"""PostgreSQL for the tests of who may do what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.databases import Server, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server of its own; tests skip where there can be none."""
    with server() as running:
        yield running
