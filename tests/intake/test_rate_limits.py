"""How often one visitor may ask in an hour: counted for each apart, and going on when the hour is over."""

from __future__ import annotations

import pytest

from detente.intake.limits import Limits
from detente.intake.rate_limits import HOUR, RateLimits
from detente.records import DetenteError

FEW = Limits(uploads_hour=3, addresses_hour=1)


def test_a_visitor_is_refused_after_so_many_and_goes_on_an_hour_later() -> None:
    now = [0.0]
    counted = RateLimits(lambda: now[0])
    for minute in range(3):
        now[0] = minute * 60.0
        counted.take("uploads", "Ida", FEW)
    with pytest.raises(DetenteError, match=r"3 times in the last hour.*go on in 58 min"):
        counted.take("uploads", "Ida", FEW)
    counted.take("uploads", "Ole", FEW)
    counted.take("addresses", "Ida", FEW)
    now[0] = HOUR
    counted.take("uploads", "Ida", FEW)
    with pytest.raises(DetenteError, match="in 1 min"):
        counted.take("uploads", "Ida", FEW)


def test_visitors_without_end_are_forgotten_in_turn() -> None:
    counted = RateLimits(lambda: 0.0)
    for number in range(10_001):
        counted.take("addresses", str(number), FEW)
    counted.take("addresses", "0", FEW)
    with pytest.raises(DetenteError):
        counted.take("addresses", "10000", FEW)
