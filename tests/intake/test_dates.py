"""Days as files write them: one day where only one can be meant, none else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.dates import day_of

FORMS = (
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%SZ",
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%A, %d %B %Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%a, %d %b %Y 23:59:59 -0500 (EST)",
)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-04T10:00:00Z", date(2026, 3, 4)),
        ("4 March 2026", date(2026, 3, 4)),
        ("March 4th, 2026", date(2026, 3, 4)),
        ("04.03.2026", date(2026, 3, 4)),
        ("25/03/2026", date(2026, 3, 25)),
        ("03/25/2026", date(2026, 3, 25)),
        ("Wed, 04 Mar 2026 10:00:00 +0100", date(2026, 3, 4)),
        ("Wed, 04 Mar 2026 10:00:00 -0500 (EST)", date(2026, 3, 4)),
        ("4th of March 2026", date(2026, 3, 4)),
        ("03/04/2026", None),
        ("4–5 March 2026", None),
        ("4 to 5 March 2026", None),
        ("28 February 2026 to 4 March 2026", None),
        ("2026-03-04 – 2026-03-06", None),
        ("31.02.2026", None),
        ("soon", None),
        (None, None),
    ],
)
def test_only_what_can_mean_one_day_is_read(written: str | None, day: date | None) -> None:
    assert day_of(written) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_in_every_form_that_can_mean_only_it(day: date, form: str) -> None:
    assert day_of(day.strftime(form)) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_figures_with_slashes_are_read_only_where_no_other_day_can_be_meant(day: date) -> None:
    sure = day.day > 12 or day.day == day.month
    assert day_of(f"{day:%d/%m/%Y}") == day_of(f"{day:%m/%d/%Y}") == (day if sure else None)


@given(
    st.text(max_size=120) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/., ]{1,2}[0-9]{1,6}.{0,20}")
)
def test_any_text_is_a_day_or_none(written: str) -> None:
    found = day_of(written)
    assert found is None or isinstance(found, date)
