"""What every test may need: where the labelled material lies, and an article of our own."""

from __future__ import annotations

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from detente.store import transactions

# Machines are shared: how long an example takes says nothing about the code.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

SHARED = Path(__file__).resolve().parents[2] / "shared"

LONG = ("tests/browser/test_every_mark", "tests/browser/", "tests/intake/test_isolation", "tests/intake/")

ARTICLE = """\
Norland Offers Talks as Sudria Masses Armour on the Border

Two capitals trade offers and warnings before the summit

Norland's defence minister Ida Berg said on Monday that her government was ready to open talks with \
Sudria on limiting missiles along their border.

Photo: Press Office of the Government of Norland, CC BY 4.0

"We must rearm, and we must talk," Berg said. "We will raise defence spending to 5% of GDP with the \
other NATO allies by 2035."

Sudria Answers

Sudria's army deployed two tank brigades to the frontier, the defence ministry in its capital said. It \
denied planning an attack.

The town's spring fair drew record crowds on Sunday, and the weather stayed dry.
"""


def pytest_configure(config: pytest.Config) -> None:
    """Keep files in the order below: pytest-xdist begins with those of most tests, and so ends with one that
    has a single long test, beside an idle process.
    """
    # Tests say what the rules give; those of both readers ask for both, so that the rest stays quick.
    os.environ["DETENTE_READERS"] = "rules"
    # The tables of words are some millions of objects: walking through them again and again for what may be
    # thrown away took an eighth of the time.
    gc.set_threshold(100_000, 50, 100)
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: those in a browser, then those that start processes."""
    items.sort(key=lambda item: next((n for n, part in enumerate(LONG) if part in item.nodeid), len(LONG)))


# Tests end no machine: their libraries need not wait for the disk, which is most of what a commit costs.
_LASTING, transactions.LASTING = transactions.LASTING, ("synchronous=OFF",)


@pytest.fixture
def lasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries that are opened wait for the disk, as those of users do."""
    monkeypatch.setattr(transactions, "LASTING", _LASTING)


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """A test that runs the app leaves it as the main module, which every process started later would run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True, scope="session")
def components_once() -> Iterator[None]:
    """Streamlit looks through every package for components as an app starts: here once, not in each test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the libraries of all tests of this process: one for each is looked up among thousands."""
    return tmp_path_factory.mktemp("libraries")


@pytest.fixture(autouse=True)
def nobodys_library(monkeypatch: pytest.MonkeyPatch, libraries: Path) -> None:
    """No test opens the library of its user: the default address is a place of the test's own."""
    monkeypatch.setenv("DETENTE_DATABASE_URL", f"sqlite:///{libraries / str(next(_NUMBERS))}/own.db")


@pytest.fixture
def article() -> str:
    """An article of our own about two invented states, with every kind of block."""
    return ARTICLE


@pytest.fixture
def shared() -> Path:
    """The folder of labelled material beside the checkout; the test skips where it is absent."""
    if not SHARED.exists():
        pytest.skip("the labelled material is not beside this checkout")
    return SHARED
