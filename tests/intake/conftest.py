"""A site on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.intake.site import Site, standing


@pytest.fixture
def site() -> Iterator[Site]:
    with standing() as here:
        yield here
