"""What an office is called, and how long it was held, in words."""

from __future__ import annotations

from datetime import date

import pytest

from detente.attribution.gazetteer.actors import Office
from detente.ui.actors.actor_view import term, title_of

BEGIN, END, LISTED = date(2012, 5, 7), date(2018, 6, 1), date(2025, 3, 1)
PRESIDENT = Office("President", "head of state", "USA", BEGIN, END)


@pytest.mark.parametrize(
    ("since", "until", "confirmed", "seen", "said"),
    [
        (BEGIN, END, None, None, "7 May 2012 to 1 June 2018"),
        (BEGIN, None, LISTED, None, "since 7 May 2012, in office as of 1 March 2025"),
        (BEGIN, None, None, None, "since 7 May 2012, no end recorded"),
        (BEGIN, None, date.max, None, "since 7 May 2012, no end recorded"),
        (None, None, LISTED, BEGIN, "in office as of 1 March 2025, listed from 7 May 2012"),
        (None, None, LISTED, LISTED, "in office as of 1 March 2025"),
        (None, END, None, BEGIN, "until 1 June 2018, listed from 7 May 2012"),
        (None, END, None, None, "until 1 June 2018, no start recorded"),
        (None, None, None, None, "no dates recorded"),
    ],
)
def test_an_office_says_what_its_sources_vouch_for(
    since: date | None, until: date | None, confirmed: date | None, seen: date | None, said: str
) -> None:
    assert term(Office("head", "head", "FRA", since, until, confirmed, seen)) == said


@pytest.mark.parametrize(
    ("role", "other", "said"),
    [
        ("chief of state", PRESIDENT, "President"),
        ("chief of state", Office("President", "head of state", "FRA", BEGIN, END), "chief of state"),
        (
            "chief of state",
            Office("Prime Minister", "head of government", "USA", BEGIN, END),
            "chief of state",
        ),
        (
            "acting chief of state",
            Office("President", "head of state", "USA", BEGIN, END),
            "acting chief of state",
        ),
        ("", Office("President", "head of state", "USA", BEGIN, END), "office not recorded"),
    ],
)
def test_one_office_of_one_state_bears_one_title(role: str, other: Office, said: str) -> None:
    office = Office(role, "head of state", "USA", END, None)
    assert title_of(office, (other, office)) == said
    assert title_of(other, (other, office)) == other.role
