"""Who can speak: people with the offices they held, states, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["person", "state", "adjective", "capital", "organisation", "unknown", "thing"]


@dataclass(frozen=True, slots=True)
class Office:
    """A post that somebody held; days that nobody recorded are None.

    Attributes:
        role: As the table has it ("Minister of Foreign Affairs").
        role_type: What kind of post it is ("foreign minister").
        side: An ISO3 code or organisation id.
        since: The first day.
        until: The last day.
        confirmed: The last day on which a source lists the holder, where no end is recorded.
        seen: The first day on which one does, where no begin is.
    """

    role: str
    role_type: str
    side: str
    since: date | None
    until: date | None
    confirmed: date | None = None
    seen: date | None = None

    def covers(self, first: date, last: date) -> bool:
        """Whether a source vouches that the post was held from one day to another: no open end counts.

        Args:
            first: The first day of the time that is asked about.
            last: Its last day.
        """
        begin, end = self.since or self.seen, self.until or self.confirmed
        return begin is not None and begin <= first and end is not None and last <= end

    def held_on(self, day: date) -> bool:
        """Whether the post may have been held: ends that nobody recorded count as open.

        Args:
            day: The day that is asked about.
        """
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that can speak.

    Attributes:
        name: As it is shown.
        kind: A person, a state, its capital, an organisation.
        offices: What a person held, in the order of the table.
        side: Whom it speaks for, where it holds no office: an ISO3 code or organisation id.
    """

    name: str
    kind: Kind
    offices: tuple[Office, ...] = ()
    side: str | None = None

    def side_on(self, day: date | None) -> str | None:
        """Whom the actor speaks for.

        Args:
            day: The day that is asked about; None where it is unknown.

        Returns:
            The side of the office then held, else of the latest; None where no side is known.
        """
        if not self.offices:
            return self.side
        if day:
            for office in self.offices:
                if office.since and office.held_on(day):
                    return office.side
        undated = [office for office in self.offices if not office.since]
        dated = [office for office in self.offices if office.since]
        if day and undated and not any(office.held_on(day) for office in dated):
            return undated[-1].side
        latest = max(dated, key=lambda office: office.since or date.min) if dated else undated[-1]
        if undated and not day and latest.until:
            return undated[-1].side
        return latest.side
